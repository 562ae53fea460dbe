"""A machine whose clock is wrong: Discord says what time it is, and what is due goes out by that."""

import datetime
import logging
from collections.abc import Sequence

import pytest
from plays import play_among
from scene import HandClock, PlayAmong, Scene, Surroundings

from bot.checked_clock import CheckedClock
from bot.schedule.poster import Ours

__all__ = ["play_among"]

DUE = 1060  # seconds by the monotonic clock
HOUR = 3600


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
def test_a_clock_that_is_set_wrong_while_it_runs_moves_nothing(play_among: PlayAmong, hours: int) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5, "0 * * * *")
        await minutes(s, around, 3)
        s.clock.step(hours=hours)
        await minutes(s, around, 180)
        await sound(s, 4)

    play_among(story)


@pytest.mark.parametrize("hours", [2, -2])
def test_a_clock_that_is_wrong_from_the_start_moves_nothing(play_among: PlayAmong, hours: int) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5, "0 * * * *")
        s.clock.step(hours=hours)
        around.tell_time()
        await s.restart()
        await minutes(s, around, 120)
        await sound(s, 2)

    play_among(story)


@pytest.mark.parametrize("hours", [2, -2])
def test_a_clock_that_is_set_right_again_is_believed_at_once(
    play_among: PlayAmong, hours: int, caplog: pytest.LogCaptureFixture
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

    play_among(story)


def test_nothing_is_sent_for_ten_minutes_and_the_log_says_so_once(
    play_among: PlayAmong, caplog: pytest.LogCaptureFixture
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

    play_among(story)


def test_a_clock_that_is_set_right_in_time_holds_nothing_up_any_longer(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.tell_time()
        s.clock.step(hours=2)
        await s.go(50)
        s.clock.step(hours=-2)
        await s.go(60)
        (posted,) = s.channels.there
        assert DUE <= posted.at <= DUE + 30

    play_among(story)


def test_a_machine_that_slept_asks_what_time_it_is_and_goes_on(play_among: PlayAmong) -> None:
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

    play_among(story)


def test_a_clock_that_nobody_can_be_asked_about_is_held_by_what_was_heard(play_among: PlayAmong) -> None:
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

    play_among(story)


@pytest.mark.parametrize("minutes_off", [4, -4])
def test_a_few_minutes_are_nothing(play_among: PlayAmong, minutes_off: int) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        around.tell_time()
        s.clock.step(minutes=minutes_off)
        await s.add(5, "0 * * * *")
        await s.go(HOUR)
        assert not around.asked
        assert len(s.channels.there) == 1

    play_among(story)


def test_one_answer_alone_decides_nothing(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        assert s.checked is not None
        checked, look = s.checked, s.channels.look
        await s.add(5)
        around.tell_time()
        s.clock.pass_by(1800)

        async def wrongly(channel: int, after: datetime.datetime) -> Sequence[Ours]:
            checked.heard(s.clock.true() + datetime.timedelta(hours=7))
            return await look(channel, after)

        s.channels.look = wrongly  # type: ignore[method-assign]
        await s.go(60)
        assert await s.outcomes() == ["sent"] and not checked.error
        await s.add(6, "*/30 * * * *")
        checked.heard(s.clock.true() + datetime.timedelta(hours=7))
        asked = around.asked
        assert checked.doubted
        await s.go(60)
        assert around.asked == asked + 1 and not checked.doubted and not checked.error

    play_among(story)


def test_while_the_time_is_doubted_nothing_is_sent(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        assert s.checked is not None
        await s.add(5)
        around.tell_time()
        await s.go(50)
        around.reachable = False
        s.checked.heard(s.clock.true() + datetime.timedelta(hours=7))
        await s.go(300)
        assert not s.channels.asked and around.asked == 10
        around.reachable = True
        await s.go(60)
        assert await s.outcomes() == ["sent"]

    play_among(story)


def test_two_answers_at_once_are_one_and_two_apart_are_believed() -> None:
    clock = HandClock()
    checked = CheckedClock(clock)
    for passed, doubted in ((0, True), (1, True), (1, False)):
        clock.pass_by(passed)
        checked.heard(clock.now() + datetime.timedelta(hours=7))
        assert checked.doubted is doubted
    assert checked.now() - clock.now() == datetime.timedelta(hours=7)


def test_two_answers_that_do_not_agree_are_two_doubts() -> None:
    clock = HandClock()
    checked = CheckedClock(clock)
    for hours in (7, 5, 7, 5):
        clock.pass_by(60)
        checked.heard(clock.now() + datetime.timedelta(hours=hours))
        assert checked.doubted and checked.now() == clock.now()


def test_a_clock_at_the_limit_is_held_up_once_at_most(
    play_among: PlayAmong, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "bot.schedule.clock_watch")

    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5, "*/15 * * * *")
        s.clock.step(seconds=300)
        around.tell_time()
        for _ in range(240):
            s.clock.pass_by(0.37)
            around.tell_time()
            await s.go(60)
        assert len(caplog.records) == 2  # found wrong, and gone on by the other
        assert set(await s.outcomes()) == {"sent"}
        s.clock.step(seconds=-61)
        await s.go(60)
        assert s.checked is not None and not s.checked.error

    play_among(story)


def test_a_question_for_the_time_that_fails_ends_nothing(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.tell_time()
        around.ask_time = failing  # type: ignore[method-assign]
        s.clock.step(hours=2)
        await s.go(30 * 60)
        assert len(s.channels.there) == 1

    async def failing() -> None:
        raise RuntimeError

    play_among(story)
