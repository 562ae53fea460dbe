"""Sentences of a paper that say nearly the same as an earlier one: an abstract and the body, a refrain.

Two sentences are compared by the stems they share and by the pairs of neighbouring stems they share (word
shingles; Broder 1997). Candidates come from an index of rare pairs, so that time grows with the paper.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise

from briefs.compiler.reading import Reading
from briefs.models import Part, Passage, Place
from briefs.records import dataclass

_FEWEST = 6  # stems in common; fewer only if nothing else is said
_FEWEST_SAME = 3
_LEAST = 0.33  # of the pairs of the shorter one
_COMMON = 32  # sentences with a pair of stems; a commoner pair is a phrase of the subject, no sign


@dataclass(frozen=True, slots=True)
class _Line:
    place: Place
    section: tuple[Part, int | None]
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]
    sense: tuple[bool, bool]  # denies, asks


def twins(passages: Sequence[Passage], readings: Sequence[Sequence[Reading]]) -> dict[Place, Place]:
    """The earlier sentence that each repeating sentence is most like, by place; back matter is left out."""
    found: dict[Place, Place] = {}
    lines: list[_Line] = []
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for line in _lines(passages, readings):
        every = [holders[pair] for pair in line.pairs]
        rare = [held for held in every if len(held) <= _COMMON]
        shared = Counter(chain.from_iterable(rare))
        # Who shares six stems has five pairs of his own at least: one in common is too few.
        least = 2 if len(line.stems) >= _FEWEST else 1
        alike = [n for n, pairs in shared.items() if pairs >= least and _nearly_same(line, lines[n], pairs)]
        if alike:
            found[line.place] = lines[min(alike, key=lambda n: (-shared[n], n))].place
        for held in rare:
            held.append(len(lines))
        lines.append(line)
    return found


def _lines(passages: Sequence[Passage], readings: Sequence[Sequence[Reading]]) -> list[_Line]:
    found = []
    for passage, read in zip(passages, readings, strict=True):
        if passage.part is Part.BACK:
            continue
        for sentence, reading in zip(passage.sentences, read, strict=True):
            kept = reading.stems
            found.append(
                _Line(
                    Place(passage.number, sentence.number),
                    (passage.part, passage.section),
                    frozenset(kept),
                    frozenset(pairwise(kept)),
                    frozenset(filter(str.isdigit, kept)),
                    (reading.denies, sentence.question),
                )
            )
    return found


def _nearly_same(one: _Line, other: _Line, pairs: int) -> bool:
    """Whether two sentences say the same: nearly all the same words, or most of them in another section.

    What one denies and the other does not is not the same, nor are claims with different figures.
    """
    phrases = pairs / min(len(one.pairs), len(other.pairs))
    if phrases < _LEAST and len(one.stems) >= _FEWEST:
        return False
    if one.sense != other.sense or (one.numbers and other.numbers and not one.numbers & other.numbers):
        return False
    words = len(one.stems & other.stems)
    if words < _FEWEST:
        return words >= _FEWEST_SAME and one.stems == other.stems
    share = words / min(len(one.stems), len(other.stems))
    if one.section == other.section:
        return share >= 0.8 and phrases >= 0.6
    return share >= 0.55 and phrases >= _LEAST
