from __future__ import annotations

import pytest
from corpus import handmade

from briefs.counter import Rivals, stands_alone
from briefs.models import Kind, Lean, Part, Place, Topic

TRADE = Topic("trade", "Trade", (), ())
TARIFFS = Topic("tariffs", "Tariffs", (), ())
OURS = handmade("ours", ["Tariffs help trade.", "Rain fell."], year=1990)
HERS = handmade(
    "hers",
    ["Tariffs cannot help trade.", "Tariffs help trade.", "Do tariffs help trade?", "They harm trade."],
    ["Ports are full of trade."],
    marks={(1, 3): {"question": True}, (1, 4): {"lean": Lean.HARD, "riders": (Place(1, 1),)}},
    year=1990,
)
FIRST = Place(1, 1)
MENTIONS = {
    "trade": {
        "ours": [FIRST],
        "hers": [FIRST, Place(1, 2), Place(1, 3), Place(1, 4), Place(2, 1)],
    },
    "tariffs": {"ours": [FIRST], "hers": [Place(1, 2)]},
}


def against(shown: set[tuple[str, Place]], theme: str | None = None) -> tuple[str, Place] | None:
    found = Rivals([OURS, HERS], [TRADE, TARIFFS], MENTIONS).against(OURS, FIRST, shown, theme)
    return (found[0].id, found[2]) if found else None


def test_of_equal_words_the_line_that_denies_comes_first() -> None:
    only = {"trade": {"ours": [FIRST], "hers": [FIRST, Place(1, 2)]}}
    found = Rivals([OURS, HERS], [TRADE], only).against(OURS, FIRST, set())
    assert found == (TRADE, HERS, FIRST)


def test_lines_shown_before_come_last() -> None:
    assert against({("hers", FIRST), ("hers", Place(1, 2))}) == ("trade", Place(2, 1))
    everything = {("hers", place) for place in MENTIONS["trade"]["hers"]}
    assert against(everything) is not None


def test_questions_and_leaners_are_never_set_against_a_line() -> None:
    only = {"trade": {"ours": [FIRST], "hers": [Place(1, 3), Place(1, 4)]}}
    assert Rivals([OURS, HERS], [TRADE], only).against(OURS, FIRST, set()) is None


def test_a_theme_is_the_only_topic() -> None:
    assert against(set(), theme="tariffs") == ("tariffs", Place(1, 2))


def test_a_paper_does_not_answer_itself() -> None:
    only = {"trade": {"ours": [FIRST, Place(1, 2)]}}
    assert Rivals([OURS, HERS], [TRADE], only).against(OURS, FIRST, set()) is None


def test_the_topic_least_spoken_of_is_the_first() -> None:
    assert Rivals([OURS, HERS], [TRADE, TARIFFS], MENTIONS).topics_of(OURS, FIRST) == [TARIFFS, TRADE]


def test_papers_that_are_not_asked_for_say_nothing() -> None:
    assert Rivals([OURS], [TRADE], MENTIONS).against(OURS, FIRST, set()) is None


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ({"lean": Lean.SOFT}, {}),
        ({"lean": Lean.LOST}, {}),
        ({"riders": (Place(1, 1),)}, {}),
        ({"twin": Place(1, 1)}, {}),
        ({}, {"part": Part.BACK}),
        ({}, {"kind": Kind.ITEM}),
        ({}, {"kind": Kind.LIST}),
    ],
)
def test_what_needs_its_neighbours_does_not_stand_alone(
    sentence: dict[str, object], passage: dict[str, object]
) -> None:
    paper = handmade("a", ["One."], ["Two."], marks={(2, 1): sentence}, passages={2: passage})
    assert not stands_alone(paper.passages[1], paper.passages[1].sentences[0])
    assert stands_alone(paper.passages[0], paper.passages[0].sentences[0])
