"""A compiled corpus, opened for reading. Papers are read one by one, when asked for.

A paper is one compressed document and not rows of eight tables: it is always wanted whole, so that one
look-up and one parse bring it (about a millisecond), and a corpus of thousands costs nothing until read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import aiosqlite

from briefs.errors import StoreError
from briefs.models import Name, Paper, Topic
from briefs.records import dataclass
from briefs.store.codec import CodecError, ShapeError, digest, unpack
from briefs.store.file import RECOMPILE, check, other_version, uri

if TYPE_CHECKING:
    from briefs.reports import CompileReport

T = TypeVar("T")
_VARIABLES = 500  # placeholders in one statement; SQLite allows 999 everywhere


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it lay in the folder when it was compiled."""

    file: str
    size: int
    mtime_ns: int
    sha256: str


class Store:
    """A store that is open. The file never changes, so any number of processes may read it."""

    def __init__(self, db: aiosqlite.Connection, path: Path, meta: Mapping[str, str]) -> None:
        self._db, self._path, self._meta = db, path, meta

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncIterator[Store]:
        """The store at a path; StoreError where there is none, or none that this version can read."""
        check(path)
        try:
            # immutable: the file is replaced, never written to, so that it needs no locks.
            db = await aiosqlite.connect(f"{uri(path)}?mode=ro&immutable=1", uri=True)
        except sqlite3.Error as error:
            raise StoreError(f"The store {path} cannot be opened: {error}.", RECOMPILE) from error
        try:
            store = cls(db, path, {})
            store._meta = dict(await store._rows("SELECT key, value FROM meta"))
            if not {"digest", "code", "seeds"} <= store._meta.keys():
                raise store._damaged
            yield store
        finally:
            await db.close()

    @property
    def digest(self) -> str:
        """The sha256 of the content, in hex: equal for equal corpora."""
        return self._meta["digest"]

    @property
    def code(self) -> str:
        """The version of the code that compiled it."""
        return self._meta["code"]

    @property
    def stamp(self) -> str:
        """How the code that compiled it lay on its machine; empty where that was not noted."""
        return self._meta.get("stamp", "")

    @property
    def seeds(self) -> Path:
        """The folder it was compiled from."""
        return Path(self._meta["seeds"])

    async def papers(self) -> tuple[Paper, ...]:
        """The heads of all papers by id: metadata and sections, without passages, furniture and gaps."""
        heads = await self._rows("SELECT head FROM paper ORDER BY id")
        return tuple([self._unpack(Paper, head) for (head,) in heads])

    async def paper(self, id: str) -> Paper:
        """A paper, whole; KeyError where the store has none of this id."""
        return self._unpack(Paper, await self._one("SELECT body FROM paper WHERE id = ?", id))

    async def topics(self) -> tuple[Topic, ...]:
        """The topics, in the order of topics.toml."""
        return self._unpack(tuple[Topic, ...], await self._document("topics"))

    async def names(self) -> tuple[Name, ...]:
        """The names with several forms, in the order of topics.toml."""
        return self._unpack(tuple[Name, ...], await self._document("names"))

    async def report(self) -> CompileReport:
        """What the compile reported."""
        from briefs.reports import CompileReport

        return self._unpack(CompileReport, await self._document("report"))

    async def source(self, sha256: str) -> bytes:
        """The bytes of a paper's file as they were compiled; KeyError where the store does not hold them."""
        return await self._one("SELECT data FROM source WHERE sha256 = ?", sha256)

    async def postings(self, terms: Sequence[str]) -> dict[str, bytes]:
        """The postings of those terms that the corpus has."""
        return await self._named("SELECT term, postings FROM term WHERE term IN", terms)

    async def blobs(self, names: Sequence[str]) -> dict[str, bytes]:
        """These parts of the search index, by name; StoreError where one is missing."""
        found = await self._named("SELECT name, data FROM blob WHERE name IN", names)
        if len(found) < len(names):
            raise other_version(self._path)
        return found

    async def blob(self, name: str) -> bytes:
        """One array of the search index; KeyError where there is none of this name."""
        return await self._one("SELECT data FROM blob WHERE name = ?", name)

    async def compiled(self, inputs: str) -> Paper | None:
        """The paper that was compiled from exactly these inputs, if any; StoreError where it has suffered."""
        rows = await self._rows("SELECT digest, body FROM paper WHERE inputs = ?", inputs)
        if not rows:
            return None
        expected, body = rows[0]
        paper = self._unpack(Paper, body)
        if digest(body) != expected:
            raise self._damaged
        return paper

    async def seen(self) -> dict[str, Seen]:
        """The files as they lay in the folder when the store was compiled."""
        rows = await self._rows("SELECT file, size, mtime_ns, sha256 FROM seen")
        return {row[0]: Seen(*row) for row in rows}

    async def _named(self, sql: str, names: Sequence[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for at in range(0, len(names), _VARIABLES):
            asked = names[at : at + _VARIABLES]
            found.update(await self._rows(f"{sql} ({','.join('?' * len(asked))})", *asked))
        return found

    async def _document(self, name: str) -> bytes:
        return await self._one("SELECT data FROM document WHERE name = ?", name)

    async def _one(self, sql: str, key: str) -> bytes:
        rows = await self._rows(sql, key)
        if not rows:
            raise KeyError(key)
        return bytes(rows[0][0])

    async def _rows(self, sql: str, *values: str) -> list[Any]:
        try:
            return list(await self._db.execute_fetchall(sql, values))
        except sqlite3.Error as error:
            raise self._damaged from error

    def _unpack(self, kind: type[T], data: bytes) -> T:
        try:
            return unpack(kind, data)
        except ShapeError as error:
            raise other_version(self._path) from error
        except CodecError as error:
            raise self._damaged from error

    @property
    def _damaged(self) -> StoreError:
        return StoreError(f"The store {self._path} is damaged.", RECOMPILE)
