"""How good the ranking is, clean and misspelt, beside the peers: nDCG@10 over public test collections."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from figure import Figure, columns
from setting import Report, Setting

PROJECT = "project"
PEERS = ("fts5_stop", "bm25s", "tantivy", "tantivy_qtf", "symspell_corpus+bm25s")
VARIANTS = ("clean", "typo1", "typo2", "human")
LEAST, GOAL = 0.56, 0.59  # nDCG@10, the mean over the collections
KEPT = 0.98  # of what is reached with clean questions
_CHILD = Path(__file__).with_name("project_child.py")
_BUDGET = "3"  # seconds for its times, which are taken elsewhere


@dataclass(frozen=True, slots=True)
class Score:
    """What a system reached on a collection."""

    collection: str
    system: str
    quality: dict[str, float]  # nDCG@10 by variant
    rankings: Path

    @property
    def clean(self) -> float:
        """With the questions as they are."""
        return self.quality["clean"]

    @property
    def kept(self) -> float:
        """The share that is left with the misspelt ones of the worst variant."""
        return min(self.quality.values()) / self.clean if self.clean else 0.0


def run(setting: Setting) -> Report:
    """Every system on every collection; with ``quick`` on the smallest alone."""
    listed = _call(setting.peers, setting, "bench.py", "--list")
    systems = [system for system in PEERS if f"\n{system} " in f"\n{listed}"]
    collections = setting.collections[: 1 if setting.quick else None]
    scores = [_score(setting, data, system) for data in collections for system in (*systems, PROJECT)]
    best = max(systems, key=lambda system: _mean(scores, system))
    compared = [f"{PROJECT} (b) against {best} (a), paired:"]
    for data in collections:
        one, other = (_one(scores, data.name, system).rankings for system in (best, PROJECT))
        compared.append(data.name)
        compared.append(_call(sys.executable, setting, "compare.py", "--data", data, one, other).rstrip())
    return Report("\n\n".join((_table(scores, [*systems, PROJECT]), "\n".join(compared))), _figures(scores))


def _score(setting: Setting, data: Path, system: str) -> Score:
    rankings = setting.scratch / f"{data.name}-{system.partition('+')[0]}.json"
    own = ("--python", sys.executable, "--child", _CHILD) if system == PROJECT else ()
    words = ("--system", system, "--data", data, "--dump-run", rankings, "--latency-budget", _BUDGET, *own)
    found: dict[str, Any] = json.loads(_call(setting.peers, setting, "bench.py", *words))
    quality = {kind: found["quality"][kind]["ndcg@10"] for kind in VARIANTS if kind in found["quality"]}
    return Score(data.name, system, quality, rankings)


def _call(python: str, setting: Setting, program: str, *words: str | Path) -> str:
    """What a program of the evaluation prints."""
    call = [python, "-B", str(setting.programs / program), *map(str, words)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{program} {' '.join(map(str, words))}: {done.stderr}")
    return done.stdout


def _table(scores: list[Score], systems: list[str]) -> str:
    rows = [_row(score.collection, score.system, score.quality, score.kept) for score in scores]
    for system in systems:
        own = [score for score in scores if score.system == system]
        quality = {kind: fmean(score.quality.get(kind, 0.0) for score in own) for kind in VARIANTS}
        rows.append(_row("mean", system, quality, min(score.kept for score in own)))
    return columns(("collection", "system", *VARIANTS, "least kept"), rows)


def _row(collection: str, system: str, quality: dict[str, float], kept: float) -> tuple[str, ...]:
    return (collection, system, *(f"{quality.get(kind, 0.0):.3f}" for kind in VARIANTS), f"{kept:.1%}")


def _figures(scores: list[Score]) -> list[Figure]:
    own = [score for score in scores if score.system == PROJECT]
    mean = _mean(scores, PROJECT)
    wanted = f">= {LEAST}, the goal {GOAL}"
    return [
        Figure(f"mean nDCG@10 of {len(own)} collections", f"{mean:.3f}", wanted, mean >= LEAST),
        *(
            Figure(
                f"{s.collection}: kept of {s.clean:.3f}", f"{s.kept:.1%}", f">= {KEPT:.0%}", s.kept >= KEPT
            )
            for s in own
        ),
    ]


def _mean(scores: list[Score], system: str) -> float:
    return fmean(score.clean for score in scores if score.system == system)


def _one(scores: list[Score], collection: str, system: str) -> Score:
    return next(s for s in scores if (s.collection, s.system) == (collection, system))
