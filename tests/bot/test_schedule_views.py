"""What moderators are shown of schedules that the courier has worked on, and of what would go out."""

import asyncio
import datetime
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from made_up_turns import SCHEDULE

from bot.actors import Actor, Place
from bot.app import App
from bot.options import Who
from bot.schedule.rehearsal import COUNTED, MOST, rehearsal
from bot.schedule_answers import ScheduleChanged, ScheduleLog
from bot.state.schedule_models import Order, Reason, Stage, Status
from bot.state.state import State

ADA = Actor(1, Who.MODERATOR, Place(10, 1))
SEEDS = Path(__file__).parents[2] / "seeds"
NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
Story = Callable[[App, State], Awaitable[None]]
Play = Callable[[Story], None]


class Clock:
    def now(self) -> datetime.datetime:
        return NOW

    def today(self) -> datetime.date:
        return NOW.date()


@pytest.fixture
def play(store: Path, tmp_path: Path) -> Play:
    """A story of one saved schedule."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[tuple[App, State]]:
        clock = Clock()
        async with (
            State.at(tmp_path / "state.db", clock) as state,
            App.open(store, SEEDS, clock.today, state) as app,
        ):
            yield app, state

    def run(story: Story) -> None:
        async def all() -> None:
            async with opened() as (app, state):
                await app.respond("schedule add daily at 09:00", ADA)
                await app.respond("schedule save 1", ADA)
                await story(app, state)

        asyncio.run(all())

    return run


async def occurred(state: State, days_ago: int, stage: Stage) -> None:
    """A brief of the schedule that was due some days ago."""
    at = NOW - datetime.timedelta(days=days_ago)
    database = await state.database()
    async with database.writing() as connection:
        await connection.execute(
            "INSERT INTO occurrence (guild, schedule, label, zone, at, state, reason, token, kind, boot, first, "
            "first_at, last, attempts, what) VALUES (10, 1, ?, 'UTC', ?, ?, '', 1, 'post', '', 0, 0, 0, 1, '')",
            (f"{at:%Y-%m-%dT%H:%M}", int(at.timestamp()), stage),
        )


def test_pausing_tells_of_a_brief_on_its_way_though_a_later_one_is_done_with(play: Play) -> None:
    async def story(app: App, state: State) -> None:
        await occurred(state, 2, Stage.SENDING)
        await occurred(state, 1, Stage.MISSED)
        answer = (await app.respond("schedule pause 1", ADA)).turn.answer
        assert isinstance(answer, ScheduleChanged) and answer.underway

    play(story)


def test_what_was_removed_while_suspended_comes_back_with_the_reason(play: Play) -> None:
    async def story(app: App, state: State) -> None:
        assert await (await state.ledger()).suspend(10, 1, Reason.PERMISSION)
        await app.respond("schedule remove 1 yes", ADA)
        response = await app.respond("schedule undo 1", ADA)
        answer = response.turn.answer
        assert isinstance(answer, ScheduleChanged)
        assert (answer.schedule.status, answer.schedule.reason) == (Status.SUSPENDED, Reason.PERMISSION)
        assert "may not post in its channel" in response.reply.text

    play(story)


def test_the_buttons_of_a_log_lead_to_its_first_entry(play: Play) -> None:
    async def story(app: App, state: State) -> None:
        for days in range(25):
            await occurred(state, days, Stage.SENT)
        seen, line = [], "schedule log 1"
        while line:
            response = await app.respond(line, ADA)
            assert isinstance(response.turn.answer, ScheduleLog)
            seen += [entry.label for entry in response.turn.answer.entries]
            line = next((a.line for a in response.reply.actions if a.label == "▶"), "")
        assert len(seen) == 25 and seen == sorted(seen, reverse=True)

    play(story)


def test_a_rehearsal_of_everything_is_bounded_and_lets_others_have_their_turn() -> None:
    quarterly = Order("*/15 * * * *", "Europe/Berlin", 1, "daily")
    schedules = [replace(SCHEDULE, number=n, what=quarterly) for n in range(1, 51)]

    async def run() -> None:
        turns = 0
        rehearsed = asyncio.create_task(rehearsal(schedules, NOW, 366))
        while not rehearsed.done():
            await asyncio.sleep(0)
            turns += 1
        found = await rehearsed
        assert (len(found.entries), found.more, found.uncounted) == (MOST, COUNTED - MOST, True)
        assert turns >= COUNTED / 100

    asyncio.run(run())


def test_a_rehearsal_has_the_times_of_all_schedules_in_order_and_no_paused_one() -> None:
    rules = {1: "09:00", 2: "08:00 mon", 3: "0 */6 * * *"}
    schedules = [
        replace(SCHEDULE, number=n, what=Order(rule, "UTC", 1, "daily")) for n, rule in rules.items()
    ]
    paused = replace(SCHEDULE, number=4, status=Status.PAUSED)
    found = asyncio.run(rehearsal([*schedules, paused], NOW, 7))
    times = [entry.time.at for entry in found.entries if entry.time]
    assert times == sorted(times) and len(times) == 7 + 1 + 28
    assert found.idle == (paused,) and found.more == 0 and not found.uncounted
