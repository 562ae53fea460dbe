"""List markers at the start of a line, and blocks that are lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefs.readers.block import BLANK, strip

_MARKER = re.compile(
    r"""(?:(?P<bullet>[•‣⁃◦▪▫●○■□∙·*+–-])
    | [([]?(?P<number>\d{1,3})[.)\]]
    | \((?P<roman>[ivxlc]{1,6}|[IVXLC]{1,6})\) | (?P<lowroman>[ivx]{1,5})[.)]
    | \((?P<letter>[a-zA-Z])\) | (?P<small>[a-z])[.)] | (?P<capital>[A-Z])\)
    )[ \t\u00a0]+(?=\S)""",
    re.VERBOSE,
)
_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: how long it is with the space after it, its style, and its number if it has one."""

    length: int
    style: str
    number: int | None


def marker(text: str) -> Marker | None:
    """The list marker that a text starts with, if any. A capital letter with a stop is an initial, not a marker."""
    match = _MARKER.match(text[:40])
    if match is None:
        return None
    kind = match.lastgroup or ""
    style = match["bullet"] or f"{kind}{match.group()[:1] if kind != 'number' else ''}"
    return Marker(match.end(), style, int(match["number"]) if match["number"] else None)


def is_list(text: str) -> bool:
    """Whether a block is a list of two or more items, each on lines of its own.

    A line without a marker continues the item above it if it is indented, or if the markers count 1, 2, 3.
    """
    marks: list[Marker] = []
    indented = True
    for match in _LINE.finditer(text):
        line = match.group().lstrip(BLANK)
        found = marker(line)
        if found is not None:
            marks.append(found)
        elif not marks:
            return False
        elif line:
            indented = indented and len(line) < len(match.group())
    if len(marks) < 2 or len({mark.style for mark in marks}) > 1:
        return False
    first = marks[0].number
    return indented or (
        first is not None and [m.number for m in marks] == list(range(first, first + len(marks)))
    )


def items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list from behind its first marker, as (start, end) offsets, markers left out."""
    spans: list[tuple[int, int]] = []
    for match in _LINE.finditer(text, start, end):
        left, right = strip(text, match.start(), match.end())
        if left == right:
            continue
        mark = marker(text[left : min(right, left + 40)]) if spans else None
        if spans and mark is None:
            spans[-1] = (spans[-1][0], right)
        else:
            spans.append((left + (mark.length if mark else 0), right))
    return spans
