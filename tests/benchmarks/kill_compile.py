"""Kills a compile of the shipped papers at 200 random moments, and asks the store that is left each time.

    python tests/benchmarks/kill_compile.py [KILLS]

Ends with status 1 if one kill left a store that does not answer, or more files than one unfinished store.
"""

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
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from briefs.compile.build import compile  # noqa: E402
from briefs.library import Library  # noqa: E402

FILES = {"briefs.store", ".briefs.store.new", ".briefs.store.lock"}


async def answer(store: Path) -> str:
    """The digest of the store, once it has answered a question."""
    async with Library.open(store) as library:
        if not await library.search("Korea", limit=1):
            raise RuntimeError("the store has no answer")
        return library.digest


def compiled_in_child(seeds: Path, store: Path) -> int:
    child = os.fork()
    if child == 0:
        asyncio.run(compile(seeds, store))
        os._exit(0)
    return child


def duration(seeds: Path, store: Path) -> float:
    start = time.perf_counter()
    os.waitpid(compiled_in_child(seeds, store), 0)
    return time.perf_counter() - start


def change(seeds: Path, number: int) -> None:
    """Another fourth paper, so that there is something to compile; every third compile is a full one."""
    (seeds / "fourth.txt").write_text(f"The Fourth Paper\n\nThis is version {number} of a paper on Korea.")
    if number % 3 == 0:
        (seeds / "petrov-2004.txt").write_text(
            (ROOT / "seeds" / "petrov-2004.txt").read_text() + "\n" * number
        )


def main(kills: int) -> int:
    moments, outcomes, litter = random.Random(2), Counter[str](), 0  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        seeds = Path(shutil.copytree(ROOT / "seeds", Path(folder) / "seeds"))
        store = Path(folder) / "store" / "briefs.store"
        digest = asyncio.run(compile(seeds, store)).digest
        whole = statistics.median(duration(seeds, store) for _ in range(5))
        for number in range(kills):
            change(seeds, number)
            child = compiled_in_child(seeds, store)
            time.sleep(moments.uniform(0, 1.5 * whole))
            os.kill(child, signal.SIGKILL)
            killed = os.waitpid(child, 0)[1] != 0
            litter += bool({path.name for path in store.parent.iterdir()} - FILES)
            try:
                found = asyncio.run(answer(store))
                kept = "old store answers" if found == digest else "new store answers"
                digest = found
            except Exception as error:  # whatever it is, it is what this program looks for
                kept = f"no answer: {error!r}"
            outcomes[f"{'killed' if killed else 'finished'}, {kept}"] += 1
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:4}  {outcome}")
    print(f"{litter:4}  left more than one unfinished file")
    return int(litter > 0 or any("no answer" in outcome for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
