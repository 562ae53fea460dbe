"""Slips in command words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fillers import VERBS
from bot.spelling import nearest_verbs


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("comapre", "compare"),
        ("ocmpare", "compare"),
        ("sumary", "summary"),
        ("summarry", "summary"),
        ("tmieilne", "timeline"),
        ("ciet", "cite"),
        ("ovreview", "overview"),
        ("glossry", "glossary"),
        ("questons", "questions"),
        ("countr", "counter"),
        ("readng", "reading"),
    ],
)
def test_a_slip_is_near_its_word(typed: str, verb: str) -> None:
    assert nearest_verbs(typed)[:1] == [verb]


@pytest.mark.parametrize(
    "typed",
    ["compared", "company", "grief", "wealth", "site", "cute", "held", "korea", "a", "country", "leading"],
)
def test_other_words_are_near_none(typed: str) -> None:
    assert nearest_verbs(typed) == []


@given(st.sampled_from(VERBS))
def test_a_word_spelt_right_is_no_slip_for_itself(verb: str) -> None:
    assert verb not in nearest_verbs(verb)


@given(st.sampled_from([verb for verb in VERBS if len(verb) >= 5]), st.data())
def test_any_swap_of_neighbours_is_found(verb: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(verb) - 2))
    slip = verb[:at] + verb[at + 1] + verb[at] + verb[at + 2 :]
    assert slip == verb or verb in nearest_verbs(slip)


@given(st.text(max_size=12))
def test_any_word_can_be_asked_for(typed: str) -> None:
    assert set(nearest_verbs(typed)) <= set(VERBS)
