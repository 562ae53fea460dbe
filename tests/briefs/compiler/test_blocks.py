"""Blocks that lack blank lines are parted, but only where no doubt is left."""

import pytest

from briefs.compiler.blocks import parted
from briefs.readers.plain import blocks

LONG = "A sentence of some forty letters and more. " * 5


def texts(text: str) -> list[str]:
    return [text[part.start : part.end] for block in blocks(text) for part in parted(text, block)]


@pytest.mark.parametrize("heading", ["Abstract", "REFERENCES", "2.1 The Catch", "THE CATCH OF 1987"])
def test_a_heading_above_its_text(heading: str) -> None:
    assert texts(f"{heading}\nThe catch fell by half. Nobody\nknows why.") == [
        heading,
        "The catch fell by half. Nobody\nknows why.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Catch\nof the year 1987 fell by half. Nobody knows why.",
        "1. The board shall act on the\nAdvice it gets, and nobody knows why.",
        "NORTHEAST ASIA AND\nTHE WORLD",
        "WE SHALL OVERCOME,\nthey sang on all the quays of the town.",
        "Introduction to the theory\nThe catch fell by half. Nobody knows why.",
        "1. Introduction\n2. The Catch",
    ],
)
def test_other_blocks_stay_whole(text: str) -> None:
    assert texts(text) == [text]


def test_lines_too_long_to_be_wrapped_are_paragraphs() -> None:
    long = LONG.strip()
    assert texts(f"The Catch\n{long}\n{long}\n") == ["The Catch", long, long]
    assert texts(f"- {long}\n- {long}") == [f"- {long}\n- {long}"]
    cut = LONG + "and so"
    assert texts(f"{cut}\n{cut}") == [f"{cut}\n{cut}"]


def test_the_parts_know_their_lines() -> None:
    text = "\n\n\fAbstract\nThe catch fell by half.\nNobody knows why."
    (block,) = blocks(text)
    assert [(p.line, p.last_line, p.new_page) for p in parted(text, block)] == [(3, 3, True), (4, 5, False)]
