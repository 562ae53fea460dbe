"""Where years stand on an axis: to scale, but for empty stretches that would crowd everything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import accumulate, pairwise
from statistics import median

from briefs.records import dataclass

_LONGEST = 4  # median gaps: what is longer is drawn as long as this, and as broken


@dataclass(frozen=True, slots=True)
class Scale:
    """The years named, and where each stands between 0 (the earliest) and 1."""

    years: tuple[int, ...]
    at: tuple[float, ...]
    breaks: frozenset[int] = field(default=frozenset())  # years after which a stretch is longer than drawn

    def place(self, year: int) -> float:
        """Where one of the years stands."""
        return self.at[self.years.index(year)]


def scale(named: Sequence[int]) -> Scale:
    """The scale for some years, at least one."""
    years = tuple(sorted(set(named)))
    gaps = [after - before for before, after in pairwise(years)]
    longest = _LONGEST * median(gaps) if gaps else 0
    drawn = [min(gap, longest) for gap in gaps]
    whole = sum(drawn) or 1
    at = tuple(so_far / whole for so_far in accumulate(drawn, initial=0))
    return Scale(years, at, frozenset(y for y, gap in zip(years, gaps, strict=False) if gap > longest))
