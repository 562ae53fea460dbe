"""Whether equal papers give equal stores, wherever and however they are compiled."""

from __future__ import annotations

import shutil
from pathlib import Path

from figure import Figure
from invented import paper
from program import SEEDS, bot, compiled

_QUESTIONS = ("What broke the circle?", "nuclear weapons", "us troops in Korea", "Mongolia")


def figures(folder: Path) -> list[Figure]:
    """Digests and answers of two folders under two hash seeds; digests before, with and after a fourth paper."""
    digests, answers = [], []
    for seed, name in ((1, "one"), (4_000_000_000, "another folder")):
        seeds = Path(shutil.copytree(SEEDS, folder / name / "seeds"))
        store = folder / name / "briefs.store"
        digests.append(compiled(seeds, store, seed)["digest"])
        answers.append([bot("ask", "--json", "--store", store, asked).output for asked in _QUESTIONS])
    fourth = seeds / "fourth.txt"
    fourth.write_text(paper(2_000), "utf-8")
    with_fourth = compiled(seeds, store, 3)["digest"]
    fourth.unlink()
    without = compiled(seeds, store, 4)["digest"]
    same, alike, back = (
        digests[0] == digests[1],
        answers[0] == answers[1],
        without == digests[0] != with_fourth,
    )
    return [
        Figure("digests of two folders, two hash seeds", _said(same), "equal", same),
        Figure("answers of the two", _said(alike), "equal", alike),
        Figure("digest after a fourth paper came and went", _said(back), "equal", back),
    ]


def _said(equal: bool) -> str:
    return "equal" if equal else "different"
