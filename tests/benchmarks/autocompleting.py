"""Completing titles past one slip: how often the title that is meant is among ten, and how long it takes.

The evaluation's ``autocomplete.py`` makes the titles and what is typed of them. The peers are asked in the same
process: two scorers of rapidfuzz over all titles, and FTS5's trigram index. A system is asked until its budget is
spent. Times are those of the processor, so that others on the machine hardly count.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import thread_time
from typing import Any

from figure import Figure, columns
from setting import ROOT, Report, Setting

sys.path.insert(0, str(ROOT))

from rapidfuzz import fuzz, process, utils

from briefs.search.complete import Completer, Row

SIZES = (100, 1_000, 10_000, 100_000)
BUDGET = 20.0  # seconds for a system at each size
QUICK = 3.0
SHOWN = 10
KINDS = ("prefix", "words", "full")
LEAST, LONGEST, BUILT = 0.95, 10.0, 2.0  # hit@10 of prefixes and words, ms, seconds

PROJECT = "completer"
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
    PROJECT: completer,
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


def results(setting: Setting) -> Iterator[Result]:
    """All systems over each number of titles."""
    maker = setting.program("autocomplete")
    for size in SIZES[: -1 if setting.quick else None]:
        titles, real = maker.titles(setting.programs / "data", size)
        queries = maker.queries(titles, real)
        for system in SYSTEMS:
            yield measure(system, titles, queries, QUICK if setting.quick else BUDGET)


def run(setting: Setting) -> Report:
    """The table of all systems, and what is wanted of the completer."""
    found = list(results(setting))
    rows = [
        (
            *(f"{r.titles:,}", r.system, *(f"{share:.3f}" for share in r.hits)),
            *(f"{r.half:.2f}", f"{r.p99:.2f}", f"{r.build:.2f}", str(r.asked)),
        )
        for r in found
    ]
    head = ("titles", "system", *KINDS, "p50 ms", "p99 ms", "build s", "asked")
    own = [r for r in found if r.system == PROJECT]
    hits, p99, build = min(min(r.hits[:2]) for r in own), max(r.p99 for r in own), max(r.build for r in own)
    return Report(
        columns(head, rows),
        [
            Figure("completions: least hit@10", f"{hits:.3f}", f">= {LEAST}", hits >= LEAST),
            Figure(
                f"p99 at up to {own[-1].titles:,} titles",
                f"{p99:.2f} ms",
                f"<= {LONGEST:g} ms",
                p99 <= LONGEST,
            ),
            Figure("making the completer", f"{build:.2f} s", f"<= {BUILT:g} s", build <= BUILT),
        ],
    )
