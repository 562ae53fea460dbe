"""A slow disk: what one server has due at once holds up nobody else for long."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from scene import Scene, scene

from bot.schedule.owed import owed
from bot.state.database import Database
from bot.state.occurrences import write_down

DUE = 1060.0  # by the monotonic clock


def slow_disk(s: Scene, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Each commit takes so long from now on."""
    writing = Database.writing

    @asynccontextmanager
    async def slowly(self: Database) -> AsyncIterator[Any]:
        async with writing(self) as connection:
            yield connection
            s.clock.pass_by(seconds)

    monkeypatch.setattr(Database, "writing", slowly)


@pytest.mark.parametrize("servers", [1, 4])
@pytest.mark.parametrize("commit", [0.0, 0.02, 0.05])
def test_a_brief_beside_those_of_big_servers_is_no_more_than_two_seconds_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commit: float, servers: int
) -> None:
    async def story() -> None:
        async with scene(tmp_path) as s:
            for n in range(50 * servers):
                await s.add(100 + n, guild=1 + n // 50)
            await s.add(9999, guild=99)
            await s.go(59)
            slow_disk(s, monkeypatch, commit)
            await s.go(120)
            (at,) = [posted.at for posted in s.channels.there if posted.channel == 9999]
            assert at - DUE <= 2
            assert len(s.channels.there) == 50 * servers + 1

    asyncio.run(story())


def test_a_batch_is_written_down_as_a_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with scene(tmp_path) as s:
            for n in range(5):
                await s.add(100 + n, guild=1 + n)
            s.clock.pass_by(60)
            before = await (await s.state.queue()).active()
            written = 0

            async def failing(*given: Any) -> None:
                nonlocal written
                written += 1
                await write_down(*given)
                if written == 3:
                    raise OSError("no room")

            with monkeypatch.context() as patch:
                patch.setattr("bot.state.ledger.write_down", failing)
                await s.courier.look()
            assert written == 3 and not await (await s.state.queue()).waiting()
            assert await (await s.state.queue()).active() == before
            await s.go(60)
            assert len(s.channels.there) == 5

    asyncio.run(story())


def test_one_that_was_changed_meanwhile_holds_up_none_of_its_batch(tmp_path: Path) -> None:
    async def story() -> None:
        async with scene(tmp_path) as s:
            for n in range(3):
                await s.add(100 + n, guild=1 + n)
            s.clock.pass_by(60)
            ripe = await (await s.state.queue()).ripe()
            await (await s.state.absence()).left(2)

            batch = [(found, owed(found.what, found.cursor, s.clock.now())) for found in ripe]
            await (await s.state.ledger()).plan(batch)
            assert [one.guild for one in await (await s.state.queue()).waiting()] == [1, 3]

    asyncio.run(story())
