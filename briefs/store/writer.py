"""Writes a store: into a new file beside the old one, moved into its place when it is whole.

A kill at any moment leaves the old store as it was and at most one unfinished file, which the next compile
takes over. One compile of a store runs at a time; the next one waits for it.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import aiosqlite

from briefs.errors import StoreError
from briefs.models import Paper
from briefs.store.codec import digest, pack
from briefs.store.file import APPLICATION, FORMAT, check_replaceable
from briefs.store.store import Seen

T = TypeVar("T")
_SCHEMA = Path(__file__).with_name("schema.sql")
_PAUSE = 0.1  # seconds between two looks whether another compile has ended
_LOOKS = 3000


class Writer:
    """A store that is being written."""

    def __init__(self, db: aiosqlite.Connection, path: Path) -> None:
        self._db, self._path = db, path

    async def add_paper(self, paper: Paper, inputs: str) -> bytes:
        """Keep a paper that was compiled from these inputs; gives its document as it is kept."""
        head = pack(Paper, replace(paper, passages=(), furniture=(), gaps=()))
        body = pack(Paper, paper)
        row = (paper.id, inputs, digest(body), head, body)
        await self._insert("INSERT INTO paper VALUES (?, ?, ?, ?, ?)", [row])
        return body

    async def add_source(self, sha256: str, data: bytes) -> None:
        """Keep the bytes of a file; equal files are kept once."""
        await self._insert("INSERT OR IGNORE INTO source VALUES (?, ?)", [(sha256, data)])

    async def add_document(self, name: str, kind: type[T], value: T) -> None:
        """Keep something that belongs to the whole corpus."""
        await self._insert("INSERT INTO document VALUES (?, ?)", [(name, pack(kind, value))])

    async def add_index(self, postings: dict[str, bytes], blobs: dict[str, bytes]) -> None:
        """Keep the search index."""
        await self._insert("INSERT INTO term VALUES (?, ?)", postings.items())
        await self._insert("INSERT INTO blob VALUES (?, ?)", blobs.items())

    async def add_seen(self, files: Iterable[Seen]) -> None:
        """Keep how files lay in the folder."""
        rows = [(f.file, f.size, f.mtime_ns, f.sha256) for f in files]
        await self._insert("INSERT INTO seen VALUES (?, ?, ?, ?)", rows)

    async def add_meta(self, **values: str) -> None:
        """Keep what the store says about itself."""
        await self._insert("INSERT INTO meta VALUES (?, ?)", values.items())

    async def _insert(self, sql: str, rows: Iterable[tuple[str | int | bytes, ...]]) -> None:
        with _explained(self._path):
            await self._db.executemany(sql, rows)


@asynccontextmanager
async def replacing(path: Path, looks: int = _LOOKS) -> AsyncIterator[Writer]:
    """A writer whose store takes the place of the one at path, if the block ends well.

    StoreError where something else lies there, where it cannot be written, or where another compile of the
    same store has not ended after so many looks, ten a second.
    """
    new, lock = path.with_name(f".{path.name}.new"), path.with_name(f".{path.name}.lock")
    with _explained(path):
        await asyncio.to_thread(_prepare, path, lock)
    async with _alone(lock, path, looks):
        try:
            async with _writing(new, path) as writer:
                yield writer
            with _explained(path):
                await asyncio.to_thread(_publish, new, path)
        finally:
            await asyncio.to_thread(new.unlink, missing_ok=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Says in one sentence why the store cannot be written."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        hint = "Free some space, or give another --store."
        raise StoreError(f"The store {path} cannot be written: {reason}.", hint) from error


def _prepare(path: Path, lock: Path) -> None:
    check_replaceable(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise StoreError(f"{path.parent} is not a folder.", "Give another --store.") from None
    lock.touch()


@asynccontextmanager
async def _alone(lock: Path, path: Path, looks: int) -> AsyncIterator[None]:
    """Waits for other compiles. The lock is SQLite's own: on every platform it ends with its process."""
    async with _connected(lock, path) as db:
        while not await _locked(db, path):
            looks -= 1
            if looks <= 0:
                raise StoreError("Another compile of this store is still running.", "Try again later.")
            await asyncio.sleep(_PAUSE)
        yield


async def _locked(db: aiosqlite.Connection, path: Path) -> bool:
    with _explained(path):
        try:
            await db.execute("PRAGMA journal_mode = OFF")
            await db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                return False
            raise
    return True


@asynccontextmanager
async def _writing(new: Path, path: Path) -> AsyncIterator[Writer]:
    with _explained(path):
        await asyncio.to_thread(_empty, new)
    async with _connected(new, path) as db:
        with _explained(path):
            # Nobody reads this file before it is whole: no journal, and one sync at the end.
            await db.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT};"
                "BEGIN;" + _SCHEMA.read_text("utf-8")
            )
        yield Writer(db, path)
        with _explained(path):
            await db.execute("COMMIT")


@asynccontextmanager
async def _connected(file: Path, path: Path) -> AsyncIterator[aiosqlite.Connection]:
    with _explained(path):
        db = await aiosqlite.connect(file, timeout=0, isolation_level=None)
    try:
        yield db
    finally:
        await db.close()


def _empty(new: Path) -> None:
    new.unlink(missing_ok=True)
    new.touch()  # unlike SQLite, the system says why it cannot


def _publish(new: Path, path: Path) -> None:
    _sync(new, os.O_RDWR)
    new.replace(path)
    if os.name == "posix":  # elsewhere a folder cannot be opened
        _sync(path.parent, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
