from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.units import letters, units


def cut(text: str) -> list[str]:
    return [unit.key for unit in units(text)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The U.S. left.", ["the", "u.s", ".", "left", "."]),
        ("It won’t; it can't!", ["it", "won't", ";", "it", "can't", "!"]),
        ("in Sep.2003 and 1,000.5 more", ["in", "sep", ".", "2003", "and", "1,000.5", "more"]),
        ("“terror” 'school'", ["quote", "terror", "quote", "quote", "school", "quote"]),
        ("ends ... or … or . . . or [...]", ["ends", "gap", "or", "gap", "or", "gap", "or", "gap"]),
        ("US—China -- North-South", ["us", "dash", "china", "dash", "north", "dash", "south"]),
        ("> **bold** _text_ ~~gone~~ |x|", ["bold", "text", "gone", "x"]),
        ("co\u00adope\u200bration ﬁne", ["cooperation", "fine"]),
        ("Cafe\u0301 Café", ["cafe", "cafe"]),
        ("\u200b \x00 \u00a0", []),
    ],
)
def test_words_and_marks(text: str, keys: list[str]) -> None:
    assert cut(text) == keys


@pytest.mark.parametrize(
    ("word", "bare"), [("U.S.", "us"), ("won’t", "wont"), ("1,000", "1000"), ("Ünder_", "under")]
)
def test_letters(word: str, bare: str) -> None:
    assert letters(word) == bare


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_units_stand_where_they_say_in_order(text: str) -> None:
    at = 0
    for unit in units(text):
        assert at <= unit.start < unit.end <= len(text)
        assert unit.key
        at = unit.end


@pytest.mark.parametrize(
    ("hostile", "count"),
    [("a\u0301", 1), ("a.", 2), ("a'", 2), (". ", 1), ("[ ", 50_000), ("-", 1), ("1,", 2), ("\u00ad", 0)],
)
def test_long_runs_of_one_thing_are_few_units(hostile: str, count: int) -> None:
    assert sum(1 for _ in units(hostile * 50_000)) == count
