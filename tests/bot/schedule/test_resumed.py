"""Schedules that stand still for what the bot lacks, and run again by themselves when it lacks it no more."""

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from scene import Scene, Surroundings, scene

from bot.handlers.schedule_edits import reckoning
from bot.schedule.poster import Failure, PostError
from bot.state.schedule_models import ITSELF, Reason, Status

Story = Callable[[Scene, Surroundings], Awaitable[None]]
Play = Callable[[Story], None]


@pytest.fixture
def play(tmp_path: Path) -> Play:
    def run(story: Story) -> None:
        async def all() -> None:
            async with scene(tmp_path, around=True) as s:
                assert s.around is not None
                await story(s, s.around)

        asyncio.run(all())

    return run


async def changes(s: Scene, guild: int = 1) -> list[tuple[str, int, str]]:
    found = await (await s.state.schedules()).changes(guild, 20)
    return [(change.action, change.actor, change.reason) for change in found]


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (Failure.FORBIDDEN, Reason.PERMISSION),
        (Failure.GONE, Reason.CHANNEL),
        (Failure.ARCHIVED, Reason.ARCHIVED),
    ],
)
def test_it_runs_again_when_what_was_lacking_is_there(play: Play, failure: Failure, reason: Reason) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.lacking, s.channels.always[5] = {5}, PostError(failure)
        await s.days(2)
        assert (await s.schedule()).reason is reason
        around.lacking = set()
        del s.channels.always[5]
        s.clock.pass_by(3600)
        await s.go(60)
        assert (await s.schedule()).status is Status.ACTIVE
        assert not s.channels.there  # it owes nothing for the time it stood still
        s.clock.pass_by(23 * 3600)
        await s.go(60)
        assert len(s.channels.there) == 1 and len(s.channels.asked) == 2
        assert (await changes(s))[:2] == [("resume", ITSELF, reason), ("suspend", ITSELF, reason)]

    play(story)


@pytest.mark.parametrize("failure", [Failure.FORBIDDEN, Failure.GONE, Failure.ARCHIVED, Failure.EXPELLED])
def test_what_is_refused_although_nothing_seems_lacking_is_never_tried_again(
    play: Play, failure: Failure
) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        s.channels.always[5] = PostError(failure)
        await s.days(10)
        assert len(s.channels.asked) == 1 and around.members
        assert (await s.schedule()).status is Status.SUSPENDED
        await s.restart()
        await s.days(1)
        assert len(s.channels.asked) == 1

    play(story)


@pytest.mark.parametrize("failure", [Failure.FILTERED])
def test_what_the_server_itself_stopped_is_for_its_moderators(play: Play, failure: Failure) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.lacking, s.channels.always[5] = {5}, PostError(failure)
        await s.days(1)
        around.lacking = set()
        await s.days(1)
        assert (await s.schedule()).status is Status.SUSPENDED and len(s.channels.asked) == 1

    play(story)


def test_what_was_lacking_is_known_after_a_restart(play: Play) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.lacking, s.channels.always[5] = {5}, PostError(Failure.FORBIDDEN)
        await s.days(1)
        around.lacking, around.members = set(), None
        del s.channels.always[5]
        await s.restart()
        await s.go(120)
        assert (await s.schedule()).status is Status.SUSPENDED  # nothing is known yet
        around.members = {1}
        await s.go(60)
        assert (await s.schedule()).status is Status.ACTIVE

    play(story)


def test_a_server_that_is_away_for_a_while_proves_nothing(play: Play) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        s.channels.always[5] = PostError(Failure.FORBIDDEN)
        await s.go(120)
        around.away = {1}
        await s.go(120)
        around.away = set()
        await s.go(120)
        assert (await s.schedule()).status is Status.SUSPENDED

    play(story)


def test_a_moderator_who_paused_it_meanwhile_is_obeyed(play: Play) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.lacking, s.channels.always[5] = {5}, PostError(Failure.FORBIDDEN)
        await s.go(120)
        store = await s.state.schedules()
        assert await store.change(1, await s.schedule(), "pause", Status.PAUSED, None, 7)
        around.lacking = set()
        await s.go(120)
        assert (await s.schedule()).status is Status.PAUSED

    play(story)


def test_an_edit_between_the_look_and_the_resumption_is_not_lost(play: Play) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5, "20:00")
        around.lacking, s.channels.always[5] = {5}, PostError(Failure.FORBIDDEN)
        await s.go(11 * 3600 + 120)
        found = await s.schedule()
        assert found.status is Status.SUSPENDED
        edits, new = await s.state.schedule_edits(), replace(found.what, rule="21:30")
        absence = await s.state.absence()
        assert await edits.edit(1, 1, found.version, new, reckoning(new), "edit", 7)
        assert not await absence.resume(1, found, s.clock.now() + datetime.timedelta(days=1))
        around.lacking = set()
        del s.channels.always[5]
        await s.go(3600 * 3)
        (posted,) = s.channels.there
        assert posted.at - 1000 == 12.5 * 3600 + 60

    play(story)


def test_each_change_of_its_status_is_another_version(play: Play) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        found = await s.add(5)
        around.lacking, s.channels.always[5] = {5}, PostError(Failure.FORBIDDEN)
        await s.go(120)
        assert (await s.schedule()).version == found.version + 1
        around.lacking = set()
        await s.go(60)
        assert (await s.schedule()).version == found.version + 2
        await (await s.state.absence()).left(1)
        assert (await s.schedule()).version == found.version + 3
        changes = await (await s.state.schedules()).changes(1, 9)
        assert [change.version - found.version for change in changes] == [3, 2, 1, 0]

    play(story)


def test_a_permission_that_comes_and_goes_costs_one_message_each_time(play: Play) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        s.channels.always[5] = PostError(Failure.FORBIDDEN)
        for days in range(1, 4):
            around.lacking = {5}
            await s.days(1)
            around.lacking = set()
            await s.days(1)
            assert len(s.channels.asked) == days + 1

    play(story)
