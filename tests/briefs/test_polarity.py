"""Whether a sentence denies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.polarity import denies, negations


@pytest.mark.parametrize(
    "text",
    [
        "The towns do not agree.",
        "The towns don’t agree.",
        "The towns don't agree.",
        "Neither town agrees.",
        "The towns CANNOT agree.",
        "The towns are unlikely to agree.",
        "Few believe that the towns agree.",
        "The council rejects the plan.",
        "The plan failed.",
        "He voiced skepticism of the plan.",
    ],
)
def test_a_line_that_denies(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "The towns agree.",
        "The notary knows the nonsense.",  # words that begin like a negation
        "The council did not reject the plan.",  # two undo each other
        "",
    ],
)
def test_a_line_that_affirms(text: str) -> None:
    assert not denies(text)


def test_each_word_that_denies_counts() -> None:
    assert negations("They did not reject it, nor did they doubt it.") == 4


@given(st.text(max_size=60))
def test_any_text_has_a_polarity(text: str) -> None:
    assert denies(text) == (negations(text) % 2 == 1)
