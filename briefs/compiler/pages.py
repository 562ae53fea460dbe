"""Marks of the printed page: numbers, and the lines that come back at the top or foot of page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence, Set

from briefs.compiler.shape import Shape, stops

_NUMBER = re.compile(
    r"[\[(–—-]*\s?(?:(?:page|p\.)\s?)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\s?[\])–—-]*", re.IGNORECASE
)
_COLUMNS = re.compile(r"\S(?:\s{3,}|\t|\s\|\s)\S")
_DIGITS = re.compile(r"\d+")
_LONGEST = 120  # characters


def page_marks(shapes: Sequence[Shape], removed: Set[int]) -> dict[int, str]:
    """The blocks that are page numbers, running heads or feet, and why."""
    singles = [i for i, s in enumerate(shapes) if i not in removed and _could_be_mark(s)]
    found = dict.fromkeys(_numbers(shapes, singles), "page number")
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for i in singles:
        if i not in found:
            alike[_DIGITS.sub("#", shapes[i].text.casefold())].append(i)
    running = "page header or footer"
    for text, where in alike.items():
        numbered = "#" in text and _COLUMNS.search(text) is not None
        if len(where) > 1 and (numbered or all(_at_break(shapes, i, found) for i in where)):
            found |= dict.fromkeys(where, running)
    for i in singles:
        if _COLUMNS.search(shapes[i].text) and _at_break(shapes, i, found):
            found.setdefault(i, running)
    return found


def _numbers(shapes: Sequence[Shape], singles: Sequence[int]) -> list[int]:
    """Numbers that stand alone between text, two or more of them; one beside another is a figure."""
    alone = {i for i in singles if _NUMBER.fullmatch(shapes[i].text)}
    numbers = [i for i in singles if i in alone and not {i - 1, i + 1} & alone]
    return numbers if len(numbers) > 1 else []


def _could_be_mark(shape: Shape) -> bool:
    return (
        len(shape.lines) == 1
        and len(shape.text) <= _LONGEST
        and not shape.block.level
        and not stops(shape.text)
    )


def _at_break(shapes: Sequence[Shape], i: int, found: dict[int, str]) -> bool:
    """Whether a page ends or begins at a block."""
    after = i + 1 < len(shapes) and shapes[i + 1].block.new_page
    return shapes[i].block.new_page or after or i - 1 in found or i + 1 in found
