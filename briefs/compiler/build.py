"""From a folder of papers to a store: all of it, or nothing.

Papers that are unchanged since the last compile are taken from the old store. What was compiled from the
same inputs by the same code is the same, so an incremental compile gives what a full one gives.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from hashlib import sha256
from pathlib import Path

from briefs.compiler import code, likeness, report
from briefs.compiler.discovery import Discovery
from briefs.compiler.folder import see, settings_files
from briefs.compiler.found import discover
from briefs.compiler.paper import compile_paper
from briefs.compiler.seeds import Seed, Seeds, find
from briefs.errors import PaperError, SeedsError, StoreError
from briefs.models import Name, Paper, Topic
from briefs.outlines import seal
from briefs.reports import CompileReport, Failure, PaperReport
from briefs.search.indexer import Indexer
from briefs.search.terms import Lexicon
from briefs.store.codec import canonical
from briefs.store.file import INDEX
from briefs.store.store import Store
from briefs.store.writer import Writer, replacing

Progress = Callable[[int, int, str], None]  # steps done, steps in all, what comes now


async def compile(seeds: Path | str, store: Path | str, progress: Progress | None = None) -> CompileReport:
    """Compile the papers of a folder into a store, which takes the place of an older one when it is whole.

    Papers that cannot be read are listed in the report. SeedsError where there is none that can, or where a
    settings file is wrong; StoreError where the store cannot be written. Either leaves the old store.
    """
    folder, path = Path(seeds), Path(store)
    # How the settings lay is noted before they are read: if they change meanwhile, the store counts as stale.
    settings = await asyncio.to_thread(lambda: [see(*file)[0] for file in settings_files(folder).items()])
    found = await asyncio.to_thread(find, folder)
    async with replacing(path) as writer, AsyncExitStack() as stack:
        try:
            old = await stack.enter_async_context(Store.open(path))
        except StoreError:
            old = None
        build = _Build(found, writer, old, progress or _silent)
        await writer.add_seen(settings)
        try:
            for seed in sorted(found.papers, key=lambda seed: (seed.id, seed.file)):
                await build.add(seed)
            done = await build.finish()
        finally:
            build.close()
    build.step("done")
    return done


def _silent(done: int, total: int, what: str) -> None:
    """Tell nobody."""


class _Build:
    """A store in the making. Of each paper no more than its report is kept in memory."""

    def __init__(self, found: Seeds, writer: Writer, old: Store | None, progress: Progress) -> None:
        self._found, self._writer, self._old = found, writer, old
        self._progress, self._steps, self._done = progress, len(found.papers) + 2, 0
        self._digests: dict[str, str] = {}
        self._indexer = Indexer(writer.folder / INDEX, found.topics, found.names)
        self._discovery = Discovery()
        self._reports: list[PaperReport] = []
        self._failed: list[Failure] = []
        self._sketches: dict[str, likeness.Sketch] = {}

    async def add(self, seed: Seed) -> None:
        """Compile one paper, or take it from the old store, or note why it failed."""
        self.step(seed.file)
        seen, data = await asyncio.to_thread(see, seed.file, seed.path)
        await self._writer.add_seen([seen])
        inputs = _inputs(seed, seen.sha256)
        try:
            if seed.clash:
                raise PaperError(seed.clash)
            if data is None:
                raise PaperError(f"{seed.file} cannot be read.", "Check who may read it.")
            old = await self._unchanged(inputs)
            paper = old if old else await asyncio.to_thread(compile_paper, seed.file, data, seed.overrides)
        except PaperError as error:
            self._failed.append(Failure(seed.file, str(error)))
            return
        await self._writer.add_source(seen.sha256, data)
        number = len(self._digests)
        first, self._digests[paper.id] = await self._writer.add_paper(paper, inputs)
        await asyncio.to_thread(self._indexer.add, number, first, paper)
        await asyncio.to_thread(self._discovery.add, paper)
        await self._writer.add_blobs({f"outline:{paper.id}": seal(paper.sha256, paper.passages)})
        self._reports.append(report.of_paper(paper, reused=old is not None))
        self._sketches[paper.id] = await asyncio.to_thread(likeness.sketch, paper)

    async def _unchanged(self, inputs: str) -> Paper | None:
        """The paper as the old store has it; a damaged one is as good as none."""
        try:
            return await self._old.compiled(inputs) if self._old else None
        except StoreError:
            self._old = None
            return None

    async def finish(self) -> CompileReport:
        """Add what belongs to the corpus as a whole."""
        if not self._digests:
            first = self._failed[0]
            raise SeedsError(f"No paper of {self._found.folder} can be read; {first.file}: {first.reason}")
        self.step("search index")
        curated, lexicon = self._found.topics, Lexicon(self._found.names)
        further = await asyncio.to_thread(discover, self._discovery, curated, lexicon, self._indexer.speaking)
        tables = await asyncio.to_thread(self._indexer.finish, further)
        await self._writer.add_blobs(tables.blobs)
        await self._writer.add_vectors(tables.terms, tables.passages)
        topics, names = (*curated, *(topic for topic, _ in further)), self._found.names
        done = self._report(topics)
        self.step("store")
        await self._writer.add_document("topics", tuple[Topic, ...], topics)
        await self._writer.add_document("names", tuple[Name, ...], names)
        await self._writer.add_document("report", CompileReport, done)
        await self._writer.add_meta(
            digest=done.digest, code=code.version(), stamp=code.stamp(), seeds=str(self._found.folder)
        )
        return done

    def _report(self, topics: tuple[Topic, ...]) -> CompileReport:
        alike = [
            f"{first} and {second} say nearly the same (about {share:.0%})"
            for first, second, share in likeness.twins(self._sketches)
        ]
        parts = (tuple(sorted(self._digests.items())), topics, self._found.names)
        content = sha256(canonical(parts)).hexdigest()
        return report.of_corpus(content, self._reports, self._failed, [*self._found.notes, *alike])

    def close(self) -> None:
        """Let go of what was needed on the way."""
        self._indexer.close()

    def step(self, what: str) -> None:
        """Tell how far it is and what comes now."""
        self._progress(self._done, self._steps, what)
        self._done += 1


def _inputs(seed: Seed, sha256_of_file: str) -> str:
    """A hash of everything a compiled paper depends on."""
    return sha256(canonical((code.version(), seed.file, sha256_of_file, seed.overrides))).hexdigest()
