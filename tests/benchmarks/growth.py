"""Papers of ten times the length each: does a compile take ten times the work, and no more?"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from figure import Figure
from invented import paper
from program import bot

SIZES = (10_000, 100_000, 1_000_000)
MOST = 1.5  # times the work for each character, from one size to the next


def figures(folder: Path, quick: bool) -> list[Figure]:
    """The work of a compile beyond what it takes to start, for each character, at each size.

    Work and not time on the clock is compared: whoever else is busy on the machine does not count.
    """
    sizes = SIZES[:-1] if quick else SIZES
    start = _work(folder, 0)
    found, costs = [], []
    for size in sizes:
        work = _work(folder, size) - start
        costs.append(work / size)
        found.append(
            Figure(f"compile of {size:,} characters", f"{work:.2f} s, {costs[-1] * 1e6:.1f} µs a character")
        )
    ratio = max(after / before for before, after in pairwise(costs))
    return [
        *found,
        Figure(
            "work a character, ten times the length", f"x {ratio:.2f} at most", f"<= x {MOST}", ratio <= MOST
        ),
    ]


def _work(folder: Path, size: int) -> float:
    seeds = folder / f"paper-{size}"
    seeds.mkdir()
    (seeds / "long.txt").write_text(paper(size), "utf-8")
    # Short compiles are over before the clock of a process has ticked often enough: the least of some.
    times = 1 if size > SIZES[0] else 3
    return min(
        bot("compile", "--json", "--seeds", seeds, "--store", seeds / f"{n}.store").cpu for n in range(times)
    )
