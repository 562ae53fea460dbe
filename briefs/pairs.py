"""The lines that two papers show on one thing, chosen together."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefs.answers import Link, Sign
from briefs.attitude import Phrase
from briefs.records import dataclass
from briefs.search.terms import Lexicon
from briefs.select import Candidate, alike
from briefs.signs import sign

_LIKENESS = 2.0  # as much as two lines that are the best of their papers


@dataclass(frozen=True, slots=True)
class Pool:
    """What a paper may show on a thing, the best first; its two camps, where it reports two."""

    lines: Sequence[Candidate]
    camps: Sequence[Candidate] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """Each side's lines in reading order, and which of them are opposed or close."""

    first: tuple[Candidate, ...]
    second: tuple[Candidate, ...]
    links: tuple[Link, ...]


def paired(
    first: Pool, second: Pool, lexicon: Lexicon, things: Collection[Phrase], lines: int = 1
) -> Pairing:
    """So many lines of each side, both camps of a report that shows two in any case.

    Before all others come two lines that a sign joins, then those that are best and most alike, judged
    together (Lerman & McDonald 2009): two papers that are summed up apart speak past each other.
    """
    every = [(a, b) for a in (*first.lines, *first.camps) for b in (*second.lines, *second.camps)]
    signs = {(a.place, b.place): sign(a, b, lexicon, things) for a, b in every}
    joined = {places: found for places, found in signs.items() if found is not Sign.BESIDE}
    a, b = min(every, key=lambda p: ((p[0].place, p[1].place) not in joined, -_worth(*p), *_places(*p)))
    own = joined.get((a.place, b.place))
    also = [
        [c for c in first.lines if joined.get((c.place, b.place), own) is not own],
        [c for c in second.lines if joined.get((a.place, c.place), own) is not own],
    ]
    ours, theirs = (
        _side(line, pool, more[:1], lines, own is not None)
        for line, pool, more in zip((a, b), (first, second), also, strict=True)
    )
    links = (
        Link(n, m, joined[x.place, y.place])
        for n, x in enumerate(ours)
        for m, y in enumerate(theirs)
        if (x.place, y.place) in joined
    )
    return Pairing(ours, theirs, tuple(links))


def _worth(a: Candidate, b: Candidate) -> float:
    return a.score + b.score + _LIKENESS * alike(a.sentence.text, b.sentence.text)


def _places(a: Candidate, b: Candidate) -> tuple[int, ...]:
    return a.place.paragraph, a.place.sentence, b.place.paragraph, b.place.sentence


def _side(
    line: Candidate, pool: Pool, also: Sequence[Candidate], lines: int, joined: bool
) -> tuple[Candidate, ...]:
    """The lines of a side: one, or its camps, those the sign of which differs, and others up to so many."""
    split = pool.camps and (not joined or line.place in {c.place for c in pool.camps})
    shown = {c.place: c for c in (*(pool.camps if split else (line,)), *also)}
    for other in pool.lines:
        if len(shown) < lines:
            shown.setdefault(other.place, other)
    return tuple(shown[place] for place in sorted(shown))
