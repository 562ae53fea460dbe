"""What became of the runs of the kill harness, one row for each name."""

from collections.abc import Iterable, Mapping
from typing import Any

ADDED = (
    *("expected", "kills", "images", "faults", "slow", "posts", "deduped", "bound", "lost", "doubled"),
    *("reworded", "misnumbered", "mistimed", "misstated", "gone", "half", "corrupt", "seconds"),
)
_HEADS = {
    "expected": "occurrences",
    "bound": "kills, of each message under way, + faults",
    "gone": "edits gone",
    "half": "half edits",
    "images": "power cuts",
}


def summed(name: str, verdicts: Iterable[Mapping[str, Any]], right: bool) -> dict[str, Any]:
    """One row of several runs of the same kind."""
    found = list(verdicts)
    return {"name": name, "right": right} | {
        column: round(sum(verdict.get(column, 0) for verdict in found), 1) for column in ADDED
    }


def table(rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows in Markdown, those of one name as one, in the order of their first."""
    by_name: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        by_name.setdefault(row["name"], []).append(row)
    heads = ["run", *(_HEADS.get(column, column) for column in ADDED), "as it must be"]
    lines = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for name, some in by_name.items():
        one = summed(name, some, all(row["right"] for row in some))
        cells = [name, *(str(one[column]) for column in ADDED), "yes" if one["right"] else "NO"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)
