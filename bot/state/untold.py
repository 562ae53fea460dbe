"""What the moderators of servers are still to be told, and when they were told last."""

from __future__ import annotations

from collections.abc import Sequence

from bot.clock import Clock
from bot.state.database import Database
from bot.state.schedule_models import Doubt
from bot.state.schedule_rows import logged, seconds


class Untold:
    """Keeps it until it was told. Every method takes the server first."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def schedules(self, guild: int) -> list[int]:
        """The schedules of which nobody was told yet that they were stopped."""
        rows = await self._database.rows(
            "SELECT id FROM schedule WHERE guild = ? AND untold = 1 AND status = 'suspended' ORDER BY id",
            (guild,),
        )
        return [int(id or 0) for (id,) in rows]

    async def doubts(self, guild: int) -> list[Doubt]:
        """The briefs of which nobody was told yet that they may be there, the latest first."""
        rows = await self._database.rows(
            "SELECT o.id, s.number, o.label, o.zone, o.state, o.reason, "
            "CASE o.what WHEN '' THEN s.channel ELSE json_extract(o.what, '$.channel') END, "
            "o.message, o.attempts, o.settled FROM occurrence o JOIN schedule s ON s.id = o.schedule "
            "WHERE o.guild = ? AND s.guild = ? AND o.untold = 1 AND s.status <> 'removed' "
            "ORDER BY o.at DESC, s.number, o.id DESC",
            (guild, guild),
        )
        return [Doubt(int(id or 0), logged(*rest)) for id, *rest in rows]

    async def told(self, guild: int, schedules: Sequence[int], briefs: Sequence[int]) -> None:
        """Note that moderators were told of some schedules and briefs."""
        now = seconds(self._clock.now())
        async with self._database.writing() as database:
            await database.executemany(
                "UPDATE schedule SET untold = 0 WHERE guild = ? AND id = ?", [(guild, id) for id in schedules]
            )
            await database.executemany(
                "UPDATE occurrence SET untold = 0 WHERE guild = ? AND id = ?", [(guild, id) for id in briefs]
            )
            await database.execute("INSERT OR REPLACE INTO notice (guild, at) VALUES (?, ?)", (guild, now))
