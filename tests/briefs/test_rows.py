"""Rows of daily briefs of corpora of every size, as a library gives them."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pytest
from corpus import handmade
from small import Corpus, corpus

from bot.limits import CONTENT
from bot.model import Turn
from bot.replies import word
from briefs import rows
from briefs.answers import NO_THEME, Daily, NoLine, Theme
from briefs.library import Library
from briefs.models import Paper, Topic

DAY = datetime.date(2026, 3, 1)
DAYS = 60
TRADE = Topic("trade", "Trade", ("trade",), ("trade",))
SALT = Topic("salt", "Salt", ("salt",), ("salt",))
PADDING = "grew from one year to another until nobody in the harbour could say any more how it had begun"


def paper(id: str, *subjects: str) -> Paper:
    """A paper with a line on each subject, which no other line repeats."""
    return handmade(
        id, *([f"{subject.capitalize()} of sort {id}{n} {PADDING}."] for n, subject in enumerate(subjects))
    )


def days(made: Corpus, theme: Theme = NO_THEME) -> Sequence[Daily]:
    async def run(library: Library) -> list[Daily | NoLine]:
        return [await library.daily(DAY, number, theme) for number in range(1, DAYS + 1)]

    found = [card for card in made.run(run) if isinstance(card, Daily)]
    assert len(found) == DAYS
    for card in found:
        text = word(Turn("", "daily", "daily", card)).text
        assert "no counter-line found" in text and len(text) <= CONTENT
    return found


def lines(cards: Sequence[Daily]) -> Counter[tuple[str, int]]:
    return Counter((card.today.main.paper, card.today.main.start) for card in cards)


def test_one_paper() -> None:
    cards = days(corpus(paper("a", *["trade", "salt"] * 35), topics=[TRADE, SALT]))
    assert set(lines(cards).values()) == {1}
    assert all(one.topic != other.topic for one, other in pairwise(cards))
    assert not any(card.counter for card in cards)


def test_one_paragraph() -> None:
    cards = days(corpus(paper("a", "trade"), topics=[TRADE]))
    assert set(lines(cards).values()) == {DAYS}
    assert [card.turns.round for card in cards if card.turns] == list(range(1, DAYS + 1))


def test_no_topics() -> None:
    cards = days(corpus(paper("a", *["trade"] * 40), paper("b", *["salt"] * 40)))
    assert set(lines(cards).values()) == {1}
    assert {card.today.main.paper for card in cards[:2]} == {"a", "b"}
    assert not any(card.topic or card.counter for card in cards)


def test_two_hundred_papers() -> None:
    cards = days(corpus(*(paper(f"p{n:03}", "trade", "salt") for n in range(200)), topics=[TRADE, SALT]))
    assert len({card.today.main.paper for card in cards}) == DAYS
    assert Counter(card.topic for card in cards) == {TRADE: DAYS // 2, SALT: DAYS // 2}


def test_a_theme_with_three_lines_goes_round() -> None:
    made = corpus(
        paper("a", "salt", *["trade"] * 30), paper("b", "salt", "salt", "trade"), topics=[TRADE, SALT]
    )
    cards = days(made, Theme((SALT,)))
    assert set(lines(cards).values()) == {DAYS // 3}
    shown = [(card.today.main.paper, card.today.main.start) for card in cards]
    assert shown[:3] * (DAYS // 3) == shown and len(set(shown[:3])) == 3


def test_a_theme_that_is_no_topic_of_a_file() -> None:
    made = corpus(paper("a", "salt", "tar"), paper("b", "tar", "salt"), topics=[SALT])
    cards = days(made, Theme((Topic("tar", "tar", (), ("tar",)),)))
    assert all(card.today.main.text.startswith("Tar") for card in cards) and len(lines(cards)) == 2


def test_no_line_at_all() -> None:
    async def run(library: Library) -> Daily | NoLine:
        return await library.daily(DAY, 1)

    found = corpus(handmade("a", ["Salt is dear."])).run(run)
    assert isinstance(found, NoLine) and found.searched == 1


def test_what_a_row_is_laid_out_by_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: Counter[str] = Counter()

    def counted(name: str) -> Callable[..., Any]:
        real = getattr(rows, name)

        def counting(*given: object) -> Any:
            made[name] += 1
            return real(*given)

        return counting

    for name in ("Series", "judge_of"):
        monkeypatch.setattr(rows, name, counted(name))
    days(corpus(paper("a", "trade", "salt"), paper("b", "trade", "salt"), topics=[TRADE, SALT]))
    assert made == {"Series": 1, "judge_of": 1}
