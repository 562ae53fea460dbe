"""The share of a question that one passage holds."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.search.coverage import Asked, coverage

HERE, THERE = (0, 1), (0, 2)


def asked(weight: float, *passages: tuple[int, int], named: bool = False) -> Asked:
    return Asked("word", frozenset(passages), weight, named)


@pytest.mark.parametrize(
    ("things", "share"),
    [
        ([], 0.0),
        ([asked(1.0)], 0.0),
        ([asked(1.0, HERE)], 1.0),
        ([asked(1.0, HERE), asked(3.0)], 0.25),
        ([asked(1.0, HERE), asked(3.0, THERE)], 0.75),
        ([asked(1.0, HERE, THERE), asked(3.0, THERE)], 1.0),
        ([asked(1.0, named=True), asked(1.0, HERE), asked(2.0)], 0.5),
        ([asked(0.0, HERE)], 0.0),
    ],
)
def test_the_best_passage_counts(things: Sequence[Asked], share: float) -> None:
    assert coverage(things) == share


passages = st.frozensets(st.tuples(st.integers(0, 1), st.integers(1, 3)))
things = st.lists(st.builds(Asked, st.just("word"), passages, st.floats(0, 9), st.booleans()), max_size=6)


@settings(max_examples=50)
@given(things)
def test_it_is_a_share(things: Sequence[Asked]) -> None:
    assert 0 <= coverage(things) <= 1 + 1e-9


@settings(max_examples=50)
@given(things, st.floats(0.1, 9))
def test_what_no_passage_holds_only_lowers_it(things: Sequence[Asked], weight: float) -> None:
    assert coverage([*things, asked(weight)]) <= coverage(things)
