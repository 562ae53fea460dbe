"""Whose turn it is: items of several pools in a fixed order, with equal shares and no early repeats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Rotation(Generic[Item]):
    """One item a day from pools that take turns.

    Any ``window`` days in a row show no item twice, if the pools hold that many together; otherwise each
    item is shown once before the first returns. Pools have equal shares, except that one with fewer items
    than its share gives all it has in each ``frame`` of days, after which the turns begin anew.
    """

    def __init__(self, pools: Sequence[Sequence[Item]], window: int) -> None:
        self._pools = pools
        self._shares = _shares([len(pool) for pool in pools], window)
        self._order = _spread(self._shares)
        self.frame = len(self._order)  # days; 0 where all pools are empty

    def at(self, day: int) -> tuple[int, Item]:
        """The number of the pool and its item for a day; ZeroDivisionError where all pools are empty."""
        frames, slot = divmod(day, self.frame)
        pool = self._order[slot]
        turn = frames * self._shares[pool] + self._order[:slot].count(pool)
        return pool, self._pools[pool][turn % len(self._pools[pool])]


def _shares(sizes: Sequence[int], window: int) -> list[int]:
    """How many days of each frame a pool gets: all pools up to the lowest level that fills the window."""
    low, high = 0, max(sizes, default=0)
    while low < high:
        level = (low + high) // 2
        if sum(min(size, level) for size in sizes) >= window:
            high = level
        else:
            low = level + 1
    return [min(size, low) for size in sizes]


def _spread(shares: Sequence[int]) -> list[int]:
    """The pools in turn, each one's days as far apart as they can be."""
    days = [((2 * k + 1) / (2 * share), pool) for pool, share in enumerate(shares) for k in range(share)]
    return [pool for _, pool in sorted(days)]
