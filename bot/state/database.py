"""The state database: one file, one process that writes it, and nothing told before it is on disk.

SQLite in WAL mode with ``synchronous=FULL``: what was committed survives ``kill -9`` and a power cut. Writes go
through one connection, a transaction each; reads through another, which sees whole transactions only.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiosqlite

from bot.clock import Clock
from bot.state.copies import canonical, copy, kept, sweep
from bot.state.errors import explained
from bot.state.lock import held
from bot.state.migrate import Migration, migrate, migrations, version

BUSY = 10.0  # seconds that another program may hold the file; its own checkpoints never take as long

Value = str | int | None
Row = tuple[Value, ...]


class Database:
    """The open state database; made by ``Database.open``."""

    def __init__(self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self.path = path
        self._writer, self._reader = writer, reader
        self._turn = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(
        cls, path: Path, clock: Clock, busy: float = BUSY, known: Sequence[Migration] | None = None
    ) -> AsyncIterator[Database]:
        """The database at a path, made or brought up to date if need be, and held while the block lasts.

        StateError, and nothing changed, where that cannot be; InUseError where another process holds it.
        """
        path, known = canonical(path), migrations() if known is None else known
        if path.exists():
            async with _connected(f"{path.as_uri()}?mode=ro", path, busy) as database:
                with explained(path):
                    await version(database, path, known)
        with explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        with held(path, clock.now()):
            with explained(path):
                path.touch(mode=0o600)
            async with _connected(path.as_uri(), path, busy) as writer:
                with explained(path):
                    await _configure(writer)
                    await _update(writer, path, known)
                sweep(path, clock.now())
                async with _connected(f"{path.as_uri()}?mode=ro", path, busy) as reader:
                    yield cls(path, writer, reader)

    async def rows(self, question: str, values: Iterable[Value] = ()) -> list[Row]:
        """What a question finds among all that has been committed by now."""
        with explained(self.path):
            # In one go: two that overlap on a connection would both see what there was when the first began.
            return [tuple(row) for row in await self._reader.execute_fetchall(question, tuple(values))]

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[aiosqlite.Connection]:
        """One transaction: when the block ends all of it is on disk, and none of it where it raises."""
        with explained(self.path):
            async with self._turn:
                try:
                    await self._writer.execute("BEGIN IMMEDIATE")
                    yield self._writer
                    await self._writer.execute("COMMIT")
                except BaseException:  # a task that is cancelled as well: the next one needs a clean start
                    with suppress(sqlite3.OperationalError):  # there is none any more
                        await self._writer.execute("ROLLBACK")
                    raise

    async def settle(self) -> None:
        """Move everything from the log into the database file, so that what was deleted is in neither."""
        with explained(self.path):
            async with self._turn:
                await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")


@asynccontextmanager
async def _connected(uri: str, path: Path, busy: float) -> AsyncIterator[aiosqlite.Connection]:
    with explained(path):
        # Where it cannot be opened, aiosqlite leaves a thread behind that may outlive the loop and complain.
        await asyncio.to_thread(lambda: sqlite3.connect(uri, uri=True).close())
        database = await aiosqlite.connect(uri, uri=True, isolation_level=None, timeout=busy)
    try:
        yield database
    finally:
        await database.close()


async def _configure(database: aiosqlite.Connection) -> None:
    for setting in (
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA fullfsync = ON",  # only macOS heeds these two
        "PRAGMA checkpoint_fullfsync = ON",
        "PRAGMA foreign_keys = ON",
        "PRAGMA secure_delete = ON",
        "PRAGMA trusted_schema = OFF",
    ):
        await database.execute_fetchall(setting)


async def _update(database: aiosqlite.Connection, path: Path, known: Sequence[Migration]) -> None:
    """Apply what is pending; what an older version of the program knew is kept as a copy first."""
    found = await version(database, path, known)
    pending = known[found:]
    if found and pending:
        await asyncio.to_thread(copy, path, kept(path, f"form-{found}"))
    await migrate(database, pending)
