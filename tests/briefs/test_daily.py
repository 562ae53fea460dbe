from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

import pytest
from corpus import handmade, shipped
from hypothesis import given
from hypothesis import strategies as st

from briefs.answers import NO_THEME, Daily, Theme
from briefs.counter import Mentions
from briefs.daily import EPOCH, issue, said
from briefs.lines import LONGEST, SHORTEST
from briefs.models import Kind, Lean, Paper, Part, Place, Topic
from briefs.series import LONGEST_ROUND, SHORTEST_ROUND, Series, level
from briefs.text import collapse

TRADE = Topic("trade", "Trade", (), ())
TARIFFS = Topic("tariffs", "Tariffs", (), ())
PADDING = "and so it went on from one year to another until nobody could say any more how it had begun"


def wordy(id: str, lines: int, **facts: Any) -> Paper:
    """A paper of so many lines that could each be the line of a day, two to a paragraph."""
    texts = [f"Trade of sort {id}{n} grew {PADDING}." for n in range(lines)]
    return handmade(id, *(texts[n : n + 2] for n in range(0, lines, 2)), **facts)


def places(paper: Paper) -> list[Place]:
    return [Place(p.number, s.number) for p in paper.passages for s in p.sentences]


def brief(
    papers: list[Paper],
    mentions: Mentions,
    number: int = 1,
    theme: Theme = NO_THEME,
    topics: tuple[Topic, ...] = (TRADE,),
) -> Daily:
    """An issue of a row of briefs."""
    return said(Series(papers, topics, mentions, theme), mentions, EPOCH, number)


def days(papers: list[Paper], mentions: Mentions, first: int = 0, count: int = SHORTEST_ROUND) -> list[Daily]:
    row = Series(papers, [TRADE], mentions)
    return [said(row, mentions, EPOCH, day + 1) for day in range(first, first + count)]


def test_the_same_day_is_the_same_brief_whatever_the_order_of_papers() -> None:
    papers = [wordy("a", 9), wordy("b", 9)]
    mentions = {"trade": {p.id: places(p) for p in papers}}
    assert brief(papers, mentions, 5) == brief(papers[::-1], dict(mentions), 5)


@pytest.mark.parametrize("first", [0, 31, -200])
def test_no_line_twice_in_sixty_days_and_equal_shares(first: int) -> None:
    papers = [wordy("a", 50), wordy("b", 90), wordy("c", 200)]
    cards = days(papers, {}, first)
    assert len({(c.today.main.paper, c.today.main.start) for c in cards}) == SHORTEST_ROUND
    shares = Counter(c.today.main.paper for c in cards)
    assert all(16 <= shares[paper] <= 24 for paper in "abc")


@given(st.lists(st.integers(0, 70), min_size=1, max_size=8))
def test_a_level_fills_sixty_days_and_is_no_higher_than_shares_allow(sizes: list[int]) -> None:
    given = [min(size, level(sizes)) for size in sizes if size]
    assert sum(given) >= min(SHORTEST_ROUND, sum(sizes))
    if sum(given) > SHORTEST_ROUND + len(given):  # more than sixty days need
        share = SHORTEST_ROUND / len(given)
        assert sum(given) <= LONGEST_ROUND
        assert all(abs(SHORTEST_ROUND * n / sum(given) - share) <= max(share / 10, 0.5) for n in given)


def test_a_small_corpus_shows_all_it_has_before_it_repeats() -> None:
    cards = days([wordy("a", 7)], {}, count=14)
    lines = [c.today.main.start for c in cards]
    assert len(set(lines[:7])) == 7
    assert lines[:7] == lines[7:]
    assert [c.turns and (c.turns.line, c.turns.lines, c.turns.round) for c in cards[6:8]] == [
        (7, 7, 1),
        (1, 7, 2),
    ]


def test_of_many_papers_each_day_has_another() -> None:
    papers = [wordy(f"p{n:03}", 2) for n in range(150)]
    cards = days(papers, {}, count=20)
    assert len({c.today.main.paper for c in cards}) == 20


def test_the_best_lines_come_first() -> None:
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
    assert not len(Series([paper], [], {}))


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
    cards = [brief(papers, mentions, n, Theme((TRADE,))) for n in range(1, 61)]
    lines = Counter((c.today.main.paper, c.today.main.citation.paragraph) for c in cards)
    assert lines == {("a", 3): 20, ("a", 4): 20, ("b", 5): 20}
    assert len(Series(papers, [TRADE], mentions, Theme((Topic("unheard-of", "Unheard-of", (), ()),)))) == 0


def test_a_theme_of_papers_keeps_to_them_and_sets_others_beside() -> None:
    papers = [wordy("a", 9), wordy("b", 9), wordy("c", 9)]
    mentions = {"trade": {p.id: places(p) for p in papers}}
    cards = [brief(papers, mentions, n, Theme(papers=("a", "c"))) for n in range(1, 19)]
    assert Counter(c.today.main.paper for c in cards) == {"a": 9, "c": 9}
    assert "b" in {c.counter.main.paper for c in cards if c.counter}


def test_a_theme_of_topics_and_papers_keeps_to_both() -> None:
    papers = [wordy("a", 9), wordy("b", 9)]
    mentions = {"trade": {p.id: [Place(3, 1)] for p in papers}, "tariffs": {"b": [Place(1, 1)]}}
    row = Series(papers, [TRADE, TARIFFS], mentions, Theme((TRADE, TARIFFS), ("b",)))
    assert {row.line(n)[1] for n in (1, 2)} == {Place(1, 1), Place(3, 1)} and len(row) == 2
    assert {row.topic(n) for n in (1, 2)} == {TRADE, TARIFFS}


def test_a_line_of_another_topic_may_stand_beside_it_and_says_which() -> None:
    papers = [wordy("a", 1), wordy("b", 2)]
    mentions = {"tariffs": {"a": [Place(1, 1)]}, "trade": {"a": [Place(1, 1)], "b": [Place(1, 1)]}}
    card = next(
        c for n in (1, 2, 3) if (c := brief(papers, mentions, n, topics=(TARIFFS, TRADE))).topic == TARIFFS
    )
    assert card.counter is not None and card.beside == TRADE


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
    assert issue(EPOCH + datetime.timedelta(41)) == 42
    assert brief([wordy("a", 3)], {}, 7).number == 7


def test_sixty_days_of_the_shipped_papers() -> None:
    papers = list(shipped().values())
    cards = days(papers, {})
    assert len({c.today.main.text for c in cards}) == SHORTEST_ROUND
    assert all(SHORTEST <= len(collapse(c.today.main.text)) <= LONGEST for c in cards)
    share = SHORTEST_ROUND / len(papers)
    assert all(abs(n - share) <= share / 5 for n in Counter(c.today.main.paper for c in cards).values())
    assert all(c.question and c.timeline for c in cards)
