"""All figures of the program in one table.

    python tests/benchmarks/run.py [--quick] [--questions FILE --scorer PROGRAM --seeds DIR]

With ``--quick`` there are fewer runs, fewer kills and no paper of a million characters. With ``--questions``
a file of questions is answered and scored as well. Ends with status 1 where a figure is not as wanted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import compiling
import digests
import exporting
import growth
import kill_compile
import startup
import throughput
from figure import Figure, table
from program import SEEDS, compiled
from questions import scored


def main() -> int:
    chosen = _arguments()
    with TemporaryDirectory() as name:
        folder = Path(name)
        before = _load()
        found = list(_figures(folder, chosen.quick))
        print(table(found))
        print(f"load average {before} before, {_load()} after, {os.cpu_count()} processors")
        if chosen.questions:
            store = folder / "questions.store"
            print(scored(chosen.questions, chosen.scorer, chosen.seeds, store, folder), end="")
    return int(any(figure.ok is False for figure in found))


def _figures(folder: Path, quick: bool) -> Iterator[Figure]:
    store = folder / "briefs.store"
    compiled(SEEDS, store)
    yield from startup.figures(store, quick)
    yield from throughput.figures(store, folder, quick)
    yield from compiling.figures(folder, quick)
    yield from growth.figures(folder, quick)
    yield from exporting.figures(folder)
    yield from digests.figures(folder)
    yield from kill_compile.figures(20 if quick else 200)


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="All figures of the program in one table.")
    parser.add_argument("--quick", action="store_true", help="fewer runs, no long paper")
    parser.add_argument("--questions", type=Path, help="a JSON file of questions to answer")
    parser.add_argument("--scorer", type=Path, help="the program that scores the answers")
    parser.add_argument("--seeds", type=Path, default=SEEDS, help="the papers that are asked")
    chosen = parser.parse_args()
    if bool(chosen.questions) != bool(chosen.scorer):
        parser.error("--questions and --scorer go together")
    return chosen


if __name__ == "__main__":
    sys.exit(main())
