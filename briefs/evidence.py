"""Where the papers speak of a topic, and where they hold the very words somebody asked for."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefs.models import Part, Place, Topic
from briefs.search.index import Index
from briefs.search.terms import Lexicon, TopicFinder, pair
from briefs.shelf import Shelf

Spoken = dict[str, dict[Place, int]]  # by paper: places, each with how many of the topic's terms it holds
Mentions = dict[str, tuple[int, ...]]  # by paper: paragraphs
_FEW = 0.5  # words that stand in up to this share of a topic's paragraphs ask for those paragraphs


class Evidence:
    """Finds the sentences that speak of a topic, in the index or, for a topic of no file, by its terms."""

    def __init__(self, index: Index, lexicon: Lexicon, shelf: Shelf, topics: Sequence[Topic]) -> None:
        self._index, self._lexicon, self._shelf = index, lexicon, shelf
        self._known = {topic.id for topic in topics}
        self._found: dict[str, Spoken] = {}
        self._mentions: dict[str, Mentions] = {}

    async def of(self, topic: Topic) -> Spoken:
        """The places that speak of a topic."""
        if topic.id not in self._known:
            return self._placed(dict.fromkeys(await self._speaking(topic), 1))
        if topic.id not in self._found:
            postings = (await self._index.postings([f"%{topic.id}"])).get(f"%{topic.id}", array("I"))
            self._found[topic.id] = self._placed(dict(zip(postings[::2], postings[1::2], strict=True)))
        return self._found[topic.id]

    def _placed(self, sentences: Mapping[int, int]) -> Spoken:
        places: defaultdict[str, dict[Place, int]] = defaultdict(dict)
        for at, held in sentences.items():
            number, place = self._index.place(at)
            places[self._shelf.heads[number].id][place] = held
        return dict(places)

    async def mentions(self, topic: Topic) -> Mentions:
        """The paragraphs, by paper, that hold the topic's name or an alias, back matter left out.

        A paper is only silent on a topic where it neither speaks of it nor holds such words.
        """
        if topic.id not in self._mentions:
            self._mentions[topic.id] = await self._holding_names(topic)
        return self._mentions[topic.id]

    async def _holding_names(self, topic: Topic) -> Mentions:
        names = (topic.name, topic.id.replace("-", " "), *topic.aliases)
        phrases = [[t.key for t in self._lexicon.terms(name)] for name in names]
        wanted = {tuple(pair(a, b) for a, b in pairwise(p)) or tuple(p) for p in phrases if p}
        found = await self._index.postings(sorted({key for keys in wanted for key in keys}))
        sentences = {
            at
            for keys in wanted
            if all(key in found for key in keys)
            for at in set.intersection(*(set(found[key][::2]) for key in keys))
        }
        held: defaultdict[str, set[int]] = defaultdict(set)
        for at in sentences:
            number, place = self._index.place(at)
            if (await self._shelf.at(number)).passage(place.paragraph).part is not Part.BACK:
                held[self._shelf.heads[number].id].add(place.paragraph)
        return {paper: tuple(sorted(paragraphs)) for paper, paragraphs in held.items()}

    async def occurs(self, text: str) -> bool:
        """Whether any sentence holds these words together."""
        return bool(await self._speaking(Topic("?", text, (), (text,))))

    async def singles_out(self, phrase: Sequence[str], topic: Topic) -> bool:
        """Whether a phrase (as keys) stands in so few of a topic's paragraphs that these are meant."""
        asked = [pair(a, b) for a, b in pairwise(phrase)] or list(phrase)
        found = await self._index.postings(asked)
        if len(found) < len(set(asked)):
            return False
        held = [{self._index.place(at) for at in postings[::2]} for postings in found.values()]
        paragraphs = {(paper, place.paragraph) for paper, place in set.intersection(*held)}
        spoken = {(paper, p.paragraph) for paper, places in (await self.of(topic)).items() for p in places}
        return 0 < len(paragraphs) <= len(spoken) * _FEW

    async def _speaking(self, topic: Topic) -> list[int]:
        """The sentences that hold a term of a topic, found by the words the terms are made of."""
        finder = TopicFinder([topic], self._lexicon)
        keys = sorted({t.key for term in topic.terms for t in self._lexicon.terms(term)})
        holding = sorted({at for found in (await self._index.postings(keys)).values() for at in found[::2]})
        speaking = []
        for at in holding:
            number, place = self._index.place(at)
            sentence = (await self._shelf.at(number)).sentence(place)
            if finder.topics(self._lexicon.terms(sentence.text)):
                speaking.append(at)
        return speaking
