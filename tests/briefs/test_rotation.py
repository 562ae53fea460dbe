from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.rotation import Rotation

SIZES = st.lists(st.integers(0, 90), min_size=1, max_size=12)


def shown(sizes: list[int], window: int, first: int, days: int) -> list[tuple[int, int]]:
    turns = Rotation([range(size) for size in sizes], window)
    return [turns.at(day) for day in range(first, first + days)]


@settings(max_examples=60, deadline=None)
@given(SIZES, st.integers(-500, 500))
def test_nothing_returns_within_the_window_or_before_all_were_shown(sizes: list[int], first: int) -> None:
    total = sum(sizes)
    if total:
        days = min(60, total)
        assert len(set(shown(sizes, 60, first, days))) == days


@settings(max_examples=60, deadline=None)
@given(SIZES.filter(any))
def test_each_item_has_its_day(sizes: list[int]) -> None:
    turns = Rotation([range(size) for size in sizes], 60)
    seen = {turns.at(day) for day in range(turns.frame * max(sizes))}
    assert len(seen) == sum(sizes)


def test_large_pools_have_equal_shares() -> None:
    counts = Counter(pool for pool, _ in shown([25, 400, 33], 60, 17, 60))
    assert counts == {0: 20, 1: 20, 2: 20}


def test_a_small_pool_gives_what_it_has_and_the_others_fill_up() -> None:
    counts = Counter(pool for pool, _ in shown([4, 100, 100], 60, 0, 60))
    assert counts == {0: 4, 1: 28, 2: 28}


def test_turns_alternate() -> None:
    pools = [pool for pool, _ in shown([50, 50], 60, 0, 60)]
    assert all(a != b for a, b in pairwise(pools))


def test_more_pools_than_days_all_have_a_turn() -> None:
    assert {pool for pool, _ in shown([5] * 150, 60, 0, 150)} == set(range(150))


def test_empty_pools_have_no_frame() -> None:
    turns: Rotation[int] = Rotation([[], []], 60)
    assert turns.frame == 0
    with pytest.raises(ZeroDivisionError):
        turns.at(0)
