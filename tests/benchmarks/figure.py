"""What a benchmark found out, and the table of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; ``ok`` is None where nothing is wanted of it."""

    name: str
    measured: str
    wanted: str = ""
    ok: bool | None = None


_HEAD = ("figure", "measured", "wanted", "ok")
_MARKS = {True: "yes", False: "NO", None: ""}


def table(figures: Iterable[Figure]) -> str:
    """The figures in columns, under a head."""
    return columns(_HEAD, [(f.name, f.measured, f.wanted, _MARKS[f.ok]) for f in figures])


def columns(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows in columns, under a head."""
    rows = [head, *rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)
