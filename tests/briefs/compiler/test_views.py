"""A reported view that runs on keeps its speaker."""

import pytest

from briefs.compiler.paper import compile_paper
from briefs.models import Lean, Passage, Place

VIEW = """On Ports

A pilot from the north argued that the port is closed by design. In this view, the town wants no ships. The new
mole merely hides the old plan.

The mole was built in 1904.
"""


def read(text: str) -> tuple[Passage, ...]:
    return compile_paper("ports.txt", f"On Ports\n\n{text}".encode()).passages


def voices(text: str) -> list[str | None]:
    """Who speaks in each sentence of a paper."""
    return [sentence.reported for passage in read(text) for sentence in passage.sentences]


def test_what_follows_in_this_view_rides_with_its_speaker() -> None:
    first, second = compile_paper("ports.txt", VIEW.encode()).passages
    assert [s.lean for s in first.sentences[1:]] == [Lean.HARD, Lean.HARD]
    assert first.sentences[2].riders == (Place(1, 1), Place(1, 2))
    assert second.sentences[0].lean is Lean.NONE


def test_a_speaker_who_is_named_carries_nothing() -> None:
    text = VIEW.replace("In this view, the town wants no ships.", "The town wants no ships.")
    assert compile_paper("ports.txt", text.encode()).passages[0].sentences[2].lean is Lean.NONE


HELD = "A pilot argued that the port is shut. {} The mole merely hides the old plan."


def test_what_runs_on_is_said_by_the_one_who_is_named_first() -> None:
    assert voices(HELD.format("The town wants no ships, this individual asserted.")) == [
        "A pilot",
        "this individual",
        "A pilot",
    ]
    they = HELD.replace("A pilot", "Pilots").format("Oddly, they believe, the town wants no ships.")
    assert voices(they)[2] == "Pilots"


def test_a_view_that_nobody_is_named_for_runs_on() -> None:
    text = "The town has plans. For its mayor, it was argued, no ship is best. The mole hides the plan."
    assert voices(text) == [None, "it was argued", "it was argued"]


@pytest.mark.parametrize(
    "line",
    [
        "However, the mole is old.",
        "We saw the mole.",
        "The mole is old (Miller, 2009).",
        "In this study, the mole is old.",
    ],
)
def test_the_author_takes_the_word_again(line: str) -> None:
    text = HELD.format("In this view, the town wants no ships.").replace(
        "The mole merely hides the old plan.", line
    )
    assert voices(text)[2] is None


def test_a_finding_is_no_view_that_runs_on() -> None:
    assert voices(HELD.format("They found that the town has no ships."))[2] is None


def test_a_quotation_that_goes_on_is_said_by_who_began_it() -> None:
    text = "The mayor said that “the ports are open. Trade can be free.” Rain fell."
    assert voices(text) == ["The mayor", "The mayor", None]


def test_items_are_said_by_who_announces_them() -> None:
    text = "There are two dangers, according to a clerk from Lima:\n\n1. Fog on the water\n2. Ice in the port"
    assert voices(text) == ["a clerk from Lima"] * 3
