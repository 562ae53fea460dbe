"""What the bot lacks in a server: that it was removed, or may not post; and that it may again."""

from __future__ import annotations

import datetime

from bot.clock import Clock
from bot.state.database import Database
from bot.state.occurrences import cancel
from bot.state.schedule_models import ITSELF, Reason, Schedule, Stopped
from bot.state.schedule_rows import seconds


class Absence:
    """Keeps what is lacking. Every method takes the server first and touches no other."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def left(self, guild: int) -> bool:
        """Note that the bot was removed from a server, and stop all that goes out there; False where that is known."""
        now = seconds(self._clock.now())
        async with self._database.writing() as database:
            async with database.execute(
                "INSERT INTO departure (guild, at) VALUES (?, ?) ON CONFLICT DO NOTHING", (guild, now)
            ) as cursor:
                if cursor.rowcount != 1:
                    return False
            await database.execute(
                "INSERT INTO schedule_change (guild, schedule, action, actor, at, version, reason) "
                "SELECT guild, id, 'suspend', ?, ?, version + 1, 'server' FROM schedule "
                "WHERE guild = ? AND status = 'active'",
                (ITSELF, now, guild),
            )
            await database.execute(
                "UPDATE schedule SET status = 'suspended', reason = 'server', since = ?, next = NULL, "
                "version = version + 1 "
                "WHERE guild = ? AND status = 'active'",
                (now, guild),
            )
            await database.execute("UPDATE schedule SET lacked = 1 WHERE guild = ?", (guild,))
            await cancel(database, guild, None, Reason.SUSPENDED, now)
        return True

    async def returned(self, guild: int) -> None:
        """Note that the bot is in a server again."""
        async with self._database.writing() as database:
            await database.execute("DELETE FROM departure WHERE guild = ?", (guild,))

    async def lacks(self, guild: int, found: Stopped) -> None:
        """Note that what a schedule is suspended for was seen to be lacking, by a bot that is in its server."""
        async with self._database.writing() as database:
            await database.execute(
                "UPDATE schedule SET lacked = 1, reason = CASE reason WHEN 'server' THEN 'permission' "
                "ELSE reason END WHERE guild = ? AND id = ? AND status = 'suspended' AND version = ?",
                (guild, found.id, found.version),
            )

    async def resume(self, guild: int, found: Schedule, next: datetime.datetime) -> bool:
        """Let a suspended schedule run again, owing nothing; False where somebody has changed it meanwhile."""
        now = seconds(self._clock.now())
        async with self._database.writing() as database:
            async with database.execute(
                "UPDATE schedule SET status = 'active', reason = '', since = ?, floor = ?, "
                "cursor = max(cursor, ?), next = ?, version = version + 1 "
                "WHERE guild = ? AND id = ? AND status = 'suspended' AND version = ?",
                (now, now, now, seconds(next), guild, found.id, found.version),
            ) as cursor:
                if cursor.rowcount != 1:
                    return False
            await database.execute(
                "INSERT INTO schedule_change (guild, schedule, action, actor, at, version, reason) "
                "VALUES (?, ?, 'resume', ?, ?, ?, ?)",
                (guild, found.id, ITSELF, now, found.version + 1, found.reason),
            )
        return True
