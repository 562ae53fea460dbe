"""What any ledger must do: both or neither, once, and nothing by who was overtaken or by another server."""

import asyncio
import datetime
from dataclasses import replace

import pytest
from state_files import START

from bot.state.schedule_models import OPEN, Occurrence, Owed, Reason, Stage, Stamp, Status
from contract.stores import HERE, HOUR, THERE, Stores, Using, planned, stamp

ENDS = (Stage.SENT, Stage.MISSED, Stage.BLOCKED, Stage.UNCONFIRMED)


async def prepared(s: Stores, one: Occurrence, token: int, guild: int = HERE) -> bool:
    return await s.ledger.prepare(guild, one.id, token, "brief", "said", "n" * 24, 1, stamp())


def test_what_is_due_and_what_is_missed_is_written_down_with_the_cursor(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        times = [planned(n) for n in (1, 2, 3)]
        await s.ledger.plan([(found, Owed(tuple(times[:2]), times[2], times[2].at, times[2].at + HOUR))])
        now = await s.again(found)
        assert (now.cursor, now.next, now.floor) == (times[2].at, times[2].at + HOUR, found.floor)

    using(story)

    async def later(s: Stores) -> None:
        log = [(e.label, e.stage, e.reason, e.settled) for e in await s.schedules.log(HERE, None, 9)]
        assert log == [
            (planned(3).label, Stage.DUE, Reason.NONE, None),
            (planned(2).label, Stage.MISSED, Reason.LATE, START),
            (planned(1).label, Stage.MISSED, Reason.LATE, START),
        ]
        (waiting,) = await s.queue.waiting()
        one = await s.occurrence(HERE, waiting.id)
        assert (one.stage, one.token, one.attempts, one.first) == (Stage.DUE, 0, 0, None)
        assert (one.payload, one.nonce, one.issue, one.message) == (None, None, None, None)
        assert (one.label, one.at) == (planned(3).label, planned(3).at)

    using(later)


def test_a_time_is_written_down_once_whatever_moment_it_is(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        one = await s.settled(await s.due(found))
        moved = replace(planned(1), at=planned(2).at)
        await s.ledger.plan([(await s.again(found), Owed((moved,), moved, moved.at, None))])
        assert [e.stage for e in await s.schedules.log(HERE, None, 9)] == [Stage.SENT]
        assert await s.occurrence(HERE, one.id) == one

    using(story)


@pytest.mark.parametrize("how", ["stale", "paused", "another server"])
def test_who_plans_by_what_is_so_no_longer_writes_nothing(using: Using, how: str) -> None:
    async def story(s: Stores) -> None:
        seen = await s.running()
        if how == "stale":
            await s.ledger.plan([(seen, Owed((), None, START + HOUR, None))])
        elif how == "paused":
            await s.turn(seen, Status.PAUSED)
        before = await s.again(seen)
        guild = THERE if how == "another server" else HERE
        await s.ledger.plan(
            [(replace(seen, guild=guild), Owed((planned(1),), planned(2), planned(2).at, None))]
        )
        assert await s.again(seen) == before
        assert await s.schedules.log(HERE, None, 9) == []

    using(story)


def test_of_two_who_plan_the_same_at_once_one_does(using: Using) -> None:
    async def story(s: Stores) -> None:
        seen = await s.running()
        times = [planned(1), planned(2)]
        await asyncio.gather(*(s.ledger.plan([(seen, Owed((), one, one.at, None))]) for one in times))
        assert len(await s.queue.waiting()) == 1

    using(story)


@pytest.mark.parametrize("claimed", [False, True])
def test_a_later_one_takes_the_place_of_one_that_nobody_has_claimed(using: Using, claimed: bool) -> None:
    async def story(s: Stores) -> None:
        found, other = await s.running(), await s.running()
        early, elsewhere = await s.due(found, 1), await s.due(other, 1)
        if claimed:
            await s.ledger.claim(HERE, early.id)
        await s.due(found, 2)
        now = await s.occurrence(HERE, early.id)
        assert now.stage is (Stage.CLAIMED if claimed else Stage.MISSED)
        assert now.reason is (Reason.NONE if claimed else Reason.SUPERSEDED)
        assert (await s.occurrence(HERE, elsewhere.id)).stage is Stage.DUE

    using(story)


def test_each_claim_has_a_greater_token_and_only_the_last_may_write(using: Using) -> None:
    async def story(s: Stores) -> None:
        one = await s.due(await s.running())
        stale, fresh = await s.ledger.claim(HERE, one.id), await s.ledger.claim(HERE, one.id)
        assert stale is not None and fresh is not None and stale < fresh
        assert not await prepared(s, one, stale)
        assert await prepared(s, one, fresh)
        assert not await s.ledger.attempt(HERE, one.id, stale, stamp())
        assert not await s.ledger.settle(HERE, one, stale, Stage.BLOCKED, Reason.REFUSED)
        assert await s.ledger.settle(HERE, one, fresh, Stage.SENT, Reason.NONE, 7)
        assert (await s.occurrence(HERE, one.id)).stage is Stage.SENT

    using(story)


def test_two_who_claim_at_once_have_two_tokens(using: Using) -> None:
    async def story(s: Stores) -> None:
        one = await s.due(await s.running())
        tokens = await asyncio.gather(*(s.ledger.claim(HERE, one.id) for _ in range(8)))
        assert sorted(token or 0 for token in tokens) == list(range(1, 9))
        done = await asyncio.gather(*(s.ledger.settle(HERE, one, token or 0, Stage.SENT) for token in tokens))
        assert done.count(True) == 1

    using(story)


@pytest.mark.parametrize("stage", ENDS)
def test_what_has_ended_stays_as_it_is(using: Using, stage: Stage) -> None:
    async def story(s: Stores) -> None:
        one = await s.due(await s.running())
        token = await s.sending(one)
        assert await s.ledger.settle(HERE, one, token, stage)
        ended = await s.occurrence(HERE, one.id)
        assert (ended.stage, ended.settled) == (stage, START) and stage not in OPEN
        assert await s.ledger.claim(HERE, one.id) is None
        assert not await prepared(s, one, token)
        assert not await s.ledger.attempt(HERE, one.id, token, stamp())
        assert not await s.ledger.settle(HERE, one, token, Stage.SENT)
        assert await s.occurrence(HERE, one.id) == ended

    using(story)


def test_what_is_about_to_be_posted_is_kept_byte_for_byte(using: Using) -> None:
    said = '{"text":"„Ω“ \\u0000 ☀ \'; --","actions":[]}'
    at = Stamp(START + datetime.timedelta(seconds=1), "a boot", 12345.678)

    async def story(s: Stores) -> int:
        one = await s.due(await s.running())
        token = await s.ledger.claim(HERE, one.id)
        assert token is not None
        assert await s.ledger.prepare(HERE, one.id, token, "plain", said, "0123456789abcdef01234567", 9, at)
        return one.id

    id = using(story)

    async def later(s: Stores) -> None:
        kept = await s.occurrence(HERE, id)
        assert (kept.stage, kept.kind, kept.payload, kept.issue) == (Stage.SENDING, "plain", said, 9)
        assert (kept.nonce, kept.first, kept.last, kept.attempts) == (
            "0123456789abcdef01234567",
            at,
            at.monotonic,
            1,
        )

    using(later)


def test_other_words_can_take_the_place_of_what_was_refused(using: Using) -> None:
    async def story(s: Stores) -> None:
        one = await s.due(await s.running())
        token = await s.sending(one)
        await s.ledger.failed(HERE, one.id, "invalid", "content")
        assert await s.ledger.prepare(
            HERE, one.id, token, "plain", "less", "m" * 24, 1, stamp(monotonic=101.0)
        )
        now = await s.occurrence(HERE, one.id)
        assert (now.kind, now.payload, now.nonce, now.attempts) == ("plain", "less", "m" * 24, 2)
        assert now.first == stamp(monotonic=101.0)

    using(story)


def test_another_attempt_leaves_what_is_said_and_when_it_was_first_said(using: Using) -> None:
    async def story(s: Stores) -> None:
        one = await s.due(await s.running())
        token = await s.sending(one)
        before = await s.occurrence(HERE, one.id)
        assert await s.ledger.attempt(HERE, one.id, token, stamp(monotonic=160.0))
        now = await s.occurrence(HERE, one.id)
        assert now == replace(before, last=160.0, attempts=2)

    using(story)


def test_after_another_start_of_the_machine_the_first_attempt_is_long_ago(using: Using) -> None:
    async def story(s: Stores) -> None:
        one = await s.due(await s.running())
        token = await s.sending(one)
        assert await s.ledger.attempt(HERE, one.id, token, stamp("second", 7.0))
        now = await s.occurrence(HERE, one.id)
        assert now.first is not None and now.first.boot == "second"
        assert now.first.monotonic < 7.0 - 1e6 and now.first.at == START and now.last == 7.0

    using(story)


def test_nothing_is_attempted_again_that_was_not_prepared(using: Using) -> None:
    async def story(s: Stores) -> None:
        one = await s.due(await s.running())
        token = await s.ledger.claim(HERE, one.id)
        assert token is not None
        assert not await s.ledger.attempt(HERE, one.id, token, stamp())
        assert (await s.occurrence(HERE, one.id)).stage is Stage.CLAIMED

    using(story)


def test_what_failed_is_on_its_way_as_before(using: Using) -> None:
    async def story(s: Stores) -> None:
        one = await s.due(await s.running())
        await s.sending(one)
        before = await s.occurrence(HERE, one.id)
        await s.ledger.failed(HERE, one.id, "uncertain", "503")
        assert await s.occurrence(HERE, one.id) == before

    using(story)


@pytest.mark.parametrize("stage", ENDS)
def test_a_number_is_used_up_where_it_was_seen_or_may_have_been(using: Using, stage: Stage) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        one = await s.due(found)
        token = await s.sending(one, issue=1)
        assert (await s.again(found)).issued == 0
        await s.ledger.settle(HERE, one, token, stage)
        assert (await s.again(found)).issued == (1 if stage in (Stage.SENT, Stage.UNCONFIRMED) else 0)

    using(story)


def test_what_is_found_in_the_channel_without_a_number_uses_the_next_one(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        for hours in (1, 2):
            await s.settled(await s.due(found, hours))
        assert (await s.again(found)).issued == 2

    using(story)


def test_an_older_brief_that_ends_late_sets_no_number_back(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        one, other = await s.due(found, 1), None
        early = await s.sending(one, issue=1)
        other = await s.due(found, 2)
        late = await s.sending(other, issue=2)
        await s.ledger.settle(HERE, other, late, Stage.SENT)
        await s.ledger.settle(HERE, one, early, Stage.SENT)
        assert (await s.again(found)).issued == 2

    using(story)


@pytest.mark.parametrize("stage", ENDS)
def test_what_was_said_is_kept_only_where_nobody_can_know_whether_it_is_there(
    using: Using, stage: Stage
) -> None:
    async def story(s: Stores) -> None:
        one = await s.due(await s.running())
        token = await s.sending(one)
        await s.ledger.settle(HERE, one, token, stage)
        kept = (await s.occurrence(HERE, one.id)).payload
        assert kept == ("said" if stage is Stage.UNCONFIRMED else None)

    using(story)


def test_a_schedule_that_is_suspended_stops_with_what_is_due(using: Using) -> None:
    async def story(s: Stores) -> None:
        found, other = await s.running(), await s.running()
        claimed = await s.due(found, 1)
        await s.ledger.claim(HERE, claimed.id)
        due, kept = await s.due(found, 2), await s.due(other, 1)
        s.clock.pass_by(seconds=9)
        assert await s.ledger.suspend(HERE, found.id, Reason.CHANNEL)
        now = await s.again(found)
        assert (now.status, now.reason, now.since) == (Status.SUSPENDED, Reason.CHANNEL, s.clock.now())
        assert now.next is None
        gone = await s.occurrence(HERE, due.id)
        assert (gone.stage, gone.reason) == (Stage.CANCELLED, Reason.SUSPENDED)
        assert [w.id for w in await s.queue.waiting()] == [claimed.id, kept.id]

    using(story)


@pytest.mark.parametrize("status", [Status.PAUSED, Status.REMOVED, Status.SUSPENDED, Status.DRAFT])
def test_what_does_not_run_is_not_suspended(using: Using, status: Status) -> None:
    async def story(s: Stores) -> None:
        if status is Status.DRAFT:
            found = await s.schedules.propose(HERE, (await s.running()).what)
        else:
            found = await s.turn(await s.running(), status)
        assert not await s.ledger.suspend(HERE, found.id, Reason.PERMISSION)
        assert await s.again(found) == found

    using(story)


def test_an_occurrence_of_another_server_is_as_good_as_none(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        one = await s.due(found)
        assert await s.ledger.get(THERE, one.id) is None
        assert await s.ledger.claim(THERE, one.id) is None
        token = await s.ledger.claim(HERE, one.id)
        assert token is not None
        assert not await prepared(s, one, token, THERE)
        assert await prepared(s, one, token)
        before = await s.occurrence(HERE, one.id)
        assert not await s.ledger.attempt(THERE, one.id, token, stamp())
        assert not await s.ledger.settle(THERE, one, token, Stage.SENT)
        assert not await s.ledger.suspend(THERE, found.id, Reason.CHANNEL)
        assert await s.occurrence(HERE, one.id) == before
        assert (await s.again(found)).status is Status.ACTIVE
        assert await s.ledger.get(HERE, one.id + 1) is None

    using(story)
