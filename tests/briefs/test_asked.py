from __future__ import annotations

from typing import Any

import pytest
from corpus import handmade

from briefs.models import Lean, Part, Place
from briefs.questions import PAGE, asked, questions

ASKED: dict[str, Any] = {"question": True}


def test_questions_stand_in_the_order_of_papers_with_what_they_lean_on() -> None:
    marks = {(1, 2): {**ASKED, "lean": Lean.HARD, "riders": (Place(1, 1),)}, (2, 1): ASKED}
    first = handmade("a", ["Towns fight.", "Will they stop?"], ["Why do they fight?"], marks=marks)
    second = handmade("b", ["Who pays for it?"], marks={(1, 1): ASKED})
    found = questions([first, second])
    assert [[q.text for q in g.quotes] for g in found.groups] == [
        ["Towns fight.", "Will they stop?"],
        ["Why do they fight?"],
        ["Who pays for it?"],
    ]
    assert (found.total, found.pages) == (3, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Is nobody to be trusted any more?",
        "And if the peace fails, what then?",
        "“How long can this go on?”",
        "It pays, but does it last?",
    ],
)
def test_rhetorical_questions_count(text: str) -> None:
    assert asked(handmade("a", [text], marks={(1, 1): ASKED})) == [Place(1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "The degree is given by ?",
        "We use the ?one versus all? method, which is slow?",
        "Z = x + y, or is it?",
        "the rest of a sentence, is it?",
        "Truly?",
        "The harbour is full?",
    ],
)
def test_a_mark_that_asks_nothing_is_no_question(text: str) -> None:
    assert asked(handmade("a", [text], marks={(1, 1): ASKED})) == []


@pytest.mark.parametrize(
    ("mark", "passage"),
    [
        ({"lean": Lean.LOST}, {}),
        ({"twin": Place(1, 1)}, {}),
        ({"question": False}, {}),
        ({}, {"part": Part.BACK}),
    ],
)
def test_what_cannot_stand_is_left_out(mark: dict[str, object], passage: dict[str, object]) -> None:
    paper = handmade("a", ["Who pays for it?"], marks={(1, 1): {**ASKED, **mark}}, passages={1: passage})
    assert asked(paper) == []


def test_a_page_holds_so_many() -> None:
    paper = handmade(
        "a",
        [f"Who pays for number {n}?" for n in range(PAGE + 1)],
        marks={(1, n + 1): ASKED for n in range(PAGE + 1)},
    )
    assert [len(questions([paper], page).groups) for page in (1, 2)] == [PAGE, 1]
