"""What may be there is never posted again in other words, nor taken for what is surely not there."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from desk import Desk
from scene import scene, uncertain

from bot.handlers.schedule_edits import reckoning
from bot.schedule.poster import Failure, PostError
from bot.schedule_answers import PostAsked, PostTaken, Refusal, ScheduleRefused
from bot.state.schedule_models import Order, Status

Story = Callable[[Desk], Awaitable[None]]
Play = Callable[[Story], None]
REFUSED = PostError(Failure.INVALID, "content")


@pytest.fixture
def play(tmp_path: Path) -> Play:
    def run(story: Story) -> None:
        async def all() -> None:
            async with scene(tmp_path) as s:
                await story(Desk(s))

        asyncio.run(all())

    return run


@pytest.mark.parametrize("refusals", [1, 2])
def test_refused_after_a_lost_answer_it_is_found(play: Play, refusals: int) -> None:
    async def story(d: Desk) -> None:
        await d.s.add(5)
        d.s.channels.plan.append((True, uncertain()))
        d.s.channels.plan.extend([(False, REFUSED)] * refusals)
        await d.s.go(600)
        assert await d.s.outcomes() == ["sent found"]
        assert len(d.s.channels.there) == 1 and (await d.s.schedule()).issued == 1

    play(story)


def test_refused_after_a_lost_answer_and_surely_not_there_it_is_posted_in_few_words(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.s.add(5)
        d.s.channels.plan.extend([(False, uncertain()), *[(False, REFUSED)] * 2])
        await d.s.go(600)
        (posted,) = d.s.channels.there
        assert "could not be shown" in posted.text and await d.s.outcomes() == ["sent"]

    play(story)


def test_refused_in_every_form_and_surely_not_there_its_number_stays_free(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.s.add(5)
        d.s.channels.plan.extend([(False, uncertain()), *[(False, REFUSED)] * 3])
        await d.s.go(600)
        assert await d.s.outcomes() == ["blocked refused"] and (await d.s.schedule()).issued == 0

    play(story)


@pytest.mark.parametrize("refusals", [1, 2, 3])
def test_refused_after_a_lost_answer_where_nobody_may_look_it_is_in_doubt(play: Play, refusals: int) -> None:
    async def story(d: Desk) -> None:
        await d.s.add(5)
        d.s.channels.readable = False
        d.s.channels.plan.append((True, uncertain()))
        d.s.channels.plan.extend([(False, REFUSED)] * refusals)
        await d.s.go(600)
        assert await d.s.outcomes() == ["unconfirmed history"]
        assert len(d.s.channels.there) == 1 and (await d.s.schedule()).issued == 1

    play(story)


def test_a_lost_answer_to_the_few_words_is_a_doubt_as_well(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.s.add(5)
        d.s.channels.plan.extend([(False, REFUSED), (True, uncertain()), (False, REFUSED)])
        await d.s.go(600)
        assert await d.s.outcomes() == ["sent found"] and len(d.s.channels.there) == 1

    play(story)


@pytest.mark.parametrize("failure", [Failure.FORBIDDEN, Failure.INVALID, Failure.ARCHIVED])
def test_wanted_though_in_doubt_and_then_refused_it_is_in_doubt_still(play: Play, failure: Failure) -> None:
    async def story(d: Desk) -> None:
        await d.doubtful()
        d.s.channels.always[5] = PostError(failure)
        assert isinstance(await d.say("yes"), PostTaken)
        await d.s.go(300)
        (outcome,) = await d.s.outcomes()
        assert outcome.startswith("unconfirmed ")
        del d.s.channels.always[5]
        assert isinstance(await d.say(), PostAsked)
        await d.s.go(60)
        assert len(d.s.channels.there) == 1
        assert isinstance(await d.say("yes"), PostTaken)
        await d.s.go(60)
        assert len(set(d.s.channels.asked)) == 1 and await d.s.outcomes() == ["sent"]

    play(story)


def test_wanted_though_in_doubt_it_is_found_where_it_was_posted_at_first(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.doubtful()
        await d.say("yes")
        d.s.channels.plan.append((False, uncertain()))
        await d.attempt()
        d.s.channels.readable = True
        await d.s.restart("a third boot")
        await d.s.go(60)
        assert await d.s.outcomes() == ["sent found"] and len(d.s.channels.there) == 1

    play(story)


def test_what_was_surely_not_there_is_not_in_doubt_when_it_is_wanted(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.missed()
        d.s.channels.always[5] = PostError(Failure.FORBIDDEN)
        await d.say()
        await d.s.go(60)
        assert await d.s.outcomes() == ["blocked permission"]

    play(story)


@pytest.mark.parametrize("action", ["pause", "leave"])
def test_wanted_though_in_doubt_and_stopped_before_it_goes_it_is_in_doubt_again(
    play: Play, action: str
) -> None:
    async def story(d: Desk) -> None:
        await d.doubtful()
        await d.say("yes")
        if action == "leave":
            assert await (await d.s.state.absence()).left(1)
        else:
            store, found = await d.s.state.schedules(), await d.s.schedule()
            assert await store.change(1, found, "pause", Status.PAUSED, None, 7)
        assert await d.s.outcomes() == ["unconfirmed history"]
        answer = await d.say()
        assert isinstance(answer, PostAsked)
        await d.say("yes")
        await d.s.go(60)
        assert len(set(d.s.channels.asked)) == 1

    play(story)


def test_wanted_after_it_was_missed_and_stopped_before_it_goes_it_is_paused(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.missed()
        await d.say()
        store, found = await d.s.state.schedules(), await d.s.schedule()
        assert await store.change(1, found, "pause", Status.PAUSED, None, 7)
        assert await d.s.outcomes() == ["cancelled paused"]

    play(story)


def test_a_look_that_always_fails_ends_and_is_told(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.s.add(5)
        d.s.channels.plan.append((True, uncertain()))
        await d.s.go(60.5)
        d.s.channels.remembers = False
        await d.s.restart("another boot")
        d.s.channels.failing = True
        await d.s.go(120)
        d.s.clock.pass_by(5.9 * 3600)
        await d.s.go(60)
        assert await d.s.outcomes() == ["sending"]
        d.s.clock.pass_by(360)
        await d.s.go(120)
        assert await d.s.outcomes() == ["unconfirmed history"]
        assert len(d.s.channels.told) == 1 and len(d.s.channels.there) == 1
        assert isinstance(await d.say(), PostAsked)

    play(story)


def test_one_look_that_fails_after_a_long_time_ends_nothing(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.s.add(5)
        d.s.channels.plan.append((True, uncertain()))
        await d.s.go(60.5)
        d.s.clock.pass_by(7 * 3600)
        d.s.channels.failing = True
        await d.s.restart("another boot")
        await d.s.go(120)
        d.s.channels.failing = False
        await d.s.go(120)
        assert await d.s.outcomes() == ["sent found"]

    play(story)


def test_after_the_newest_the_older_one_is_posted(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.s.add(5)
        d.s.channels.always[5] = REFUSED
        await d.s.days(2)
        del d.s.channels.always[5]
        assert isinstance(await d.say(), PostTaken)
        again = await d.say()  # while the first is on its way it is the one that is meant
        assert isinstance(again, ScheduleRefused) and again.why is Refusal.POSTED
        await d.s.go(60)
        assert await d.s.outcomes() == ["blocked refused", "sent"]
        assert isinstance(await d.say(), PostTaken)
        await d.s.go(30)
        assert await d.s.outcomes() == ["sent", "sent", "sent"]  # and what was due meanwhile

    play(story)


def test_the_button_of_a_brief_means_it_after_the_zone_was_changed(play: Play) -> None:
    async def story(d: Desk) -> None:
        found = await d.s.add(5)
        d.s.channels.always[5] = REFUSED
        await d.s.go(90)
        edits = await d.s.state.schedule_edits()
        what = Order("09:00", "America/New_York", 5, "daily")
        assert await edits.edit(1, 1, found.version, what, reckoning(what), "edit", 7)
        await d.s.go(6 * 3600)
        assert await d.s.outcomes() == ["blocked refused", "blocked refused"]
        del d.s.channels.always[5]
        await d.say("2026-06-01T09:00 UTC")
        await d.s.go(60)
        assert await d.s.outcomes() == ["sent", "blocked refused"]
        await d.say("2026-06-01T09:00 America/New_York yes")
        await d.s.go(60)
        assert await d.s.outcomes() == ["sent", "sent"]

    play(story)
