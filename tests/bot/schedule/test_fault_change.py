"""A schedule that is changed while its brief is on its way: before the claim that counts, later the brief goes out."""

import pytest
from scene import Scene
from trouble import World, world

from bot.handlers.schedule_edits import reckoning
from bot.state.schedule_models import Status

__all__ = ["world"]

STOPS = pytest.mark.parametrize("status", [Status.PAUSED, Status.REMOVED])


def stopped(world: World, when: str, step: str, status: Status) -> list[str]:
    """What becomes of a brief whose schedule is stopped just before or after a step."""
    outcomes: list[str] = []

    async def story(s: Scene) -> None:
        await s.add(5)

        async def stop() -> None:
            store = await s.state.schedules()
            found = await s.schedule()
            assert await store.change(1, found, str(status), status, None, 7, owed=reckoning(found.what))

        getattr(world, when)(step, stop)
        await s.go(3600)
        outcomes.extend(await s.outcomes())
        assert (await s.schedule()).status is status
        assert (await s.schedule()).issued == outcomes.count("sent") == len(s.channels.there)

    world.play(story)
    return outcomes


@STOPS
def test_fault_compute_delete(world: World, status: Status) -> None:
    """What was due and not written down yet is, by who stops the schedule: the log knows of it."""
    assert stopped(world, "before", "compute", status) == [f"cancelled {status}"]


@STOPS
def test_fault_claim_delete(world: World, status: Status) -> None:
    assert stopped(world, "before", "claim", status) == [f"cancelled {status}"]


@STOPS
def test_fault_claim_delete_of_what_is_claimed(world: World, status: Status) -> None:
    assert stopped(world, "after", "claim", status) == ["sent"]


@STOPS
def test_fault_render_delete(world: World, status: Status) -> None:
    assert stopped(world, "after", "render", status) == ["sent"]


@STOPS
def test_fault_record_delete(world: World, status: Status) -> None:
    assert stopped(world, "before", "record", status) == ["sent"]


def test_fault_render_delete_then_kill(world: World) -> None:
    """What is on its way goes out, also by the next process."""

    async def story(s: Scene) -> None:
        await s.add(5)

        async def stop() -> None:
            store = await s.state.schedules()
            assert await store.change(1, await s.schedule(), "remove", Status.REMOVED, None, 7)
            world.die()

        world.before("post", stop)
        await s.go(300)

    async def then(s: Scene) -> None:
        await s.go(300)
        assert await s.outcomes() == ["sent"] and len(s.channels.there) == 1

    world.play(story, then)


@pytest.mark.parametrize("step", ["claim", "render", "post", "record"])
def test_fault_record_delete_of_the_whole_server(world: World, step: str) -> None:
    """A server that is forgotten meanwhile holds up no other, and leaves no row behind."""

    async def story(s: Scene) -> None:
        await s.add(5)
        await s.add(6, guild=2)

        async def forget() -> None:
            await (await s.state.settings()).forget(1)

        world.before(step, forget)
        await s.go(3600)
        assert await s.outcomes() == []
        assert await s.outcomes(2) == ["sent"]
        assert sum(p.channel == 5 for p in s.channels.there) <= 1
        assert not await (await s.state.queue()).waiting()

    world.play(story)
