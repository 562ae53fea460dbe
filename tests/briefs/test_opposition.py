from __future__ import annotations

import math
from typing import Any

import pytest
from corpus import handmade

from briefs.models import Lean, Name, Paper, Place
from briefs.opposition import Judge, has_sides
from briefs.search.terms import Lexicon

LEXICON = Lexicon([Name("north", ("North Town",)), Name("south", ("South Town",))])
FIRST = Place(1, 1)
CLAIM = "The harbour tariffs must help the fishing trade."


def judge(*topics: str) -> Judge:
    spoken = {topic: {"ours": {FIRST: 1}, "hers": {FIRST: 1}} for topic in topics}
    return Judge(LEXICON, spoken, lambda _: 2, lambda n: math.log(1 + 100 / (n + 1)))


def paper(id: str, text: str, **mark: Any) -> Paper:
    return handmade(id, [text], marks={(1, 1): mark})


def against(
    claim: str, other: str, *topics: str, id: str = "hers", sides: bool = False, **mark: Any
) -> bool | None:
    """Whether one line stands against another: surely, perhaps, or (None) not."""
    one = judge(*topics)
    found = one.against(
        one.line(paper("ours", claim, flat=("must",)), FIRST),
        one.line(paper(id, other, **mark), FIRST),
        sides,
    )
    return found.sure if found else None


def test_the_same_said_otherwise_stands_against() -> None:
    assert against(CLAIM, "The harbour tariffs will not help the fishing trade.", flat=("will",)) is True


def test_the_same_said_again_does_not() -> None:
    assert against(CLAIM, "The harbour tariffs will help the fishing trade.", flat=("will",)) is None


def test_another_subject_does_not() -> None:
    assert against(CLAIM, "Rain will not help anybody to grow rice.", flat=("will",)) is None


def test_a_shared_topic_says_the_same_in_other_words() -> None:
    other = "Levies on nets must be scrapped.", "trade"
    assert against(CLAIM, other[0], flat=("must",)) is None
    assert against(CLAIM, *other, "tariffs", flat=("must",)) is not None


def test_another_who_is_to_act_stands_against() -> None:
    claim = "North Town must dredge the harbour."
    assert against(claim, "South Town must dredge the harbour.", "dredging", flat=("must",)) is not None
    assert against(claim, "North Town must dredge the harbour.", "dredging", flat=("must",)) is None


@pytest.mark.parametrize(
    "mark",
    [{"lean": Lean.LOST}, {"question": True}, {"twin": Place(1, 1)}],
)
def test_what_cannot_stand_is_never_set_against(mark: dict[str, Any]) -> None:
    assert (
        against(CLAIM, "The harbour tariffs will not help the fishing trade.", flat=("will",), **mark) is None
    )


def test_a_line_that_tells_both_sides_stands_against_neither() -> None:
    other = (
        "Some captains hope tariffs help the harbour, while others say tariffs do not help the fishing trade."
    )
    assert against(CLAIM, other, reported="Some captains") is None


def test_a_line_without_a_position_is_no_answer() -> None:
    other = "The harbour tariffs did not help the fishing trade."
    assert against(CLAIM, other) is None
    assert against(CLAIM, other, hedges=("did",)) is not None


def test_against_a_mere_fact_nothing_surely_stands() -> None:
    one = judge()
    claim = one.line(paper("ours", "The harbour tariffs help the fishing trade."), FIRST)
    other = paper("hers", "The harbour tariffs will not help the fishing trade.", flat=("will",))
    found = one.against(claim, one.line(other, FIRST))
    assert found is not None
    assert not found.sure


def test_a_paper_answers_itself_only_as_a_report_of_sides() -> None:
    other = "The harbour tariffs will not help the fishing trade."
    assert against(CLAIM, other, id="ours", flat=("will",)) is None
    assert against(CLAIM, other, id="ours", sides=True, reported="Some captains") is not None


def test_a_report_has_sides() -> None:
    said = {(1, 1): {"reported": "Some captains"}}
    assert has_sides(handmade("a", ["Some captains say so.", "Rain fell."], marks=said))
    assert not has_sides(handmade("a", ["Some captains say so.", *["Rain fell."] * 9], marks=said))
