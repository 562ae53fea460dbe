"""Completing titles past one slip: how often the title that is meant is among ten, and how long it takes.

    python tests/benchmarks/autocompleting.py --eval DIR [--sizes 100,1000] [--budget SECONDS]

DIR holds ``retrieval/autocomplete.py``, which makes the titles and what is typed of them, and the collections in
``retrieval/data``. The peers are asked in the same process: two scorers of rapidfuzz over all titles, and FTS5's
trigram index. A system is asked until its budget is spent. Times are those of the processor, so that others on
the machine hardly count. Ends with status 1 where the completer is not as wanted.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import thread_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from rapidfuzz import fuzz, process, utils

from briefs.search.complete import Completer, Row

SIZES = "100,1000,10000,100000"
SHOWN = 10
KINDS = ("prefix", "words", "full")
LEAST, LONGEST, BUILT = 0.95, 10.0, 2.0  # hit@10 of prefixes and words, ms, seconds

Search = Callable[[str], list[int]]
Query = tuple[str, str, str]  # kind, what is typed, the title that is meant


@dataclass(frozen=True, slots=True)
class Result:
    """What one system made of the queries."""

    system: str
    titles: int
    asked: int
    hits: tuple[float, ...]  # of each kind
    half: float  # ms
    p99: float  # ms
    build: float  # seconds

    @property
    def ok(self) -> bool:
        """Whether it is as wanted of the completer."""
        return min(self.hits[:2]) >= LEAST and self.p99 <= LONGEST and self.build <= BUILT


def completer(titles: Sequence[str]) -> Search:
    """This project's."""
    built = Completer(Row(str(number), title) for number, title in enumerate(titles))
    return lambda typed: [int(row.value) for row in built.complete(typed, SHOWN)]


def scored(scorer: Any) -> Callable[[Sequence[str]], Search]:
    """Every title scored by rapidfuzz."""

    def build(titles: Sequence[str]) -> Search:
        ready = [utils.default_process(title) for title in titles]
        return lambda typed: [
            number
            for _, _, number in process.extract(
                utils.default_process(typed), ready, scorer=scorer, limit=SHOWN
            )
        ]

    return build


def trigrams(titles: Sequence[str]) -> Search:
    """Any trigram of what is typed, in SQLite's full-text index, ranked by BM25."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE titles USING fts5(title, tokenize='trigram')")
    rows = ((number, utils.default_process(title)) for number, title in enumerate(titles))
    base.executemany("INSERT INTO titles (rowid, title) VALUES (?, ?)", rows)
    asked = f"SELECT rowid FROM titles WHERE titles MATCH ? ORDER BY rank LIMIT {SHOWN}"  # noqa: S608 - a number

    def search(typed: str) -> list[int]:
        plain = utils.default_process(typed)
        grams = dict.fromkeys(plain[n : n + 3] for n in range(len(plain) - 2))
        return [number for (number,) in base.execute(asked, (" OR ".join(f'"{g}"' for g in grams),))]

    return search


SYSTEMS: dict[str, Callable[[Sequence[str]], Search]] = {
    "completer": completer,
    "partial_ratio": scored(fuzz.partial_ratio),
    "WRatio": scored(fuzz.WRatio),
    "FTS5 trigram": trigrams,
}


def measure(system: str, titles: Sequence[str], queries: Sequence[Query], budget: float) -> Result:
    """The figures of one system over some titles."""
    begun = thread_time()
    search = SYSTEMS[system](titles)
    build = thread_time() - begun
    search(titles[0])  # what is imported at first use
    hits: dict[str, list[bool]] = {kind: [] for kind in KINDS}
    times: list[float] = []
    for kind, typed, meant in queries:
        begun = thread_time()
        found = search(typed)
        times.append((thread_time() - begun) * 1000)
        hits[kind].append(
            utils.default_process(meant) in {utils.default_process(titles[number]) for number in found}
        )
        if sum(times) > budget * 1000:
            break
    times.sort()
    shares = tuple(sum(hit) / max(1, len(hit)) for hit in hits.values())
    p99 = times[min(len(times) - 1, len(times) * 99 // 100)]
    return Result(system, len(titles), len(times), shares, times[len(times) // 2], p99, build)


def results(folder: Path, sizes: Sequence[int], budget: float) -> Iterator[Result]:
    """All systems over each number of titles."""
    sys.path.insert(0, str(folder / "retrieval"))
    sys.dont_write_bytecode = True  # not into the folder of somebody else
    maker: Any = import_module("autocomplete")
    for size in sizes:
        titles, real = maker.titles(folder / "retrieval" / "data", size)
        queries = maker.queries(titles, real)
        for system in SYSTEMS:
            yield measure(system, titles, queries, budget)


def main() -> int:
    """Print the table line by line."""
    parser = argparse.ArgumentParser(description="Completing titles past one slip.")
    parser.add_argument("--eval", type=Path, required=True, help="the folder with retrieval/autocomplete.py")
    parser.add_argument("--sizes", default=SIZES, help="numbers of titles")
    parser.add_argument("--budget", type=float, default=20.0, help="seconds for a system at each size")
    chosen = parser.parse_args()
    print(f"{'titles':>8}  {'system':<13}  prefix  words   full   p50 ms    p99 ms  build s  asked  ok")
    ok = True
    for found in results(chosen.eval, [int(size) for size in chosen.sizes.split(",")], chosen.budget):
        prefix, words, full = found.hits
        ours = found.system == "completer"
        ok &= found.ok or not ours
        print(
            f"{found.titles:>8,}  {found.system:<13}  {prefix:>6.3f}  {words:>5.3f}  {full:>5.3f}"
            f"  {found.half:>7.2f}  {found.p99:>8.2f}  {found.build:>7.2f}  {found.asked:>5}"
            f"  {('yes' if found.ok else 'NO') if ours else ''}".rstrip(),
            flush=True,
        )
    return int(not ok)


if __name__ == "__main__":
    sys.exit(main())
