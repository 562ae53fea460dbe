"""Sentences that say nearly the same as an earlier one point to it."""

import pytest
from made_up_papers import BAYARKHUU, JOHNSTONE, PETROV, compiled, shipped

from briefs.compiler.duplicates import twins
from briefs.compiler.reading import read
from briefs.models import Place

PROSE = "Nobody in the town knows why it did."


def twinned(first: str, second: str, between: str = "The Port\n\n") -> bool:
    paper = compiled(f"On Fish\n\nThe Catch\n\n{first}\n\n{PROSE}\n\n{between}{second}\n")
    return paper.passages[-1].sentences[-1].twin == Place(1, 1)


def test_a_summary_and_the_body_that_repeats_it_are_twins() -> None:
    paper = shipped(JOHNSTONE)
    same = {
        place: s.twin
        for p in paper.passages
        for s in p.sentences
        if s.twin
        for place in (Place(p.number, s.number),)
    }
    assert same == {
        Place(8, 1): Place(1, 1),
        Place(11, 4): Place(1, 2),
        Place(13, 1): Place(2, 1),
        Place(38, 1): Place(6, 2),
        Place(48, 3): Place(7, 2),
        Place(54, 3): Place(39, 1),
    }


@pytest.mark.parametrize("name", [PETROV, BAYARKHUU])
def test_a_paper_that_does_not_repeat_itself_has_none(name: str) -> None:
    passages = shipped(name).passages
    assert twins(passages, [[read(s.text) for s in p.sentences] for p in passages]) == {}


CLAIM = "The catch of cod in the northern harbour fell by half after the great storm."


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (CLAIM, True),
        ("Indeed, the catch of cod in the northern harbour fell steeply after the great storm.", True),
        ("The catch of cod in the northern harbour never fell by half after the great storm.", False),
        ("Did the catch of cod in the northern harbour fall by half after the great storm?", False),
        ("The price of salt in the southern market rose by a third before the war.", False),
    ],
)
def test_most_of_the_words_in_one_order_are_the_same(second: str, expected: bool) -> None:
    assert twinned(CLAIM, second) is expected


def test_claims_with_other_figures_are_not_the_same() -> None:
    claim = "The catch of cod in the northern harbour fell by {} tons after the great storm."
    assert not twinned(claim.format(30), claim.format(90))
    assert twinned(claim.format(30), claim.format(30))


def test_within_a_section_only_a_refrain_is_a_twin() -> None:
    near = "The catch of cod in the northern harbour and of herring fell by a third after the first storm."
    assert twinned(CLAIM, near)
    assert not twinned(CLAIM, near, between="")
    assert twinned(CLAIM, CLAIM, between="")


def test_a_short_refrain_is_a_twin_only_word_for_word() -> None:
    assert twinned("Peace needs trade, always.", "Peace needs trade, always.")
    assert not twinned("Peace needs trade, always.", "Peace needs trade and bread.")
