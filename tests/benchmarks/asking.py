"""Asks one system questions, in a process of its own on one core, and prints what each took.

    python asking.py project STORE < questions.json
    PEERS' PYTHON asking.py SYSTEM FOLDER PROGRAMS < questions.json

Questions are lists by name. FOLDER holds docs.jsonl, PROGRAMS the bench.py that knows the system, which is
indexed first. Nothing but the standard library is imported before it is known who is asked.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
import time
from argparse import Namespace
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module
from pathlib import Path

PROJECT = "project"
SHOWN = 10
_BUDGET = 30.0  # seconds for the questions of a name
_FIRST = 5  # questions of each list that are asked before: what is read and imported at first use

Search = Callable[[str], Awaitable[object]]


def main(system: str, place: Path, programs: Path | None = None) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    sys.path.insert(0, str(programs or Path(__file__).resolve().parents[2]))
    asked: dict[str, list[str]] = json.load(sys.stdin)
    first, times = asyncio.run(_times(project(place) if system == PROJECT else peer(system, place), asked))
    print(json.dumps({"first": first, "times": times, "peak": _peak()}))


async def _times(
    opened: AbstractAsyncContextManager[Search], asked: dict[str, list[str]]
) -> tuple[float, dict[str, list[tuple[float, float]]]]:
    """The milliseconds of the first questions, and of each, on the clock and of the processor, by its list."""
    found: dict[str, list[tuple[float, float]]] = {}
    async with opened as search:
        begun = time.perf_counter()
        for questions in asked.values():
            for question in questions[:_FIRST]:
                await search(question)
        first = (time.perf_counter() - begun) * 1000
        for name, questions in asked.items():
            times: list[tuple[float, float]] = []
            end = time.perf_counter() + _BUDGET
            for question in questions:
                wall, work = time.perf_counter(), time.process_time()
                await search(question)
                worked, now = time.process_time(), time.perf_counter()
                times.append(((now - wall) * 1000, (worked - work) * 1000))
                if now > end:
                    break
            found[name] = times
    return first, found


@asynccontextmanager
async def project(store: Path) -> AsyncIterator[Search]:
    """This project's public call."""
    briefs = import_module("briefs")
    async with briefs.open(store) as library:
        yield lambda question: library.search(question, SHOWN)


@asynccontextmanager
async def peer(name: str, folder: Path) -> AsyncIterator[Search]:
    """A peer's bare query."""
    system = import_module("bench").SYSTEMS[name](Namespace())
    system.index(folder)

    async def search(question: str) -> object:
        return system.search(question, SHOWN)

    yield search
    system.close()


def _peak() -> float:
    """The most memory this process held, in MB of a million bytes; without what its parent held, where known."""
    status = Path("/proc/self/status")
    if status.exists():
        held = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:4]))
