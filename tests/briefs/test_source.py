from __future__ import annotations

from hashlib import sha256

import pytest
from corpus import handmade

from briefs.models import Part
from briefs.source import source

PAPER = handmade(
    "a",
    ["One.", "Two."],
    ["Three\nand\u00a0 more.", "Four."],
    ["Five.", "Six."],
    ["Jane Doe, Office."],
    passages={4: {"part": Part.BACK}},
)


def test_a_paragraph_stands_between_the_nearest_sentences() -> None:
    view = source(PAPER, 2)
    assert view.quote.text == "Three\nand\u00a0 more. Four."
    assert view.before is not None
    assert view.after is not None
    assert (view.before.text, view.after.text) == ("Two.", "Five.")


def test_the_ends_have_one_neighbour() -> None:
    assert source(PAPER, 1).before is None
    assert source(PAPER, 4).after is None


def test_back_matter_is_no_neighbour_of_the_body() -> None:
    assert source(PAPER, 3).after is None
    before = source(PAPER, 4).before
    assert before is not None
    assert before.text == "Six."


def test_the_digest_is_of_the_words_not_of_their_spacing() -> None:
    assert source(PAPER, 2).digest == sha256(b"Three and more. Four.").hexdigest()[:8]


@pytest.mark.parametrize("number", [0, 5, -1])
def test_no_such_paragraph(number: int) -> None:
    with pytest.raises(KeyError):
        source(PAPER, number)
