"""Which slips are likelier than others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.search.slips import SLIP, cost

LETTERS = st.text("abcdefgh", max_size=9)


@pytest.mark.parametrize(
    ("typed", "likelier", "other"),
    [
        ("gsuts", "gusts", "gouts"),  # a swap
        ("occured", "occurred", "occuied"),  # a letter left out
        ("flpw", "flow", "flaw"),  # a neighbouring key
        ("seperate", "separate", "sekerate"),  # a vowel for a vowel
        ("petrof", "petrov", "petrol"),  # what sounds alike
        ("boundd", "bound", "sound"),  # a letter twice
        ("foud", "fous", "goud"),  # the first letter is rarely wrong
    ],
)
def test_a_likely_slip_costs_less(typed: str, likelier: str, other: str) -> None:
    assert cost(typed, likelier) < cost(typed, other)


@given(LETTERS, LETTERS)
def test_only_the_word_itself_costs_nothing(typed: str, meant: str) -> None:
    assert (cost(typed, meant) == 0) is (typed == meant)


@given(LETTERS, st.integers(0, 8), st.sampled_from("abcdefgh"))
def test_a_slip_costs_at_least_a_slip(word: str, place: int, letter: str) -> None:
    typed = word[:place] + letter + word[place:]
    assert SLIP <= cost(typed, word) < 2 * SLIP + 4
