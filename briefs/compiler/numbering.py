"""The numbers of sections: those that the paper prints, else counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

from briefs.compiler.shape import Shape

_PRINTED = re.compile(
    r"[*_]{0,3}(?:(?:chapter|section|part)\s)?(\d{1,2})(?P<deeper>(?:\.\d{1,2})+)?[.):]?(?=\s)", re.IGNORECASE
)
_FEWEST = 2  # headings that count


def numbers(heads: Sequence[Shape]) -> Mapping[int, int]:
    """The number of each section of the body, by its place among them from 1.

    Where all headings of the top level print numbers, one after the other ("2. Methods"), a section has the
    number printed, and what stands below it, "2.1 Sites", has the same: it is what readers look for. Else the
    sections are counted.
    """
    top = min((head.block.level for head in heads), default=0)
    printed = [_printed(head.text) if head.block.level == top else None for head in heads]
    chapters = [number for number in printed if number is not None]
    unnumbered = any(
        number is None and head.block.level == top and not _deeper(head.text)
        for head, number in zip(heads, printed, strict=True)
    )
    count_on = chapters == list(range(chapters[0], chapters[0] + len(chapters))) if chapters else False
    if unnumbered or not count_on or len(chapters) < _FEWEST or printed[0] is None:
        return {place: place for place in range(1, len(heads) + 1)}
    return dict(enumerate(accumulate((number or 0 for number in printed), max), 1))


def _printed(text: str) -> int | None:
    match = _PRINTED.match(text)
    return int(match.group(1)) if match is not None and match["deeper"] is None else None


def _deeper(text: str) -> bool:
    match = _PRINTED.match(text)
    return match is not None and match["deeper"] is not None
