"""How a server is forgotten: the one list of everything that is kept of it.

A table that knows servers has a column ``guild`` and a statement here; a test compares the two. Rows that hang
on others come before them.

What stays is one number that names nobody: the highest that any schedule of a forgotten server had. New servers number
theirs from there, as one of them may be that server again, with old buttons in its channels.
"""

from __future__ import annotations

from bot.state.database import Database

FORGET = (
    "DELETE FROM delivery WHERE guild = ?",
    "DELETE FROM occurrence WHERE guild = ?",
    "DELETE FROM schedule_change WHERE guild = ?",
    "DELETE FROM schedule WHERE guild = ?",
    "DELETE FROM numbering WHERE guild = ?",
    "DELETE FROM notice WHERE guild = ?",
    "DELETE FROM departure WHERE guild = ?",
    "DELETE FROM setting_change WHERE guild = ?",
    "DELETE FROM setting WHERE guild = ?",
)

KNOWN = (  # each server of which anything is kept; the other tables hang on these
    "SELECT guild FROM setting UNION SELECT guild FROM setting_change UNION SELECT guild FROM schedule "
    "UNION SELECT guild FROM numbering UNION SELECT guild FROM notice UNION SELECT guild FROM departure "
    "ORDER BY guild"
)
LEFT_DAYS = 30  # after the bot was removed from a server, in which it may come back
_NUMBERED = (
    "INSERT INTO mark SELECT 'numbered', last FROM numbering WHERE guild = ? "
    "ON CONFLICT (name) DO UPDATE SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))"
)


async def forget(database: Database, guild: int) -> int:
    """Remove all rows of a server, in one transaction and from the files; how many there were."""
    count = 0
    async with database.writing() as connection:
        await connection.execute(_NUMBERED, (guild,))
        for statement in FORGET:
            async with connection.execute(statement, (guild,)) as cursor:
                count += cursor.rowcount
    await database.settle()
    return count
