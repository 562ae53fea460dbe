"""What the parts of a compile take, in this process: how fast papers are read and indexed, judging left out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

from figure import Figure, columns
from project_child import documents, write_together
from setting import ROOT, Report, Setting

sys.path.insert(0, str(ROOT))

from briefs import readers
from briefs.compiler import lists, sentences
from briefs.compiler.paper import compile_paper
from briefs.compiler.seeds import find
from briefs.compiler.structure import Layout, layout
from briefs.models import Kind, Paper
from briefs.search.indexer import Indexer

PASSAGES = 10_000
LEAST = 2.0  # MB a second

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Took:
    """What was done, and its seconds on the clock and of work."""

    what: str
    wall: float
    work: float


def run(setting: Setting) -> Report:
    """The parts, and the sum of those up to the index."""
    papers = setting.scratch / "parts"
    papers.mkdir()
    setting.program("scale").make(setting.programs / "data", PASSAGES, papers)
    write_together(papers, documents(papers))
    data = [(file.name, file.read_bytes()) for file in sorted(papers.glob("*.md"))]
    size = sum(len(content) for _, content in data) / 1e6
    laid, layout_took = _timed("reading and layout", lambda: [_layout(*each) for each in data])
    _, sentences_took = _timed("sentences", lambda: [_sentences(each) for each in laid])
    compiled, whole_took = _timed(
        "papers whole, judged as well", lambda: [compile_paper(*each) for each in data]
    )
    _, index_took = _timed("index", lambda: _index(setting.scratch / "index", papers, compiled))
    parts = (layout_took, sentences_took, index_took)
    wall, work = sum(part.wall for part in parts), sum(part.work for part in parts)
    rows = [
        (
            took.what,
            f"{took.wall:.2f}",
            f"{took.work:.2f}",
            f"{size / took.wall:.2f}",
            f"{size / took.work:.2f}",
        )
        for took in (*parts, Took("up to the index: these three", wall, work), whole_took)
    ]
    measured = f"{size / wall:.2f} MB/s (by work {size / work:.2f})"
    return Report(
        f"{size:.1f} MB of text\n\n{columns(('part', 's', 'work s', 'MB/s', 'MB/s of work'), rows)}",
        [Figure("compile up to the index", measured, f">= {LEAST:g} MB/s", size / wall >= LEAST)],
    )


def _timed(what: str, do: Callable[[], T]) -> tuple[T, Took]:
    """What is done gives, and what it took."""
    wall, work = perf_counter(), process_time()
    done = do()
    return done, Took(what, perf_counter() - wall, process_time() - work)


def _layout(file: str, data: bytes) -> Layout:
    return layout(file, readers.read(file, data))


def _sentences(cut: Layout) -> list[list[tuple[int, int]]]:
    splits = [lists.items if passage.kind is Kind.LIST else sentences.split for passage in cut.passages]
    return [split(cut.text, p.start, p.end) for split, p in zip(splits, cut.passages, strict=True)]


def _index(folder: Path, papers: Path, compiled: Sequence[Paper]) -> None:
    """Index the papers as a compile does, all that the search reads included."""
    found, first = find(papers), 0
    indexer = Indexer(folder, found.topics, found.names)
    for number, paper in enumerate(compiled):
        indexer.add(number, first, paper)
        first += len(paper.passages)
    tables = indexer.finish()
    for table in (tables.terms, tables.passages):
        for _ in table:
            pass
    indexer.close()
