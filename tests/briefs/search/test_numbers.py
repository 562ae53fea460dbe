"""Numbers as bytes, alike on every machine."""

import sys
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.search.numbers import packed, unpacked


def test_the_small_end_comes_first() -> None:
    assert packed(array("I", [1, 258])) == b"\x01\0\0\0\x02\x01\0\0"
    assert packed(array("h", [-2])) == b"\xfe\xff"


def test_a_machine_that_has_it_the_other_way_round_turns_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "byteorder", "big" if sys.byteorder == "little" else "little")
    values = array("I", [1])
    assert packed(values) == b"\0\0\0\x01"
    assert unpacked(b"\0\0\0\x01") == values == array("I", [1])


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_what_is_packed_is_unpacked(values: list[int]) -> None:
    assert list(unpacked(packed(array("I", values)))) == values


@given(st.lists(st.integers(-(2**15), 2**15 - 1)))
def test_small_signed_numbers_too(values: list[int]) -> None:
    assert list(unpacked(packed(array("h", values)), "h")) == values
