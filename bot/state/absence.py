"""What the bot lacks in a server: that it was removed, or may not post; and that it may again."""

from __future__ import annotations

import datetime

from bot.clock import Clock
from bot.state.database import Database
from bot.state.occurrences import cancel
from bot.state.schedule_models import ITSELF, Reason, Schedule
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
                "INSERT INTO schedule_change (guild, schedule, action, actor, at, reason) "
                "SELECT guild, id, 'suspend', ?, ?, 'server' FROM schedule WHERE guild = ? AND status = 'active'",
                (ITSELF, now, guild),
            )
            await database.execute(
                "UPDATE schedule SET status = 'suspended', reason = 'server', since = ?, next = NULL "
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

    async def lacks(self, guild: int, schedule: int) -> None:
        """Note that what a schedule is suspended for was seen to be lacking."""
        async with self._database.writing() as database:
            await database.execute(
                "UPDATE schedule SET lacked = 1 WHERE guild = ? AND id = ? AND status = 'suspended'",
                (guild, schedule),
            )

    async def resume(self, guild: int, found: Schedule, next: datetime.datetime) -> bool:
        """Let a suspended schedule run again, owing nothing; False where somebody has changed it meanwhile."""
        now = seconds(self._clock.now())
        async with self._database.writing() as database:
            async with database.execute(
                "UPDATE schedule SET status = 'active', reason = '', since = ?, floor = ?, "
                "cursor = max(cursor, ?), next = ? "
                "WHERE guild = ? AND id = ? AND status = 'suspended' AND reason = ? AND since = ?",
                (
                    *(now, now, now, seconds(next)),
                    *(guild, found.id, found.reason, seconds(found.since)),
                ),
            ) as cursor:
                if cursor.rowcount != 1:
                    return False
            await database.execute(
                "INSERT INTO schedule_change (guild, schedule, action, actor, at, reason) "
                "VALUES (?, ?, 'resume', ?, ?, ?)",
                (guild, found.id, ITSELF, now, found.reason),
            )
        return True
