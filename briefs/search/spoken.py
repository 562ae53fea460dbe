"""Which sentences speak of topics that were found when all papers had been read."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from briefs.models import Topic
from briefs.search.latent import Spool
from briefs.search.terms import Lexicon, occurs

Ids = tuple[int, ...]
Spot = tuple[int, int, int, int]  # paper, paragraph, sentence, and how many of the topic's terms it holds


class Sentences:
    """Where the sentences stand whose terms lie in a spool; back matter is passed over."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._shapes = array("I")  # of each passage: paper, paragraph, terms above it, sentences, their terms

    def add(self, number: int, paragraph: int, head: int, sentences: Sequence[int]) -> None:
        """Note how many terms the next passage of the spool has: above it, and in each sentence."""
        self._shapes.extend((number, paragraph, head, len(sentences), *sentences))

    def speaking(self, topics: Sequence[Topic], lexicon: Lexicon) -> dict[str, list[Spot]]:
        """The sentences that hold a term of each topic, by its id."""
        ids = self._spool.terms
        rules: defaultdict[int, list[tuple[str, Ids]]] = defaultdict(list)
        for topic in topics:
            for line in dict.fromkeys(tuple(lexicon.line(term)) for term in topic.terms):
                if line and all(key in ids for key in line):
                    phrase = tuple([ids[key] for key in line])
                    rules[phrase[0]].append((topic.id, phrase))
        found: dict[str, list[Spot]] = {topic.id: [] for topic in topics}
        begins = rules.keys()
        for number, paragraph, lines in self._passages():
            for at, sentence in enumerate(lines, 1):
                held: Counter[str] = Counter()
                for key in begins & set(sentence):
                    held.update(id for id, phrase in rules[key] if not phrase[1:] or occurs(phrase, sentence))
                for id, count in held.items():
                    found[id].append((number, paragraph, at, count))
        return found

    def _passages(self) -> Iterator[tuple[int, int, list[Sequence[int]]]]:
        """Of each passage the number of its paper, its paragraph, and the terms of each sentence."""
        shapes = iter(self._shapes)
        for row in self._spool.rows():
            number, paragraph, start, count = next(shapes), next(shapes), next(shapes), next(shapes)
            lines: list[Sequence[int]] = []
            for _ in range(count):
                end = start + next(shapes)
                lines.append(row[start:end])
                start = end
            yield number, paragraph, lines
