"""What the parts of the search benchmark are given, and what each gives back."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from figure import Figure

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the evaluation lies, who the peers are, and how much is measured."""

    evaluation: Path
    peers: str  # the interpreter that has the peers
    scratch: Path  # a folder that is removed in the end
    keep: Path | None  # where compiled stores are kept and looked for, if anywhere
    sizes: tuple[int, ...]  # passages
    quick: bool

    @property
    def programs(self) -> Path:
        """The folder of bench.py, scale.py, autocomplete.py and compare.py."""
        return self.evaluation / "retrieval"

    @property
    def collections(self) -> list[Path]:
        """The collections, the smallest first."""
        found = (self.programs / "data").glob("*/docs.jsonl")
        return [docs.parent for docs in sorted(found, key=lambda docs: (docs.stat().st_size, docs))]

    def program(self, name: str) -> Any:
        """A program of the evaluation as a module."""
        sys.dont_write_bytecode = True  # not into the folder of somebody else
        if str(self.programs) not in sys.path:
            sys.path.append(str(self.programs))
        return import_module(name)


@dataclass(frozen=True, slots=True)
class Report:
    """What a part has to show, and those of its figures of which something is wanted."""

    text: str
    figures: list[Figure]
