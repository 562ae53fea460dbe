"""Where the papers speak of a topic, and where they hold the very words somebody asked for."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefs.models import Part, Place, Topic
from briefs.search.index import Index
from briefs.search.terms import Lexicon, occurs, pair
from briefs.search.topics import TopicNames
from briefs.shelf import Shelf

Spoken = dict[str, dict[Place, int]]  # by paper: places, each with how many of the topic's terms it holds
Mentions = dict[str, tuple[int, ...]]  # by paper: paragraphs
Phrase = tuple[str, ...]  # keys that stand next to one another
_FEW = 0.5  # words that stand in up to this share of a topic's paragraphs ask for those paragraphs


class Evidence:
    """Finds the sentences that speak of a topic, in the index or, for a topic of no file, by its terms.

    What is asked of many topics at once is looked up at once: a look-up costs more than what it finds.
    """

    def __init__(self, index: Index, lexicon: Lexicon, shelf: Shelf, names: TopicNames) -> None:
        self._index, self._lexicon, self._shelf, self._names = index, lexicon, shelf, names
        self._spoken: dict[str, Spoken] = {}
        self._mentions: dict[str, Mentions] = {}

    async def of(self, *topics: Topic) -> dict[str, Spoken]:
        """The places that speak of each topic, by its id."""
        known = [topic.id for topic in topics if self._names.knows(topic.id)]
        new = [id for id in known if id not in self._spoken]
        found = await self._index.postings([f"%{id}" for id in new]) if new else {}
        for id in new:
            postings = found.get(f"%{id}", array("I"))
            self._spoken[id] = self._placed(zip(postings[::2], postings[1::2], strict=True))
        others = [topic for topic in topics if topic.id not in known]
        return {id: self._spoken[id] for id in known} | {t.id: await self._speaking(t) for t in others}

    def _placed(self, sentences: Iterable[tuple[int, int]]) -> Spoken:
        places: defaultdict[str, dict[Place, int]] = defaultdict(dict)
        for at, held in sentences:
            number, place = self._index.place(at)
            places[self._shelf.heads[number].id][place] = held
        return dict(places)

    async def _speaking(self, topic: Topic) -> Spoken:
        """The places that hold a term of a topic of no file."""
        terms = [[self._phrase(part) for part in term.split(" + ")] for term in topic.terms]
        held = await self._holding(phrase for parts in terms for phrase in parts)
        sentences = {at for parts in terms for at in set.intersection(*(held[phrase] for phrase in parts))}
        return self._placed((at, 1) for at in sorted(sentences))

    async def mentions(self, *topics: Topic) -> dict[str, Mentions]:
        """The paragraphs, by topic and paper, that hold the topic's name or an alias, back matter left out.

        A paper is only silent on a topic where it neither speaks of it nor holds such words.
        """
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

    async def _paragraphs(self, sentences: Iterable[int]) -> Mentions:
        held: defaultdict[str, set[int]] = defaultdict(set)
        for at in sentences:
            number, place = self._index.place(at)
            if (await self._shelf.at(number)).passage(place.paragraph).part is not Part.BACK:
                held[self._shelf.heads[number].id].add(place.paragraph)
        return {paper: tuple(sorted(paragraphs)) for paper, paragraphs in held.items()}

    async def absent(self, texts: Sequence[str]) -> list[str]:
        """Those of some words or phrases that no sentence holds."""
        held = await self._holding(self._phrase(text) for text in texts)
        return [text for text in texts if not held[self._phrase(text)]]

    async def singles_out(self, phrase: Sequence[str], topic: Topic) -> bool:
        """Whether a phrase (as keys) stands in so few of a topic's paragraphs that these are meant."""
        sentences = (await self._holding([tuple(phrase)]))[tuple(phrase)]
        places = [self._index.place(at) for at in sentences]
        paragraphs = {(paper, place.paragraph) for paper, place in places}
        spoken = (await self.of(topic))[topic.id]
        every = {(paper, place.paragraph) for paper, places in spoken.items() for place in places}
        return 0 < len(paragraphs) <= len(every) * _FEW

    def _phrase(self, text: str) -> Phrase:
        return tuple([term.key for term in self._lexicon.terms(text)])

    async def _holding(self, phrases: Iterable[Phrase]) -> dict[Phrase, set[int]]:
        """The sentences in which each phrase stands in one piece; no phrase stands in none."""
        asked = {phrase: [pair(a, b) for a, b in pairwise(phrase)] or list(phrase) for phrase in phrases}
        postings = await self._index.postings(sorted({key for keys in asked.values() for key in keys}))
        sets = {key: set(found[::2]) for key, found in postings.items()}
        held = {}
        for phrase, keys in asked.items():
            found = set.intersection(*(sets.get(key, set()) for key in keys)) if keys else set()
            if len(phrase) > 2:  # its pairs may stand apart
                found = {at for at in found if occurs(phrase, await self._keys(at))}
            held[phrase] = found
        return held

    async def _keys(self, sentence: int) -> list[str]:
        number, place = self._index.place(sentence)
        text = (await self._shelf.at(number)).sentence(place).text
        return [term.key for term in self._lexicon.terms(text)]
