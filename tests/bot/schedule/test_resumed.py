"""Schedules that stand still for what the bot lacks, and run again by themselves when it lacks it no more."""

import datetime
from dataclasses import replace

import pytest
from plays import play_among
from scene import PlayAmong, Scene, Surroundings

from bot.handlers.schedule_edits import reckoning
from bot.schedule.poster import Failure, PostError
from bot.state.schedule_models import ITSELF, Reason, Status

__all__ = ["play_among"]


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
def test_it_runs_again_when_what_was_lacking_is_there(
    play_among: PlayAmong, failure: Failure, reason: Reason
) -> None:
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

    play_among(story)


@pytest.mark.parametrize("failure", [Failure.FORBIDDEN, Failure.GONE, Failure.ARCHIVED, Failure.EXPELLED])
def test_what_is_refused_although_nothing_seems_lacking_is_never_tried_again(
    play_among: PlayAmong, failure: Failure
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

    play_among(story)


@pytest.mark.parametrize("failure", [Failure.FILTERED])
def test_what_the_server_itself_stopped_is_for_its_moderators(
    play_among: PlayAmong, failure: Failure
) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.lacking, s.channels.always[5] = {5}, PostError(failure)
        await s.days(1)
        around.lacking = set()
        await s.days(1)
        assert (await s.schedule()).status is Status.SUSPENDED and len(s.channels.asked) == 1

    play_among(story)


def test_what_was_lacking_is_known_after_a_restart(play_among: PlayAmong) -> None:
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

    play_among(story)


def test_a_server_that_is_away_for_a_while_proves_nothing(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        s.channels.always[5] = PostError(Failure.FORBIDDEN)
        await s.go(120)
        around.away = {1}
        await s.go(120)
        around.away = set()
        await s.go(120)
        assert (await s.schedule()).status is Status.SUSPENDED

    play_among(story)


def test_a_moderator_who_paused_it_meanwhile_is_obeyed(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.lacking, s.channels.always[5] = {5}, PostError(Failure.FORBIDDEN)
        await s.go(120)
        store = await s.state.schedules()
        assert await store.change(1, await s.schedule(), "pause", Status.PAUSED, None, 7)
        around.lacking = set()
        await s.go(120)
        assert (await s.schedule()).status is Status.PAUSED

    play_among(story)


def test_an_edit_between_the_look_and_the_resumption_is_not_lost(play_among: PlayAmong) -> None:
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

    play_among(story)


def test_each_change_of_its_status_is_another_version(play_among: PlayAmong) -> None:
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

    play_among(story)


def test_an_edit_to_a_channel_that_takes_posts_lets_it_run_again(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.lacking, s.channels.always[5] = {5}, PostError(Failure.FORBIDDEN)
        await s.go(120)
        found = await s.schedule()
        edits, new = await s.state.schedule_edits(), replace(found.what, channel=6)
        assert await edits.edit(1, 1, found.version, new, reckoning(new), "edit", 7)
        now = await s.schedule()
        assert (now.status, now.reason) == (Status.ACTIVE, Reason.NONE)
        await s.go(3600)
        assert not s.channels.there  # it owes nothing for the time it stood still
        await s.go(23 * 3600)
        assert [posted.channel for posted in s.channels.there] == [6]

    play_among(story)


def test_an_edit_of_one_that_stands_still_for_what_it_says_changes_no_more_than_that(
    play_among: PlayAmong,
) -> None:
    async def story(s: Scene, around: Surroundings) -> None:  # noqa: ARG001
        await s.add(5)
        s.channels.always[5] = PostError(Failure.FILTERED)
        await s.go(120)
        found = await s.schedule()
        edits, new = await s.state.schedule_edits(), replace(found.what, channel=6)
        assert await edits.edit(1, 1, found.version, new, reckoning(new), "edit", 7)
        now = await s.schedule()
        assert (now.status, now.reason, now.next) == (Status.SUSPENDED, Reason.FILTERED, None)

    play_among(story)


def test_the_reason_follows_where_the_bot_is_back_and_may_not_post(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        await s.go(30)
        around.members = {2}
        await s.go(60)
        assert (await s.schedule()).reason is Reason.SERVER
        around.members, around.lacking = {1, 2}, {5}
        await s.go(60)
        found = await s.schedule()
        assert (found.status, found.reason) == (Status.SUSPENDED, Reason.PERMISSION)
        around.lacking = set()
        await s.go(60)
        assert (await s.schedule()).status is Status.ACTIVE

    play_among(story)


def test_a_place_that_was_asked_about_before_an_edit_says_nothing_of_the_one_after(
    play_among: PlayAmong,
) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        around.lacking, s.channels.always[5] = {5}, PostError(Failure.FORBIDDEN)
        await s.go(120)
        (stopped,) = await (await s.state.queue()).stopped()
        found, edits = await s.schedule(), await s.state.schedule_edits()
        new = replace(found.what, header="x")
        assert await edits.edit(1, 1, found.version, new, reckoning(new), "edit", 7)
        await (await s.state.ledger()).suspend(1, found.id, Reason.PERMISSION)
        await (await s.state.absence()).lacks(1, stopped)
        assert [one.lacked for one in await (await s.state.queue()).stopped()] == [False]

    play_among(story)


def test_what_fails_in_the_watch_ends_nothing(
    play_among: PlayAmong, caplog: pytest.LogCaptureFixture
) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        await s.add(6)
        around.lacking, s.channels.always[6] = {6}, PostError(Failure.FORBIDDEN)
        around.may_post = failing  # type: ignore[method-assign]
        await s.go(3600)
        await s.go(86400)
        assert [posted.channel for posted in s.channels.there] == [5, 5]
        assert "cannot be told" in caplog.text

    async def failing(places: object) -> list[bool | None]:
        raise RuntimeError(places)

    play_among(story)


def test_a_permission_that_comes_and_goes_costs_one_message_each_time(play_among: PlayAmong) -> None:
    async def story(s: Scene, around: Surroundings) -> None:
        await s.add(5)
        s.channels.always[5] = PostError(Failure.FORBIDDEN)
        for days in range(1, 4):
            around.lacking = {5}
            await s.days(1)
            around.lacking = set()
            await s.days(1)
            assert len(s.channels.asked) == days + 1

    play_among(story)
