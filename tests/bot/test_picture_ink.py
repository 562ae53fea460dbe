from itertools import pairwise

import pytest

from bot.pictures.canvas import shade
from bot.pictures.ink import COLOURS, INK, PAPER, QUIET, contrast, mark, readable_on

SHADES = [shade(n / 100) for n in range(101)]


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", SHADES)
def test_a_number_can_be_read_on_every_shade(colour: str) -> None:
    assert contrast(readable_on(colour), colour) >= 4.5


def test_shades_are_told_apart_without_colour() -> None:
    lightness = [contrast(colour, "#000000") for colour in SHADES]
    assert all(before > after for before, after in pairwise(lightness))


@pytest.mark.parametrize("colour", [INK, QUIET])
def test_text_stands_out_from_paper(colour: str) -> None:
    assert contrast(colour, PAPER) >= 4.5


@pytest.mark.parametrize("colour", COLOURS)
def test_marks_stand_out_from_paper(colour: str) -> None:
    assert contrast(colour, PAPER) >= 3


def test_as_many_papers_look_different_as_shapes_and_colours_allow() -> None:
    assert len({mark(number) for number in range(35)}) == 35
    assert len({mark(number)[0] for number in range(7)}) == 7
