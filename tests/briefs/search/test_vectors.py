"""Vectors of whole numbers."""

import math
from array import array
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.search.numbers import packed
from briefs.search.vectors import DIMENSIONS, PASSAGE_SCALE, Vectors, folded, nearness, unit


def along(direction: int, length: int = PASSAGE_SCALE) -> bytes:
    """A passage's vector."""
    return bytes(length % 256 if n == direction else 0 for n in range(DIMENSIONS))


def term(direction: int, length: int) -> bytes:
    return packed(array("h", [length if n == direction else 0 for n in range(DIMENSIONS)]))


def question(direction: int) -> Sequence[int]:
    return unit([float(n == direction) for n in range(DIMENSIONS)])


def test_each_row_has_its_vector_in_any_order() -> None:
    found = Vectors(along(0) + along(3, -5) + along(1)).of([2, 1, 1])
    assert [(vector[1], vector[3]) for vector in found] == [(PASSAGE_SCALE, 0), (0, -5), (0, -5)]


@pytest.mark.parametrize(
    ("passage", "near"), [(along(2), 1.0), (along(2, -127), -1.0), (along(1), 0.0), (along(2, 0), 0.0)]
)
def test_nearness_is_the_cosine(passage: bytes, near: float) -> None:
    assert nearness(question(2), Vectors(passage).of([0])) == [near]


def test_terms_are_summed_by_what_they_weigh() -> None:
    vectors = {"salt": term(0, 2), "fish": term(1, 3)}
    assert folded({"fish": 1.0, "salt": 0.5, "rye": 9.0}, vectors)[:3] == [1.0, 3.0, 0.0]
    assert not any(folded({}, vectors))


def test_nothing_has_no_direction() -> None:
    assert unit([0.0] * DIMENSIONS) == ()


@given(st.lists(st.floats(-1e6, 1e6), min_size=DIMENSIONS, max_size=DIMENSIONS), st.floats(0.1, 1e3))
def test_a_direction_has_no_length(vector: list[float], times: float) -> None:
    found = unit(vector)
    assert all(isinstance(value, int) for value in found)
    assert not found or 1000 <= math.hypot(*found) <= 1050
    assert all(abs(a - b) <= 1 for a, b in zip(found, unit([v * times for v in vector]), strict=True))
