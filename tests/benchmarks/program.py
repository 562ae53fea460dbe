"""Runs the program as a person does, in a process of its own, and says what it cost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
_SETTINGS = ("BRIEFBOT_", "PYTHON")  # what is measured must not hang on who measures

# A process counts the memory of the one that started it until it begins its own work: this one is small.
_PEAK = (
    "import resource, subprocess, sys\n"
    "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A run that ended well: seconds on the clock, seconds of work (user and system), what it printed."""

    wall: float
    cpu: float
    output: str


def bot(*words: str | Path, hash_seed: int = 0) -> Run:
    """Run a call of the command line."""
    return python("-m", "bot", *map(str, words), hash_seed=hash_seed)


def python(*words: str, hash_seed: int = 0) -> Run:
    """Run the interpreter; RuntimeError, with what it complained of, where it failed."""
    with TemporaryFile() as output, TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, *words], stdout=output, stderr=errors, cwd=ROOT, env=_environment(hash_seed)
        )
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if child.returncode:
            raise RuntimeError(f"{' '.join(words)}: {errors.read().decode()}")
        return Run(wall, used.ru_utime + used.ru_stime, output.read().decode())


def compiled(seeds: Path, store: Path, hash_seed: int = 0) -> dict[str, Any]:
    """The report of a compile, as the program prints it."""
    report = bot("compile", "--json", "--seeds", seeds, "--store", store, hash_seed=hash_seed).output
    found: dict[str, Any] = json.loads(report)
    return found


def peak(*words: str | Path) -> float:
    """The most memory that a call of the command line held at one time, in MB of a million bytes."""
    return weighed(*words)[1]


def weighed(*words: str | Path) -> tuple[Run, float]:
    """Run a call of the command line; what it printed is lost, and its peak of memory is known, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    run = python("-c", _PEAK, sys.executable, "-m", "bot", *map(str, words))
    return run, int(run.output) * unit / 1e6


def _environment(hash_seed: int) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(_SETTINGS)}
    return own | {"PYTHONHASHSEED": str(hash_seed)}
