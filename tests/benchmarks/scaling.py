"""How a question's cost, memory, and a compile grow with the number of passages, beside the peers.

Passages are made of the collections' sentences, and questions are the collections' own of 3 to 20 words, clean
and with two slips. Each system is asked the same ones in a process of its own on one core.
"""

from __future__ import annotations

import json
import math
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from asking import PROJECT
from figure import Figure, columns
from program import weighed
from project_child import documents, write_together
from setting import Report, Setting

PEERS = ("tantivy", "bm25s")
KINDS = {"clean": "queries.jsonl", "typo2": "queries.typo2.jsonl"}
SHORTEST, LONGEST = 3, 20  # words of a question
LATEST = {100_000: 10.0, 1_000_000: 25.0}  # ms by passages: the slowest question of a hundred
TIMES = 10.0  # tantivy's median
COMPARED = 100_000  # passages
QUERYING, COMPILING = 250.0, 1000.0  # MB
_QUICK = 60  # questions


@dataclass(frozen=True, slots=True)
class Asked:
    """What some questions took one system."""

    size: int
    system: str
    kind: str
    walls: list[float]  # ms
    works: list[float]
    first: float  # ms of the ten questions asked before, together
    peak: float  # MB

    @property
    def p99(self) -> float:
        """The time on the clock that one question of a hundred exceeds."""
        return _quantile(self.walls, 0.99)


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a compile took: MB of a million bytes, seconds."""

    size: int
    text: float
    wall: float
    work: float
    peak: float
    store: float


def run(setting: Setting) -> Report:
    """Ask at each size, the project and its peers in turn."""
    asked: list[Asked] = []
    compiles: list[Compiled] = []
    questions = json.dumps(_questions(setting))
    for size in setting.sizes:
        folder = (setting.keep or setting.scratch) / f"passages-{size}"
        compiles.append(_compiled(setting, folder, size))
        asked += _asked(size, PROJECT, questions, sys.executable, folder / "store")
        for peer in PEERS:
            asked += _asked(size, peer, questions, setting.peers, folder, setting.programs)
    return Report("\n\n".join((_times(asked), _costs(compiles))), _figures(asked, compiles))


def _questions(setting: Setting) -> dict[str, list[str]]:
    """The questions of each kind, in the same order, those whose clean form has the right length."""
    found: dict[str, list[str]] = {}
    for kind, name in KINDS.items():
        pairs = [
            (row["text"], clean)
            for data in sorted(setting.collections)
            for row, clean in zip(_rows(data / name), _rows(data / KINDS["clean"]), strict=True)
        ]
        chosen = [text for text, clean in pairs if SHORTEST <= len(clean["text"].split()) <= LONGEST]
        random.Random(5).shuffle(chosen)  # noqa: S311
        found[kind] = chosen[: _QUICK if setting.quick else None]
    return found


def _rows(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _compiled(setting: Setting, folder: Path, size: int) -> Compiled:
    """Make the passages and compile them, unless that was done and kept."""
    kept = folder / "compiled.json"
    if kept.exists():
        return Compiled(**json.loads(kept.read_text("utf-8")))
    papers, store = folder / "papers", folder / "store"
    papers.mkdir(parents=True, exist_ok=True)
    setting.program("scale").make(setting.programs / "data", size, folder)
    write_together(papers, documents(folder))
    run, peak = weighed("compile", "--json", "--seeds", papers, "--store", store)
    done = Compiled(size, _weight(papers), run.wall, run.cpu, peak, _weight(store))
    kept.write_text(json.dumps(asdict(done)), "utf-8")
    return done


def _asked(
    size: int, system: str, questions: str, python: str, place: Path, programs: Path | None = None
) -> Iterator[Asked]:
    """What a system's process reports, for each kind of questions."""
    child = Path(__file__).with_name("asking.py")
    call = [python, "-B", str(child), system, str(place), *map(str, filter(None, [programs]))]
    done = subprocess.run(call, input=questions, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{system} at {size:,}: {done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout)
    for kind, times in found["times"].items():
        walls, works = map(list, zip(*times, strict=True))
        yield Asked(size, system, kind, walls, works, found["first"], found["peak"])


def _times(asked: list[Asked]) -> str:
    """The times, each median with how many times that of the size before it is."""
    before: dict[tuple[str, str], float] = {}
    rows = []
    for each in asked:
        half = median(each.walls)
        grown = half / before[each.system, each.kind] if (each.system, each.kind) in before else None
        before[each.system, each.kind] = half
        rows.append(
            (
                *(f"{each.size:,}", each.system, each.kind, f"{len(each.walls)}"),
                *(f"{half:.2f}", f"{each.p99:.2f}", f"{median(each.works):.2f}"),
                *(
                    f"{_quantile(each.works, 0.99):.2f}",
                    f"x {grown:.1f}" if grown else "",
                    f"{each.first:.1f}",
                    f"{each.peak:.0f}",
                ),
            )
        )
    head = ("passages", "system", "questions", "asked", "p50 ms", "p99 ms", "p50 work", "p99 work", "grown")
    return columns((*head, "first ms", "peak MB"), rows)


def _costs(compiles: list[Compiled]) -> str:
    rows = [
        (
            *(
                f"{c.size:,}",
                f"{c.text:.1f}",
                f"{c.wall:.1f}",
                f"{c.text / c.wall:.2f}",
                f"{c.text / c.work:.2f}",
            ),
            *(f"{c.peak:.0f}", f"{c.store:.1f}", f"{c.store / c.text:.2f}"),
        )
        for c in compiles
    ]
    head = ("passages", "text MB", "compile s", "MB/s", "MB/s of work", "peak MB", "store MB", "store / text")
    return columns(head, rows)


def _figures(asked: list[Asked], compiles: list[Compiled]) -> list[Figure]:
    own = [each for each in asked if each.system == PROJECT]
    found = [
        Figure(
            f"p99 at {each.size:,}, {each.kind}",
            f"{each.p99:.2f} ms (work {_quantile(each.works, 0.99):.2f})",
            *_at_most(each.p99, LATEST.get(each.size), "ms"),
        )
        for each in own
    ]
    halves = {(each.size, each.system): median(each.walls) for each in asked if each.kind == "clean"}
    for size in dict.fromkeys(each.size for each in own):
        times = halves[size, PROJECT] / halves[size, PEERS[0]]
        wanted = _at_most(times, TIMES if size == COMPARED else None, "x")
        found.append(Figure(f"median at {size:,} over tantivy's", f"{times:.1f} x", *wanted))
    for each in own:
        if each.kind == "clean":
            wanted = _at_most(each.peak, QUERYING, "MB")
            found.append(Figure(f"memory of questions at {each.size:,}", f"{each.peak:.0f} MB", *wanted))
    for c in compiles:
        wanted = _at_most(c.peak, COMPILING, "MB")
        found.append(Figure(f"memory of a compile at {c.size:,}", f"{c.peak:.0f} MB", *wanted))
    return found


def _at_most(measured: float, most: float | None, unit: str) -> tuple[str, bool | None]:
    """What is wanted of a figure, and whether it is so."""
    return ("", None) if most is None else (f"<= {most:g} {unit}", measured <= most)


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def _weight(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
