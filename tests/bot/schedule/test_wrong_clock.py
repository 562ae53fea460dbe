"""A machine whose clock is wrong: Discord says what time it is, and what is due goes out by that."""

import asyncio
import datetime
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from scene import Scene, Surroundings, scene

Story = Callable[[Scene, Surroundings], Awaitable[None]]
Play = Callable[[Story], None]
DUE = 1060  # seconds by the monotonic clock
HOUR = 3600


@pytest.fixture
def play(tmp_path: Path) -> Play:
    def run(story: Story) -> None:
        async def all() -> None:
            async with scene(tmp_path, around=True) as s:
                assert s.around is not None
                await story(s, s.around)

        asyncio.run(all())

    return run


async def minutes(s: Scene, around: Surroundings, count: int) -> None:
    """Time passes in which Discord answers something now and then, so that nobody sleeps for long."""
    for _ in range(count):
        around.tell_time()
        await s.go(60)


async def sound(s: Scene, hours: int) -> None:
    """Each hour's brief is there once, and none before its time."""
    due = [DUE + n * HOUR for n in range(hours)]
    posted = [p.at for p in s.channels.there]
    assert len(posted) == hours
    assert all(time <= at <= time + 11 * 60 for time, at in zip(due, posted, strict=True)), posted
    labels = [entry.label for entry in await s.log()]
    assert labels == [labels[0] + datetime.timedelta(hours=n) for n in range(hours)]
    assert set(await s.outcomes()) == {"sent"}


@pytest.mark.parametrize("hours", [2, -2])
def test_a_clock_that_is_set_wrong_while_it_runs_moves_nothing(play: Play, hours: int) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5, "0 * * * *")
        await minutes(s, around, 3)
        s.clock.step(hours=hours)
        await minutes(s, around, 180)
        await sound(s, 4)

    play(story)


@pytest.mark.parametrize("hours", [2, -2])
def test_a_clock_that_is_wrong_from_the_start_moves_nothing(play: Play, hours: int) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5, "0 * * * *")
        s.clock.step(hours=hours)
        around.tell_time()
        await s.restart()
        await minutes(s, around, 120)
        await sound(s, 2)

    play(story)


@pytest.mark.parametrize("hours", [2, -2])
def test_a_clock_that_is_set_right_again_is_believed_at_once(
    play: Play, hours: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "bot.schedule.clock_watch")

    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5, "0 * * * *")
        await minutes(s, around, 3)
        s.clock.step(hours=hours)
        await minutes(s, around, 60)
        s.clock.step(hours=-hours)
        await minutes(s, around, 60)
        await sound(s, 3)
        assert len(caplog.records) == 3 and "right again" in caplog.records[-1].message
        assert await (await s.state.queue()).mark("clock") is None

    play(story)


def test_nothing_is_sent_for_ten_minutes_and_the_log_says_so_once(
    play: Play, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "bot.schedule.clock_watch")

    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.tell_time()
        s.clock.step(hours=-3)
        await minutes(s, around, 9)
        assert not s.channels.asked
        (record,) = caplog.records
        assert "3:00:00 behind Discord's" in record.message
        assert await (await s.state.queue()).mark("clock") == str(-3 * HOUR)
        await minutes(s, around, 3)
        assert len(s.channels.there) == 1
        assert len(caplog.records) == 2

    play(story)


def test_a_clock_that_is_set_right_in_time_holds_nothing_up_any_longer(play: Play) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.tell_time()
        s.clock.step(hours=2)
        await s.go(50)
        s.clock.step(hours=-2)
        await s.go(60)
        (posted,) = s.channels.there
        assert DUE <= posted.at <= DUE + 30

    play(story)


def test_a_machine_that_slept_asks_what_time_it_is_and_goes_on(play: Play) -> None:
    """Its monotonic clock has stood still, as some do."""

    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.tell_time()
        await s.go(10)
        s.clock.time += datetime.timedelta(hours=1)
        await s.go(60)
        assert around.asked == 1
        assert len(s.channels.there) == 1
        assert "late 09:59" in s.channels.there[0].text

    play(story)


def test_a_clock_that_nobody_can_be_asked_about_is_held_by_what_was_heard(play: Play) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.tell_time()
        around.reachable = False
        s.clock.step(hours=2)
        await s.go(30)
        assert not s.channels.asked  # two hours too early
        await s.go(15 * 60)
        (posted,) = s.channels.there
        assert posted.at >= DUE

    play(story)


@pytest.mark.parametrize("minutes_off", [4, -4])
def test_a_few_minutes_are_nothing(play: Play, minutes_off: int) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        around.tell_time()
        s.clock.step(minutes=minutes_off)
        await s.add(5, "0 * * * *")
        await s.go(HOUR)
        assert not around.asked
        assert len(s.channels.there) == 1

    play(story)
