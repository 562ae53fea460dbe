"""A small corpus that can be asked: some papers, topics and names, compiled into a folder of its own."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import weakref
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from briefs.compiler import report
from briefs.compiler.discovery import Discovery
from briefs.compiler.found import discover
from briefs.library import Library
from briefs.models import Name, Paper, Topic
from briefs.reports import CompileReport
from briefs.retrieval import Results
from briefs.search.finder import Judgement
from briefs.search.index import Query
from briefs.search.indexer import Indexer
from briefs.search.question import Question, Reader
from briefs.search.terms import Lexicon
from briefs.search.vectors import DIMENSIONS
from briefs.store.file import INDEX
from briefs.store.writer import replacing

T = TypeVar("T")
At = tuple[str, int]  # paper, paragraph


@dataclass(frozen=True)
class Corpus:
    """A store, opened anew for each question; its folder goes when the corpus goes."""

    path: Path

    def run(self, ask: Callable[[Library], Awaitable[T]]) -> T:
        """What somebody asks of the library."""

        async def asked() -> T:
            async with Library.open(self.path) as library:
                return await ask(library)

        return asyncio.run(asked())

    @cached_property
    def reader(self) -> Reader:
        """What reads its questions."""

        async def reader(library: Library) -> Reader:
            return library.reader

        return self.run(reader)

    def read(self, text: str) -> Question:
        """The question a text is read as."""
        return self.reader.read(text)

    def ask(self, text: str, *papers: str) -> Results:
        """What is found for a question, within some papers if given."""
        return self.run(lambda library: library.retrieval.find(library.reader.read(text), papers or None))

    def found(self, text: str, *papers: str) -> list[At]:
        """The passages that are found for a question, best first."""
        return self.at([row for row, _ in self.ask(text, *papers).rows])

    def subject(self, text: str) -> str:
        """The subject of the question a text is read as."""

        async def read(library: Library) -> str:
            return library.reader.subject(library.reader.read(text))

        return self.run(read)

    def judge(self, text: str, *papers: str) -> Judgement:
        """Whether the papers, or some of them, answer a question."""

        async def judged(library: Library) -> Judgement:
            return library.retrieval.judge(library.reader.read(text), papers or None)

        return self.run(judged)

    def rank(self, terms: Mapping[str, float], *papers: int) -> list[At]:
        """The passages for some weighted terms, best first, within the papers of some numbers if given."""
        return self.at([row for row, _ in self.scores(terms, *papers)])

    def scores(self, terms: Mapping[str, float], *papers: int) -> list[tuple[int, float]]:
        """The rows of the passages for some weighted terms, with their scores."""
        return self.run(lambda library: library.index.rank(Query(terms, {}, {}), papers or None))

    def held(self, field: str, *keys: str) -> list[At]:
        """The passages that hold all of some keys in a field."""

        async def holding(library: Library) -> list[int]:
            return library.index.holding(keys, field)

        return self.at(self.run(holding))

    def at(self, rows: Sequence[int]) -> list[At]:
        """The passages of some rows."""

        async def places(library: Library) -> list[At]:
            found = [library.shelf.place(row) for row in rows]
            return [(library.papers[number].id, paragraph) for number, paragraph in found]

        return self.run(places)


def corpus(
    *papers: Paper, topics: Sequence[Topic] = (), names: Sequence[Name] = (), discovering: bool = False
) -> Corpus:
    """The corpus of these papers, with the topics that are found in them if so wished."""
    folder = tempfile.mkdtemp(prefix="briefbot-test-")
    made = Corpus(Path(folder, "store"))
    weakref.finalize(made, shutil.rmtree, folder, ignore_errors=True)
    asyncio.run(_write(made.path, papers, topics, names, discovering))
    return made


def subjects(*names: str) -> list[str]:
    """Passages of as many subjects as there are directions: of each, any three of the six words that it has."""
    others = [f"subject{n}x" for n in range(DIMENSIONS - len(names))]
    words = [[f"{name}{n}" for n in range(6)] for name in (*names, *others)]
    return [" ".join(three) for each in words for three in combinations(each, 3)]


async def _write(
    path: Path, papers: Sequence[Paper], topics: Sequence[Topic], names: Sequence[Name], discovering: bool
) -> None:
    async with replacing(path) as writer:
        indexer, discovery = Indexer(writer.folder / INDEX, topics, names), Discovery()
        for number, paper in enumerate(papers):
            first, _ = await writer.add_paper(paper, paper.id)
            indexer.add(number, first, paper)
            discovery.add(paper)
        found = discover(discovery, topics, Lexicon(names), indexer.speaking) if discovering else []
        tables = indexer.finish(found)
        await writer.add_blobs(tables.blobs)
        await writer.add_vectors(tables.terms, tables.passages)
        indexer.close()
        await writer.add_document("topics", tuple[Topic, ...], (*topics, *(topic for topic, _ in found)))
        await writer.add_document("names", tuple[Name, ...], tuple(names))
        await writer.add_document("report", CompileReport, report.of_corpus("", [], [], []))
        await writer.add_meta(digest="", code="", seeds="")
