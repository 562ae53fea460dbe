"""All figures of the search, with its peers in the same run.

    python tests/benchmarks/searching.py EVAL [--only PARTS] [--quick] [--sizes 1000,...] [--keep DIR]

EVAL holds ``retrieval``, with the programs bench.py, scale.py, autocomplete.py and compare.py and collections in
``data``, and ``seeds``, with score.py and a file of questions. Ends with status 1 where a figure is not as wanted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import autocompleting
import building
import fuzz_questions
import peers
import quality
import questions
import scaling
from figure import Figure, table
from setting import Report, Setting

PARTS: dict[str, Callable[[Setting], Report]] = {
    "quality": quality.run,
    "scale": scaling.run,
    "autocomplete": autocompleting.run,
    "fuzz": fuzz_questions.run,
    "compile": building.run,
    "questions": questions.run,
}
SIZES = "1000,10000,100000"
QUICK = "1000,10000"


def main() -> int:
    """Print what each part has to show as it comes, and then all that is wanted in one table."""
    chosen = _arguments()
    sizes = chosen.sizes or (QUICK if chosen.quick else SIZES)
    figures: list[Figure] = []
    with TemporaryDirectory() as scratch:
        setting = Setting(
            chosen.evaluation.resolve(),
            chosen.peers or peers.interpreter(),
            Path(scratch),
            chosen.keep.resolve() if chosen.keep else None,
            tuple(int(size) for size in sizes.split(",")),
            chosen.quick,
        )
        before = _load()
        for name in chosen.only.split(","):
            report = PARTS[name](setting)
            print(f"== {name}\n\n{report.text}\n", flush=True)
            figures += report.figures
    print(f"== all\n\n{table(figures)}")
    print(f"load average {before} before, {_load()} after, {os.cpu_count()} processors")
    return int(any(figure.ok is False for figure in figures))


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="All figures of the search, with its peers in the same run.")
    parser.add_argument("evaluation", type=Path, help="the folder with retrieval/ and seeds/")
    parser.add_argument("--peers", help="an interpreter that has the peers; else one is made and kept")
    parser.add_argument("--only", default=",".join(PARTS), help=f"some of {', '.join(PARTS)}")
    parser.add_argument("--sizes", help=f"passages at which scale is measured, {SIZES} unless told")
    parser.add_argument("--keep", type=Path, help="where compiled passages are kept, and taken from")
    parser.add_argument("--quick", action="store_true", help="one collection, few questions, small sizes")
    chosen = parser.parse_args()
    unknown = set(chosen.only.split(",")) - PARTS.keys()
    if unknown:
        parser.error(f"no part is named {', '.join(sorted(unknown))}")
    return chosen


if __name__ == "__main__":
    sys.exit(main())
