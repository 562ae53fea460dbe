"""What waits, over all servers: the one place that looks at them together, for the courier alone."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from bot.clock import Clock
from bot.state.copies import sweep
from bot.state.database import Database
from bot.state.forgetting import KNOWN, LEFT_DAYS
from bot.state.schedule_models import Reason, Schedule, Stopped, Waiting
from bot.state.schedule_rows import SCHEDULES, moment, schedule, seconds
from bot.state.schedule_store import LOG_DAYS, UNDO_DAYS

SHIFT = datetime.timedelta(hours=26)  # no zone is ever moved by more than a day and a bit
_DRAFT_HOURS = 24
_RIPE = SCHEDULES + (
    "WHERE status = 'active' AND next <= ? "
    "ORDER BY row_number() OVER (PARTITION BY guild ORDER BY next, id), next, id LIMIT ?"
)
_ACTIVE = SCHEDULES + "WHERE status = 'active' ORDER BY id"
_BY_ID = SCHEDULES + "WHERE guild = ? AND id = ?"


class Queue:
    """Finds what is to be done next."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def ripe(self, limit: int = 50) -> list[Schedule]:
        """Schedules of which something is due by now: servers in turn, and the longest due first."""
        rows = await self._database.rows(_RIPE, (seconds(self._clock.now()), limit))
        return [schedule(row) for row in rows]

    async def next(self) -> datetime.datetime | None:
        """When something is due next."""
        rows = await self._database.rows("SELECT min(next) FROM schedule WHERE status = 'active'")
        return None if rows[0][0] is None else moment(rows[0][0])

    async def waiting(self) -> list[Waiting]:
        """Occurrences to be delivered, those that were due first before others."""
        rows = await self._database.rows(
            "SELECT o.guild, o.id, o.schedule, s.channel, o.at FROM occurrence o "
            "JOIN schedule s ON s.id = o.schedule "
            "WHERE o.state IN ('due', 'claimed', 'sending') ORDER BY o.at, o.id"
        )
        return [
            Waiting(int(g or 0), int(i or 0), int(s or 0), int(c or 0), moment(at)) for g, i, s, c, at in rows
        ]

    async def schedule(self, guild: int, id: int) -> Schedule | None:
        """The schedule of an occurrence."""
        rows = await self._database.rows(_BY_ID, (guild, id))
        return schedule(rows[0]) if rows else None

    async def active(self) -> list[Schedule]:
        """All schedules that run."""
        rows = await self._database.rows(_ACTIVE)
        return [schedule(row) for row in rows]

    async def rewind(self, nexts: Sequence[tuple[Schedule, datetime.datetime | None]], edition: str) -> None:
        """Plan anew under other zone rules: what is due next, and a day of what may have moved.

        What somebody has changed since it was read was reckoned by the new rules then.
        """
        async with self._database.writing() as database:
            await database.executemany(
                "UPDATE schedule SET cursor = max(floor, cursor - ?), next = ? "
                "WHERE id = ? AND status = 'active' AND version = ?",
                [
                    (int(SHIFT.total_seconds()), None if at is None else seconds(at), found.id, found.version)
                    for found, at in nexts
                ],
            )
            await database.execute("INSERT OR REPLACE INTO mark VALUES ('tzdata', ?)", (edition,))

    async def stopped(self) -> list[Stopped]:
        """Schedules that are suspended for what may come back by itself."""
        rows = await self._database.rows(
            "SELECT guild, id, channel, version, reason, lacked FROM schedule WHERE status = 'suspended' "
            "AND reason IN ('permission', 'server', 'archived', 'channel') ORDER BY id"
        )
        return [
            Stopped(int(g or 0), int(i or 0), int(c or 0), int(v or 0), Reason(str(why)), bool(lacked))
            for g, i, c, v, why, lacked in rows
        ]

    async def servers(self) -> list[int]:
        """All servers of which anything is kept."""
        return [int(guild or 0) for (guild,) in await self._database.rows(KNOWN)]

    async def departures(self) -> dict[int, bool]:
        """The servers that the bot is in no more, and whether that is so for long enough to forget them."""
        old = seconds(self._clock.now() - datetime.timedelta(days=LEFT_DAYS))
        rows = await self._database.rows("SELECT guild, at <= ? FROM departure ORDER BY guild", (old,))
        return {int(guild or 0): bool(long) for guild, long in rows}

    async def untold(self, hours: int) -> list[int]:
        """The servers whose moderators may be told something now; none that the bot is in no more."""
        before = seconds(self._clock.now() - datetime.timedelta(hours=hours))
        rows = await self._database.rows(
            "SELECT guild FROM (SELECT guild FROM schedule WHERE untold = 1 AND status = 'suspended' "
            "UNION SELECT o.guild FROM occurrence o JOIN schedule s ON s.id = o.schedule "
            "WHERE o.untold = 1 AND s.status <> 'removed') "
            "WHERE guild NOT IN (SELECT guild FROM departure) "
            "AND guild NOT IN (SELECT guild FROM notice WHERE at > ?) ORDER BY guild",
            (before,),
        )
        return [int(guild or 0) for (guild,) in rows]

    async def note(self, name: str, value: str | None) -> None:
        """Note something of the courier itself; None where there is nothing to note any more."""
        async with self._database.writing() as database:
            if value is None:
                await database.execute("DELETE FROM mark WHERE name = ?", (name,))
            else:
                await database.execute("INSERT OR REPLACE INTO mark VALUES (?, ?)", (name, value))

    async def mark(self, name: str) -> str | None:
        """What is noted under a name."""
        rows = await self._database.rows("SELECT value FROM mark WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    async def restored_since(self, at: datetime.datetime) -> bool:
        """Whether the database was restored, and confirmed at a moment or later."""
        confirmed = await self.mark("confirmed")
        return confirmed is not None and at <= datetime.datetime.fromisoformat(confirmed)

    async def tick(self) -> None:
        """Note that the courier is at work."""
        await self.note("tick", self._clock.now().isoformat(timespec="seconds"))

    async def prune(self) -> None:
        """Remove from the files what nobody needs to know any more: old drafts, deliveries, copies, what was removed."""
        now = self._clock.now()
        sweep(self._database.path, now)
        old = seconds(now - datetime.timedelta(days=LOG_DAYS))
        gone = seconds(now - datetime.timedelta(days=UNDO_DAYS))
        async with self._database.writing() as database:
            await database.execute(
                "DELETE FROM schedule WHERE status = 'draft' AND since <= ?",
                (seconds(now - datetime.timedelta(hours=_DRAFT_HOURS)),),
            )
            await database.execute("DELETE FROM schedule_change WHERE at <= ?", (old,))
            await database.execute(
                "DELETE FROM delivery WHERE occurrence IN (SELECT o.id FROM occurrence o "
                "JOIN schedule s ON s.id = o.schedule WHERE o.settled <= ? "
                "OR (s.status = 'removed' AND s.since <= ? AND o.settled IS NOT NULL))",
                (old, gone),
            )
            await database.execute(
                "DELETE FROM occurrence WHERE settled <= ? OR (settled IS NOT NULL AND schedule IN "
                "(SELECT id FROM schedule WHERE status = 'removed' AND since <= ?))",
                (old, gone),
            )
            await database.execute(
                "DELETE FROM schedule_change WHERE schedule IN "
                "(SELECT id FROM schedule WHERE status = 'removed' AND since <= ?)",
                (gone,),
            )
            await database.execute(
                "DELETE FROM schedule WHERE status = 'removed' AND since <= ? "
                "AND id NOT IN (SELECT schedule FROM occurrence)",
                (gone,),
            )
        await self._database.settle()
