from __future__ import annotations

import math
from typing import Any

import pytest
from corpus import handmade

from briefs.models import Kind, Lean, Paper, Part, Place
from briefs.opponents import Opponents
from briefs.opposition import Judge
from briefs.search.terms import Lexicon

FIRST = Place(1, 1)
CLAIM = "The harbour tariffs must help the fishing trade."
DENIAL = "The harbour tariffs will not help the fishing trade."


def paper(id: str, *texts: str, passage: dict[str, Any] | None = None, **mark: Any) -> Paper:
    return handmade(id, *([t] for t in texts), marks={(1, 1): mark}, passages={1: passage or {}})


def against(
    *papers: Paper, also: tuple[tuple[str, Place], ...] = (), topic: bool = True
) -> tuple[str, Place] | None:
    """The paper and place of what stands against the first line of the first paper."""
    spoken = {"tariffs": {p.id: {Place(q.number, 1): 1 for q in p.passages} for p in papers}} if topic else {}
    judge = Judge(Lexicon([]), spoken, lambda _: 2, lambda n: math.log(1 + 100 / (n + 1)))
    found = Opponents(papers, spoken, judge).of(papers[0], FIRST, also)
    return (found[0].id, found[1]) if found else None


OURS = paper("ours", CLAIM, flat=("must",))
HERS = paper("hers", DENIAL, flat=("will",))


def test_what_another_paper_says_otherwise_stands_against_a_line() -> None:
    assert against(OURS, HERS) == ("hers", FIRST)


def test_it_stands_against_that_as_well() -> None:
    assert against(HERS, OURS) == ("ours", FIRST)


def test_what_may_be_is_set_against_what_must() -> None:
    assert against(paper("ours", CLAIM, hedges=("may",)), HERS) == ("hers", FIRST)


@pytest.mark.parametrize(
    ("ours", "hers"),
    [
        ({"flat": ("must",)}, {"question": True}),
        ({"flat": ("must",)}, {"lean": Lean.LOST}),
        ({"hedges": ("may",)}, {"hedges": ("may",)}),  # neither is sure of anything
        ({"hedges": ("may",)}, {}),
        ({}, {}),
        ({"flat": ("must",)}, {"passage": {"part": Part.BACK}}),
        ({"flat": ("must",)}, {"passage": {"kind": Kind.LIST}}),
    ],
)
def test_nothing_is_set_against_a_line_that_does_not_surely_stand_against_it(
    ours: dict[str, Any], hers: dict[str, Any]
) -> None:
    assert against(paper("ours", CLAIM, **ours), paper("hers", DENIAL, **hers)) is None


def test_a_line_too_long_to_be_shown_is_left_out() -> None:
    assert against(OURS, paper("hers", f"{DENIAL[:-1]}, {'as all can see, ' * 65}.", flat=("will",))) is None


def test_lines_without_a_shared_topic_are_gone_through_where_given() -> None:
    assert against(OURS, HERS, topic=False) is None
    assert against(OURS, HERS, topic=False, also=(("hers", FIRST),)) == ("hers", FIRST)


def voices(first: str | None, second: str | None) -> Paper:
    marks = {
        (1, 1): {"reported": first, "flat": ("must",)},
        (2, 1): {"reported": second, "flat": ("will",)},
    }
    return handmade("ours", [CLAIM], [DENIAL], marks=marks)


def test_two_voices_of_a_report_stand_against_each_other() -> None:
    assert against(voices("Some", "Others")) == ("ours", Place(2, 1))


@pytest.mark.parametrize(
    ("first", "second"), [("Some", "Some"), ("Some", None), (None, "Others"), (None, None)]
)
def test_one_voice_and_the_author_do_not(first: str | None, second: str | None) -> None:
    assert against(voices(first, second)) is None


def test_another_paper_comes_before_another_voice() -> None:
    assert against(voices("Some", "Others"), HERS) == ("hers", FIRST)
