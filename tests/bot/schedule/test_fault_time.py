"""Clocks that are set, machines that sleep, zones whose rules change: nothing twice, nothing lost."""

import datetime

import pytest
from scene import Scene, uncertain
from trouble import World, world

from bot.state.schedule_models import Stage

__all__ = ["world"]

HOUR = 3600.0


async def hourly(s: Scene) -> list[datetime.datetime]:
    """The labels of what is known of an hourly schedule, each once and none left out."""
    log = await s.log()
    labels = [entry.label for entry in log]
    assert labels == [labels[0] + datetime.timedelta(hours=n) for n in range(len(labels))]
    assert len(s.channels.there) == sum(entry.stage is Stage.SENT for entry in log)
    return labels


def test_fault_compute_clock_forward(world: World) -> None:
    async def story(s: Scene) -> None:
        await s.add(5, "0 * * * *")
        await s.go(70)
        s.clock.step(hours=2, minutes=5)
        await s.go(31)
        assert await s.outcomes() == ["sent", "missed late", "sent"]
        assert [label.hour for label in await hourly(s)] == [9, 10, 11]
        assert "late 11:05" in s.channels.there[1].text

    world.play(story)


def test_fault_compute_clock_back(world: World) -> None:
    async def story(s: Scene) -> None:
        await s.add(5, "0 * * * *")
        await s.go(70)
        s.clock.step(hours=-2)
        await s.go(2 * HOUR)
        assert await s.outcomes() == ["sent"]
        await s.go(HOUR)
        assert [label.hour for label in await hourly(s)] == [9, 10]

    world.play(story)


def test_fault_compute_clock_back_through_a_restart(world: World) -> None:
    async def first(s: Scene) -> None:
        await s.add(5, "0 * * * *")
        await s.go(70)
        s.clock.step(hours=-2)

    async def second(s: Scene) -> None:
        await s.go(4 * HOUR)
        assert [label.hour for label in await hourly(s)] == [9, 10, 11]

    world.play(first, second)


def test_fault_compute_clock_back_and_forward_fifty_times(world: World) -> None:
    async def story(s: Scene) -> None:
        await s.add(5, "0 * * * *")
        for n in range(50):
            s.clock.step(minutes=(-120, 120, 75, -45, -30)[n * 7 % 5])
            await s.go(600 + 60 * (n % 7))
        await s.go(6 * HOUR)
        assert len(await hourly(s)) > 12

    world.play(story)


def test_fault_claim_clock_forward(world: World) -> None:
    """It goes out all the same, after a look, and says how late it is."""
    world.before("claim", lambda: world.clock.step(hours=2))

    async def story(s: Scene) -> None:
        await s.add(5)
        await s.go(2 * HOUR)
        assert await s.outcomes() == ["sent"] and len(s.channels.there) == 1
        assert s.channels.looks == 1 and "late 11:00" in s.channels.there[0].text

    world.play(story)


def test_fault_claim_clock_back(world: World) -> None:
    world.before("claim", lambda: world.clock.step(hours=-2))

    async def story(s: Scene) -> None:
        await s.add(5)
        await s.go(4 * HOUR)
        assert await s.outcomes() == ["sent"] and len(s.channels.there) == 1

    world.play(story)


@pytest.mark.parametrize("hours", [-2, 2])
@pytest.mark.parametrize("taken", [True, False])
def test_fault_post_clock_back(world: World, hours: int, taken: bool) -> None:
    """Neither clock is believed then: the channel is looked at, and what is posted again is the same."""

    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.append((taken, uncertain()))
        await s.go(60.5)
        s.clock.step(hours=hours)
        s.channels.remembers = False
        await s.go(4 * HOUR)
        assert s.channels.looks == 1 and len(s.channels.there) == 1
        assert len(set(s.channels.asked)) == 1
        assert await s.outcomes() == ["sent found" if taken else "sent"]

    world.play(story)


def test_fault_compute_suspend(world: World) -> None:
    """The machine slept eight hours, and its monotonic clock with it."""

    async def story(s: Scene) -> None:
        await s.add(5, "0 * * * *")
        await s.go(70)
        s.clock.step(hours=8)
        await s.go(31)
        assert await s.outcomes() == ["sent", *["missed late"] * 7, "sent"]
        assert [label.hour for label in await hourly(s)] == list(range(9, 18))

    world.play(story)


@pytest.mark.parametrize(("hours", "outcome"), [(5, "sent"), (8, "missed late")])
def test_fault_claim_suspend(world: World, hours: int, outcome: str) -> None:
    world.after("claim", lambda: world.clock.step(hours=hours))

    async def story(s: Scene) -> None:
        await s.add(5)
        await s.go(HOUR)
        assert await s.outcomes() == [outcome]
        assert len(s.channels.there) == (outcome == "sent")

    world.play(story)


def test_fault_post_suspend(world: World) -> None:
    """The answer was lost while the machine slept: what is there is found, whatever became of the nonce."""

    async def story(s: Scene) -> None:
        await s.add(5)
        s.channels.plan.append((True, uncertain()))
        await s.go(60.5)
        s.clock.step(hours=8)
        s.channels.remembers = False
        await s.go(HOUR)
        assert await s.outcomes() == ["sent found"] and len(s.channels.there) == 1

    world.play(story)
