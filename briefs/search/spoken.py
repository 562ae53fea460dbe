"""Which sentences speak of topics that were found when all papers had been read."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from briefs.models import Topic
from briefs.search.latent import Spool
from briefs.search.terms import Lexicon

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
        rules: defaultdict[int, list[tuple[str, list[int]]]] = defaultdict(list)
        for topic in topics:
            for term in dict.fromkeys(tuple(lexicon.line(text)) for text in topic.terms):
                if term and all(key in ids for key in term):
                    rules[ids[term[0]]].append((topic.id, [ids[key] for key in term]))
        found: dict[str, list[Spot]] = {topic.id: [] for topic in topics}
        for number, paragraph, lines in self._passages():
            for at, line in enumerate(lines, 1):
                begun = [place for place, key in enumerate(line) if key in rules]
                held = {
                    (id, tuple(phrase))
                    for place in begun
                    for id, phrase in rules[line[place]]
                    if line[place : place + len(phrase)] == phrase
                }
                for id, count in Counter(id for id, _ in held).items():
                    found[id].append((number, paragraph, at, count))
        return found

    def _passages(self) -> Iterator[tuple[int, int, list[list[int]]]]:
        """Of each passage the number of its paper, its paragraph, and the terms of each sentence."""
        shapes = iter(self._shapes)
        for row in self._spool.rows():
            number, paragraph, start, count = next(shapes), next(shapes), next(shapes), next(shapes)
            terms, lines = row.tolist(), []
            for _ in range(count):
                end = start + next(shapes)
                lines.append(terms[start:end])
                start = end
            yield number, paragraph, lines
