"""The schedules of servers, as their moderators change them. Every method takes the server first."""

from __future__ import annotations

import datetime

import aiosqlite

from bot.clock import Clock
from bot.state.database import Database
from bot.state.errors import StateError
from bot.state.occurrences import cancel, write_down
from bot.state.schedule_models import (
    Logged,
    Order,
    Reason,
    Reckoning,
    Schedule,
    ScheduleChange,
    Status,
)
from bot.state.schedule_rows import BY_NUMBER, SCHEDULES, change, logged, schedule, seconds

MOST = 50  # schedules of a server
UNDO_DAYS = 30  # that a removed schedule can be had back
LOG_DAYS = 90  # that it is known what became of a brief, and who changed a schedule
_DRAFTS = 20  # of a server, that nobody has saved yet
_LISTED = SCHEDULES + "WHERE guild = ? AND status NOT IN ('draft', 'removed') ORDER BY number"
_LIVING = (Status.ACTIVE, Status.PAUSED, Status.SUSPENDED)
_STOPPED = {Status.PAUSED: Reason.PAUSED, Status.REMOVED: Reason.REMOVED}


class FullError(StateError):
    """A server has as many schedules as it may have."""


class ScheduleStore:
    """Keeps schedules, and who changed them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def propose(
        self, guild: int, what: Order, edits: Schedule | None = None, request: int | None = None
    ) -> Schedule:
        """A draft of a schedule, or of an edit of one, which does nothing until it is saved.

        FullError where there are too many. What was proposed on the same request before is given back.
        """
        found = await self.get(guild, await self._draft(guild, what, edits, request))
        if found is None:
            raise StateError("The schedule was not kept.")
        return found

    async def _draft(self, guild: int, what: Order, edits: Schedule | None, request: int | None) -> int:
        now = seconds(self._clock.now())
        async with self._database.writing() as database:
            async with database.execute(
                "SELECT number FROM schedule WHERE guild = ? AND request = ?", (guild, request)
            ) as cursor:
                if (row := await cursor.fetchone()) is not None:
                    return int(row[0])
            if edits is None:
                await self._room(database, guild)
            await database.execute(
                "INSERT INTO numbering (guild, last) SELECT ?, 1 + coalesce((SELECT CAST(value AS INTEGER) "
                "FROM mark WHERE name = 'numbered'), 0) WHERE true "
                "ON CONFLICT (guild) DO UPDATE SET last = last + 1",
                (guild,),
            )
            await database.execute(
                "DELETE FROM schedule WHERE guild = ? AND status = 'draft' AND id NOT IN "
                "(SELECT id FROM schedule WHERE guild = ? AND status = 'draft' ORDER BY id DESC LIMIT ?)",
                (guild, guild, _DRAFTS - 1),
            )
            async with database.execute(
                "INSERT INTO schedule (guild, number, channel, rule, zone, line, header, footer, catch_up, "
                "status, reason, before, since, start, floor, cursor, issued, edits, base, request) "
                "SELECT ?, last, ?, ?, ?, ?, ?, ?, ?, 'draft', '', '', ?, ?, ?, ?, 0, ?, ?, ? FROM numbering "
                "WHERE guild = ? RETURNING number",
                (
                    *(guild, what.channel, what.rule, what.zone, what.line, what.header, what.footer),
                    *(what.catch_up, now, now, now, now),
                    *((edits.number, edits.version) if edits else (None, 0)),
                    *(request, guild),
                ),
            ) as cursor:
                row = await cursor.fetchone()
        return int(row[0]) if row else 0

    async def get(self, guild: int, number: int) -> Schedule | None:
        """The schedule of a number, removed or not; None where the server has none of that number."""
        rows = await self._database.rows(BY_NUMBER, (guild, number))
        return schedule(rows[0]) if rows else None

    async def all(self, guild: int) -> list[Schedule]:
        """The schedules of a server by their numbers, without drafts and what was removed."""
        rows = await self._database.rows(_LISTED, (guild,))
        return [schedule(row) for row in rows]

    async def change(
        self,
        guild: int,
        found: Schedule,
        action: str,
        new: Status,
        next: datetime.datetime | None,
        actor: int,
        request: int | None = None,
        owed: Reckoning | None = None,
    ) -> bool:
        """Give a schedule another status, on disk by now; False where somebody else has changed it meanwhile.

        What is due and not yet claimed is cancelled where it stops; ``owed`` tells what is due that nobody has
        written down yet, so that the log tells of it. One that runs again owes nothing for the time it stood still.
        """
        instant = self._clock.now()
        now = seconds(instant)
        async with self._database.writing() as database:
            if found.status not in _LIVING:
                await self._room(database, guild)
            async with database.execute(
                "UPDATE schedule SET status = ?, "
                "reason = CASE WHEN ? IN ('removed', 'suspended') THEN reason ELSE '' END, "
                "before = status, since = ?, next = ?, version = version + 1 "
                "WHERE guild = ? AND number = ? AND status = ? AND since = ? AND version = ?",
                (
                    *(new, new, now, None if next is None else seconds(next)),
                    *(guild, found.number, found.status, seconds(found.since), found.version),
                ),
            ) as cursor:
                if cursor.rowcount != 1:
                    return False
            if new is Status.ACTIVE:
                await database.execute(
                    "UPDATE schedule SET floor = ?, cursor = max(cursor, ?) WHERE guild = ? AND number = ?",
                    (now, now, guild, found.number),
                )
            else:
                if found.status is Status.ACTIVE and owed is not None:
                    owing = owed(found, instant)
                    await write_down(database, guild, found, owing.missed, owing.due, now)
                await cancel(database, guild, found.id, _STOPPED.get(new, Reason.SUSPENDED), now)
            await database.execute(
                "INSERT INTO schedule_change (guild, schedule, action, actor, at, version, request) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (guild, found.id, action, actor, now, found.version + 1, request),
            )
        return True

    async def before(self, guild: int, number: int) -> Status | None:
        """What a removed schedule was."""
        rows = await self._database.rows(
            "SELECT before FROM schedule WHERE guild = ? AND number = ? AND status = 'removed'",
            (guild, number),
        )
        return Status(str(rows[0][0])) if rows else None

    async def underway(self, guild: int, number: int) -> bool:
        """Whether a brief of a schedule is on its way."""
        rows = await self._database.rows(
            "SELECT 1 FROM occurrence o JOIN schedule s ON s.id = o.schedule WHERE o.guild = ? "
            "AND s.guild = ? AND s.number = ? AND o.state IN ('claimed', 'sending') LIMIT 1",
            (guild, guild, number),
        )
        return bool(rows)

    async def logged(self, guild: int, number: int | None) -> int:
        """How many occurrences there are in the log, of one schedule or of all."""
        rows = await self._database.rows(
            "SELECT count(*) FROM occurrence o JOIN schedule s ON s.id = o.schedule "
            "WHERE o.guild = ? AND s.guild = ? AND (? IS NULL OR s.number = ?)",
            (guild, guild, number, number),
        )
        return int(str(rows[0][0]))

    async def log(self, guild: int, number: int | None, limit: int, skip: int = 0) -> list[Logged]:
        """What became of the last occurrences, of one schedule or of all, the latest first."""
        rows = await self._database.rows(
            "SELECT s.number, o.label, o.zone, o.state, o.reason, s.channel, o.message, "
            "o.attempts, o.settled FROM occurrence o JOIN schedule s ON s.id = o.schedule "
            "WHERE o.guild = ? AND s.guild = ? AND (? IS NULL OR s.number = ?) "
            "ORDER BY o.at DESC, s.number, o.id DESC LIMIT ? OFFSET ?",
            (guild, guild, number, number, limit, skip),
        )
        return [logged(*row) for row in rows]

    async def changes(self, guild: int, limit: int) -> list[ScheduleChange]:
        """Who did what to the schedules of a server, the latest first."""
        rows = await self._database.rows(
            "SELECT s.number, c.action, c.actor, c.at, c.version, c.old, c.new, c.reason FROM schedule_change c "
            "JOIN schedule s ON s.id = c.schedule WHERE c.guild = ? AND s.guild = ? ORDER BY c.id DESC LIMIT ?",
            (guild, guild, limit),
        )
        return [change(row) for row in rows]

    async def _room(self, database: aiosqlite.Connection, guild: int) -> None:
        async with database.execute(
            "SELECT count(*) FROM schedule WHERE guild = ? AND status NOT IN ('draft', 'removed')", (guild,)
        ) as cursor:
            row = await cursor.fetchone()
        if row and int(row[0]) >= MOST:
            raise FullError(
                f"A server can have {MOST} schedules, and this one has them.", "Remove one first."
            )
