"""Sixty days of a daily brief of the shipped papers, as the courier would send them."""

import asyncio
import datetime
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import briefs
from bot.app import App
from bot.limits import CONTENT, length
from bot.model import Reply
from bot.schedule.rehearsal import perform, rehearsal
from bot.state.schedule_models import Order, Reason, Schedule, Status
from briefs.against import counters
from briefs.answers import Daily, Group, Rival
from briefs.library import Library
from briefs.models import Quote

SEEDS = Path(__file__).parents[3] / "seeds"
DAYS = 60
START = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def days(store: Path) -> list[tuple[Reply, Daily]]:
    """The brief of each day, and its answer."""

    async def run() -> list[tuple[Reply, Daily]]:
        order = Order("09:00", "Europe/Berlin", 5, "daily", "Good morning", "Discuss below")
        schedule = Schedule(
            *(1, 1, 1, order, Status.ACTIVE, Reason.NONE), *(START, START, START, START), None, 0
        )
        found: list[tuple[Reply, Daily]] = []
        async with App.open(store, SEEDS, START.date) as app:
            async for _, planned, reply in perform(app, await rehearsal([schedule], START, DAYS)):
                issue = len(found) + 1
                turn = await app.answer(f"daily {planned.label.date()} issue {issue}")
                assert isinstance(turn.answer, Daily)
                found.append((reply, turn.answer))
        return found

    return asyncio.run(run())


def test_no_line_returns(days: list[tuple[Reply, Daily]]) -> None:
    lines = Counter((a.today.main.paper, a.today.main.start) for _, a in days)
    assert len(days) == DAYS and max(lines.values()) == 1


def test_each_paper_has_its_share(days: list[tuple[Reply, Daily]]) -> None:
    papers = Counter(a.today.main.paper for _, a in days)
    share = DAYS / len(days[0][1].papers)
    assert all(0.8 * share <= count <= 1.2 * share for count in papers.values()) and len(papers) == 3


def test_no_topic_returns_before_all_have_come(days: list[tuple[Reply, Daily]]) -> None:
    turns = [a.turns for _, a in days if a.turns]
    first = [a.topic for _, a in days[: turns[0].topics]]
    assert len(set(first)) == turns[0].topics > 30 and all(first)
    assert all(turn.topic for turn in turns)


def test_what_stands_against_a_line_is_what_the_counter_command_finds(
    days: list[tuple[Reply, Daily]], store: Path
) -> None:
    async def found() -> list[list[Group]]:
        async with briefs.open(store) as library:
            return [[rival.group for rival in await _surely_against(library, a.today.main)] for _, a in days]

    against = asyncio.run(found())
    differ = [a.number for (_, a), sure in zip(days, against, strict=True) if a.against != bool(sure)]
    assert differ == []
    unsaid = [a.number for (r, a), sure in zip(days, against, strict=True) if bool(sure) == (_NONE in r.text)]
    assert unsaid == []
    assert all(a.counter in sure for (_, a), sure in zip(days, against, strict=True) if sure)
    assert 5 <= sum(map(bool, against)) < DAYS / 2  # each of the two is said of some


_NONE = "no counter-line found"


async def _surely_against(library: Library, line: Quote) -> list[Rival]:
    paper, paragraph = await library.paper(line.paper), line.citation.paragraph
    first = await counters(library, paper, paragraph)
    pages = [first, *[await counters(library, paper, paragraph, n) for n in range(2, first.pages + 1)]]
    return [
        rival
        for page in pages
        for rival in page.rivals
        if rival.sure and rival.claim.main.start == line.start
    ]


def test_a_counter_line_is_of_another_paper_or_of_another_voice(days: list[tuple[Reply, Daily]]) -> None:
    pairs = [(a.today.main, a.counter.main) for _, a in days if a.against and a.counter]
    assert len(pairs) >= 5
    assert all(
        line.paper != other.paper or (line.reported and other.reported and line.reported != other.reported)
        for line, other in pairs
    )


def test_each_line_can_be_read_by_itself(days: list[tuple[Reply, Daily]]) -> None:
    lines = [a.today for _, a in days]
    assert all(len(line.quotes) == 1 and 90 <= len(line.main.text) <= 240 for line in lines)
    assert all(line.main.text.rstrip('"”’)').endswith(".") for line in lines)


def test_each_line_has_its_year_beside_it(days: list[tuple[Reply, Daily]]) -> None:
    assert all(f"· {a.today.main.year}" in r.text for r, a in days)


def test_other_processes_say_the_same(store: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    lines.write_text("".join(f"daily 2026-03-01 issue {n}\n" for n in range(1, DAYS + 1)), "utf-8")
    call = [sys.executable, "-m", "bot", "ask", "--json", "--seeds", SEEDS, "--batch", lines, "--store"]
    said = [
        subprocess.run(
            [*map(str, call), str(kept)],
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed, kept in (("1", store), ("2", tmp_path / "anew"))
    ]
    assert said[0] == said[1] and said[0].count(b"Daily brief #") == DAYS


def test_each_fits_a_message_with_all_its_lines(days: list[tuple[Reply, Daily]]) -> None:
    assert all(length(reply.text) <= CONTENT for reply, _ in days)
    assert all(reply.quotes for reply, _ in days)


def test_each_is_numbered_and_dated(days: list[tuple[Reply, Daily]]) -> None:
    assert [a.number for _, a in days] == list(range(1, DAYS + 1))
    assert (
        days[-1][0].text.splitlines()[-1].startswith("-# schedule 1 · Wed 29 Apr 2026, 09:00 Europe/Berlin")
    )
