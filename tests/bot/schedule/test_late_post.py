"""Briefs a moderator has posted although their time has passed: once each, and asked about where it may be there."""

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from desk import Desk
from scene import scene, uncertain

from bot.schedule.owed import owed
from bot.schedule.poster import Failure, PostError
from bot.schedule_answers import PostAsked, PostTaken, Refusal, ScheduleRefused
from bot.state.ledger import Ledger
from bot.state.marks import confirm
from bot.state.schedule_models import Owed, Status
from bot.state.schedule_models import Schedule as Kept

Story = Callable[[Desk], Awaitable[None]]
Play = Callable[[Story], None]


@pytest.fixture
def play(tmp_path: Path) -> Play:
    def run(story: Story) -> None:
        async def all() -> None:
            async with scene(tmp_path) as s:
                await story(Desk(s))

        asyncio.run(all())

    return run


def refused(answer: object) -> Refusal:
    assert isinstance(answer, ScheduleRefused), answer
    return answer.why


def test_what_was_missed_is_made_anew_with_its_real_time(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.missed()
        answer = await d.say()
        assert isinstance(answer, PostTaken) and not answer.again
        await d.s.go(60)
        (posted,) = d.s.channels.there
        assert posted.text.startswith("daily 2026-06-01 issue 1 ") and "late 19:00" in posted.text
        assert await d.s.outcomes() == ["sent"]
        assert (await d.s.schedule()).issued == 1
        (change, *_) = await (await d.s.state.schedules()).changes(1, 5)
        assert (change.action, change.actor) == ("post", 7)

    play(story)


def test_what_was_blocked_is_made_anew_while_its_schedule_stands_still(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.s.add(5)
        d.s.channels.plan.append((False, PostError(Failure.FORBIDDEN)))
        await d.s.go(300)
        assert isinstance(await d.say(), PostTaken)
        await d.s.go(60)
        assert await d.s.outcomes() == ["sent"] and len(d.s.channels.there) == 1
        assert (await d.s.schedule()).status is Status.SUSPENDED

    play(story)


def test_what_may_be_there_is_asked_about_and_then_posted_as_it_was(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.doubtful()
        before = d.s.channels.asked[0]
        assert isinstance(await d.say(), PostAsked)
        await d.s.go(60)
        assert len(d.s.channels.asked) == 1  # nothing has been decided
        answer = await d.say("2026-06-01T09:00 yes")
        assert isinstance(answer, PostTaken) and answer.again
        await d.s.go(60)
        assert d.s.channels.asked == [before, before]  # byte for byte, with its nonce
        assert await d.s.outcomes() == ["sent"] and (await d.s.schedule()).issued == 1

    play(story)


def test_what_is_found_in_the_channel_by_then_is_not_posted(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.doubtful()
        d.s.channels.readable = True
        await d.say("yes")
        await d.s.go(60)
        assert len(d.s.channels.asked) == 1 and await d.s.outcomes() == ["sent found"]

    play(story)


@pytest.mark.parametrize("what", [None, "2026-06-01T09:00"])
def test_clicked_twice_or_by_two_it_is_posted_once(play: Play, what: str | None) -> None:
    async def story(d: Desk) -> None:
        await d.missed()
        first = await asyncio.gather(d.say(what), d.say(what, actor=8))
        assert sorted(type(answer).__name__ for answer in first) == ["PostTaken", "ScheduleRefused"]
        await d.s.go(60)
        assert refused(await d.say(what)) is Refusal.POSTED
        await d.s.go(60)
        assert len(d.s.channels.there) == 1

    play(story)


def test_a_click_that_comes_late_means_its_own_brief(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.missed()
        d.s.clock.pass_by(86400)
        await d.s.go(60)
        assert len(await d.s.log()) == 2
        await d.say("2026-06-01T09:00")
        await d.s.go(60)
        assert d.s.channels.there[0].text.startswith("daily 2026-06-01 ")
        await d.say()
        await d.s.go(60)
        assert d.s.channels.there[1].text.startswith("daily 2026-06-02 ")
        assert await d.s.outcomes() == ["sent", "sent"]

    play(story)


@pytest.mark.parametrize("what", [None, "2026-06-01T09:00", "2026-06-01T09:00 yes", "2031-01-01T09:00"])
def test_where_nothing_failed_nothing_is_posted(play: Play, what: str | None) -> None:
    async def story(d: Desk) -> None:
        await d.s.add(5)
        await d.s.go(120)
        assert refused(await d.say(what)) in (Refusal.NOTHING, Refusal.POSTED)
        await d.s.go(60)
        assert len(d.s.channels.asked) == 1

    play(story)


def test_a_lost_answer_is_asked_for_again_and_the_channel_looked_at(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.missed()
        d.s.clock.pass_by(3 * 3600)  # later than what a brief may be late
        d.s.channels.plan.append((True, uncertain()))
        await d.say()
        await d.attempt()
        d.s.channels.remembers = False
        await d.s.restart("another boot")
        await d.s.go(60)
        assert len(d.s.channels.asked) == 1 and await d.s.outcomes() == ["sent found"]

    play(story)


def test_what_was_lost_before_it_arrived_is_not_too_late_by_then(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.missed()
        d.s.channels.plan.append((False, uncertain()))
        await d.say()
        await d.attempt()
        await d.s.restart("another boot")
        await d.s.go(60)
        assert len(set(d.s.channels.asked)) == 1 and len(d.s.channels.there) == 1
        assert await d.s.outcomes() == ["sent"]

    play(story)


def test_in_doubt_again_it_can_be_posted_again(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.doubtful(there=False)
        d.s.channels.plan.append((False, uncertain()))
        await d.say("yes")
        await d.attempt()
        await d.s.restart("a third boot")
        await d.s.go(60)
        assert await d.s.outcomes() == ["unconfirmed history"]
        assert isinstance(await d.say(), PostAsked)
        await d.say("yes")
        await d.s.go(60)
        assert await d.s.outcomes() == ["sent"] and len(set(d.s.channels.asked)) == 1

    play(story)


def test_what_a_lost_database_may_have_sent_is_asked_about(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.missed()
        database = await d.s.state.database()
        async with database.writing() as connection:
            await connection.execute(
                "INSERT INTO mark VALUES ('restored', ?)", (d.s.clock.now().isoformat(),)
            )
        await confirm(database, d.s.clock.now())
        assert isinstance(await d.say(), PostAsked)

    play(story)


def test_what_was_refused_after_an_answer_was_lost_is_asked_about(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.s.add(5)
        d.s.channels.plan.extend([(True, uncertain()), (False, PostError(Failure.FORBIDDEN))])
        await d.s.go(120)
        assert await d.s.outcomes() == ["unconfirmed permission"]
        assert isinstance(await d.say(), PostAsked)

    play(story)


def test_what_a_moderator_wants_is_not_given_up_for_what_is_due(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.missed()
        d.s.clock.pass_by(14 * 3600 - 60)
        await d.say()
        d.s.clock.pass_by(60)
        await d.s.go(60)
        assert await d.s.outcomes() == ["sent", "sent"]
        assert [p.text.split(" (")[0] for p in d.s.channels.there] == [
            "daily 2026-06-01 issue 1",
            "daily 2026-06-02 issue 2",
        ]

    play(story)


@pytest.mark.parametrize("step", ["claim", "prepare"])
def test_nothing_is_posted_while_it_cannot_be_stored(
    play: Play, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.state.errors import StateError

    async def full(*_: object) -> None:
        raise StateError("There is no space left.")

    async def story(d: Desk) -> None:
        await d.doubtful()
        await d.say("yes")
        with monkeypatch.context() as patch:
            patch.setattr(Ledger, step, full)
            await d.s.go(100)
            assert len(d.s.channels.asked) == 1
        await d.s.go(40)
        assert len(d.s.channels.asked) == 2 and await d.s.outcomes() == ["sent"]

    play(story)


def test_who_may_not_post_there_any_more_has_nothing_posted(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.missed()
        d.closed = {5}
        assert refused(await d.say()) is Refusal.REACH
        await d.s.go(60)
        assert not d.s.channels.asked

    play(story)


def test_what_may_be_there_is_posted_where_it_may_be_and_what_was_missed_where_it_goes_now(
    play: Play,
) -> None:
    async def story(d: Desk) -> None:
        await d.doubtful()
        found = await d.s.schedule()
        what = replace(found.what, channel=6)
        edits = await d.s.state.schedule_edits()

        def owes(was: Kept, now: datetime.datetime) -> Owed:
            return owed(was.what, was.cursor, now)

        assert await edits.edit(1, 1, found.version, what, owes, "edit", 7)
        d.closed = {5}
        assert refused(await d.say()) is Refusal.REACH
        d.closed = {6}
        await d.say("yes")
        await d.s.go(60)
        assert [channel for channel, *_ in d.s.channels.asked] == [5, 5]
        d.s.clock.pass_by(33 * 3600)
        await d.s.go(60)
        assert refused(await d.say()) is Refusal.REACH
        d.closed = set()
        await d.say()
        await d.s.go(60)
        assert [channel for channel, *_ in d.s.channels.asked] == [5, 5, 6]

    play(story)


def test_the_notice_offers_it(play: Play) -> None:
    async def story(d: Desk) -> None:
        await d.doubtful()
        ((guild, text),) = d.s.channels.told
        assert guild == 1 and "unconfirmed" in text
        assert d.s.channels.offered == ["schedule post 1 2026-06-01T09:00 UTC", "schedule"]

    play(story)
