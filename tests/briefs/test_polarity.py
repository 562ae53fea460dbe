"""Whether a sentence denies, and whether one line says will and the other won't of the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.polarity import clash, denies, negations


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


@pytest.mark.parametrize(
    ("first", "second", "before"),
    [
        ("The quay will close.", "The quay will not close.", ("The quay ", "The quay ")),
        ("The quay won’t close.", "Trade will go on.", ("The quay ", "Trade ")),
        ("The towns must meet.", "The towns should never meet.", ("The towns ", "The towns ")),
        ("Towns can trade.", "Towns cannot trade.", ("Towns ", "Towns ")),
        ("The quay will close.", "The quay will open.", None),  # both say will
        ("The quay will close.", "The quay must not close.", None),  # one says must
        ("The quay will close and will not open.", "The quay will open.", None),  # one says both
        ("If it freezes the quay will close.", "The quay will not close.", None),  # on a condition
        ("The quay closed.", "The quay did not close.", None),
    ],
)
def test_a_clash_needs_one_modal_affirmed_and_denied(
    first: str, second: str, before: tuple[str, str] | None
) -> None:
    assert clash(first, second) == before
    assert clash(second, first) == (before and before[::-1])


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_has_a_polarity(first: str, second: str) -> None:
    assert denies(first) == (negations(first) % 2 == 1)
    assert clash(first, first) is None
    assert (clash(first, second) is None) == (clash(second, first) is None)
