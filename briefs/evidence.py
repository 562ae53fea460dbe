"""Where the papers speak of a topic, and where they hold the very words somebody asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefs.models import Part, Place, Topic
from briefs.search.index import Index
from briefs.search.keys import BODY, PAIR, pairs
from briefs.search.numbers import unpacked
from briefs.search.terms import Lexicon, occurs
from briefs.search.topics import TopicNames
from briefs.shelf import Shelf
from briefs.store.store import Store

Spoken = dict[str, dict[Place, int]]  # by paper: places, each with how many of the topic's terms it holds
Mentions = dict[str, tuple[int, ...]]  # by paper: paragraphs
Phrase = tuple[str, ...]  # keys that stand next to one another
_Spot = tuple[int, Place]  # the number of a paper, and a sentence of it
_FEW = 0.5  # words that stand in up to this share of a topic's paragraphs ask for those paragraphs


class Evidence:
    """Finds the sentences that speak of a topic, in the index or, for a topic of no file, by its terms.

    What is asked of many topics at once is looked up at once: a look-up costs more than what it finds.
    """

    def __init__(self, store: Store, index: Index, lexicon: Lexicon, shelf: Shelf, names: TopicNames) -> None:
        self._store, self._index, self._lexicon, self._shelf, self._names = (
            store,
            index,
            lexicon,
            shelf,
            names,
        )
        self._spoken: dict[str, Spoken] = {}
        self._mentions: dict[str, Mentions] = {}

    async def of(self, *topics: Topic) -> dict[str, Spoken]:
        """The places that speak of each topic, by its id."""
        known = [topic.id for topic in topics if self._names.knows(topic.id)]
        new = [id for id in known if id not in self._spoken]
        found = await self._store.blobs([f"topic:{id}" for id in new]) if new else {}
        for id in new:
            numbers = iter(unpacked(found[f"topic:{id}"]))
            rows = zip(numbers, numbers, numbers, numbers, strict=True)
            self._spoken[id] = self._by_paper(((n, Place(p, s)), held) for n, p, s, held in rows)
        others = [topic for topic in topics if topic.id not in known]
        return {id: self._spoken[id] for id in known} | {t.id: await self._speaking(t) for t in others}

    async def counts(self, *topics: Topic) -> tuple[tuple[int, ...], ...]:
        """How many paragraphs of each paper speak of each topic, in the order of topics and of papers."""
        spoken = (await self.of(*topics)).values()
        return tuple(
            tuple(len({p.paragraph for p in each.get(paper.id, ())}) for paper in self._shelf.heads)
            for each in spoken
        )

    def _by_paper(self, spots: Iterable[tuple[_Spot, int]]) -> Spoken:
        places: defaultdict[str, dict[Place, int]] = defaultdict(dict)
        for (number, place), held in spots:
            places[self._shelf.heads[number].id][place] = held
        return dict(places)

    async def _speaking(self, topic: Topic) -> Spoken:
        """The places that hold a term of a topic of no file."""
        terms = [[self._phrase(part) for part in term.split(" + ")] for term in topic.terms]
        held = await self._holding(phrase for parts in terms for phrase in parts)
        spots = {at for parts in terms for at in set.intersection(*(held[phrase] for phrase in parts))}
        return self._by_paper((spot, 1) for spot in sorted(spots))

    async def mentions(self, *topics: Topic) -> dict[str, Mentions]:
        """The paragraphs, by topic and paper, that hold the topic's name or an alias, back matter left out.

        A paper is only silent on a topic where it neither speaks of it nor holds such words.
        """
        told = await self.of(
            *[t for t in topics if t.found]
        )  # by all its names: the compiler has scanned for them
        self._mentions |= {id: _numbers(spoken) for id, spoken in told.items()}
        names = {t.id: self._phrases(t) for t in topics if t.id not in self._mentions}
        held = await self._holding(phrase for phrases in names.values() for phrase in phrases)
        found = {
            id: await self._paragraphs(at for p in phrases for at in held[p]) for id, phrases in names.items()
        }
        self._mentions |= {id: mentions for id, mentions in found.items() if self._names.knows(id)}
        return {t.id: found[t.id] if t.id in found else self._mentions[t.id] for t in topics}

    def _phrases(self, topic: Topic) -> list[Phrase]:
        if self._names.knows(topic.id):
            return self._names.all(topic.id)
        return [self._phrase(name) for name in (topic.name, topic.id.replace("-", " "), *topic.aliases)]

    async def _paragraphs(self, spots: Iterable[_Spot]) -> Mentions:
        paragraphs = sorted({(number, place.paragraph) for number, place in spots})
        passages = await self._shelf.passages([self._shelf.row(*each) for each in paragraphs])
        held: defaultdict[str, list[int]] = defaultdict(list)
        for (number, paragraph), passage in zip(paragraphs, passages, strict=True):
            if passage.part is not Part.BACK:
                held[self._shelf.heads[number].id].append(paragraph)
        return {paper: tuple(found) for paper, found in held.items()}

    async def absent(self, texts: Sequence[str]) -> list[str]:
        """Those of some words or phrases that no sentence holds."""
        held = await self._holding(self._phrase(text) for text in texts)
        return [text for text in texts if not held[self._phrase(text)]]

    async def singles_out(self, phrase: Sequence[str], topic: Topic) -> bool:
        """Whether a phrase (as keys) stands in so few of a topic's paragraphs that these are meant."""
        spots = (await self._holding([tuple(phrase)]))[tuple(phrase)]
        paragraphs = {(number, place.paragraph) for number, place in spots}
        spoken = (await self.of(topic))[topic.id]
        every = {(paper, place.paragraph) for paper, places in spoken.items() for place in places}
        return 0 < len(paragraphs) <= len(every) * _FEW

    def _phrase(self, text: str) -> Phrase:
        return tuple([term.key for term in self._lexicon.terms(text)])

    async def _holding(self, phrases: Iterable[Phrase]) -> dict[Phrase, set[_Spot]]:
        """The sentences in which each phrase stands in one piece; no phrase stands in none."""
        asked = list(dict.fromkeys(phrases))
        rows = {phrase: self._rows(phrase) for phrase in asked}
        every = sorted({row for found in rows.values() for row in found})
        passages = dict(zip(every, await self._shelf.passages(every), strict=True))
        lines = {row: [self._lexicon.line(s.text) for s in passages[row].sentences] for row in every}
        return {
            phrase: {
                (number, Place(paragraph, at))
                for row in rows[phrase]
                for number, paragraph in [self._shelf.place(row)]
                for at, line in enumerate(lines[row], 1)
                if occurs(phrase, line)
            }
            for phrase in asked
        }

    def _rows(self, phrase: Phrase) -> list[int]:
        """The passages in which a phrase may stand: those that hold its parts."""
        field, parts = (PAIR, pairs(phrase)) if phrase[1:] else (BODY, phrase)
        return self._index.holding(parts, field, self._index.passages)  # all: a silence is scanned for


def _numbers(spoken: Spoken) -> Mentions:
    return {paper: tuple(sorted({place.paragraph for place in places})) for paper, places in spoken.items()}
