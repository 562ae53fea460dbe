"""Nothing of a turn in a transcript stands without its speaker."""

from made_up_papers import compiled

from briefs.models import Lean, Place

HEARING = """\
Hearing on the Dam

[gavel]

CHAIR RIVERA: Please let the witness speak. The chair has time.

MS. OKAFOR: Thank you. The dam is old. I saw DR. Cho there.

The wall is thin.

[Laughter]

CHAIR RIVERA: Who owns the dam?

DR. CHO: The county.
"""


def test_a_turn_is_reported_by_its_label() -> None:
    first = [p.sentences[0] for p in compiled(HEARING).passages]
    assert [s.text for s in first] == [
        "CHAIR RIVERA: Please let the witness speak.", "MS. OKAFOR: Thank you.", "The wall is thin.",
        "CHAIR RIVERA: Who owns the dam?", "DR. CHO: The county.",
    ]  # fmt: skip
    assert [s.reported for s in first] == ["CHAIR RIVERA", "MS. OKAFOR", None, "CHAIR RIVERA", "DR. CHO"]


def test_the_rest_of_a_turn_leans_on_its_first_sentence() -> None:
    paper = compiled(HEARING)
    later = [*paper.passage(2).sentences[1:], *paper.passage(3).sentences]
    assert [s.text for s in later] == ["The dam is old.", "I saw DR. Cho there.", "The wall is thin."]
    assert all(s.lean is Lean.HARD and s.riders == (Place(2, 1),) for s in later)


def test_stage_directions_are_furniture() -> None:
    assert [each.reason for each in compiled(HEARING).furniture] == 2 * ["stage direction"]


def test_notes_in_a_paper_are_no_turns() -> None:
    text = "On Fish\n\nNOTE: The catch fell by half. It fell again.\n\nThe town grew. The port did not.\n"
    assert not any(s.reported for p in compiled(text).passages for s in p.sentences)
    assert compiled(text).passage(2).sentences[0].lean is Lean.NONE
