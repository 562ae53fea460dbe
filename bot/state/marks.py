"""What the program notes about the database itself."""

from __future__ import annotations

import datetime

from bot.state.database import Database


async def restored(database: Database) -> datetime.datetime | None:
    """When the database was restored from a backup, if nobody has confirmed since that it may run again.

    Until then nothing is to be sent by itself: what the backup has as due may have been sent long ago.
    """
    rows = await database.rows("SELECT value FROM mark WHERE name = 'restored'")
    return datetime.datetime.fromisoformat(str(rows[0][0])) if rows else None


async def confirm(database: Database) -> bool:
    """Let a restored database run again; False where nothing held it."""
    async with (
        database.writing() as connection,
        connection.execute("DELETE FROM mark WHERE name = 'restored'") as cursor,
    ):
        return cursor.rowcount > 0
