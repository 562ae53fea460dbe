"""Servers that the bot was removed from: nothing is tried there, and after 30 days they are forgotten."""

import os
from pathlib import Path

from plays import play_among
from scene import PlayAmong, Scene, Surroundings, uncertain

from bot.schedule.poster import Failure, PostError
from bot.state.models import Setting
from bot.state.schedule_models import Order, Reason, Status

__all__ = ["play_among"]


def test_nothing_is_tried_where_the_bot_is_no_more(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        await s.add(6)
        await s.add(7, guild=2)
        around.members = {2}
        await s.days(3)
        assert {channel for channel, *_ in s.channels.asked} == {7}
        found = [await s.schedule(number) for number in (1, 2)]
        assert {(one.status, one.reason) for one in found} == {(Status.SUSPENDED, Reason.SERVER)}
        assert not [guild for guild, _ in s.channels.told]

    play_among(story)


def test_what_is_due_or_under_way_when_the_bot_is_removed_is_named(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        await s.add(6)
        s.channels.plan.extend([(False, uncertain()), (False, PostError(Failure.BUSY, retry_after=60))])
        await s.go(61)
        around.members = {2}
        assert await (await s.state.absence()).left(1)
        await s.days(1)
        assert len(s.channels.asked) == 2
        assert sorted(await s.outcomes()) == ["cancelled suspended", "unconfirmed server"]

    play_among(story)


def test_a_refusal_tells_of_the_removal_before_the_gateway_is_looked_at(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        await s.go(59)
        around.members = {2}
        s.channels.always[5] = PostError(Failure.FORBIDDEN)
        s.courier._watched = s.clock.monotonic() + 1
        await s.go(3)
        assert (await s.schedule()).reason is Reason.SERVER and not s.channels.told

    play_among(story)


def test_it_goes_on_when_the_bot_comes_back(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.members = {2}
        await s.days(29)
        around.members = {1, 2}
        await s.days(1)
        assert (await s.schedule()).status is Status.ACTIVE
        assert len(s.channels.there) == 1
        await s.days(40)
        assert (await s.schedule()).status is Status.ACTIVE  # nothing of that absence counts any more

    play_among(story)


def test_servers_that_were_left_while_nobody_was_connected_are_noticed(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await (await s.state.settings()).set(3, Setting.ZONE, "Asia/Seoul", 7)
        await s.add(5)
        around.members = None
        await s.go(30)
        assert not await (await s.state.queue()).departures()
        around.members = {2}
        await s.go(31)
        assert await (await s.state.queue()).departures() == {1: False, 3: False}

    play_among(story)


def test_what_the_console_keeps_is_of_no_server_that_can_be_left(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:  # noqa: ARG001
        await (await s.state.settings()).set(0, Setting.ZONE, "Asia/Seoul", 0)
        await s.days(60)
        assert (await (await s.state.settings()).get(0)).zone == "Asia/Seoul"

    play_among(story)


def test_after_thirty_days_no_file_holds_anything_of_it(play_among: PlayAmong, tmp_path: Path) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        guild, channel, canary = 8_234_567_890_123_456, 7_234_567_890_123_457, "canary-of-a-server"
        around.members = {1, guild}
        store = await s.state.schedules()
        draft = await store.propose(guild, Order("09:00", "UTC", channel, "daily", canary, canary))
        at = s.clock.now()
        assert await store.change(guild, draft, "save", Status.ACTIVE, at, 6_234_567_890_123_458)
        await (await s.state.settings()).set(guild, Setting.QUIET, (channel,), 7)
        await s.add(5)
        await s.days(2)
        around.members = {1}
        await s.days(29)
        marks = [canary.encode(), *(n.to_bytes(7, "big") for n in (guild, channel, 6_234_567_890_123_458))]
        assert all(_held(tmp_path, marks))
        await s.days(2)
        assert not any(_held(tmp_path, marks))
        assert (await s.schedule()).status is Status.ACTIVE

    play_among(story)


def test_it_is_forgotten_also_while_a_restored_database_waits_to_be_confirmed(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        async with (await s.state.database()).writing() as connection:
            await connection.execute("INSERT INTO mark VALUES ('restored', ?)", (s.clock.now().isoformat(),))
        around.members = {2}
        await s.days(29)
        assert await (await s.state.queue()).servers() == [1]
        await s.days(2)
        assert await (await s.state.queue()).servers() == []

    play_among(story)


def test_a_copy_that_was_kept_goes_when_its_time_is_over(play_among: PlayAmong, tmp_path: Path) -> None:
    async def story(s: Scene, around: Surroundings) -> None:  # noqa: ARG001
        copy = tmp_path / "state.db.form-1.kept"
        copy.write_bytes(b"what was forgotten since")
        made = s.clock.now().timestamp() - 29 * 86400
        os.utime(copy, (made, made))
        await s.days(1)
        assert copy.exists()
        await s.days(2)
        assert not copy.exists()

    play_among(story)


def test_it_is_not_forgotten_while_nobody_knows_where_the_bot_is(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.members = {2}
        await s.days(1)
        around.members = None
        await s.days(60)
        around.members = {1, 2}
        await s.go(60)
        assert (await s.schedule()).status is Status.ACTIVE

    play_among(story)


def _held(folder: Path, marks: list[bytes]) -> list[bool]:
    """Which of the marks stand in a file; integers of seven bytes stand in SQLite's rows as they are here."""
    held = b"".join(file.read_bytes() for file in sorted(folder.iterdir()))
    return [mark in held for mark in marks]
