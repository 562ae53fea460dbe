from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.scale import scale

YEARS = st.lists(st.integers(1000, 2100), min_size=1, max_size=20)


def test_years_stand_to_scale() -> None:
    axis = scale([1998, 1994, 2004, 1994])
    assert axis.years == (1994, 1998, 2004)
    assert axis.place(1998) == pytest.approx(0.4)
    assert not axis.breaks


def test_an_empty_stretch_is_shortened_and_named() -> None:
    axis = scale([1953, 1989, 1990, 1991])
    assert axis.breaks == {1953}
    assert axis.place(1989) == pytest.approx(4 / 6)


def test_one_year_is_a_scale() -> None:
    assert scale([1998, 1998]).place(1998) == 0


@given(YEARS)
def test_order_is_kept_from_end_to_end(years: list[int]) -> None:
    axis = scale(years)
    assert axis.at[0] == 0
    assert axis.at[-1] == pytest.approx(1 if len(axis.years) > 1 else 0)
    assert all(before < after for before, after in pairwise(axis.at))


@given(YEARS)
def test_what_is_not_broken_is_to_scale(years: list[int]) -> None:
    axis = scale(years)
    steps = zip(pairwise(axis.years), pairwise(axis.at), strict=True)
    whole = [(b - a) / (y - x) for (a, b), (x, y) in steps if a not in axis.breaks]
    assert all(step == pytest.approx(whole[0]) for step in whole)
