"""Compares each two papers of a folder, whole and on each topic they share, and lists what was called opposed or close.

    python tests/benchmarks/comparisons.py [SEEDS [PAIRS]]

Prints how long the cards are, how often each sign was given, how long a comparison takes, and each line that is
opposed or close with both of its passages, to be read by somebody who does not want to believe it. Ends with
status 1 if a card is too long for a message.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "benchmarks")]

from figure import Figure, table  # noqa: E402

from bot.app import App  # noqa: E402
from bot.limits import CONTENT, length  # noqa: E402
from briefs.answers import Aspect, Comparison, Sign  # noqa: E402
from briefs.compiler.build import compile  # noqa: E402
from briefs.models import Paper, Quote  # noqa: E402
from briefs.text import collapse  # noqa: E402


class Tally:
    """What was seen."""

    def __init__(self) -> None:
        self.lengths: list[int] = []
        self.signs: Counter[str] = Counter()
        self.joined: dict[tuple[str, int, str, int], tuple[Quote, Quote, Sign]] = {}
        self.left = 0
        self.first: list[float] = []

    def add(self, answer: Comparison, text: str, left: bool) -> None:
        """Count a card."""
        self.lengths.append(length(text))
        self.left += left
        for aspect in answer.aspects:
            pairs = list(_joined(aspect))
            self.signs.update([sign for _, _, sign in pairs] or [Sign.BESIDE])
            self.joined |= {(a.paper, a.start, b.paper, b.start): (a, b, sign) for a, b, sign in pairs}


def _joined(aspect: Aspect) -> Iterator[tuple[Quote, Quote, Sign]]:
    for link in aspect.links:
        yield aspect.first[link.first].main, aspect.second[link.second].main, link.sign


async def compared(seeds: Path, store: Path, most: int) -> tuple[Tally, dict[str, Paper]]:
    """Every card of every comparison of two papers."""
    tally = Tally()
    async with App.open(store, seeds, lambda: None) as app:  # type: ignore[arg-type, return-value]  # no day is asked for
        papers = {paper.id: paper for paper in await app.library.wholes()}
        for a, b in list(combinations(sorted(papers), 2))[:most]:
            begun = time.perf_counter()
            whole = await app.library.compare(a, b)
            tally.first.append(1000 * (time.perf_counter() - begun))
            topics = [t.id for t in app.library.topics]
            spoken = {t: await app.library.evidence(app.library.topic(t)) for t in topics}
            shared = [t for t in topics if {a, b} <= spoken[t].keys()]
            lines = [f'compare "{a}" "{b}" page {n}' for n in range(1, whole.pages + 1)]
            for line in (*lines, *(f'compare "{a}" "{b}" on {topic}' for topic in shared)):
                response = await app.respond(line)
                if isinstance(response.turn.answer, Comparison):
                    tally.add(response.turn.answer, response.reply.text, "Left out" in response.reply.text)
    return tally, papers


def context(paper: Paper, quote: Quote) -> str:
    """A line in its paragraph, marked, with its citation."""
    passage = paper.passage(quote.citation.paragraph)
    at, end = quote.start - passage.start, quote.end - passage.start
    text = f"{passage.text[:at]}>>> {passage.text[at:end]} <<<{passage.text[end:]}"
    return f"{quote.citation} {collapse(text)}"


def main(seeds: Path, most: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        asyncio.run(compile(seeds, store))
        tally, papers = asyncio.run(compared(seeds, store, most))
    for a, b, sign in tally.joined.values():
        print(f"{sign}\n  {context(papers[a.paper], a)}\n  {context(papers[b.paper], b)}\n")
    longest = max(tally.lengths)
    figures = [
        Figure("cards", str(len(tally.lengths))),
        Figure("longest card, characters", f"{longest:,}", f"≤ {CONTENT:,}", longest <= CONTENT),
        Figure("cards with something left out for length", str(tally.left)),
        *(Figure(f"signs {sign}", str(tally.signs[sign])) for sign in Sign),
        Figure("first comparison of two papers, ms: the first, median", _times(tally.first)),
    ]
    print(table(figures))
    return int(longest > CONTENT)


def _times(times: list[float]) -> str:
    return f"{times[0]:.0f}, {sorted(times)[len(times) // 2]:.0f}"


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(Path(given[0]) if given else ROOT / "seeds", int(given[1]) if given[1:] else 10_000))
