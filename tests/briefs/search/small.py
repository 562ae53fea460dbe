"""A small corpus that can be asked: some papers, topics and names, compiled into a folder of its own."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from briefs.compiler import report
from briefs.library import Library
from briefs.models import Name, Paper, Topic
from briefs.reports import CompileReport
from briefs.retrieval import Results
from briefs.search.index import Query
from briefs.search.indexer import Indexer
from briefs.search.question import Question
from briefs.store.file import INDEX
from briefs.store.writer import replacing

T = TypeVar("T")
At = tuple[str, int]  # paper, paragraph


@dataclass(frozen=True)
class Corpus:
    """A store, opened anew for each question."""

    path: Path
    folder: tempfile.TemporaryDirectory[str]  # goes when the corpus goes

    def run(self, ask: Callable[[Library], Awaitable[T]]) -> T:
        """What somebody asks of the library."""

        async def asked() -> T:
            async with Library.open(self.path) as library:
                return await ask(library)

        return asyncio.run(asked())

    def read(self, text: str) -> Question:
        """The question a text is read as."""

        async def read(library: Library) -> Question:
            return library.reader.read(text)

        return self.run(read)

    def ask(self, text: str, *papers: str) -> Results:
        """What is found for a question, within some papers if given."""
        return self.run(lambda library: library.retrieval.find(library.reader.read(text), papers or None))

    def rank(self, terms: Mapping[str, float], *papers: int) -> list[tuple[At, float]]:
        """The passages for some weighted terms, within the papers of some numbers if given."""

        async def ranked(library: Library) -> list[tuple[At, float]]:
            found = await library.index.rank(Query(terms, {}, {}), papers or None)
            return [(_at(library, row), score) for row, score in found]

        return self.run(ranked)

    def held(self, field: str, *keys: str) -> list[At]:
        """The passages that hold all of some keys in a field."""

        async def holding(library: Library) -> list[At]:
            return [_at(library, row) for row in library.index.holding(keys, field)]

        return self.run(holding)


def _at(library: Library, row: int) -> At:
    number, paragraph = library.shelf.place(row)
    return library.papers[number].id, paragraph


def corpus(*papers: Paper, topics: Sequence[Topic] = (), names: Sequence[Name] = ()) -> Corpus:
    """The corpus of these papers."""
    folder = tempfile.TemporaryDirectory(prefix="briefbot-test-")
    path = Path(folder.name) / "store"
    asyncio.run(_write(path, papers, topics, names))
    return Corpus(path, folder)


async def _write(path: Path, papers: Sequence[Paper], topics: Sequence[Topic], names: Sequence[Name]) -> None:
    async with replacing(path) as writer:
        indexer = Indexer(writer.folder / INDEX, topics, names, len(papers))
        for number, paper in enumerate(papers):
            first, _ = await writer.add_paper(paper, paper.id)
            indexer.add(number, first, paper)
        tables = indexer.finish()
        await writer.add_blobs(tables.blobs)
        await writer.add_vectors(tables.terms, tables.passages)
        indexer.close()
        await writer.add_document("topics", tuple[Topic, ...], tuple(topics))
        await writer.add_document("names", tuple[Name, ...], tuple(names))
        await writer.add_document("report", CompileReport, report.of_corpus("", [], [], []))
        await writer.add_meta(digest="", code="", seeds="")
