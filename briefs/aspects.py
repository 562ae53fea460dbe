"""What two papers both speak of: the topics they share, then phrases that both hold where no topic does."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence, Set

from briefs.answers import Aspect
from briefs.brief import LINES, lines, split
from briefs.common import common
from briefs.entities import NOTHING, Named, unlike
from briefs.models import Paper, Place, Topic
from briefs.pairs import Pairing, Pool, paired
from briefs.quotes import group, groups
from briefs.records import dataclass
from briefs.search.terms import Lexicon, Term
from briefs.select import Candidate, candidates, pick
from briefs.stance import Phrase

_POOL = 8  # candidate lines a side, from which the pair is chosen
_FOUND = 6  # aspects without a topic


@dataclass(frozen=True, slots=True)
class Side:
    """A paper without its back matter: where it speaks of each topic, its terms, the things it names."""

    paper: Paper
    topics: Mapping[str, Mapping[Place, int]]
    terms: Mapping[Place, Sequence[Term]]
    held: Set[str] = frozenset()  # ids of the topics whose name or alias it holds
    named: Named = NOTHING


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something both papers speak of, with what each may show on it."""

    label: str
    topic: str | None
    pools: tuple[Pool, Pool]
    phrases: Collection[Phrase]  # by which lines may name it
    weight: float


def aspects(first: Side, second: Side, topics: Sequence[Topic], lexicon: Lexicon) -> list[Aspect]:
    """All that two papers both speak of: where lines are opposed or close, then where both say most.

    No line is shown twice: a thing on which a paper has nothing else to show is left out.
    """
    shared = [topic for topic in topics if all(s.topics.get(topic.id) for s in (first, second))]
    things = [_of_topic(topic, first, second, lexicon) for topic in shared]
    things += _found(first, second, shared)
    shown = _Shown()
    return [
        _aspect(thing, pairing, first, second)
        for thing, likely in _ranked([t for t in things if all(pool.lines for pool in t.pools)], lexicon)
        if (pairing := shown.fresh(thing, likely, lexicon))
    ]


def on_topic(topic: Topic, first: Side, second: Side, lexicon: Lexicon) -> list[Aspect]:
    """What two papers say on one topic, an empty side being a silence; nothing where both are silent."""
    thing = _of_topic(topic, first, second, lexicon)
    if all(pool.lines for pool in thing.pools):
        pairing = paired(*thing.pools, lexicon, thing.phrases, LINES)
    else:
        ours, theirs = (tuple(pool.camps or pool.lines[:LINES]) for pool in thing.pools)
        pairing = Pairing(ours, theirs, ())
    return [_aspect(thing, pairing, first, second)] if pairing.first or pairing.second else []


def _of_topic(topic: Topic, first: Side, second: Side, lexicon: Lexicon) -> _Thing:
    places = [side.topics.get(topic.id, {}) for side in (first, second)]
    ours, theirs = (_pool(topic, s.paper, p) for s, p in zip((first, second), places, strict=True))
    phrases = {tuple([t.key for t in lexicon.terms(term)]) for term in topic.terms if " + " not in term}
    # The smaller of the two counts is what there is to compare.
    return _Thing(topic.name, topic.id, (ours, theirs), sorted(phrases), math.log(1 + min(map(len, places))))


def _pool(topic: Topic, paper: Paper, places: Mapping[Place, int]) -> Pool:
    speakers = {paper.sentence(place).reported for place in places} - {None}
    briefly = lines(paper, places, LINES, topic) if len(speakers) > 1 else []
    return Pool(lines(paper, places, _POOL, topic), briefly if split(briefly) else ())


def _found(first: Side, second: Side, shared: Iterable[Topic]) -> list[_Thing]:
    """Phrases of both papers, from the lines that speak of no topic they share; each weighs less than one."""
    spoken = [{place for t in shared for place in side.topics[t.id]} for side in (first, second)]
    pools = [
        [c for c in candidates(side.paper) if not c.sentence.question and c.place not in taken]
        for side, taken in zip((first, second), spoken, strict=True)
    ]
    return [
        _Thing(label, None, (_best(ours), _best(theirs)), (), -float(n))
        for n, (label, ours, theirs) in enumerate(common(pools, (first.terms, second.terms), _FOUND))
    ]


def _best(lines_: Sequence[Candidate]) -> Pool:
    return Pool(sorted(lines_, key=lambda c: (-c.score, c.place))[:_POOL])


def _ranked(things: Sequence[_Thing], lexicon: Lexicon) -> list[tuple[_Thing, Pairing]]:
    """Things on which lines are opposed or close first, then those on which both say most."""
    found = [(thing, paired(*thing.pools, lexicon, thing.phrases)) for thing in things]
    return sorted(found, key=lambda each: (not each[1].links, -each[0].weight))


class _Shown:
    """The lines that have been shown, riders too."""

    def __init__(self) -> None:
        self._quotes: set[tuple[str, int]] = set()
        self._lines: list[Candidate] = []

    def fresh(self, thing: _Thing, likely: Pairing, lexicon: Lexicon) -> Pairing | None:
        """The lines for a thing from those that were not shown yet, which count as shown from now on."""
        pairing, left = likely, [self._rest(pool) for pool in thing.pools]
        if not all(pool.lines for pool in left):
            return None
        if any(self._was_shown(c) for pool in thing.pools for c in (*pool.lines, *pool.camps)):
            pairing = paired(left[0], left[1], lexicon, thing.phrases)
        self._lines += (*pairing.first, *pairing.second)
        self._quotes |= {key for c in (*pairing.first, *pairing.second) for key in _keys(c)}
        return pairing

    def _rest(self, pool: Pool) -> Pool:
        """What of a pool neither was shown nor says again what was."""
        same = [c for c in self._lines if pool.lines and c.paper.id == pool.lines[0].paper.id]
        left = [c for c in pool.lines if not self._was_shown(c)]
        return Pool(pick(left, len(left), same), () if any(map(self._was_shown, pool.camps)) else pool.camps)

    def _was_shown(self, line: Candidate) -> bool:
        return any(key in self._quotes for key in _keys(line))


def _keys(line: Candidate) -> list[tuple[str, int]]:
    return [(quote.paper, quote.start) for quote in group(line.paper, line.place).quotes]


def _aspect(thing: _Thing, pairing: Pairing, first: Side, second: Side) -> Aspect:
    ours = groups(first.paper, (c.place for c in pairing.first))
    theirs = groups(second.paper, (c.place for c in pairing.second))
    places = [c.place for c in pairing.first], [c.place for c in pairing.second]
    found = unlike(thing.label, first.named, second.named, *places)
    return Aspect(thing.label, thing.topic, ours, theirs, pairing.links, found)
