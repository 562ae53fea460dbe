"""The project's side of a retrieval benchmark: compiles a collection, then answers queries, one JSON a line.

    {"op": "index", "docs_dir": PATH}           -> {"ok": true}
    {"op": "search", "query": TEXT, "k": N}     -> {"ids": [ID, ...]}
    {"op": "versions"}                          -> {"versions": {NAME: VERSION}}

A document (id, title, text: a line of docs.jsonl) is a file of the papers' folder, its title the heading.
A collection of more than a few ten thousand documents stands for a large library, whose papers have many
paragraphs: its documents are paragraphs, so many to a paper. Only public calls are used: ``briefs.compile``,
``briefs.open``, ``library.search``.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from importlib import metadata
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import briefs
from briefs.library import Library

PAPERS = 20_000  # documents that are papers of their own
PARAGRAPHS = 200  # of a paper of a larger collection


class Store:
    """A collection, compiled and open."""

    def __init__(self, docs_dir: Path) -> None:
        self._loop, self._stack = asyncio.new_event_loop(), AsyncExitStack()
        self._folder = Path(tempfile.mkdtemp(prefix="briefbot-bench-"))
        papers = self._folder / "papers"
        papers.mkdir()
        self._library = self._loop.run_until_complete(self._compiled(docs_dir, papers))

    async def _compiled(self, docs_dir: Path, papers: Path) -> Library:
        self._paragraphs = sum(1 for _ in documents(docs_dir)) > PAPERS
        (write_together if self._paragraphs else write_apiece)(papers, documents(docs_dir))
        await briefs.compile(papers, self._folder / "store")
        return await self._stack.enter_async_context(briefs.open(self._folder / "store"))

    def search(self, query: str, k: int) -> list[str]:
        """Up to k document ids, best first."""
        return self._loop.run_until_complete(self._search(query, k))

    async def _search(self, query: str, k: int) -> list[str]:
        if not self._paragraphs:
            return [hit.paper for hit in await self._library.search(query, limit=k, by="paper")]
        hits = await self._library.search(query, limit=k)
        return [str(int(hit.paper) * PARAGRAPHS + hit.quote.citation.paragraph - 1) for hit in hits]

    def close(self) -> None:
        """Remove what was made."""
        self._loop.run_until_complete(self._stack.aclose())
        shutil.rmtree(self._folder, ignore_errors=True)


def documents(docs_dir: str | Path) -> Iterator[tuple[str, str, str]]:
    """The documents of docs.jsonl: id, title, text."""
    with (Path(docs_dir) / "docs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            d = json.loads(line)
            yield d["id"], d["title"], d["text"]


def build(docs_dir: str | Path) -> Store:
    """A store of the documents."""
    return Store(Path(docs_dir))


def search(store: Store, query: str, k: int) -> list[str]:
    """Up to k document ids, best first."""
    return store.search(query, k)


def versions() -> dict[str, str]:
    """What ran, as far as it is installed."""
    found = {}
    for name in ("briefbot", "tantivy", "rapidfuzz"):
        with suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found


def write_apiece(folder: Path, papers: Iterator[tuple[str, str, str]]) -> None:
    """Write each document as a paper of its own."""
    for id, title, text in papers:
        said = text.strip() or title.strip()  # a title alone is all there is to quote
        heading = f"# {' '.join(title.split())}\n\n" if title.strip() else ""
        (folder / f"{id}.md").write_text(f"{heading}{said}\n", "utf-8")


def write_together(folder: Path, papers: Iterator[tuple[str, str, str]]) -> None:
    """Write papers of many documents each; these are numbered from 0."""
    for number, some in enumerate(_parts(papers)):
        paragraphs = [" ".join(f"{title} {text}".split()) for _, title, text in some]
        (folder / f"{number}.md").write_text("\n\n".join(paragraphs) + "\n", "utf-8")


def _parts(papers: Iterator[tuple[str, str, str]]) -> Iterator[list[tuple[str, str, str]]]:
    while some := list(islice(papers, PARAGRAPHS)):
        yield some


def main() -> None:
    """Answer until standard input ends."""
    store: Store | None = None
    for line in sys.stdin:
        message = json.loads(line)
        try:
            answer: dict[str, object]
            if message["op"] == "index":
                store, answer = build(message["docs_dir"]), {"ok": True}
            elif message["op"] == "search" and store is not None:
                answer = {"ids": list(dict.fromkeys(search(store, message["query"], message["k"])))}
            else:
                answer = {"versions": versions()}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
    if store is not None:
        store.close()


if __name__ == "__main__":
    main()
