"""However much of one server fails, its moderators are told once a day."""

import asyncio
from pathlib import Path

import aiosqlite
import pytest
from scene import Scene, scene

from bot.schedule.poster import Failure, PostError
from bot.state import database

MANY = 1000


async def _many(s: Scene) -> None:
    """A thousand schedules of one server: copies of the one there is."""
    async with (await s.state.database()).writing() as connection:
        await connection.executemany(
            "INSERT INTO schedule (guild, number, channel, rule, zone, line, header, footer, catch_up, status, reason, "
            "before, since, start, floor, cursor, next, issued) SELECT guild, ?, ?, rule, zone, line, header, footer, "
            "catch_up, status, reason, before, since, start, floor, cursor, next, issued FROM schedule WHERE number = 1",
            [(number, number) for number in range(2, MANY + 1)],
        )


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database that waits for no disk: what happens in these tests is not about power cuts."""
    configure = database._configure

    async def configured(connection: aiosqlite.Connection) -> None:
        await configure(connection)
        await connection.execute_fetchall("PRAGMA synchronous = OFF")

    monkeypatch.setattr(database, "_configure", configured)


@pytest.mark.usefixtures("unsynced")
def test_a_thousand_failing_schedules_make_one_notice_a_day(tmp_path: Path) -> None:
    async def story() -> None:
        async with scene(tmp_path) as s:
            await s.add(1)
            await _many(s)
            s.channels.always = {channel: PostError(Failure.FORBIDDEN) for channel in range(1, MANY + 1)}
            await s.go(600)
            assert len(s.channels.asked) == MANY and not s.channels.there
            assert [guild for guild, _ in s.channels.told] == [1]
            async with (await s.state.database()).writing() as connection:
                await connection.execute(
                    "UPDATE schedule SET status = 'active', next = cursor + 86400 WHERE number < 50"
                )
            await s.go(86400)
            assert len(s.channels.asked) == MANY + 49
            assert len(s.channels.told) == 2

    asyncio.run(story())
