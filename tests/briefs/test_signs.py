"""How two lines stand to each other: side by side, unless everything speaks for more."""

from itertools import product
from typing import Any

import pytest
from corpus import SEEDS, handmade, shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.answers import Sign
from briefs.compiler.seeds import find
from briefs.models import Lean, Name, Place
from briefs.search.terms import Lexicon
from briefs.select import Candidate
from briefs.signs import sign

NAMES = Lexicon([Name("usa", ("United States", "US", "American"))])
STAY = "The US troops will stay in the valley after the treaty."
LEAVE = "American troops will not stay in the valley after the treaty."


def line(*texts: str, at: int = 1, **marks: Any) -> Candidate:
    """The sentence of a paragraph at a number, with what is known of it."""
    paper = handmade("a", texts, marks={(1, at): marks})
    passage = paper.passages[0]
    return Candidate(paper, passage, passage.sentences[at - 1], 1.0)


def test_will_and_will_not_of_the_same_are_opposed() -> None:
    assert sign(line(STAY), line(LEAVE), NAMES) is Sign.OPPOSED


def test_the_same_said_twice_is_close() -> None:
    again = "After the treaty, US troops will stay on in the valley."
    assert sign(line(STAY), line(again), NAMES) is Sign.CLOSE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (STAY, "The harbour will not freeze."),  # nothing shared
        (STAY, "The valley will not flood."),  # too little shared
        (STAY, "US troops crossed a valley once."),  # shared words, nothing alike
        (STAY, "Nothing grew in the valley."),  # a denial of something else
        ("The captains should stay with the US troops.", "The US should not leave the captains with troops."),
    ],
)
def test_lines_on_different_things_stand_side_by_side(first: str, second: str) -> None:
    assert sign(line(first), line(second), NAMES) is not Sign.OPPOSED


@pytest.mark.parametrize("marks", [{"lean": Lean.SOFT}, {"lean": Lean.HARD}, {"question": True}])
def test_a_line_that_leans_or_asks_has_no_sign(marks: dict[str, Any]) -> None:
    assert sign(line(STAY, **marks), line(LEAVE), NAMES) is Sign.BESIDE
    assert sign(line(LEAVE), line(STAY, **marks), NAMES) is Sign.BESIDE


def test_a_line_that_the_next_sentence_takes_back_opposes_nothing() -> None:
    assert sign(line(STAY, "But nobody believes that they could."), line(LEAVE), NAMES) is Sign.BESIDE


def seed(paper: str, paragraph: int, sentence: int) -> Candidate:
    whole, place = shipped()[paper], Place(paragraph, sentence)
    return Candidate(whole, whole.passage(paragraph), whole.sentence(place), 1.0)


SHIPPED = Lexicon(find(SEEDS).names)


def test_who_acts_first_is_no_opposition() -> None:
    """Petrov asks the first move of the North as well; Johnstone's meeting asks it of both Koreas."""
    ours = [seed("petrov-2004", 6, n) for n in (1, 2, 3)]
    theirs = [seed("johnstone-1998", 36, n) for n in (1, 2, 3, 4)]
    assert {sign(a, b, SHIPPED) for a, b in product(ours, theirs)} == {Sign.BESIDE}


LINES = [STAY, LEAVE, "Grain is dear.", "The US must not leave the valley, nor must its troops.", "Why stay?"]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LINES), st.sampled_from(LINES), st.sampled_from(list(Lean)))
def test_a_sign_goes_both_ways(first: str, second: str, lean: Lean) -> None:
    a, b = line(first, lean=lean), line(second)
    assert sign(a, b, NAMES) is sign(b, a, NAMES)
    assert sign(a, a, NAMES) is not Sign.OPPOSED
