"""How often the counter command finds a right line, and how often it rightly finds none, over the shipped papers.

python tests/benchmarks/counterlines.py STORE [--show]
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from counters import HELD_OUT, NONE, PAIRS, Lines

import briefs
from briefs.against import counters
from briefs.answers import Rival
from briefs.library import Library
from briefs.models import Paper

FIRST = 3  # lines looked at


async def rivals(library: Library, paper: str, paragraph: int) -> tuple[Rival, ...]:
    """The first lines against a paragraph."""
    return (await counters(library, await library.paper(paper), paragraph)).rivals[:FIRST]


def place(rival: Rival, papers: Mapping[str, Paper]) -> tuple[str, int, int]:
    """Where the line of a rival stands: paper, paragraph, sentence."""
    main = rival.group.main
    passage = papers[main.paper].passage(main.citation.paragraph)
    number = next(s.number for s in passage.sentences if s.start == main.start)
    return main.paper, passage.number, number


async def measure(store: str, show: bool) -> None:
    """Prints the figures."""
    async with briefs.open(store) as library:
        papers = {p.id: p for p in await library.wholes()}

        async def judged(claims: Iterable[tuple[str, int]], right: Mapping[tuple[str, int], Lines]) -> str:
            hits = shown = good = sure = surely = silent = 0
            for paper, paragraph in claims:
                found = await rivals(library, paper, paragraph)
                wanted = right.get((paper, paragraph), frozenset())
                rows = [(place(r, papers) in wanted, r) for r in found]
                hits += any(ok for ok, _ in rows)
                shown, good = shown + len(rows), good + sum(ok for ok, _ in rows)
                sure, surely = (
                    sure + sum(r.sure for _, r in rows),
                    surely + sum(ok and r.sure for ok, r in rows),
                )
                silent += not rows
                if show:
                    print(paper, paragraph, [(*place(r, papers), "*" * ok, r.sure) for ok, r in rows])
            return f"hits {hits}, none found {silent}; right lines {good} of {shown}, of the sure {surely} of {sure}"

        print(f"{len(PAIRS)} claims with a counter:", await judged(PAIRS, PAIRS))
        print(f"{len(HELD_OUT)} held out:", await judged(HELD_OUT, HELD_OUT))
        print(f"{len(NONE)} claims without:", await judged(NONE, {}))


if __name__ == "__main__":
    asyncio.run(measure(sys.argv[1], "--show" in sys.argv))
