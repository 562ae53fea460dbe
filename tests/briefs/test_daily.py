from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

import pytest
from corpus import handmade, shipped

from briefs.answers import Daily
from briefs.counter import Mentions
from briefs.daily import EPOCH, LONGEST, NO_REPEAT, SHORTEST, daily
from briefs.models import Kind, Lean, Paper, Part, Place, Topic
from briefs.text import collapse

TRADE = Topic("trade", "Trade", (), ())
PADDING = "and so it went on from one year to another until nobody could say any more how it had begun"


def wordy(id: str, lines: int, **facts: Any) -> Paper:
    """A paper of so many lines that could each be the line of a day, two to a paragraph."""
    texts = [f"Trade of sort {id}{n} grew {PADDING}." for n in range(lines)]
    return handmade(id, *(texts[n : n + 2] for n in range(0, lines, 2)), **facts)


def places(paper: Paper) -> list[Place]:
    return [Place(p.number, s.number) for p in paper.passages for s in p.sentences]


def days(papers: list[Paper], mentions: Mentions, first: int = 0, count: int = NO_REPEAT) -> list[Daily]:
    found = [
        daily(papers, [TRADE], mentions, EPOCH + datetime.timedelta(day))
        for day in range(first, first + count)
    ]
    assert all(found)
    return [card for card in found if card]


def test_the_same_day_is_the_same_brief_whatever_the_order_of_papers() -> None:
    papers = [wordy("a", 9), wordy("b", 9)]
    mentions = {"trade": {p.id: places(p) for p in papers}}
    one = daily(papers, [TRADE], mentions, EPOCH)
    two = daily(papers[::-1], [TRADE], dict(mentions), EPOCH)
    assert one is not None
    assert two is not None
    assert (one.today, one.counter, one.timeline, one.question) == (
        two.today,
        two.counter,
        two.timeline,
        two.question,
    )


@pytest.mark.parametrize("first", [0, 31, -200])
def test_no_line_twice_in_sixty_days_and_equal_shares(first: int) -> None:
    papers = [wordy("a", 50), wordy("b", 90), wordy("c", 200)]
    cards = days(papers, {}, first)
    assert len({(c.today.main.paper, c.today.main.start) for c in cards}) == NO_REPEAT
    assert Counter(c.today.main.paper for c in cards) == {"a": 20, "b": 20, "c": 20}


def test_a_small_corpus_shows_all_it_has_before_it_repeats() -> None:
    cards = days([wordy("a", 7)], {}, count=14)
    lines = [c.today.main.start for c in cards]
    assert len(set(lines[:7])) == 7
    assert lines[:7] == lines[7:]


def test_of_many_papers_each_day_has_another() -> None:
    papers = [wordy(f"p{n:03}", 2) for n in range(150)]
    cards = days(papers, {}, count=20)
    assert len({c.today.main.paper for c in cards}) == 20


def test_the_better_half_speaks() -> None:
    marks = {(1 + n // 2, 1 + n % 2): {"salience": n / 200} for n in range(200)}
    cards = days([wordy("a", 200, marks=marks)], {}, count=100)
    assert min(int(c.today.main.text.split()[3][1:]) for c in cards) == 100


@pytest.mark.parametrize(
    ("text", "mark", "passage"),
    [
        ("Too short.", {}, {}),
        ("Too long " + "and longer " * 30, {}, {}),
        (f"Trade grew {PADDING}?", {"question": True}, {}),
        (f"It grew {PADDING}.", {"lean": Lean.HARD, "riders": (Place(1, 1),)}, {}),
        (f"But trade grew {PADDING}.", {"lean": Lean.SOFT}, {}),
        (f"Trade grew {PADDING}.", {"twin": Place(1, 1)}, {}),
        (f"Trade grew {PADDING}.", {}, {"part": Part.BACK}),
        (f"Trade grew {PADDING}.", {}, {"kind": Kind.ITEM}),
    ],
)
def test_what_is_no_line_of_a_day(text: str, mark: dict[str, object], passage: dict[str, object]) -> None:
    paper = handmade("a", ["Short."], [text], marks={(2, 1): mark}, passages={2: passage})
    assert daily([paper], [], {}, EPOCH) is None


def test_another_paper_answers_on_the_topic() -> None:
    papers = [wordy("a", 9), wordy("b", 9)]
    for card in days(papers, {"trade": {p.id: places(p) for p in papers}}, count=18):
        assert card.counter is not None
        assert card.topic == TRADE
        assert {card.today.main.paper, card.counter.main.paper} == {"a", "b"}


def test_no_other_paper_no_answer() -> None:
    paper = wordy("a", 9)
    (card,) = days([paper], {"trade": {"a": places(paper)}}, count=1)
    assert (card.counter, card.topic) == (None, TRADE)


def test_an_answer_is_not_given_twice_while_there_are_others() -> None:
    papers = [wordy("a", 60), wordy("b", 130)]
    cards = days(papers, {"trade": {p.id: places(p) for p in papers}}, count=12)
    shown = [c.counter.main for c in cards if c.counter]
    lines = {(c.today.main.paper, c.today.main.start) for c in cards}
    assert len({(q.paper, q.start) for q in shown}) == 12
    assert not lines & {(q.paper, q.start) for q in shown}


def test_a_theme_keeps_to_its_topic() -> None:
    papers = [wordy("a", 40), wordy("b", 40)]
    mentions = {"trade": {"a": [Place(3, 1), Place(4, 2)], "b": [Place(5, 1)]}}
    cards = [daily(papers, [TRADE], mentions, EPOCH + datetime.timedelta(n), about=TRADE) for n in range(6)]
    lines = {(c.today.main.paper, c.today.main.citation.paragraph) for c in cards if c}
    assert lines == {("a", 3), ("a", 4), ("b", 5)}
    assert daily(papers, [TRADE], mentions, EPOCH, about=Topic("unheard-of", "Unheard-of", (), ())) is None


def test_questions_and_dates_take_turns() -> None:
    marks: dict[tuple[int, int], dict[str, Any]] = {
        (1, 1): {"question": True},
        (2, 1): {"question": True},
        (3, 1): {"years": (1950,)},
        (3, 2): {"years": (1953,)},
    }
    paper = handmade(
        "a",
        ["Why is it so?"],
        ["How does it end?"],
        ["It began in 1950.", "It ended in 1953."],
        [f"Trade grew {PADDING}."],
        marks=marks,
    )
    cards = days([paper], {}, count=2)
    assert {c.question.text for c in cards if c.question} == {"Why is it so?", "How does it end?"}
    assert [c.timeline.years for c in cards if c.timeline] == [(1950,), (1953,)]


def test_the_line_of_the_day_is_not_its_date_as_well() -> None:
    paper = handmade("a", [f"In 1950 trade grew {PADDING}."], marks={(1, 1): {"years": (1950,)}})
    (card,) = days([paper], {}, count=1)
    assert card.timeline is None


def test_issues_are_numbered_by_day_or_as_told() -> None:
    paper = wordy("a", 3)
    later = daily([paper], [], {}, EPOCH + datetime.timedelta(41))
    told = daily([paper], [], {}, EPOCH, number=7)
    assert later is not None
    assert told is not None
    assert (later.number, later.date, told.number) == (42, "2026-02-11", 7)


def test_sixty_days_of_the_shipped_papers() -> None:
    papers = list(shipped().values())
    cards = days(papers, {})
    assert len({c.today.main.text for c in cards}) == NO_REPEAT
    assert all(SHORTEST <= len(collapse(c.today.main.text)) <= LONGEST for c in cards)
    share = NO_REPEAT / len(papers)
    assert all(abs(n - share) <= share / 5 for n in Counter(c.today.main.paper for c in cards).values())
    assert all(c.question and c.timeline for c in cards)
