"""What any schedule store must do: drafts, numbers, limits, who overtook whom, and whose a schedule is."""

import asyncio

import pytest
from state_files import START

from bot.state.schedule_models import Order, Reason, Schedule, ScheduleChange, Stage, Status
from bot.state.schedule_store import MOST, FullError
from contract.stores import HERE, HOUR, ME, ORDER, THERE, YOU, Stores, Using, planned

LIVING = (Status.ACTIVE, Status.PAUSED)


def test_a_draft_is_kept_as_it_was_meant_and_does_nothing(using: Using) -> None:
    order = Order("0 9 * * 1", "Asia/Seoul", 2**62, "brief us-troops", "Guten Morgen ☀", "—", 3600)

    async def story(s: Stores) -> Schedule:
        return await s.schedules.propose(HERE, order)

    draft = using(story)
    assert draft == Schedule(
        *(draft.id, HERE, 1, order, Status.DRAFT, Reason.NONE, START, START, START, START, None, 0)
    )

    async def later(s: Stores) -> None:
        assert await s.schedules.get(HERE, 1) == draft
        assert await s.schedules.all(HERE) == []
        assert await s.queue.active() == []
        assert await s.schedules.changes(HERE, 10) == []

    using(later)


def test_numbers_count_up_in_each_server(using: Using) -> None:
    async def story(s: Stores) -> None:
        numbers = [(await s.schedules.propose(guild, ORDER)).number for guild in (HERE, HERE, THERE, HERE)]
        assert numbers == [1, 2, 1, 3]

    using(story)


def test_two_who_propose_at_once_get_two_numbers(using: Using) -> None:
    async def story(s: Stores) -> None:
        drafts = await asyncio.gather(*(s.schedules.propose(HERE, ORDER) for _ in range(8)))
        assert sorted(draft.number for draft in drafts) == list(range(1, 9))

    using(story)


def test_the_schedules_of_a_server_come_by_number_without_drafts_and_what_was_removed(using: Using) -> None:
    async def story(s: Stores) -> None:
        first, second, third, _ = [await s.schedules.propose(HERE, ORDER) for _ in range(4)]
        await s.turn(third, Status.ACTIVE)
        await s.turn(await s.turn(second, Status.ACTIVE), Status.REMOVED)
        await s.turn(first, Status.PAUSED)
        await s.schedules.propose(THERE, ORDER)
        assert [found.number for found in await s.schedules.all(HERE)] == [1, 3]

    using(story)


def test_a_change_is_there_when_it_is_acknowledged_with_who_made_it(using: Using) -> None:
    async def story(s: Stores) -> None:
        draft = await s.schedules.propose(HERE, ORDER)
        s.clock.pass_by(minutes=5)
        assert await s.schedules.change(HERE, draft, "save", Status.ACTIVE, s.clock.now() + HOUR, YOU)

    using(story)

    async def later(s: Stores) -> None:
        found = await s.schedules.get(HERE, 1)
        assert found is not None
        assert (found.status, found.since, found.next) == (Status.ACTIVE, s.clock.now(), s.clock.now() + HOUR)
        assert (found.start, found.floor, found.cursor) == (START, s.clock.now(), s.clock.now())
        assert await s.schedules.changes(HERE, 10) == [ScheduleChange(1, "save", YOU, s.clock.now(), 2)]

    using(later)


def test_changes_come_the_latest_first_and_no_more_than_asked_for(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        for status in (Status.PAUSED, Status.ACTIVE, Status.REMOVED):
            found = await s.turn(found, status)
        assert [c.action for c in await s.schedules.changes(HERE, 2)] == ["removed", "active"]
        assert len(await s.schedules.changes(HERE, 10)) == 4
        assert await s.schedules.changes(THERE, 10) == []

    using(story)


@pytest.mark.parametrize("what", ["status", "since"])
def test_a_change_of_what_somebody_has_changed_meanwhile_is_none(using: Using, what: str) -> None:
    async def story(s: Stores) -> None:
        seen = await s.running()
        s.clock.pass_by(seconds=1)
        now = await s.turn(seen, Status.PAUSED)
        if what == "since":
            s.clock.pass_by(seconds=1)
            now = await s.turn(now, Status.ACTIVE)
        told = await s.schedules.changes(HERE, 10)
        assert not await s.schedules.change(HERE, seen, "remove", Status.REMOVED, None, YOU)
        assert await s.again(seen) == now
        assert await s.schedules.changes(HERE, 10) == told

    using(story)


def test_of_two_who_change_it_at_once_one_is_told_that_he_was_late(using: Using) -> None:
    async def story(s: Stores) -> None:
        seen = await s.running()
        s.clock.pass_by(seconds=1)
        done = await asyncio.gather(
            s.schedules.change(HERE, seen, "pause", Status.PAUSED, None, ME),
            s.schedules.change(HERE, seen, "remove", Status.REMOVED, None, YOU),
        )
        assert sorted(done) == [False, True]
        assert len(await s.schedules.changes(HERE, 10)) == 2

    using(story)


def test_what_stops_owes_nothing_for_the_time_it_stood_still(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.turn(await s.running(), Status.PAUSED)
        assert found.next is None
        s.clock.pass_by(days=3)
        found = await s.turn(found, Status.ACTIVE)
        assert found.floor == found.cursor == s.clock.now()

    using(story)


def test_a_clock_that_is_set_back_takes_no_cursor_with_it(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        await s.due(found, hours=5)
        found = await s.turn(await s.again(found), Status.PAUSED)
        assert found.cursor == START + 5 * HOUR
        s.clock.pass_by(hours=-2)
        assert (await s.turn(found, Status.ACTIVE)).cursor == START + 5 * HOUR

    using(story)


@pytest.mark.parametrize(
    ("status", "reason"), [(Status.PAUSED, Reason.PAUSED), (Status.REMOVED, Reason.REMOVED)]
)
def test_what_is_due_is_cancelled_where_its_schedule_stops(
    using: Using, status: Status, reason: Reason
) -> None:
    async def story(s: Stores) -> None:
        found, other, another = await s.running(), await s.running(), await s.running(THERE)
        one, *kept = [await s.due(each) for each in (found, other, another)]
        await s.turn(await s.again(found), status)
        gone = await s.occurrence(HERE, one.id)
        assert (gone.stage, gone.reason, gone.settled) == (Stage.CANCELLED, reason, START)
        assert [(w.guild, w.id) for w in await s.queue.waiting()] == [(k.guild, k.id) for k in kept]

    using(story)


@pytest.mark.parametrize("far", [Stage.CLAIMED, Stage.SENDING, Stage.SENT])
def test_what_is_on_its_way_goes_on_where_its_schedule_stops(using: Using, far: Stage) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        one = await s.due(found)
        if far is Stage.SENDING:
            await s.sending(one)
        elif far is Stage.CLAIMED:
            await s.ledger.claim(HERE, one.id)
        else:
            await s.settled(one)
        await s.turn(await s.again(found), Status.PAUSED)
        assert (await s.occurrence(HERE, one.id)).stage is far

    using(story)


def test_what_was_removed_can_be_had_back_as_it_was(using: Using) -> None:
    async def story(s: Stores) -> None:
        for was in LIVING:
            found = await s.running()
            if was is not Status.ACTIVE:
                found = await s.turn(found, was)
            assert await s.schedules.before(HERE, found.number) is None
            removed = await s.turn(found, Status.REMOVED)
            assert await s.schedules.before(HERE, found.number) is was
            assert await s.schedules.before(THERE, found.number) is None
            back = await s.turn(removed, was)
            assert (back.status, back.what) == (was, found.what)

    using(story)


def test_a_reason_goes_when_somebody_resumes_it(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        assert await s.ledger.suspend(HERE, found.id, Reason.PERMISSION)
        found = await s.again(found)
        assert (found.status, found.reason) == (Status.SUSPENDED, Reason.PERMISSION)
        assert (await s.turn(found, Status.ACTIVE)).reason is Reason.NONE

    using(story)


def test_a_server_has_fifty_schedules_at_most_however_it_comes_by_them(using: Using) -> None:
    async def story(s: Stores) -> None:
        removed = await s.turn(await s.running(), Status.REMOVED)
        left = await s.schedules.propose(HERE, ORDER)
        many = [await s.running() for _ in range(MOST)]
        for found in many[:2]:
            await s.turn(found, Status.PAUSED)
        await s.ledger.suspend(HERE, many[2].id, Reason.CHANNEL)
        with pytest.raises(FullError):
            await s.schedules.propose(HERE, ORDER)
        for found, action in ((left, "save"), (removed, "undo")):
            with pytest.raises(FullError):
                await s.schedules.change(HERE, found, action, Status.ACTIVE, START, ME)
            assert await s.again(found) == found
        assert len(await s.schedules.all(HERE)) == MOST
        assert (await s.schedules.propose(THERE, ORDER)).number == 1
        await s.turn(many[9], Status.REMOVED)
        await s.turn(left, Status.ACTIVE)

    using(story)


def test_two_who_save_the_fiftieth_at_once_do_not_both_have_it(using: Using) -> None:
    async def story(s: Stores) -> None:
        drafts = [await s.schedules.propose(HERE, ORDER) for _ in range(2)]
        for _ in range(MOST - 1):
            await s.running()
        done = await asyncio.gather(
            *(s.schedules.change(HERE, draft, "save", Status.ACTIVE, START, ME) for draft in drafts),
            return_exceptions=True,
        )
        assert [isinstance(one, FullError) for one in done].count(True) == 1
        assert len(await s.schedules.all(HERE)) == MOST

    using(story)


def test_of_drafts_the_last_twenty_are_kept_and_of_no_other_server_any_fewer(using: Using) -> None:
    async def story(s: Stores) -> None:
        saved = await s.running()
        await s.schedules.propose(THERE, ORDER)
        for _ in range(25):
            await s.schedules.propose(HERE, ORDER)
        kept = [n for n in range(1, 30) if await s.schedules.get(HERE, n) is not None]
        assert kept == [saved.number, *range(7, 27)]
        assert await s.schedules.get(THERE, 1) is not None

    using(story)


def test_a_schedule_of_another_server_is_as_good_as_none(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        await s.due(found)
        s.clock.pass_by(seconds=1)
        assert await s.schedules.get(THERE, found.number) is None
        assert await s.schedules.all(THERE) == []
        assert await s.schedules.log(THERE, None, 10) == []
        assert await s.schedules.log(THERE, found.number, 10) == []
        before = await s.again(found)
        assert not await s.schedules.change(THERE, before, "pause", Status.PAUSED, None, YOU)
        assert await s.again(found) == before
        assert len(await s.queue.waiting()) == 1

    using(story)


def test_the_log_tells_the_latest_first_of_one_schedule_or_of_all(using: Using) -> None:
    async def story(s: Stores) -> None:
        first, second = await s.running(), await s.running(channel=6)
        await s.settled(await s.due(first, 1))
        await s.due(second, 2)
        await s.due(second, 1)
        await s.due(await s.running(THERE), 3)
        told = await s.schedules.log(HERE, None, 10)
        times = [(2, planned(2).label), (1, planned(1).label), (2, planned(1).label)]
        assert [(entry.number, entry.label) for entry in told] == times
        assert [entry.number for entry in await s.schedules.log(HERE, second.number, 10)] == [2, 2]
        assert await s.schedules.log(HERE, None, 1) == told[:1]
        assert await s.schedules.log(HERE, 99, 10) == []

    using(story)


def test_an_entry_of_the_log_has_what_a_moderator_is_to_know(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        one = await s.due(found)
        token = await s.sending(one)
        s.clock.pass_by(seconds=3)
        await s.ledger.settle(HERE, one, token, Stage.SENT, Reason.FOUND, 77)
        (entry,) = await s.schedules.log(HERE, None, 10)
        assert (entry.number, entry.label, entry.zone) == (found.number, one.label, "UTC")
        assert (entry.stage, entry.reason, entry.message) == (Stage.SENT, Reason.FOUND, 77)
        assert (entry.channel, entry.attempts, entry.settled) == (5, 1, s.clock.now())

    using(story)


def test_a_server_that_is_forgotten_has_nothing_left_and_others_have_all(using: Using) -> None:
    async def story(s: Stores) -> None:
        gone, kept = await s.running(), await s.running(THERE)
        one, _ = [await s.due(each) for each in (gone, kept)]
        await s.untold.told(HERE, [], [])
        token = await s.sending(one)
        assert await s.settings.forget(HERE) > 0
        assert await s.schedules.all(HERE) == []
        assert await s.schedules.log(HERE, None, 10) == []
        assert await s.schedules.changes(HERE, 10) == []
        assert not await s.ledger.settle(HERE, one, token, Stage.SENT)
        assert [w.guild for w in await s.queue.waiting()] == [THERE]
        assert await s.schedules.all(THERE) == [await s.again(kept)]
        assert (
            await s.schedules.propose(HERE, ORDER)
        ).number == gone.number + 1  # no old button means another
        assert await s.ledger.suspend(HERE, (await s.running()).id, Reason.CHANNEL)
        assert await s.queue.untold(24) == [HERE]  # nothing is known of a notice

    using(story)
