"""List markers at the start of a line, and blocks that are lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.readers.block import Line, lines
from briefs.records import dataclass

# A capital letter with a stop is somebody's initial, so letters count only when small or in brackets.
_MARKER = re.compile(
    r"""(?:(?P<bullet>[•‣⁃◦▪▫●○■□∙·*+–-])
    | [([]?(?P<number>\d{1,3})[.)\]]
    | \((?:[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zA-Z])\) | (?:[ivx]{1,5}|[a-z])[.)] | [A-Z]\)
    )[ \t\u00a0]+(?=\S)
    | (?P<round>o)(?:\t|[ ]{2,})(?=\S)""",
    re.VERBOSE,
)
_LONGEST = 40  # characters of a marker and its space


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: how long it is with the space after it, its style, and its number if it has one."""

    length: int
    style: str
    number: int | None


def marker(text: str) -> Marker | None:
    """The list marker that a text starts with, if any."""
    match = _MARKER.match(text[:_LONGEST])
    if match is None:
        return None
    number = int(match["number"]) if match["number"] else None
    return Marker(
        match.end(), match["bullet"] or match["round"] or ("letter" if number is None else "number"), number
    )


def is_list(text: str) -> bool:
    """Whether a block is a list of two or more items, each starting a line with a marker of one style.

    A line without a marker goes on with the item above it; numbers must count on then, as chance would not.
    """
    marks = [mark for line, mark in _marked_lines(text, 0, len(text))]
    if not marks or marks[0] is None:
        return False
    found = [mark for mark in marks if mark is not None]
    if len(found) < 2 or len({mark.style for mark in found}) > 1:
        return False
    first = found[0].number
    counted = first is None or [mark.number for mark in found] == list(range(first, first + len(found)))
    return counted or None not in marks


def items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list from behind its first marker, as (start, end) offsets, markers left out."""
    spans: list[tuple[int, int]] = []
    for line, mark in _marked_lines(text, start, end):
        if spans and mark is None:
            spans[-1] = (spans[-1][0], line.right)
        else:
            spans.append((line.left + (mark.length if mark and spans else 0), line.right))
    return spans


def _marked_lines(text: str, start: int, end: int) -> Iterator[tuple[Line, Marker | None]]:
    """The lines with their markers; a marker that is indented further than others belongs to a list inside."""
    found = [(line, _marker_of(text, line)) for line in lines(text, start, end) if not line.blank]
    indents = [line.left - line.start for line, mark in found[1:] if mark is not None]
    least = min(indents, default=0)
    for line, mark in found:
        yield line, mark if line.left - line.start <= least + 1 else None


def _marker_of(text: str, line: Line) -> Marker | None:
    return marker(text[line.left : min(line.right, line.left + _LONGEST)])
