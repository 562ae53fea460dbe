"""A compiled corpus, opened for reading. Papers and passages are read when they are asked for.

A passage is one compressed document and not rows of eight tables: one look-up and one parse bring it
(about 50 µs), whole papers are as quick as by one document each, and a corpus of thousands costs nothing
until it is read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import aiosqlite

from briefs.errors import StoreError
from briefs.models import Name, Paper, Passage, Topic
from briefs.records import dataclass
from briefs.store.codec import CodecError, ShapeError, digest, unpack
from briefs.store.engine import Engine
from briefs.store.file import DATABASE, INDEX, RECOMPILE, VECTORS, check, current, damaged, other_version, uri

if TYPE_CHECKING:
    from briefs.reports import CompileReport

T = TypeVar("T")
_Parts = tuple[aiosqlite.Connection, Engine, mmap | bytes]
_VARIABLES = 500  # placeholders in one statement; SQLite allows 999 everywhere


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it lay in the folder when it was compiled."""

    file: str
    size: int
    mtime_ns: int
    sha256: str


class Store:
    """A store that is open. What is in it never changes, so any number of processes may read it."""

    def __init__(
        self,
        db: aiosqlite.Connection,
        path: Path,
        engine: Engine,
        vectors: memoryview,
        meta: Mapping[str, str],
    ) -> None:
        self._db, self._path, self._meta = db, path, meta
        self.engine = engine  # the search index
        self.vectors = vectors  # of all passages, by row

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path) -> AsyncIterator[Store]:
        """The store at a path; StoreError where there is none, or none that this version can read."""
        db, engine, vectors = await _opened(path)
        try:
            with memoryview(vectors) as view:
                store = cls(db, path, engine, view, {})
                store._meta = dict(await store._rows("SELECT key, value FROM meta"))
                if not {"digest", "code", "seeds"} <= store._meta.keys():
                    raise damaged(path)
                if store._meta.get("vectors", "0") != str(len(view)):
                    raise damaged(path)
                yield store
        finally:
            await db.close()
            if isinstance(vectors, mmap):
                with suppress(BufferError):  # who still looks at some of them keeps them until then
                    vectors.close()

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

    async def papers(self) -> tuple[tuple[Paper, int], ...]:
        """The heads of all papers in their order, each with the row of its first passage.

        A head is metadata and sections, without passages, furniture and gaps.
        """
        rows = await self._rows("SELECT head, first FROM paper ORDER BY number")
        return tuple([(self._unpack(Paper, head), first) for head, first in rows])

    async def paper(self, id: str) -> Paper:
        """A paper, whole; KeyError where the store has none of this id."""
        rows = await self._rows("SELECT rest, first, passages FROM paper WHERE id = ?", id)
        if not rows:
            raise KeyError(id)
        rest, first, count = rows[0]
        return self._whole(rest, await self._documents(first, count))

    async def passages(self, rows: Sequence[int]) -> list[Passage]:
        """The passages of these rows, in the order of the rows; KeyError where there is none of a row."""
        found: dict[int, Passage] = {}
        for at in range(0, len(rows), _VARIABLES):
            asked = sorted(rows[at : at + _VARIABLES])
            sql = f"SELECT row, document FROM passage WHERE row IN ({','.join('?' * len(asked))})"  # noqa: S608
            for row, document in await self._rows(sql, *asked):
                found[row] = self._unpack(Passage, document)
        return [found[row] for row in rows]

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

    async def blobs(self, names: Sequence[str]) -> dict[str, bytes]:
        """These parts of the search index, by name; StoreError where one is missing."""
        found = await self._named("SELECT name, data FROM blob WHERE name IN", names)
        if len(found) < len(names):
            raise other_version(self._path)
        return found

    async def term_vectors(self, terms: Sequence[str]) -> dict[str, bytes]:
        """The vectors of those terms that have one."""
        return await self._named("SELECT term, data FROM vector WHERE term IN", terms)

    async def blob(self, name: str) -> bytes:
        """One array of the search index; KeyError where there is none of this name."""
        return await self._one("SELECT data FROM blob WHERE name = ?", name)

    async def compiled(self, inputs: str) -> Paper | None:
        """The paper that was compiled from exactly these inputs, if any; StoreError where it has suffered."""
        rows = await self._rows("SELECT digest, rest, first, passages FROM paper WHERE inputs = ?", inputs)
        if not rows:
            return None
        expected, rest, first, count = rows[0]
        documents = await self._documents(first, count)
        paper = self._whole(rest, documents)
        if digest(rest, *documents) != expected:
            raise damaged(self._path)
        return paper

    async def _documents(self, first: int, count: int) -> list[bytes]:
        sql = "SELECT document FROM passage WHERE row BETWEEN ? AND ? ORDER BY row"
        documents = [document for (document,) in await self._rows(sql, first, first + count - 1)]
        if len(documents) < count:
            raise damaged(self._path)
        return documents

    def _whole(self, rest: bytes, documents: Sequence[bytes]) -> Paper:
        passages = tuple([self._unpack(Passage, document) for document in documents])
        return replace(self._unpack(Paper, rest), passages=passages)

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

    async def _rows(self, sql: str, *values: str | int) -> list[Any]:
        try:
            return list(await self._db.execute_fetchall(sql, values))
        except sqlite3.Error as error:
            raise damaged(self._path) from error

    def _unpack(self, kind: type[T], data: bytes) -> T:
        try:
            return unpack(kind, data)
        except ShapeError as error:
            raise other_version(self._path) from error
        except CodecError as error:
            raise damaged(self._path) from error


async def _opened(path: Path) -> _Parts:
    """The parts of the generation that counts; once more where another took its place meanwhile."""
    while True:
        named = _named(path)
        try:
            return await _generation(path, check(path))
        except StoreError:
            if named == _named(path):
                raise


def _named(path: Path) -> str | None:
    with suppress(OSError):
        return current(path)
    return None


async def _generation(path: Path, folder: Path) -> _Parts:
    try:
        # immutable: a generation is replaced, never written to, so that it needs no locks.
        db = await aiosqlite.connect(f"{uri(folder / DATABASE)}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error as error:
        raise StoreError(f"The store {path} cannot be opened: {error}.", RECOMPILE) from error
    try:
        return db, Engine(folder / INDEX), _mapped(folder / VECTORS)
    except OSError as error:
        await db.close()
        raise StoreError(f"The store {path} cannot be opened: {error.strerror}.", RECOMPILE) from error
    except BaseException:
        await db.close()
        raise


def _mapped(file: Path) -> mmap | bytes:
    """The bytes of a file, read as they are needed."""
    with file.open("rb") as opened:
        if not file.stat().st_size:
            return b""  # which cannot be mapped
        return mmap(opened.fileno(), 0, access=ACCESS_READ)
