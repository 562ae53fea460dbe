"""Writes a store: a new generation beside the one that counts, named in its place when it is whole.

A kill at any moment leaves the old store as it was and at most one unfinished generation, which the next
compile sweeps away. One compile of a store runs at a time; the next one waits for it.
"""

from __future__ import annotations

import asyncio
import errno
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import aiosqlite

from briefs.errors import StoreError
from briefs.models import Paper, Passage
from briefs.store.codec import digest, pack
from briefs.store.file import APPLICATION, DATABASE, FORMAT, LOCK, VECTORS
from briefs.store.generations import begin, prepare, publish, sweep
from briefs.store.store import Seen

T = TypeVar("T")
_SCHEMA = Path(__file__).with_name("schema.sql")
_PAUSE = 0.1  # seconds between two looks whether another compile has ended
_LOOKS = 3000
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}  # a compile fills no other place than its store


class Writer:
    """A store that is being written; ``folder`` is where it takes shape."""

    def __init__(self, db: aiosqlite.Connection, path: Path, folder: Path) -> None:
        self._db, self._path, self.folder = db, path, folder
        self._papers = self._passages = 0

    async def add_paper(self, paper: Paper, inputs: str) -> tuple[int, str]:
        """Keep a paper that was compiled from these inputs; gives its first row and its digest."""
        first = self._passages
        head = pack(Paper, replace(paper, passages=(), furniture=(), gaps=()))
        rest, passages, proof = await asyncio.to_thread(_packed, paper)
        row = (self._papers, paper.id, inputs, proof, first, len(passages), head, rest)
        await self._insert("INSERT INTO paper VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [row])
        await self._insert("INSERT INTO passage VALUES (?, ?)", enumerate(passages, first))
        self._papers, self._passages = self._papers + 1, first + len(passages)
        return first, proof

    async def add_source(self, sha256: str, data: bytes) -> None:
        """Keep the bytes of a file; equal files are kept once."""
        await self._insert("INSERT OR IGNORE INTO source VALUES (?, ?)", [(sha256, data)])

    async def add_document(self, name: str, kind: type[T], value: T) -> None:
        """Keep something that belongs to the whole corpus."""
        await self._insert("INSERT INTO document VALUES (?, ?)", [(name, pack(kind, value))])

    async def add_blobs(self, blobs: Mapping[str, bytes]) -> None:
        """Keep what the search reads beside its index."""
        await self._insert("INSERT INTO blob VALUES (?, ?)", blobs.items())

    async def add_vectors(self, terms: Iterable[tuple[str, bytes]], passages: Iterable[bytes]) -> None:
        """Keep the vectors of terms, and those of all passages in the order of their rows."""
        await self._insert("INSERT INTO vector VALUES (?, ?)", terms)
        with _explained(self._path):
            size = await asyncio.to_thread(_write, self.folder / VECTORS, passages)
        await self.add_meta(vectors=str(size))

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


def _packed(paper: Paper) -> tuple[bytes, list[bytes], str]:
    """What is not in the passages, the passages, and the digest of both."""
    rest = pack(Paper, replace(paper, passages=()))
    passages = [pack(Passage, passage) for passage in paper.passages]
    return rest, passages, digest(rest, *passages)


@asynccontextmanager
async def replacing(path: Path, looks: int = _LOOKS) -> AsyncIterator[Writer]:
    """A writer whose store takes the place of the one at path, if the block ends well.

    StoreError where something else lies there, where it cannot be written, or where another compile of the
    same store has not ended after so many looks, ten a second.
    """
    with _explained(path):
        await asyncio.to_thread(prepare, path)
    async with _alone(path / LOCK, path, looks):
        try:
            async with _writing(path) as writer:
                yield writer
        except OSError as error:
            if error.errno in _FULL:
                raise _unwritable(path, error) from error
            raise
        else:
            with _explained(path):
                await _to_its_end(publish, path)
        finally:
            await _to_its_end(sweep, path)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Says in one sentence why the store cannot be written."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: Exception) -> StoreError:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    hint = "Free some space, or give another --store."
    return StoreError(f"The store {path} cannot be written: {reason}.", hint)


async def _to_its_end(step: Callable[[Path], None], path: Path) -> None:
    """Take a step in a thread, and wait for its end where the task is cancelled: no two run at once."""
    taken = asyncio.ensure_future(asyncio.to_thread(step, path))
    try:
        await asyncio.shield(taken)
    except asyncio.CancelledError:
        await asyncio.wait([taken])
        raise


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
async def _writing(path: Path) -> AsyncIterator[Writer]:
    with _explained(path):
        new = await asyncio.to_thread(begin, path)
    async with _connected(new / DATABASE, path) as db:
        with _explained(path):
            # Nobody reads this before it is whole: no journal, and one sync at the end.
            await db.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT};"
                "BEGIN;" + _SCHEMA.read_text("utf-8")
            )
        yield Writer(db, path, new)
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


def _write(file: Path, parts: Iterable[bytes]) -> int:
    with file.open("wb") as opened:
        return sum(map(opened.write, parts))
