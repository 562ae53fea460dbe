"""One question on a compiled store: how long a person waits, and how much memory that takes."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from figure import Figure
from program import SEEDS, bot, peak, python

LONGEST = 0.30  # seconds more than an interpreter that does nothing
MOST = 80  # MB
QUESTION = "what do the papers say about trade?"


def figures(store: Path, quick: bool) -> list[Figure]:
    """The time of an answer over that of nothing, run by run in turn, and its peak of memory."""
    call = ("ask", "--seeds", SEEDS, "--store", store, QUESTION)
    bot(*call)
    runs = [(python("-c", "pass"), bot(*call)) for _ in range(3 if quick else 10)]
    walls = [answer.wall - nothing.wall for nothing, answer in runs]
    work = median(answer.cpu - nothing.cpu for nothing, answer in runs)
    most = peak(*call)
    measured = f"{median(walls):.3f} s (least {min(walls):.3f}, work {work:.3f})"
    return [
        Figure(
            "one question, over `python -c pass`", measured, f"<= {LONGEST:.2f} s", median(walls) <= LONGEST
        ),
        Figure("peak memory of one question", f"{most:.1f} MB", f"<= {MOST} MB", most <= MOST),
    ]
