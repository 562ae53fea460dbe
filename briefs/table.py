"""Three papers or more in one table: a row for each thing that two of them at least speak of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from briefs.answers import Cell, Relation, Row, Sign, Table
from briefs.attitude import Phrase
from briefs.brief import LINES
from briefs.models import Topic
from briefs.pairs import Pairing, Pool, paired
from briefs.pools import Shown, Side, Thing, of_phrases, of_topic
from briefs.quotes import group, groups
from briefs.search.terms import Lexicon
from briefs.select import Candidate
from briefs.signs import sign

_FEW = 4  # papers of which each is set against each to begin with


def table(
    sides: Sequence[Side], topics: Sequence[Topic], lexicon: Lexicon, topic: Topic | None = None
) -> Table:
    """The things that papers speak of, by paper; first those on which lines are opposed or close, then those of
    which most papers speak. No line stands in it twice.
    """
    papers = tuple([side.paper for side in sides])
    if topic is not None:
        thing = of_topic(topic, sides, lexicon)
        lines = _lines(thing, lexicon, LINES)
        row = _row(thing, lines, sides, lexicon)
        return Table(papers, topic, (row,) if any(cell.paragraphs for cell in row.cells) else ())
    shared = [t for t in topics if sum(bool(side.topics.get(t.id)) for side in sides) > 1]
    things = [*(of_topic(t, sides, lexicon) for t in shared), *of_phrases(sides, shared)]
    shown, rows = Shown(), []
    joined = {t.label for t in things if any(pairing.links for pairing, _, _ in _pairings(t, lexicon))}
    for thing in sorted(things, key=lambda t: (t.label not in joined, -_speaking(t.pools), -t.weight)):
        pools = tuple([shown.rest(pool) for pool in thing.pools])
        if _speaking(pools) > 1 and not shown.repeats(thing):
            lines = _lines(replace(thing, pools=pools), lexicon)
            shown.add(thing, *(line for own in lines for line in own))
            rows.append(_row(thing, lines, sides, lexicon))
    return Table(papers, None, tuple(rows))


def _speaking(pools: Sequence[Pool]) -> int:
    return sum(bool(pool.lines) for pool in pools)


def _pairings(thing: Thing, lexicon: Lexicon, count: int = 1) -> list[tuple[Pairing, int, int]]:
    """What two papers would show on a thing, for each two of a few, or for each and the next of many."""
    speaking = [n for n, pool in enumerate(thing.pools) if pool.lines]
    pairs = combinations(speaking, 2) if len(speaking) <= _FEW else pairwise(speaking)
    return [(paired(thing.pools[a], thing.pools[b], lexicon, thing.phrases, count), a, b) for a, b in pairs]


def _lines(thing: Thing, lexicon: Lexicon, count: int = 1) -> list[tuple[Candidate, ...]]:
    """The lines of each paper: two papers begin, with lines that a sign joins if any do, the others answer."""
    chosen = {n: tuple(pool.lines[:count]) for n, pool in enumerate(thing.pools)}
    if begun := _pairings(thing, lexicon, count):
        pairing, a, b = next((each for each in begun if each[0].links), begun[0])
        for n, pool in enumerate(thing.pools):
            if pool.lines:
                chosen[n] = paired(Pool(pairing.first), pool, lexicon, thing.phrases, count).second
        chosen |= {a: pairing.first, b: pairing.second}
    return list(chosen.values())


def _row(thing: Thing, lines: Sequence[Sequence[Candidate]], sides: Sequence[Side], lexicon: Lexicon) -> Row:
    cells = [
        Cell(groups(side.paper, (line.place for line in own)), thing.paragraphs(side))
        for side, own in zip(sides, lines, strict=True)
    ]
    return Row(thing.label, thing.topic, tuple(cells), tuple(_relations(lines, lexicon, thing.phrases)))


def _relations(
    lines: Sequence[Sequence[Candidate]], lexicon: Lexicon, phrases: Collection[Phrase]
) -> Iterator[Relation]:
    for ours, theirs in combinations(lines, 2):
        for a in ours:
            for b in theirs:
                found = sign(a, b, lexicon, phrases)
                if found is not Sign.BESIDE:
                    yield Relation(group(a.paper, a.place).main, group(b.paper, b.place).main, found)
