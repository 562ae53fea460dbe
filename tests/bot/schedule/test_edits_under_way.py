"""Schedules that are edited while a brief of theirs is due or on its way: it goes out once, and in one place."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from scene import Scene, scene, uncertain

from bot.handlers.schedule_edits import reckoning
from bot.schedule.due import shown
from bot.schedule.planner import Planner
from bot.schedule.poster import Failure, PostError
from bot.state.schedule_models import ON_TIME, Status

Story = Callable[[Scene], Awaitable[None]]
Play = Callable[[Story], None]


@pytest.fixture
def play(tmp_path: Path) -> Play:
    def run(story: Story) -> None:
        async def all() -> None:
            async with scene(tmp_path) as s:
                await story(s)

        asyncio.run(all())

    return run


async def edit(s: Scene, **parts: object) -> None:
    found = await s.schedule()
    what = replace(found.what, **parts)  # type: ignore[arg-type]
    edits = await s.state.schedule_edits()
    assert await edits.edit(1, found.number, found.version, what, reckoning(what), "edit", 7)


def lines(s: Scene) -> list[tuple[int, str]]:
    return [(p.channel, p.text.split(" (")[0]) for p in s.channels.there]


@pytest.mark.parametrize("planned", [False, True])
@pytest.mark.parametrize(
    "parts", [{"line": "papers"}, {"rule": "10:00"}, {"rule": "09:00 mon-fri"}, {"zone": "Asia/Seoul"}]
)
def test_an_edit_in_the_second_in_which_a_brief_is_due_loses_and_doubles_nothing(
    play: Play, parts: dict[str, object], planned: bool
) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.clock.pass_by(60)  # nine o'clock to the second
        if planned:
            await Planner(await s.state.ledger(), await s.state.queue(), s.clock).plan()
        await edit(s, **parts)
        await s.go(600)
        (only,) = lines(s)
        assert only[1] in ("daily 2026-06-01 issue 1", "papers")
        assert await s.outcomes() == ["sent"] and (await s.schedule()).issued == 1

    play(story)


def test_a_new_rule_counts_from_the_edit_on(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        await s.go(3 * 3600)  # it is noon
        await edit(s, rule="10:00")
        await s.go(3600)
        assert len(lines(s)) == 1  # nothing is made up for
        await s.go(86400)
        assert [entry.label.hour for entry in await s.log()] == [9, 10]

    play(story)


def test_what_is_being_sent_goes_to_the_channel_in_which_it_was_begun(play: Play) -> None:
    """The answer is lost, the channel is edited; it stands in the old one, and is not posted into the new one too."""

    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.append((True, uncertain()))
        s.channels.remembers = False
        await s.go(60.5)
        await edit(s, channel=6, line="papers")
        await s.restart("another")
        await s.go(300)
        assert lines(s) == [(5, "daily 2026-06-01 issue 1")]
        assert await s.outcomes() == ["sent found"]
        await s.go(86400)
        assert lines(s)[1:] == [(6, "papers")]

    play(story)


def test_what_is_being_sent_is_seen_to_its_end_though_its_schedule_is_removed(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.append((False, uncertain()))
        await s.go(60.5)
        store = await s.state.schedules()
        assert await store.change(1, await s.schedule(), "remove", Status.REMOVED, None, 7)
        await s.go(300)
        assert len(lines(s)) == 1 and await s.outcomes() == ["sent"]
        await s.go(86400)
        assert len(lines(s)) == 1

    play(story)


def test_the_same_label_goes_out_in_another_zone_after_it_was_sent_in_one(play: Play) -> None:
    """Nine o'clock in Seoul has been; nine o'clock in UTC on the same day is another time, with another nonce."""

    async def story(s: Scene) -> None:
        s.clock.pass_by(-9 * 3600)
        await s.add(5, zone="Asia/Seoul")
        await s.go(3600)
        assert len(lines(s)) == 1
        await edit(s, zone="UTC")
        await s.go(10 * 3600)
        first, second = s.channels.there
        assert first.nonce != second.nonce
        assert [(e.label.hour, e.zone) for e in await s.log()] == [(9, "Asia/Seoul"), (9, "UTC")]
        await edit(s, zone="Asia/Seoul")
        await s.go(60)
        assert len(lines(s)) == 2  # and what was sent under the first zone stays sent

    play(story)


def test_a_brief_that_was_due_in_the_old_zone_tells_its_time_on_the_new_clocks(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.clock.pass_by(60)
        await edit(s, zone="Asia/Seoul", line="daily")
        found = await s.schedule()
        await s.go(1)
        (entry,) = await s.log()
        assert (entry.label.hour, entry.zone) == (9, "UTC")
        occurrence = await (await s.state.ledger()).get(1, 1)
        assert occurrence and shown(found.what, occurrence).label.hour == 18

    play(story)


@pytest.mark.parametrize(("late", "outcome"), [(ON_TIME, "missed late"), (7200, "sent")])
def test_how_late_it_may_be_is_kept_to(play: Play, late: int, outcome: str) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        await edit(s, catch_up=late)
        s.clock.pass_by(60 + 3600)  # nothing is at work for an hour
        await s.go(300)
        assert await s.outcomes() == [outcome]

    play(story)


def test_what_is_never_late_goes_out_on_time(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        await edit(s, catch_up=ON_TIME)
        s.clock.pass_by(60 + 30)  # as long as a nap
        await s.go(300)
        assert await s.outcomes() == ["sent"] and "late" not in s.channels.there[0].text

    play(story)


def test_what_cannot_be_sent_to_the_old_channel_does_not_stop_a_schedule_that_has_another(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.append((False, uncertain()))
        await s.go(60.5)
        await edit(s, channel=6)
        s.channels.always[5] = PostError(Failure.FORBIDDEN)
        await s.go(300)
        assert await s.outcomes() == ["unconfirmed permission"]
        assert (await s.schedule()).status is Status.ACTIVE
        await s.go(86400)
        assert [channel for channel, _ in lines(s)] == [6]

    play(story)


def test_what_was_claimed_before_an_edit_goes_out_as_it_was_even_by_another_process(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.clock.pass_by(60)
        ledger = await s.state.ledger()
        await Planner(ledger, await s.state.queue(), s.clock).plan()
        assert await ledger.claim(1, 1)
        await edit(s, channel=6, line="papers")
        await edit(s, channel=7, line="topics")
        await s.restart("another")
        await s.go(86460)
        assert lines(s) == [(5, "daily 2026-06-01 issue 1"), (7, "topics")]

    play(story)
