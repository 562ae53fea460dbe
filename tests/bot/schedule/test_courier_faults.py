"""What can go wrong with a brief on its way, and what becomes of it: once, or named."""

import asyncio
import datetime
from collections.abc import Sequence
from pathlib import Path

import pytest
from plays import play
from scene import Channels, Play, Scene, uncertain

from bot.model import Reply
from bot.schedule.poster import Failure, Ours, PostError
from bot.state.errors import DamagedError, StateError, damaged, foreign
from bot.state.ledger import Ledger
from bot.state.schedule_models import Reason, Stage, Status

__all__ = ["play"]


def test_a_brief_goes_out_at_its_time_and_is_recorded(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        await s.go(50)
        assert not s.channels.there
        await s.go(30)
        (posted,) = s.channels.there
        (entry,) = await s.log()
        assert (entry.stage, entry.message, posted.channel) == (Stage.SENT, posted.id, 5)
        assert posted.text.startswith("daily 2026-06-01 issue 1 ")
        assert len(posted.nonce) <= 25

    play(story)


def test_fault_post_lost_answer(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.extend([(True, uncertain()), (False, uncertain())])
        await s.go(120)
        assert len(s.channels.there) == 1 and len(s.channels.asked) == 3
        assert len(set(s.channels.asked)) == 1
        assert await s.outcomes() == ["sent"]

    play(story)


def test_fault_post_lost_answer_after_accept_long_ago(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.append((True, uncertain()))
        await s.go(60.5)
        s.channels.remembers = False
        await s.restart("another boot")
        await s.go(60)
        assert len(s.channels.there) == len(s.channels.asked) == 1
        assert await s.outcomes() == ["sent found"]

    play(story)


def test_fault_post_lost_answer_before_accept_long_ago(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.append((False, uncertain()))
        await s.go(60.5)
        await s.restart("another boot")
        await s.go(10)
        assert not s.channels.there  # it may still arrive
        await s.go(30)
        assert len(s.channels.there) == 1 and len(set(s.channels.asked)) == 1
        assert await s.outcomes() == ["sent"]

    play(story)


def test_fault_post_lost_answer_and_no_right_to_look(
    play: Play,
) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.append((True, uncertain()))
        await s.go(60.5)
        s.channels.readable = False
        await s.restart("another boot")
        await s.go(120)
        assert len(s.channels.asked) == 1
        assert await s.outcomes() == ["unconfirmed history"]
        assert [guild for guild, _ in s.channels.told] == [1]
        assert (await s.schedule()).issued == 1  # it may have been seen

    play(story)


def test_moderators_are_told_once_of_all_that_is_suspended(play: Play) -> None:
    async def story(s: Scene) -> None:
        for channel in range(1, 11):
            await s.add(channel)
            s.channels.always[channel] = PostError(Failure.FORBIDDEN)
        await s.add(50, guild=2)
        await s.go(3600)
        assert [guild for guild, _ in s.channels.told] == [1]
        assert len(s.channels.there) == 1

    play(story)


def test_fault_post_payload_refused(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.append((False, PostError(Failure.INVALID, "content")))
        await s.go(70)
        assert "could not be shown" in s.channels.there[0].text
        assert await s.outcomes() == ["sent"]

    play(story)


def test_fault_post_payload_refused_twice(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.extend([(False, PostError(Failure.INVALID, "content"))] * 2)
        await s.go(70)
        assert await s.outcomes() == ["blocked refused"]
        assert (await s.schedule()).status is Status.ACTIVE

    play(story)


def test_fault_post_deleted(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.extend([(False, uncertain()), (False, PostError(Failure.DELETED))])
        await s.go(120)
        assert await s.outcomes() == ["sent deleted"]

    play(story)


def test_fault_post_rate_limit_of_a_route(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        await s.add(6)
        s.channels.plan.append((False, PostError(Failure.BUSY, retry_after=20)))
        await s.go(70)
        assert [p.channel for p in s.channels.there] == [6]
        await s.go(20)
        assert [p.channel for p in s.channels.there] == [6, 5]

    play(story)


def test_fault_post_ban(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        await s.add(6)
        s.channels.plan.append((False, PostError(Failure.HALT, retry_after=1)))
        await s.go(110)
        assert not [p for p in s.channels.there if p.at < 1000 + 120]
        await s.go(60)
        assert len(s.channels.there) == 2

    play(story)


def test_fault_post_token(
    play: Play,
) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.append((False, PostError(Failure.TOKEN)))
        await s.go(3600)
        assert len(s.channels.asked) == 1 and not s.channels.there
        await s.restart()
        await s.go(60)
        assert len(s.channels.there) == 1 and await s.outcomes() == ["sent"]

    play(story)


@pytest.mark.parametrize(
    ("failure", "seconds", "late"),
    [
        (PostError(Failure.BUSY, retry_after=50), 90, False),
        (PostError(Failure.BUSY, retry_after=200), 300, True),
        (PostError(Failure.HALT, retry_after=500), 600, True),
        (PostError(Failure.TOKEN), 3600, True),
    ],
    ids=["busy", "busy for long", "banned", "token"],
)
def test_what_was_surely_not_taken_is_never_in_doubt(
    play: Play, failure: PostError, seconds: int, late: bool
) -> None:
    """Nobody may read the channel, and nobody has to: it is posted as soon as it can be, and then with its time."""

    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.readable = False
        s.channels.plan.append((False, failure))
        await s.go(seconds)
        await s.restart()
        await s.go(60)
        assert await s.outcomes() == ["sent"]
        (posted,) = s.channels.there
        assert ("late" in posted.text) is late
        assert len(set(s.channels.asked)) == 1 + late
        (entry,) = await s.log()
        assert entry.attempts == 1

    play(story)


def test_what_was_not_taken_after_an_answer_was_lost_stays_in_doubt(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.readable = s.channels.remembers = False
        s.channels.plan.extend([(True, uncertain()), (False, PostError(Failure.BUSY, retry_after=200))])
        await s.go(400)
        assert await s.outcomes() == ["unconfirmed history"] and len(s.channels.there) == 1

    play(story)


@pytest.mark.parametrize("error", [damaged(Path("s.db")), foreign(Path("s.db"))], ids=["page", "header"])
def test_a_database_that_is_ruined_ends_it(
    play: Play, error: StateError, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def ruined(*_: object) -> None:
        raise error

    async def story(s: Scene) -> None:
        await s.add(5)
        monkeypatch.setattr(Ledger, "claim", ruined)
        with pytest.raises(StateError) as told:
            await s.go(300)
        assert told.value is error and not s.channels.asked

    play(story)


def test_what_is_under_way_when_the_database_is_ruined_comes_to_its_end(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim, post = Ledger.claim, Channels.post
    taken, ruined = asyncio.Event(), asyncio.Event()

    async def claiming(self: Ledger, guild: int, id: int) -> int | None:
        if id == 2:
            ruined.set()
            raise damaged(Path("s.db"))
        return await claim(self, guild, id)

    async def slow(self: Channels, channel: int, payload: Reply, nonce: str) -> int:
        await taken.wait()
        return await post(self, channel, payload, nonce)

    async def story(s: Scene) -> None:
        await s.add(5)
        await s.add(6)
        monkeypatch.setattr(Ledger, "claim", claiming)
        monkeypatch.setattr(Channels, "post", slow)
        running = asyncio.ensure_future(s.courier.run())
        await ruined.wait()
        for _ in range(1000):  # turns of the loop: it would have ended in one of them
            await asyncio.sleep(0)
        assert s.courier._damage is not None and not running.done()
        taken.set()
        with pytest.raises(DamagedError):
            await running
        assert len(s.channels.there) == 1

    play(story)


def test_fault_render_line_that_cannot_be_answered(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        await s.add(6)
        s.speaker.broken.add(5)
        await s.go(70)
        texts = {p.channel: p.text for p in s.channels.there}
        assert "could not be shown" in texts[5] and texts[6].startswith("daily")

    play(story)


def test_who_was_overtaken_writes_nothing(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.append((False, PostError(Failure.BUSY, retry_after=1000)))
        await s.go(70)
        ledger, (one,) = await s.state.ledger(), await (await s.state.queue()).waiting()
        stale = await ledger.claim(1, one.id)
        fresh = await ledger.claim(1, one.id)
        found = await ledger.get(1, one.id)
        assert stale is not None and fresh is not None and found is not None
        assert not await ledger.settle(1, found, stale, Stage.BLOCKED, Reason.REFUSED)
        assert await ledger.settle(1, found, fresh, Stage.SENT)
        assert await s.outcomes() == ["sent"]

    play(story)


def test_what_was_paused_before_it_was_claimed_does_not_go_out(play: Play) -> None:
    async def story(s: Scene) -> None:
        found = await s.add(5)
        await s.add(5, guild=2)
        s.channels.plan.append((False, PostError(Failure.HALT)))
        await s.go(61)
        store = await s.state.schedules()
        assert await store.change(1, found, "pause", Status.PAUSED, None, 7)
        await s.go(300)
        assert await s.outcomes() == ["cancelled paused"] and await s.outcomes(2) == ["sent"]
        assert len(s.channels.there) == 1

    play(story)


def test_a_schedule_that_nobody_can_plan_any_more_is_suspended(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5, zone="UTC")
        await s.add(6)
        database = await s.state.database()
        async with database.writing() as connection:
            await connection.execute("UPDATE schedule SET zone = 'Moon/Base' WHERE number = 1")
        await s.go(70)
        assert (await s.schedule(1)).reason is Reason.RULE
        assert [p.channel for p in s.channels.there] == [6]

    play(story)


def test_a_late_brief_says_when_it_was_posted(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.clock.step(hours=3)
        await s.go(30)
        assert "late 11:59" in s.channels.there[0].text

    play(story)


@pytest.mark.parametrize(
    ("hours", "outcomes"),
    [
        (0.5, ["sent"]),
        (5, ["sent"]),
        (7, ["missed late"]),
        (30, ["missed late", "sent"]),
        (60, ["missed late", "missed late", "missed late"]),
    ],
)
def test_after_an_outage_the_newest_goes_out_where_it_is_not_too_late(
    play: Play, hours: float, outcomes: list[str]
) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.clock.pass_by(hours * 3600)
        await s.restart()
        await s.go(60)
        assert await s.outcomes() == outcomes
        assert len(s.channels.there) == outcomes.count("sent")

    play(story)


@pytest.mark.parametrize("too_late", [False, True])
def test_a_look_goes_back_to_when_a_brief_was_due(
    play: Play, monkeypatch: pytest.MonkeyPatch, too_late: bool
) -> None:
    if too_late:  # it would be noticed
        look = Channels.look

        async def later(self: Channels, channel: int, after: datetime.datetime) -> Sequence[Ours]:
            return await look(self, channel, after + datetime.timedelta(minutes=4))

        monkeypatch.setattr(Channels, "look", later)

    async def story(s: Scene) -> None:
        s.channels.remembers = False
        await s.add(5)
        s.channels.plan.append((True, uncertain()))
        await s.go(61)
        await s.restart("another boot")
        await s.go(300)
        assert len(s.channels.there) == 1 + too_late

    play(story)
