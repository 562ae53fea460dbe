"""What moderators are still to be told: known until they were told, one notice in some hours."""

import pytest

from bot.state.schedule_models import Reason, Stage, Status
from contract.stores import HERE, THERE, Stores, Using


def test_a_schedule_that_was_stopped_is_untold_until_it_was_told(using: Using) -> None:
    async def story(s: Stores) -> None:
        found, other = await s.running(), await s.running()
        assert await s.queue.untold(24) == []
        assert await s.ledger.suspend(HERE, found.id, Reason.PERMISSION)
        assert await s.queue.untold(24) == [HERE]
        assert await s.untold.schedules(HERE) == [found.id] and await s.untold.schedules(THERE) == []
        await s.untold.told(HERE, [found.id], [])
        assert await s.untold.schedules(HERE) == []
        assert await s.ledger.suspend(HERE, other.id, Reason.CHANNEL)
        s.clock.pass_by(hours=23, minutes=59)
        assert await s.queue.untold(24) == []
        s.clock.pass_by(minutes=1)
        assert await s.queue.untold(24) == [HERE]
        assert await s.untold.schedules(HERE) == [other.id]

    using(story)


def test_each_server_is_told_by_itself(using: Using) -> None:
    async def story(s: Stores) -> None:
        for guild in (HERE, THERE):
            assert await s.ledger.suspend(guild, (await s.running(guild)).id, Reason.PERMISSION)
        assert await s.queue.untold(24) == [HERE, THERE]
        await s.untold.told(HERE, await s.untold.schedules(HERE), [])
        assert await s.queue.untold(24) == [THERE]

    using(story)


def test_what_runs_again_is_not_told_of(using: Using) -> None:
    async def story(s: Stores) -> None:
        found = await s.running()
        assert await s.ledger.suspend(HERE, found.id, Reason.PERMISSION)
        await s.turn(await s.again(found), Status.ACTIVE)
        assert await s.queue.untold(24) == []

    using(story)


def test_a_brief_in_doubt_is_untold_with_its_channel_until_it_was_told(using: Using) -> None:
    async def story(s: Stores) -> None:
        one = await s.settled(await s.due(await s.running(channel=6)), Stage.UNCONFIRMED)
        assert await s.queue.untold(24) == [HERE]
        (doubt,) = await s.untold.doubts(HERE)
        assert (doubt.id, doubt.brief.label, doubt.brief.channel) == (one.id, one.label, 6)
        assert await s.untold.doubts(THERE) == []
        await s.untold.told(HERE, [], [one.id])
        assert await s.untold.doubts(HERE) == []
        s.clock.pass_by(hours=25)
        assert await s.queue.untold(24) == []

    using(story)


@pytest.mark.parametrize("stage", [Stage.SENT, Stage.BLOCKED, Stage.MISSED])
def test_what_became_of_others_stands_in_the_log_alone(using: Using, stage: Stage) -> None:
    async def story(s: Stores) -> None:
        await s.settled(await s.due(await s.running()), stage)
        assert await s.queue.untold(24) == []

    using(story)
