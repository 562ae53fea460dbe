"""What is due and what became of it, as the courier writes it down. Every method takes the server first, but one.

Each step of a delivery is one transaction, guarded by the state and the token of whoever claimed it: who was
overtaken writes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import aiosqlite

from bot.clock import Clock
from bot.state.database import Database
from bot.state.occurrences import write_down
from bot.state.schedule_models import ITSELF, Occurrence, Owed, Reason, Schedule, Stage, Stamp
from bot.state.schedule_rows import occurrence, seconds

_AGES = 1e9  # seconds: a first attempt before the machine was started is old
_USED = (Stage.SENT, Stage.UNCONFIRMED)  # what it brought has been shown, or may have been


class Ledger:
    """Keeps occurrences and deliveries."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def plan(self, batch: Sequence[tuple[Schedule, Owed]]) -> None:
        """Write down what schedules owe and move their cursors, all of it or nothing.

        They may be of any server, and each is touched in its own. One that somebody has changed since it was read is
        passed over: it is to be planned anew.
        """
        now = seconds(self._clock.now())
        async with self._database.writing() as database:
            for found, owing in batch:
                next = None if owing.next is None else seconds(owing.next)
                async with database.execute(
                    "UPDATE schedule SET cursor = ?, next = ? "
                    "WHERE guild = ? AND id = ? AND status = 'active' AND cursor = ? AND version = ?",
                    (
                        *(seconds(owing.cursor), next),
                        *(found.guild, found.id, seconds(found.cursor), found.version),
                    ),
                ) as moved:
                    if moved.rowcount != 1:
                        continue
                await write_down(database, found.guild, found, owing.missed, owing.due, now)

    async def get(self, guild: int, id: int) -> Occurrence | None:
        """An occurrence with all that is known of it."""
        rows = await self._database.rows(
            "SELECT id, guild, schedule, label, at, state, reason, token, kind, issue, payload, nonce, boot, "
            "first, first_at, last, attempts, message, settled, zone, what, wanted, doubt FROM occurrence "
            "WHERE guild = ? AND id = ?",
            (guild, id),
        )
        return occurrence(rows[0]) if rows else None

    async def unsent(
        self, guild: int, schedule: int, label: datetime.datetime | None, zone: str | None = None
    ) -> Occurrence | None:
        """The newest occurrence that did not go out, or that of a label, on the clocks of a zone.

        One that a moderator wants all the same counts as long as it is on its way, so that asking twice is asking
        once; and where there is no other.
        """
        text = label.isoformat() if label else None
        rows = await self._database.rows(
            "SELECT id FROM occurrence WHERE guild = ? AND schedule = ? AND CASE WHEN ? IS NULL "
            "THEN wanted OR state IN ('unconfirmed', 'missed', 'blocked') "
            "ELSE label = ? AND zone = coalesce(?, zone) END "
            "ORDER BY state IN ('sent', 'cancelled'), at DESC, id DESC LIMIT 1",
            (guild, schedule, text, text, zone),
        )
        return await self.get(guild, int(rows[0][0] or 0)) if rows else None

    async def reopen(self, guild: int, found: Occurrence, actor: int) -> bool:
        """Have an occurrence posted although its time has passed; False where somebody else has done so.

        What may stand in the channel already keeps its payload and stays in doubt, and is posted as it was.
        """
        now = seconds(self._clock.now())
        async with self._database.writing() as database:
            async with database.execute(
                "UPDATE occurrence SET doubt = CASE state WHEN 'unconfirmed' THEN reason ELSE '' END, "
                "state = 'due', reason = '', wanted = 1, settled = NULL, untold = 0, "
                "what = CASE WHEN payload IS NULL THEN '' ELSE what END "
                "WHERE guild = ? AND id = ? AND state = ? AND token = ?",
                (guild, found.id, found.stage, found.token),
            ) as cursor:
                if cursor.rowcount != 1:
                    return False
            await database.execute(
                "INSERT INTO schedule_change (guild, schedule, action, actor, at) VALUES (?, ?, 'post', ?, ?)",
                (guild, found.schedule, actor, now),
            )
        return True

    async def claim(self, guild: int, id: int) -> int | None:
        """The token of a claim, on disk by now; None where there is nothing to claim any more."""
        async with (
            self._database.writing() as database,
            database.execute(
                "UPDATE occurrence SET state = CASE state WHEN 'due' THEN 'claimed' ELSE state END, "
                "token = token + 1 WHERE guild = ? AND id = ? AND state IN ('due', 'claimed', 'sending') "
                "RETURNING token",
                (guild, id),
            ) as cursor,
        ):
            row = await cursor.fetchone()
        return int(row[0]) if row else None

    async def prepare(
        self, guild: int, id: int, token: int, kind: str, payload: str, nonce: str, issue: int, stamp: Stamp
    ) -> bool:
        """Store what is about to be posted, before its first byte is sent; False where we were overtaken."""
        async with (
            self._database.writing() as database,
            database.execute(
                "UPDATE occurrence SET state = 'sending', kind = ?, payload = ?, nonce = ?, issue = ?, boot = ?, "
                "first = ?, first_at = ?, last = ?, attempts = attempts + 1 "
                "WHERE guild = ? AND id = ? AND token = ? AND state IN ('claimed', 'sending')",
                (
                    *(kind, payload, nonce, issue, stamp.boot, stamp.monotonic, seconds(stamp.at)),
                    *(stamp.monotonic, guild, id, token),
                ),
            ) as cursor,
        ):
            return cursor.rowcount == 1

    async def attempt(self, guild: int, id: int, token: int, stamp: Stamp) -> bool:
        """Note that it is about to be posted once more; False where we were overtaken."""
        async with (
            self._database.writing() as database,
            database.execute(
                "UPDATE occurrence SET last = ?, boot = ?, attempts = attempts + 1, "
                "first = CASE boot WHEN ? THEN first ELSE ? END "
                "WHERE guild = ? AND id = ? AND token = ? AND state = 'sending'",
                (stamp.monotonic, stamp.boot, stamp.boot, stamp.monotonic - _AGES, guild, id, token),
            ) as cursor,
        ):
            return cursor.rowcount == 1

    async def put_back(self, guild: int, id: int, token: int) -> None:
        """Let it be due again, as its first attempt is known to have left nothing in the channel."""
        async with self._database.writing() as database:
            await database.execute(
                "UPDATE occurrence SET state = 'due', attempts = attempts - 1 "
                "WHERE guild = ? AND id = ? AND token = ? AND state = 'sending'",
                (guild, id, token),
            )

    async def failed(self, guild: int, id: int, outcome: str, detail: str) -> None:
        """Note an attempt that did not tell whether the message is there."""
        async with self._database.writing() as database:
            await self._deliver(database, guild, id, outcome, detail)

    async def settle(
        self,
        guild: int,
        found: Occurrence,
        token: int,
        stage: Stage,
        reason: Reason = Reason.NONE,
        message: int | None = None,
        detail: str = "",
    ) -> bool:
        """End an occurrence, on disk by now; False where we were overtaken.

        Its number in the row of briefs is used up only where it has been seen, or may have been.
        """
        now = seconds(self._clock.now())
        async with self._database.writing() as database:
            async with database.execute(
                "UPDATE occurrence SET state = ?, reason = ?, message = ?, settled = ?, untold = ?, doubt = '', "
                "payload = CASE ? WHEN 'unconfirmed' THEN payload ELSE NULL END "
                "WHERE guild = ? AND id = ? AND token = ? AND state IN ('claimed', 'sending')",
                (
                    *(stage, reason, message, now, stage is Stage.UNCONFIRMED, stage),
                    *(guild, found.id, token),
                ),
            ) as cursor:
                if cursor.rowcount != 1:
                    return False
            if stage in _USED:
                await database.execute(
                    "UPDATE schedule SET issued = max(issued, (SELECT coalesce(o.issue, schedule.issued + 1) "
                    "FROM occurrence o WHERE o.guild = ? AND o.id = ?)) WHERE guild = ? AND id = ?",
                    (guild, found.id, guild, found.schedule),
                )
            await self._deliver(database, guild, found.id, f"{stage} {reason}".strip(), detail)
        return True

    async def suspend(self, guild: int, schedule: int, reason: Reason) -> bool:
        """Stop a schedule for a reason until somebody resumes it; False where it did not run anyway.

        The moderators are to be told, except where the bot has left their server.
        """
        now = seconds(self._clock.now())
        async with self._database.writing() as database:
            async with database.execute(
                "UPDATE schedule SET status = 'suspended', reason = ?, since = ?, next = NULL, lacked = 0, untold = ?, "
                "version = version + 1 WHERE guild = ? AND id = ? AND status = 'active'",
                (reason, now, reason is not Reason.SERVER, guild, schedule),
            ) as cursor:
                if cursor.rowcount != 1:
                    return False
            await database.execute(
                "UPDATE occurrence SET state = 'cancelled', reason = 'suspended', settled = ?, payload = NULL "
                "WHERE guild = ? AND schedule = ? AND state = 'due' AND wanted = 0",
                (now, guild, schedule),
            )
            await database.execute(
                "INSERT INTO schedule_change (guild, schedule, action, actor, at, version, reason) "
                "SELECT guild, id, 'suspend', ?, ?, version, ? FROM schedule WHERE guild = ? AND id = ?",
                (ITSELF, now, reason, guild, schedule),
            )
        return True

    async def _deliver(
        self, database: aiosqlite.Connection, guild: int, id: int, outcome: str, detail: str
    ) -> None:
        await database.execute(
            "INSERT INTO delivery (guild, occurrence, at, outcome, detail) VALUES (?, ?, ?, ?, ?)",
            (guild, id, seconds(self._clock.now()), outcome, detail),
        )
