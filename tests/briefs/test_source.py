from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from corpus import handmade

from briefs.models import Kind, Lean, Part, Place
from briefs.source import source


def leaning(*leaders: tuple[int, int]) -> dict[str, Any]:
    return {"lean": Lean.HARD, "riders": tuple(Place(*leader) for leader in leaders)}


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


def test_a_neighbour_brings_what_it_leans_on() -> None:
    paper = handmade("a", ["One.", "Two.", "It is three."], ["Four."], marks={(1, 3): leaning((1, 2))})
    before = source(paper, 2).before
    assert before is not None
    assert before.text == "Two. It is three."


def test_an_item_stands_after_its_lead_in_not_after_the_item_before() -> None:
    items = {n: {"kind": Kind.ITEM, "lead_in": 1} for n in (2, 3)}
    marks = {(n, 1): leaning((1, 1)) for n in (2, 3)}
    view = source(handmade("a", ["Two:"], ["Salt."], ["Sand."], marks=marks, passages=items), 3)
    assert view.before is not None
    assert view.before.text == "Two:"


@pytest.mark.parametrize(
    "mark",
    [{"lean": Lean.LOST}, {"lean": Lean.HARD, "riders": (Place(1, 1),)}],
    ids=["on nothing", "elsewhere"],
)
def test_a_neighbour_that_leans_on_what_is_not_shown_is_left_out(mark: dict[str, Any]) -> None:
    paper = handmade("a", ["One."], ["Two."], ["Three."], ["Four."], marks={(2, 1): mark, (4, 1): mark})
    view = source(paper, 3)
    assert (view.before, view.after) == (None, None)


def test_a_list_in_one_block_follows_whole() -> None:
    marks = {(2, n): leaning((1, 1)) for n in (1, 2)}
    view = source(
        handmade("a", ["Two:"], ["Salt", "Sand"], marks=marks, passages={2: {"kind": Kind.LIST}}), 1
    )
    assert view.after is not None
    assert view.after.text == "Salt Sand"


def test_the_digest_is_of_the_words_not_of_their_spacing() -> None:
    assert source(PAPER, 2).digest == sha256(b"Three and more. Four.").hexdigest()[:8]


@pytest.mark.parametrize("number", [0, 5, -1])
def test_no_such_paragraph(number: int) -> None:
    with pytest.raises(KeyError):
        source(PAPER, number)
