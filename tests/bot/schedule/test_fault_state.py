"""Faults of the process, of power and of the disk, at each step of a delivery: once, or later, never in silence."""

import asyncio
import sys
from functools import partial
from pathlib import Path

import pytest
from scene import Scene
from trouble import Disk, World, damage, kept, locked, world

from bot.schedule.poster import unpack
from bot.state.database import BUSY, Database
from bot.state.errors import DamagedError, InUseError, StateError
from bot.state.schedule_models import Stage
from bot.state.state import State

__all__ = ["world"]

DUE = 60  # seconds from the start of a scene to nine o'clock
WHEN = pytest.mark.parametrize("when", ["before", "within", "after"])


async def begin(s: Scene) -> None:
    """A schedule that is due in a minute, and two hours to send its brief."""
    await s.add(5, "09:00")
    await s.go(2 * 3600)


async def go_on(s: Scene) -> None:
    """The next process: what was begun is ended."""
    await s.go(300)
    assert [outcome.split()[0] for outcome, _ in await kept(s)] == ["sent"]
    assert len(s.channels.there) == 1
    assert len({text for _, _, text in s.channels.asked}) == 1
    assert (await s.schedule()).issued == 1


def killed(world: World, step: str, when: str) -> None:
    getattr(world, when)(step, world.die)
    world.play(begin)
    assert world.deaths == 1
    world.play(go_on)


@WHEN
def test_fault_compute_kill(world: World, when: str) -> None:
    killed(world, "compute", when)


@WHEN
def test_fault_claim_kill(world: World, when: str) -> None:
    killed(world, "claim", when)


@WHEN
def test_fault_render_kill(world: World, when: str) -> None:
    killed(world, "render", when)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("remembers", [True, False])
def test_fault_post_kill(world: World, when: str, remembers: bool) -> None:
    world.channels.remembers = remembers
    getattr(world, when)("post", world.die)
    world.play(begin)
    if not remembers:
        world.clock.boot, world.clock.passed = "second", 5.0
    world.play(go_on)


@WHEN
def test_fault_record_kill(world: World, when: str) -> None:
    killed(world, "record", when)


def without_power(world: World, step: str, when: str) -> None:
    getattr(world, when)(step, world.lose_power)
    world.play(begin)
    assert world.deaths == 1
    world.clock.boot, world.clock.passed = "second", 5.0
    world.channels.remembers = False
    world.play(go_on)


@WHEN
def test_fault_compute_power_cut(world: World, when: str) -> None:
    without_power(world, "compute", when)


@WHEN
def test_fault_claim_power_cut(world: World, when: str) -> None:
    without_power(world, "claim", when)


@WHEN
def test_fault_render_power_cut(world: World, when: str) -> None:
    without_power(world, "render", when)


def test_fault_post_power_cut(world: World) -> None:
    """What is posted is in the files before its first byte is sent, and is posted from them."""
    world.before("post", world.lose_power)
    world.play(begin)

    async def look(s: Scene) -> None:
        (waiting,) = await (await s.state.queue()).waiting()
        found = await (await s.state.ledger()).get(1, waiting.id)
        assert found is not None and found.stage is Stage.SENDING and found.payload is not None
        assert unpack(found.payload).text.startswith("daily 2026-06-01 issue 1 (1)")

    world.clock.boot, world.clock.passed = "second", 5.0
    world.play(look, go_on)
    assert world.speaker.said == 1


@WHEN
def test_fault_record_power_cut(world: World, when: str) -> None:
    without_power(world, "record", when)


def disk_full(world: World, disk: Disk, step: str, stage: Stage | None) -> None:
    """Nothing is sent while a step cannot be written, and all of it later."""
    world.before(step, disk.fill)

    async def story(s: Scene) -> None:
        await s.add(5)
        await disk.watch(await s.state.database())
        await s.go(DUE + 100)
        assert len(s.channels.asked) == (1 if step == "record" else 0)
        assert [e.stage for e in await s.log()] == ([stage] if stage else [])
        if stage is None:
            assert (await s.schedule()).cursor < s.clock.now().replace(hour=9, minute=0, second=0)
        disk.clear()
        await s.go(31)
        assert len(s.channels.asked) == 1
        assert await s.outcomes() == ["sent"]

    world.play(story)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def test_fault_compute_disk_full(world: World, disk: Disk) -> None:
    disk_full(world, disk, "compute", None)


def test_fault_claim_disk_full(world: World, disk: Disk) -> None:
    disk_full(world, disk, "claim", Stage.DUE)


def test_fault_render_disk_full(world: World, disk: Disk) -> None:
    disk_full(world, disk, "render", Stage.CLAIMED)


def test_fault_record_disk_full(world: World, disk: Disk) -> None:
    disk_full(world, disk, "record", Stage.SENDING)


def test_fault_record_disk_full_then_kill(world: World, disk: Disk) -> None:
    """What was kept in mind dies with the process; the next one asks Discord."""
    world.before("record", disk.fill)

    async def story(s: Scene) -> None:
        await s.add(5)
        await disk.watch(await s.state.database())
        await s.go(DUE + 100)
        world.die()

    world.play(story, go_on)


def test_fault_render_disk_full_for_one_large_brief(world: World) -> None:
    """As SQLite itself finds that there is no room: for this payload there is none, for others there is."""

    async def story(s: Scene) -> None:
        await s.add(5)
        database = await s.state.database()
        (pages,) = await database.rows("PRAGMA page_count")
        world.speaker.more = "x" * 50_000
        await most_pages(database, int(pages[0] or 0) + 2)
        await s.go(DUE + 100)
        assert not s.channels.asked
        await most_pages(database, 10_000)
        await s.go(31)
        assert await s.outcomes() == ["sent"] and len(s.channels.asked) == 1

    world.play(story)


async def most_pages(database: Database, count: int) -> None:
    async with database.writing() as writer:
        await writer.execute_fetchall(f"PRAGMA max_page_count = {count}")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits there")
@pytest.mark.parametrize("step", ["compute", "claim", "render", "record"])
def test_no_file_may_grow_any_more(world: World, step: str) -> None:
    """A quota of the system is as good as a full disk."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit() -> None:
        log = Path(f"{world.path}-wal")
        resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, hard))

    async def story(s: Scene) -> None:
        await s.add(5)
        world.before(step, limit)
        try:
            await s.go(DUE + 100)
            assert len(s.channels.asked) == (1 if step == "record" else 0)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        await s.go(31)
        assert len(s.channels.asked) == 1 and await s.outcomes() == ["sent"]

    world.play(story)


def locked_at(world: World, step: str, stage: Stage | None) -> None:
    """Another program takes the database just before a step, and gives it back after a minute and a half."""

    async def story(s: Scene) -> None:
        await s.add(5)
        other = locked(world.path)
        world.before(step, other.__enter__)
        await s.go(DUE + 90)
        assert len(s.channels.asked) == (1 if step == "record" else 0)
        assert [e.stage for e in await s.log()] == ([stage] if stage else [])
        other.__exit__(None, None, None)
        await s.go(61)
        assert len(s.channels.asked) == 1
        assert await s.outcomes() == ["sent"]

    world.play(story)


def test_fault_compute_locked(world: World) -> None:
    locked_at(world, "compute", None)


def test_fault_claim_locked(world: World) -> None:
    locked_at(world, "claim", Stage.DUE)


def test_fault_render_locked(world: World) -> None:
    locked_at(world, "render", Stage.CLAIMED)


def test_fault_record_locked(world: World) -> None:
    locked_at(world, "record", Stage.SENDING)


def test_locked_for_a_moment_is_waited_for(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Database, "open", partial(Database.open, busy=BUSY))

    async def story(s: Scene) -> None:
        with locked(world.path):
            adding = asyncio.ensure_future(s.add(5))
            await asyncio.sleep(0.05)
            assert not adding.done()
        await adding

    world.play(story)


def broken_at(world: World, step: str) -> None:
    """The file is damaged just before a step: nothing goes on from it, and nothing is made over it."""
    damaged: list[bytes] = []

    async def story(s: Scene) -> None:
        await s.add(5)
        database = await s.state.database()

        async def break_it() -> None:
            await damage(database)
            damaged.append(world.path.read_bytes())

        world.before(step, break_it)
        with pytest.raises(DamagedError, match="is damaged"):
            await s.go(DUE + 100)
        with pytest.raises(DamagedError):
            await s.courier.look()
        assert len(s.channels.asked) == (1 if step in ("record", "post") else 0)

    world.play(story)
    assert world.path.read_bytes()[4096:] == damaged[0][4096:]
    with pytest.raises(StateError):
        world.play(go_on)
    assert world.path.read_bytes()[4096:] == damaged[0][4096:]


def test_fault_compute_io_error(world: World) -> None:
    broken_at(world, "compute")


def test_fault_claim_io_error(world: World) -> None:
    broken_at(world, "claim")


def test_fault_render_io_error(world: World) -> None:
    broken_at(world, "render")


def test_fault_post_io_error(world: World) -> None:
    broken_at(world, "post")


def test_fault_record_io_error(world: World) -> None:
    broken_at(world, "record")


def test_fault_compute_second_process(world: World) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        async with State.at(world.path, s.clock) as other:
            with pytest.raises(InUseError, match=r"in use by another briefbot: process \d+"):
                await other.queue()
        await s.go(DUE + 10)
        assert len(s.channels.there) == 1

    world.play(story)
