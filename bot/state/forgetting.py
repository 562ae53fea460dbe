"""How a server is forgotten: the one list of everything that is kept of it.

A table that knows servers has a column ``guild`` and a statement here; a test compares the two. Rows that hang
on others come before them.
"""

from __future__ import annotations

from bot.state.database import Database

FORGET = (
    "DELETE FROM setting_change WHERE guild = ?",
    "DELETE FROM setting WHERE guild = ?",
)


async def forget(database: Database, guild: int) -> int:
    """Remove all rows of a server, in one transaction and from the files; how many there were."""
    count = 0
    async with database.writing() as connection:
        for statement in FORGET:
            async with connection.execute(statement, (guild,)) as cursor:
                count += cursor.rowcount
    await database.settle()
    return count
