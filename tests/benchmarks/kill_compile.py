"""Kills a compile of the shipped papers at random moments, and asks the store that is left each time.

    python tests/benchmarks/kill_compile.py [KILLS]

Ends with status 1 if one kill left a store that does not answer, or more than one unfinished generation beside it.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from figure import Figure
from program import ROOT, SEEDS

sys.path.insert(0, str(ROOT))

import briefs
from briefs.compiler.build import compile

FILES = {"current", "current.new", "lock"}  # beside the generations
_TRIALS = 6  # compiles that are left alone, to learn how long one takes
_LATEST = 1.1  # of that time: some compiles end before their kill


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the kills left behind: how often what, and how often litter."""

    counts: Counter[str]
    litter: int

    @property
    def ok(self) -> bool:
        """Whether every store answered and no more was left than one unfinished generation."""
        return not self.litter and not any("no answer" in outcome for outcome in self.counts)


def figures(kills: int) -> list[Figure]:
    """Whether every kill left a store that answers."""
    outcome = kill(kills)
    killed = sum(count for what, count in outcome.counts.items() if what.startswith("killed"))
    bad = sum(count for what, count in outcome.counts.items() if "no answer" in what)
    measured = f"{bad} without an answer, {killed} of {kills} before the end"
    return [Figure("stores after a kill", measured, "every one answers", outcome.ok)]


def kill(kills: int) -> Outcome:
    """Compile so many times, and kill each compile at a random moment of the time it takes."""
    moments, counts, litter = random.Random(2), Counter[str](), 0  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(shutil.copytree(SEEDS, Path(folder) / "seeds"))
        store = Path(folder) / "store" / "briefs.store"
        durations: tuple[list[float], list[float]] = ([], [])
        for number in range(_TRIALS):
            _change(seeds, number)
            durations[number % 2].append(_duration(seeds, store))
        whole = [statistics.median(some) for some in durations]
        digest = asyncio.run(_answer(store))
        for number in range(_TRIALS, _TRIALS + kills):
            _change(seeds, number)
            child = _compiling(seeds, store)
            time.sleep(moments.uniform(0, _LATEST * whole[number % 2]))
            os.kill(child, signal.SIGKILL)
            killed = os.waitpid(child, 0)[1] != 0
            litter += _littered(store)
            try:
                found = asyncio.run(_answer(store))
                kept = "old store answers" if found == digest else "new store answers"
                digest = found
            except Exception as error:  # whatever it is, it is what this program looks for
                kept = f"no answer: {error!r}"
            counts[f"{'killed' if killed else 'finished'}, {kept}"] += 1
    return Outcome(counts, litter)


async def _answer(store: Path) -> str:
    """The digest of the store, once it has answered a question."""
    async with briefs.open(store) as library:
        if not await library.search("Korea", limit=1):
            raise RuntimeError("the store has no answer")
        return library.digest


def _littered(store: Path) -> bool:
    """Whether more is left than a store is made of, and one generation that does not count."""
    names = {path.name for path in store.iterdir()} - FILES
    return len(names) > 2 or not all(name.isdecimal() or name == "new" for name in names)


def _compiling(seeds: Path, store: Path) -> int:
    """A process that compiles from its first moment on: it has nothing left to import."""
    child = os.fork()
    if child:
        return child
    try:
        asyncio.run(compile(seeds, store))
    finally:
        os._exit(0)


def _duration(seeds: Path, store: Path) -> float:
    start = time.perf_counter()
    os.waitpid(_compiling(seeds, store), 0)
    return time.perf_counter() - start


def _change(seeds: Path, number: int) -> None:
    """Something new to compile: a fourth paper, or at every even number all four of them."""
    (seeds / "fourth.txt").write_text(f"The Fourth Paper\n\nThis is version {number} of a paper on Korea.")
    if number % 2 == 0:
        for path in SEEDS.glob("*.txt"):
            (seeds / path.name).write_text(path.read_text("utf-8") + "\n" * (number + 1), "utf-8")


def main(kills: int) -> int:
    """Print how often what was left."""
    outcome = kill(kills)
    for what, count in sorted(outcome.counts.items()):
        print(f"{count:4}  {what}")
    print(f"{outcome.litter:4}  left more than one unfinished generation")
    return int(not outcome.ok)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
