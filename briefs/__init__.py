"""Papers in, cited answers out: compile a folder of papers, open the store, ask.

>>> report = await briefs.compile("papers", "papers.store")
>>> async with briefs.open("papers.store") as library:
...     hits = await library.search("what broke the vicious circle?")
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefs.compiler.build import Progress
    from briefs.library import Library
    from briefs.reports import CompileReport

__all__ = ["compile", "open", "summarize_text"]


async def compile(seeds: Path | str, store: Path | str, progress: Progress | None = None) -> CompileReport:
    """The corpus health report, once the papers of a folder are compiled into a store."""
    from briefs.compiler.build import compile as build

    return await build(Path(seeds), Path(store), progress)


def open(store: Path | str) -> AbstractAsyncContextManager[Library]:
    """The library of a compiled store, as an async context manager."""
    from briefs.library import Library

    return Library.open(store)


def summarize_text(
    text: str,
    title: str | None = None,
    sentences: int = 5,
    words: int | None = None,
    about: str | None = None,
) -> list[str]:
    """Verbatim sentences of a text, the most important first; with ``words``, until that many are reached."""
    from briefs.freetext import summarize_text as summarize

    return summarize(text, title, sentences, words, about)
