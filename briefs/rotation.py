"""Whose turn it is: items of several pools in a fixed order, with equal shares and no early repeats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


def turn(pools: Sequence[Sequence[Item]], day: int, window: int) -> tuple[int, Item] | None:
    """The pool and the item for a day; None where all pools are empty.

    Any ``window`` days in a row show no item twice, if the pools hold that many together; otherwise each
    item is shown once before the first returns. Pools have equal shares, except that one with fewer items
    than its share gives all it has in each window.
    """
    shares = _shares([len(pool) for pool in pools], window)
    frame = sum(shares)
    if not frame:
        return None
    round_, slot = divmod(day, frame)
    order = _spread(shares)
    pool = order[slot]
    earlier = sum(1 for other in order[:slot] if other == pool)
    items = pools[pool]
    return pool, items[(round_ * shares[pool] + earlier) % len(items)]


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
