"""How what is due is written down, by whoever moves a schedule's cursor: within their transaction."""

from __future__ import annotations

from collections.abc import Sequence

import aiosqlite

from bot.state.schedule_models import Planned, Reason, Schedule, Stage
from bot.state.schedule_rows import seconds


async def write_down(
    connection: aiosqlite.Connection,
    guild: int,
    found: Schedule,
    missed: Sequence[Planned],
    due: Planned | None,
    now: int,
) -> None:
    """Occurrences of a schedule; one that is there already stays as it is.

    An earlier one that nobody has claimed yet is missed where a later one is due.
    """
    zone = found.what.zone
    if due is not None:
        await connection.execute(
            "UPDATE occurrence SET state = 'missed', reason = 'superseded', settled = ?, payload = NULL "
            "WHERE guild = ? AND schedule = ? AND state = 'due' AND wanted = 0 AND (zone <> ? OR label <> ?)",
            (now, guild, found.id, zone, due.label.isoformat()),
        )
    rows: list[tuple[Planned, Stage, Reason, int | None]]
    rows = [(planned, Stage.MISSED, Reason.LATE, now) for planned in missed]
    rows += [(planned, Stage.DUE, Reason.NONE, None) for planned in (due,) if planned is not None]
    await connection.executemany(
        "INSERT INTO occurrence (guild, schedule, label, zone, at, state, reason, token, kind, boot, first, "
        "first_at, last, attempts, settled, what) VALUES (?, ?, ?, ?, ?, ?, ?, 0, '', '', 0, 0, 0, 0, ?, '') "
        "ON CONFLICT (schedule, zone, label) DO NOTHING",
        [
            (guild, found.id, planned.label.isoformat(), zone, seconds(planned.at), stage, reason, settled)
            for planned, stage, reason, settled in rows
        ],
    )


async def cancel(
    connection: aiosqlite.Connection, guild: int, schedule: int | None, reason: Reason, now: int
) -> None:
    """End what is due of a schedule, or of all of a server, and not yet claimed.

    One that a moderator wants although it may be there may still be there: it is in doubt again, as it was.
    """
    await connection.execute(
        "UPDATE occurrence SET state = CASE doubt WHEN '' THEN 'cancelled' ELSE 'unconfirmed' END, "
        "reason = CASE doubt WHEN '' THEN ? ELSE doubt END, settled = ?, "
        "payload = CASE doubt WHEN '' THEN NULL ELSE payload END "
        "WHERE guild = ? AND (? IS NULL OR schedule = ?) AND state = 'due'",
        (reason, now, guild, schedule, schedule),
    )
