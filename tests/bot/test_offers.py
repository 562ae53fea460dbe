"""The buttons: where one may go from a card, each a command line, the likeliest first."""

from dataclasses import replace

import pytest
from made_up import PAPERS, QUAY
from made_up_turns import DREDGING, TURNS, main, turn

from bot.limits import LABEL, length
from bot.model import Action
from bot.replies import word
from briefs.answers import Excerpts, Hit, Timeline, TopicList, Unknown


def lines(answered: object, line: str, *suggestions: Action) -> list[str]:
    reply = word(turn(answered, line, suggestions=suggestions))  # type: ignore[arg-type]  # any answer
    return [action.line for action in reply.actions]


EXCERPTS = Excerpts("harbour", (Hit("quay-1999", 1.0, main(QUAY, 1, 1)),), 1, 1, 1, PAPERS)
PAGED = replace(EXCERPTS, page=2, pages=4)


def test_more_is_the_same_command_one_page_on() -> None:
    here = "search harbour in quay-1999 page 2"
    assert lines(PAGED, here)[0] == "search harbour in quay-1999 page 3"
    assert lines(PAGED, "ask whose harbour is it")[0] == "search harbour page 3"
    assert not any("page" in line for line in lines(replace(PAGED, page=4), "search harbour page 4"))


def test_runners_up_come_after_the_first_two_and_a_card_does_not_offer_itself() -> None:
    runners = (Action("Two fleets", "brief fleets"), Action("Itself", "search harbour"))
    found = lines(replace(EXCERPTS, topic=DREDGING), "search harbour", *runners)
    assert found == ["source quay-1999 1", "brief dredging", "brief fleets", "summary quay-1999"]


def test_a_page_of_a_question_is_a_search_in_the_same_paper() -> None:
    one = replace(PAGED, papers=(QUAY,))
    assert lines(one, "ask what does quay say about the harbour")[0] == "search harbour in quay-1999 page 3"


def test_timelines_and_topics_turn_their_pages() -> None:
    assert lines(Timeline(None, (), 9, 1, 3, PAPERS), "timeline quay-1999")[0] == "timeline quay-1999 page 2"
    assert (
        lines(TopicList((DREDGING,), ((1, 0, 0),), PAPERS, 2, 3, 41), "topics page 2")[0] == "topics page 3"
    )


def test_a_long_name_is_cut_on_the_button_and_whole_in_its_line() -> None:
    topic = replace(DREDGING, name="Dredging " * 40)
    (found,) = (
        a for a in word(turn(replace(EXCERPTS, topic=topic), "search harbour")).actions if "brief" in a.line
    )
    assert length(found.label) <= LABEL
    assert found.line == "brief dredging"


def test_what_is_unknown_offers_the_nearest() -> None:
    assert lines(Unknown("topic", "dregding", ("dredging",)), "brief dregding") == [
        "brief dredging",
        "topics",
    ]
    assert lines(Unknown("paragraph", "99", ("1 to 5",)), "source quay-1999 99") == [
        "papers",
        "topics",
        "help",
    ]


@pytest.mark.parametrize("name", TURNS)
def test_no_card_is_a_dead_end(name: str) -> None:
    assert word(TURNS[name]).actions
