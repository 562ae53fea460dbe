"""A reported view that runs on keeps its speaker."""

from briefs.compiler.paper import compile_paper
from briefs.models import Lean, Place

VIEW = """On Ports

A pilot from the north argued that the port is closed by design. In this view, the town wants no ships. The new
mole merely hides the old plan.

The mole was built in 1904.
"""


def test_what_follows_in_this_view_rides_with_its_speaker() -> None:
    first, second = compile_paper("ports.txt", VIEW.encode()).passages
    assert [s.lean for s in first.sentences[1:]] == [Lean.HARD, Lean.HARD]
    assert first.sentences[2].riders == (Place(1, 1), Place(1, 2))
    assert second.sentences[0].lean is Lean.NONE


def test_a_speaker_who_is_named_carries_nothing() -> None:
    text = VIEW.replace("In this view, the town wants no ships.", "The town wants no ships.")
    assert compile_paper("ports.txt", text.encode()).passages[0].sentences[2].lean is Lean.NONE
