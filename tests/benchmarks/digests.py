"""Whether equal papers give equal stores, wherever and however they are compiled."""

from __future__ import annotations

import shutil
from pathlib import Path

from figure import Figure
from invented import paper
from program import SEEDS, compiled


def figures(folder: Path) -> list[Figure]:
    """Digests of compiles in two folders under two hash seeds, and before, with and after a fourth paper."""
    digests = []
    for seed, name in ((1, "one"), (4_000_000_000, "another folder")):
        seeds = Path(shutil.copytree(SEEDS, folder / name / "seeds"))
        digests.append(compiled(seeds, folder / name / "briefs.store", seed)["digest"])
    fourth = seeds / "fourth.txt"
    fourth.write_text(paper(2_000), "utf-8")
    store = folder / name / "briefs.store"
    with_fourth = compiled(seeds, store, 3)["digest"]
    fourth.unlink()
    without = compiled(seeds, store, 4)["digest"]
    same, back = digests[0] == digests[1], without == digests[0] != with_fourth
    return [
        Figure("digests of two folders, two hash seeds", _said(same), "equal", same),
        Figure("digest after a fourth paper came and went", _said(back), "equal", back),
    ]


def _said(equal: bool) -> str:
    return "equal" if equal else "different"
