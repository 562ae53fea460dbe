"""What any queue must do: who is next over all servers, in what order, and what is forgotten when."""

import pytest
from state_files import START, Clock

from bot.state.schedule_models import Owed, Reason, Stage, Status
from bot.state.schedule_store import LOG_DAYS, UNDO_DAYS
from contract.stores import HERE, HOUR, ORDER, THERE, Stores, Using, planned


def test_what_is_ripe_comes_the_longest_due_first_and_servers_take_turns(using: Using) -> None:
    async def story(s: Stores) -> None:
        late, early, same = await s.running(due=3), await s.running(THERE, due=1), await s.running(due=1)
        last = await s.running(THERE, due=4)
        s.clock.pass_by(hours=3)
        assert [found.id for found in await s.queue.ripe()] == [early.id, same.id, late.id]
        assert await s.queue.ripe(2) == [await s.again(early), await s.again(same)]
        s.clock.pass_by(hours=1)
        more = [(await s.running(due=-3 + n)).id for n in range(2)]
        found = [found.id for found in await s.queue.ripe()]
        assert found == [early.id, same.id, more[0], last.id, more[1], late.id]

    using(story)


def test_only_what_runs_is_ripe(using: Using) -> None:
    async def story(s: Stores) -> None:
        await s.schedules.propose(HERE, ORDER)
        for status in (Status.PAUSED, Status.REMOVED):
            await s.turn(await s.running(), status)
        suspended = await s.running()
        await s.ledger.suspend(HERE, suspended.id, Reason.PERMISSION)
        ended = await s.running()
        await s.ledger.plan([(ended, Owed((), None, START, None))])
        s.clock.pass_by(hours=2)
        assert await s.queue.ripe() == []
        assert await s.queue.next() is None
        assert await s.queue.active() == [await s.again(ended)]

    using(story)


def test_the_next_moment_is_the_earliest_of_all_servers(using: Using) -> None:
    async def story(s: Stores) -> None:
        assert await s.queue.next() is None
        await s.running(due=3)
        await s.running(THERE, due=2)
        assert await s.queue.next() == START + 2 * HOUR

    using(story)


def test_what_waits_comes_by_its_time_and_is_told_with_its_place(using: Using) -> None:
    async def story(s: Stores) -> None:
        first, second, third = await s.running(), await s.running(THERE, 7), await s.running(channel=8)
        late, early, same = await s.due(first, 2), await s.due(second, 1), await s.due(third, 1)
        await s.ledger.claim(HERE, same.id)
        await s.sending(early)
        waiting = await s.queue.waiting()
        assert [(w.guild, w.id, w.schedule, w.channel) for w in waiting] == [
            (THERE, early.id, second.id, 7),
            (HERE, same.id, third.id, 8),
            (HERE, late.id, first.id, 5),
        ]
        assert [w.at for w in waiting] == [planned(1).at, planned(1).at, planned(2).at]
        await s.settled(late)
        assert [w.id for w in await s.queue.waiting()] == [early.id, same.id]

    using(story)


def test_a_schedule_is_found_for_its_own_server_only_whatever_its_status(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.turn(await s.running(), Status.REMOVED)
        assert await s.queue.schedule(HERE, found.id) == found
        assert await s.queue.schedule(THERE, found.id) is None
        assert await s.queue.schedule(HERE, found.id + 1) is None

    using(story)


def test_under_other_zone_rules_a_day_and_more_is_planned_again(using: Using) -> None:
    async def story(s: Stores) -> None:
        young, old, other = await s.running(), await s.running(), await s.running()
        s.clock.pass_by(hours=100)
        await s.due(old, 100)
        young = await s.turn(await s.turn(young, Status.PAUSED), Status.ACTIVE)
        untouched = await s.again(other)
        await s.queue.rewind([(young, START + 101 * HOUR), (await s.again(old), None)], "2026z")
        young, old = await s.again(young), await s.again(old)
        assert (young.cursor, young.next) == (young.floor, START + 101 * HOUR)
        assert (old.cursor, old.next) == (START + 74 * HOUR, None)
        assert await s.again(other) == untouched
        assert await s.queue.mark("tzdata") == "2026z"

    using(story)


def test_each_database_has_a_name_of_its_own_for_good(using: Using) -> None:
    async def story(s: Stores) -> str | None:
        assert await s.queue.mark("no such mark") is None
        return await s.queue.mark("instance")

    first = using(story)
    assert first and using(story) == first


def test_when_the_courier_was_at_work_is_noted_for_good(using: Using, clock: Clock) -> None:
    async def story(s: Stores) -> None:
        assert await s.queue.mark("tick") is None
        await s.queue.tick()
        clock.pass_by(minutes=1)
        await s.queue.tick()

    using(story)

    async def later(s: Stores) -> None:
        assert await s.queue.mark("tick") == clock.now().isoformat(timespec="seconds")

    using(later)


def test_a_draft_that_nobody_saved_goes_after_a_day(using: Using) -> None:
    async def story(s: Stores) -> None:
        await s.schedules.propose(HERE, ORDER)
        await s.running()
        s.clock.pass_by(hours=23, minutes=59)
        await s.queue.prune()
        assert await s.schedules.get(HERE, 1) is not None
        s.clock.pass_by(minutes=1)
        await s.queue.prune()
        assert await s.schedules.get(HERE, 1) is None
        assert await s.schedules.get(HERE, 2) is not None
        assert (await s.schedules.propose(HERE, ORDER)).number == 3

    using(story)


def test_what_became_of_a_brief_is_known_for_ninety_days(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        await s.settled(await s.due(found))
        s.clock.pass_by(days=LOG_DAYS, seconds=-1)
        await s.queue.prune()
        assert len(await s.schedules.log(HERE, None, 9)) == 1
        s.clock.pass_by(seconds=1)
        await s.queue.prune()
        assert await s.schedules.log(HERE, None, 9) == []
        assert (await s.again(found)).status is Status.ACTIVE
        assert (await s.again(found)).issued == 1

    using(story)


def test_who_changed_a_schedule_is_known_for_ninety_days(using: Using) -> None:
    async def story(s: Stores) -> None:
        await s.running()
        s.clock.pass_by(days=LOG_DAYS, seconds=-1)
        await s.queue.prune()
        assert len(await s.schedules.changes(HERE, 9)) == 1
        s.clock.pass_by(seconds=1)
        await s.queue.prune()
        assert await s.schedules.changes(HERE, 9) == []

    using(story)


def test_what_was_removed_goes_with_all_that_is_known_of_it_after_thirty_days(using: Using) -> None:
    async def story(s: Stores) -> None:
        found, kept = await s.running(), await s.running()
        for each in (found, kept):
            await s.settled(await s.due(each))
        await s.turn(await s.again(found), Status.REMOVED)
        s.clock.pass_by(days=UNDO_DAYS, seconds=-1)
        await s.queue.prune()
        assert await s.schedules.get(HERE, found.number) is not None
        assert len(await s.schedules.log(HERE, None, 9)) == 2
        s.clock.pass_by(seconds=1)
        await s.queue.prune()
        assert await s.schedules.get(HERE, found.number) is None
        assert [e.number for e in await s.schedules.log(HERE, None, 9)] == [kept.number]
        assert [c.number for c in await s.schedules.changes(HERE, 9)] == [kept.number]
        assert (await s.schedules.propose(HERE, ORDER)).number == 3

    using(story)


@pytest.mark.parametrize("stage", [Stage.CLAIMED, Stage.SENDING])
def test_what_is_on_its_way_is_not_forgotten_however_old(using: Using, stage: Stage) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        one = await s.due(found)
        token = await s.ledger.claim(HERE, one.id) if stage is Stage.CLAIMED else await s.sending(one)
        await s.turn(await s.again(found), Status.REMOVED)
        s.clock.pass_by(days=LOG_DAYS + 1)
        await s.queue.prune()
        assert [w.id for w in await s.queue.waiting()] == [one.id]
        assert token is not None and await s.ledger.settle(HERE, one, token, Stage.SENT)
        await s.queue.prune()
        assert await s.schedules.get(HERE, found.number) is None

    using(story)
