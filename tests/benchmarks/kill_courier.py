"""Kills the courier 2,000 times over 10,000 occurrences, with nonces and without, cuts the power, and puts faults in.

    python tests/benchmarks/kill_courier.py [--times 10] [--only mutant]

Every run of the tests and the rest of the full size, as one table; with ``--times``, as often, each time with other
dice. The journal of the emulated Discord is what is judged by. No failure in n kills bounds the failures per kill by
about 3/n, with 95 % confidence. Ends with status 1 where one run is not as it must be.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import Any

TESTS = Path(__file__).parents[1]
KILLING = TESTS / "killing" / "killing.py"
sys.path[:0] = [str(TESTS.parent), str(TESTS), str(TESTS / "killing")]

from kill_table import summed, table  # noqa: E402 - found by the line above
from runs import REST, RUNS, Run  # noqa: E402

_SEEDS = 1000  # further than any run's own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1, help="how often each is played")
    parser.add_argument("--only", default="", help="a part of the names of those to be played")
    chosen = parser.parse_args()
    runs = [run for run in (*RUNS, *REST) if chosen.only in run.name]
    runs += [run.again(_SEEDS * n + i) for n in range(1, chosen.times) for i, run in enumerate(runs)]
    cores: SimpleQueue[int] = SimpleQueue()
    for core in range(os.cpu_count() or 1):
        cores.put(core)
    with ThreadPoolExecutor(cores.qsize()) as pool:
        rows = list(pool.map(lambda run: played(run, cores), runs))
    print(table(rows))
    wrong = sorted({row["name"] for row in rows if not row["right"]})
    sys.exit(f"not as it must be: {', '.join(wrong)}" if wrong else 0)


def played(run: Run, cores: SimpleQueue[int]) -> dict[str, Any]:
    """The row of one run, on a core of its own."""
    core = cores.get()
    worlds = [{**world, "core": core} for world in run.worlds]
    call = [sys.executable, str(KILLING), json.dumps(worlds)]
    done = subprocess.run(call, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    cores.put(core)
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    row = summed(run.name, verdicts, run.right(verdicts))
    print(f"{row['seconds']:6.1f} s  {run.name}", file=sys.stderr, flush=True)
    return row


if __name__ == "__main__":
    main()
