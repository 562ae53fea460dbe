"""What a schedule is to do is changed, and was changed by whom. Every method takes the server first.

An edit is one transaction: what the schedule does, its version, who changed it from what to what, and what is due
from now on. So are two requests that are one: the second finds what the first has done.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

import aiosqlite

from bot.clock import Clock
from bot.state.database import Database
from bot.state.occurrences import write_down
from bot.state.schedule_models import PLACES, Order, Reckoning, Schedule, ScheduleChange, Status
from bot.state.schedule_rows import BY_NUMBER, change, schedule, seconds, written
from bot.state.schedule_store import UNDO_DAYS


class ScheduleEdits:
    """Changes what schedules do, and knows what was changed."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def edit(
        self,
        guild: int,
        number: int,
        version: int,
        what: Order,
        owed: Reckoning,
        action: str,
        actor: int,
        request: int | None = None,
    ) -> bool:
        """Let a schedule do something else from now on; False where it is not in that version any more.

        A brief that is on its way goes out as it was claimed.

        Its number, its log and the row of its briefs go on. ``owed`` tells what it owes up to now, which is written
        down first so that it goes out, once, with the old words or the new; and when it is due next. One that was
        suspended for where it posts runs again, owing nothing: who edits it has found that it may be posted there.
        """
        moment = self._clock.now()
        now = seconds(moment)
        async with self._database.writing() as connection:
            found = await _found(connection, guild, number)
            if found is None or found.version != version or found.status in (Status.DRAFT, Status.REMOVED):
                return False
            cursor, due = found.cursor, None
            if found.status is Status.ACTIVE:
                owing = owed(found, moment)
                await write_down(connection, guild, found, owing.missed, owing.due, now)
                cursor, due = max(cursor, moment), owing.next
            elif found.status is Status.SUSPENDED and found.reason in PLACES:
                cursor = max(cursor, moment)
                due = owed(replace(found, cursor=cursor), moment).next
                await connection.execute(
                    "UPDATE schedule SET status = 'active', reason = '', since = ?, lacked = 0 "
                    "WHERE guild = ? AND number = ?",
                    (now, guild, number),
                )
            await connection.execute(
                "UPDATE occurrence SET what = ? WHERE guild = ? AND schedule = ? AND what = '' "
                "AND (state IN ('claimed', 'sending', 'unconfirmed') OR payload IS NOT NULL)",
                (written(found.what), guild, found.id),
            )
            await connection.execute(
                "UPDATE schedule SET rule = ?, zone = ?, channel = ?, line = ?, header = ?, footer = ?, "
                "catch_up = ?, floor = max(floor, ?), cursor = ?, next = ?, version = version + 1 "
                "WHERE guild = ? AND number = ?",
                (
                    *(what.rule, what.zone, what.channel, what.line, what.header, what.footer),
                    *(what.catch_up, now, seconds(cursor), None if due is None else seconds(due)),
                    *(guild, number),
                ),
            )
            await connection.execute(
                "INSERT INTO schedule_change (guild, schedule, action, actor, at, version, old, new, request) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(guild, found.id, action, actor, now, version + 1),
                    *(written(found.what), written(what), request),
                ),
            )
        return True

    async def since(self, guild: int, number: int, version: int) -> list[ScheduleChange]:
        """What was done to a schedule after it was in a version, the first first."""
        rows = await self._database.rows(
            "SELECT s.number, c.action, c.actor, c.at, c.version, c.old, c.new, c.reason FROM schedule_change c "
            "JOIN schedule s ON s.id = c.schedule "
            "WHERE c.guild = ? AND s.guild = ? AND s.number = ? AND c.version > ? ORDER BY c.version, c.id",
            (guild, guild, number, version),
        )
        return [change(row) for row in rows]

    async def last(self, guild: int, number: int) -> ScheduleChange | None:
        """The last edit of a schedule, as long as it can be undone."""
        oldest = self._clock.now() - datetime.timedelta(days=UNDO_DAYS)
        rows = await self._database.rows(
            "SELECT s.number, c.action, c.actor, c.at, c.version, c.old, c.new, c.reason FROM schedule_change c "
            "JOIN schedule s ON s.id = c.schedule WHERE c.guild = ? AND s.guild = ? AND s.number = ? "
            "AND c.old <> '' AND c.at > ? ORDER BY c.id DESC LIMIT 1",
            (guild, guild, number, seconds(oldest)),
        )
        return change(rows[0]) if rows else None

    async def done(self, guild: int, request: int | None) -> ScheduleChange | None:
        """What was changed on a request; None where nothing was, or where it has no id."""
        rows = await self._database.rows(
            "SELECT s.number, c.action, c.actor, c.at, c.version, c.old, c.new, c.reason FROM schedule_change c "
            "JOIN schedule s ON s.id = c.schedule WHERE c.guild = ? AND s.guild = ? AND c.request = ?",
            (guild, guild, request),
        )
        return change(rows[0]) if rows else None


async def _found(connection: aiosqlite.Connection, guild: int, number: int) -> Schedule | None:
    """A schedule as it is at this point of a transaction."""
    async with connection.execute(BY_NUMBER, (guild, number)) as cursor:
        row = await cursor.fetchone()
    return schedule(tuple(row)) if row else None
