"""Thirty papers as one page: the time from the call to the end of its process, and the size of the page."""

from __future__ import annotations

from pathlib import Path

from figure import Figure
from invented import paper
from program import bot, compiled

PAPERS, LENGTH = 30, 24_000  # characters of a paper of 4,000 words
LONGEST = 3.0  # seconds


def figures(folder: Path) -> list[Figure]:
    """The export of all papers as a reader, from a compiled store."""
    seeds, store, page = folder / "thirty", folder / "thirty.store", folder / "thirty.html"
    seeds.mkdir()
    text = paper(PAPERS * LENGTH).split("\n\n")
    share = len(text) // PAPERS
    for n in range(PAPERS):
        head = f"# A Made-Up Paper, Number {n}\n\n"
        body = "\n\n".join(text[n * share : (n + 1) * share])
        (seeds / f"paper-{n}.md").write_text(f"{head}{body}\n", "utf-8")
    compiled(seeds, store)
    run = bot("export", "--format", "html", "--seeds", seeds, "--store", store, "--output", page)
    measured = f"{run.wall:.2f} s (work {run.cpu:.2f}), {page.stat().st_size / 1e6:.1f} MB"
    return [Figure("export of 30 papers as one page", measured, f"<= {LONGEST} s", run.wall <= LONGEST)]
