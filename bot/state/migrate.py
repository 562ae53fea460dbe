"""Numbered migrations: what the database's form is, and how an older one becomes it, one transaction each."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import aiosqlite

from bot.state.errors import foreign, newer
from briefs.records import dataclass

APPLICATION = 0x42524953  # "BRIS", in SQLite's application_id

_FOLDER = Path(__file__).parent / "migrations"
_NAME = re.compile(r"(\d{4})_[a-z_]+\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """From the form before to the form of this number; each sets the number itself, within its transaction."""

    version: int
    statements: tuple[str, ...]


@cache
def migrations(folder: Path = _FOLDER) -> tuple[Migration, ...]:
    """The migrations there are, in order."""
    found = sorted((int(name[1]), f) for f in folder.iterdir() if (name := _NAME.fullmatch(f.name)))
    return tuple(Migration(version, tuple(_statements(f.read_text("utf-8")))) for version, f in found)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"a statement is not ended: {statement.strip()[:40]}")


async def version(database: aiosqlite.Connection, path: Path, known: Sequence[Migration]) -> int:
    """The form of a database, 0 where it is empty; StateError where it is not ours, or newer than we know."""
    application, found = await _number(database, "PRAGMA application_id"), await form(database)
    if application != APPLICATION:
        tables = await _number(database, "SELECT count(*) FROM sqlite_schema")
        if application or found or tables:
            raise foreign(path)
    if found > len(known):
        raise newer(path, found, len(known))
    return found


async def form(database: aiosqlite.Connection) -> int:
    """The number of the last migration that was applied."""
    return await _number(database, "PRAGMA user_version")


async def migrate(database: aiosqlite.Connection, pending: Sequence[Migration]) -> None:
    """Apply migrations; a kill or an error leaves the database in the form of the last whole one."""
    for migration in pending:
        await database.execute("BEGIN IMMEDIATE")
        try:
            for statement in migration.statements:
                await database.execute(statement)
            if await form(database) != migration.version:
                raise ValueError(f"migration {migration.version} does not set its number")
            await database.execute("COMMIT")
        except BaseException:
            await database.execute("ROLLBACK")
            raise


async def _number(database: aiosqlite.Connection, question: str) -> int:
    async with database.execute(question) as cursor:
        row = await cursor.fetchone()
    return int(row[0]) if row else 0
