"""A full compile of the shipped papers, from the call to the end of its process."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from figure import Figure
from program import SEEDS, bot

LONGEST = 1.5  # seconds


def figures(folder: Path, quick: bool) -> list[Figure]:
    """The time of a compile into a new store."""
    runs = [
        bot("compile", "--json", "--seeds", SEEDS, "--store", folder / f"new-{n}.store")
        for n in range(3 if quick else 10)
    ]
    walls = [run.wall for run in runs]
    measured = f"{median(walls):.2f} s (least {min(walls):.2f}, work {median(r.cpu for r in runs):.2f})"
    return [
        Figure("compile of the shipped papers", measured, f"<= {LONGEST} s", median(walls) <= LONGEST),
    ]
