"""Papers made ready to be compared, once for all comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefs.answers import Count
from briefs.compare import Side, sides
from briefs.evidence import Evidence
from briefs.markers import markers
from briefs.models import Topic
from briefs.search.terms import Lexicon
from briefs.shelf import Shelf

_KEPT = 64  # papers


class Sides:
    """The sides of comparisons, by paper id, and the words that set two of them apart."""

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

    async def side(self, id: str) -> Side:
        """A paper with what it says on each topic; UnknownNameError where there is none of this id."""
        if id not in self._sides:
            evidence = await self._evidence.of(*self._topics)
            mentions = await self._evidence.mentions(*self._topics)
            spoken = {topic: papers.get(id, {}) for topic, papers in evidence.items()}
            held = {topic for topic, papers in mentions.items() if papers.get(id)}
            if len(self._sides) >= _KEPT:
                self._sides.clear()
                self._markers.clear()
            self._sides[id] = sides(await self._shelf.paper(id), self._lexicon, spoken, held)
        return self._sides[id]

    def markers(self, a: Side, b: Side) -> tuple[Count, ...]:
        """The words that set two papers apart."""
        pair = a.paper.id, b.paper.id
        if pair not in self._markers:
            self._markers[pair] = markers(a.terms, b.terms, self._names)
        return self._markers[pair]
