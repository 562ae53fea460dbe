"""Papers made ready to be compared, once for all comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefs.answers import Aspect, Comparison, Count, Table
from briefs.aspects import aspects, on_topic
from briefs.compare import compare
from briefs.entities import named
from briefs.evidence import Evidence
from briefs.markers import markers
from briefs.models import Paper, Part, Place, Topic
from briefs.pools import Side
from briefs.search.terms import Lexicon
from briefs.shelf import Shelf
from briefs.table import table

_KEPT = 64  # papers


class Sides:
    """The sides of comparisons, by paper id, and what two of them have in common and apart."""

    def __init__(
        self,
        shelf: Shelf,
        evidence: Evidence,
        lexicon: Lexicon,
        topics: Sequence[Topic],
        names: Mapping[str, str],
    ) -> None:
        self._shelf, self._evidence, self._lexicon = shelf, evidence, lexicon
        self._topics, self._names = topics, names
        self._sides: dict[str, Side] = {}
        self._markers: dict[tuple[str, str], tuple[Count, ...]] = {}
        self._aspects: dict[tuple[str, str], list[Aspect]] = {}

    async def compare(self, first: str, second: str, topic: Topic | None, page: int) -> Comparison:
        """Two papers side by side; UnknownNameError where there is none of an id."""
        a, b = await self._side(first), await self._side(second)
        if topic is not None:
            a, b = await self._with(topic, a, b)
            found = on_topic(topic, a, b, self._lexicon)
        else:
            if (first, second) not in self._aspects:
                self._aspects[first, second] = aspects(a, b, self._topics, self._lexicon)
            found = self._aspects[first, second]
        if (first, second) not in self._markers:
            self._markers[first, second] = markers(a.terms, b.terms, self._names)
        return compare(a, b, self._topics, found, self._markers[first, second], topic, page)

    async def table(self, papers: Sequence[str], topic: Topic | None) -> Table:
        """Three papers or more in one table."""
        found = [await self._side(id) for id in papers]
        if topic is not None:
            found = await self._with(topic, *found)
        return table(found, self._topics, self._lexicon, topic)

    async def _side(self, id: str) -> Side:
        if id not in self._sides:
            evidence = await self._evidence.of(*self._topics)
            mentions = await self._evidence.mentions(*self._topics)
            paper = await self._shelf.paper(id)
            spoken = {topic: _body(paper, papers.get(id, {})) for topic, papers in evidence.items()}
            held = {topic: len(papers[id]) for topic, papers in mentions.items() if papers.get(id)}
            terms = {
                Place(passage.number, sentence.number): self._lexicon.terms(sentence.text)
                for passage in paper.quotable
                for sentence in passage.sentences
            }
            if len(self._sides) >= _KEPT:
                self._sides.clear()
                self._markers.clear()
                self._aspects.clear()
            self._sides[id] = Side(paper, spoken, terms, held, named(paper, terms))
        return self._sides[id]

    async def _with(self, topic: Topic, *sides: Side) -> list[Side]:
        """Sides that know a topic, of a file or not."""
        spoken = (await self._evidence.of(topic))[topic.id]
        return [
            replace(s, topics={**s.topics, topic.id: _body(s.paper, spoken.get(s.paper.id, {}))})
            for s in sides
        ]


def _body(paper: Paper, places: Mapping[Place, int]) -> dict[Place, int]:
    """The places that are not in the back matter."""
    return {place: n for place, n in places.items() if paper.passage(place.paragraph).part is not Part.BACK}
