"""How two lines stand to each other: side by side, unless everything speaks for more."""

from itertools import combinations, product
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


FERRY = [("night", "ferri")]
STAYS = "The night ferry will remain in the harbour after the war."
ENDS = "After the war the night ferry won't be tolerated."


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (STAYS, ENDS, Sign.OPPOSED),
        (STAYS, "After the war the night ferry will continue to serve the harbour.", Sign.CLOSE),
        # views need somebody who holds both
        (
            "The US rejected the night ferry in winter.",
            "American captains opposed the night ferry each winter.",
            Sign.CLOSE,
        ),
        (
            "The US rejected the night ferry in winter.",
            "The US supported the night ferry all winter.",
            Sign.OPPOSED,
        ),
        (
            "The US rejected the night ferry in winter.",
            "Captains supported the night ferry all winter.",
            Sign.BESIDE,
        ),
        # a demand is no forecast, a view no fate
        (STAYS, "The night ferry must not remain in the harbour after the war.", Sign.BESIDE),
        (STAYS, "The US opposed the night ferry in the harbour after the war.", Sign.BESIDE),
        # nothing in common but the thing
        (STAYS, "On the lake the night ferry will not be tolerated.", Sign.BESIDE),
        # conditions, doubts, other times, and what is only said
        (STAYS, "If the war ends, the night ferry will not remain in the harbour.", Sign.BESIDE),
        (STAYS, "The night ferry may not remain in the harbour after the war.", Sign.BESIDE),
        (STAYS, "The night ferry did not remain in the harbour after the war.", Sign.BESIDE),
        (
            STAYS,
            "It is a myth that the night ferry will not remain in the harbour after the war.",
            Sign.BESIDE,
        ),
    ],
)
def test_an_attitude_to_the_same_thing_makes_a_sign(first: str, second: str, expected: Sign) -> None:
    assert sign(line(first), line(second), NAMES, FERRY) is expected
    assert sign(line(second), line(first), NAMES, FERRY) is expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The north town beats the south town at chess.", "The south town beats the north town at chess."),
        ("The quay was built in 1901 of Norwegian stone.", "The quay was built in 1911 of Norwegian stone."),
        (
            "Our results differ greatly between the two harbours.",
            "Our results differ greatly between harbours.",
        ),
        ("The grain price rose in Visby harbour again.", "The grain price rose in Danzig harbour again."),
    ],
)
def test_lines_alike_in_words_alone_are_not_close(first: str, second: str) -> None:
    assert sign(line(first), line(second), NAMES) is Sign.BESIDE


@pytest.mark.parametrize(
    "texts",
    [
        (STAYS, "This is wrong."),
        (STAYS, "But nobody believes that."),
        (STAYS, "In the other scenario all boats leave."),
        (STAYS, "The night ferry won't be tolerated."),
    ],
)
def test_a_neighbour_that_turns_a_line_round_takes_its_sign(texts: tuple[str, str]) -> None:
    assert sign(line(STAYS, "Grain is dear."), line(ENDS), NAMES, FERRY) is Sign.OPPOSED
    assert sign(line(*texts), line(ENDS), NAMES, FERRY) is Sign.BESIDE


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


def test_of_the_troops_one_camp_agrees_and_one_does_not() -> None:
    """The frontier's example: both lines of the report are set against the one of the essay."""
    topics = {topic.id: topic for topic in find(SEEDS).topics}
    things = [
        tuple(t.key for t in SHIPPED.terms(term)) for term in topics["us-troops"].terms if "+" not in term
    ]
    ours = seed("petrov-2004", 13, 2)
    theirs = [seed("johnstone-1998", 49, 2), seed("johnstone-1998", 50, 1)]
    assert [sign(ours, line, SHIPPED, things) for line in theirs] == [Sign.CLOSE, Sign.OPPOSED]


def test_no_other_two_lines_of_the_shipped_papers_have_a_sign() -> None:
    every = {
        id: [seed(id, q.number, s.number) for q in paper.quotable for s in q.sentences]
        for id, paper in shipped().items()
    }
    found = [
        (a.place, b.place)
        for x, y in combinations(sorted(every), 2)
        for a in every[x]
        for b in every[y]
        if sign(a, b, SHIPPED) is not Sign.BESIDE
    ]
    assert found == []
