"""What Discord refuses: the schedule is suspended with its reason, its number stays free, and it can go on."""

import datetime
from collections.abc import Callable

import pytest
from scene import Scene
from trouble import World, world

from bot.schedule.poster import Failure, PostError
from bot.state.schedule_models import Reason, Status

__all__ = ["world"]

DAY = datetime.timedelta(days=1)
Refused = Callable[[Failure, Reason], None]


@pytest.fixture
def refused(world: World) -> Refused:
    """Plays three days in which a channel refuses the second brief, and a moderator resumes on the third."""

    def play(failure: Failure, reason: Reason) -> None:
        async def story(s: Scene) -> None:
            await s.add(5)
            await s.add(6)
            await s.go(3600)
            s.channels.always[5] = PostError(failure)
            s.clock.pass_by(22 * 3600)
            await s.go(2 * 3600)
            found = await s.schedule()
            assert (found.status, found.reason, found.issued) == (Status.SUSPENDED, reason, 1)
            assert len(s.channels.told) == (failure is not Failure.EXPELLED)
            del s.channels.always[5]
            store = await s.state.schedules()
            next = s.clock.now().replace(hour=9, minute=0, second=0) + DAY
            assert await store.change(1, found, "resume", Status.ACTIVE, next, 7)
            s.clock.pass_by(22 * 3600)
            await s.go(2 * 3600)
            told = [f"{e.stage} {e.reason}".strip() for e in await s.log() if e.number == 1]
            assert told == ["sent", f"blocked {reason}", "sent"]
            numbers = [p.text.split()[3] for p in s.channels.there if p.channel == 5]
            assert numbers == ["1", "2"]
            assert sum(channel == 5 for channel, _, _ in s.channels.asked) == 3

        world.play(story)

    return play


def test_fault_post_forbidden(refused: Refused) -> None:
    refused(Failure.FORBIDDEN, Reason.PERMISSION)


def test_fault_post_channel_gone(refused: Refused) -> None:
    refused(Failure.GONE, Reason.CHANNEL)


def test_fault_post_server_gone(refused: Refused) -> None:
    refused(Failure.EXPELLED, Reason.SERVER)


def test_fault_post_filtered(refused: Refused) -> None:
    refused(Failure.FILTERED, Reason.FILTERED)


def test_fault_post_archived(refused: Refused) -> None:
    refused(Failure.ARCHIVED, Reason.ARCHIVED)
