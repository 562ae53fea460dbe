"""From placed blocks to numbered paragraphs: markers and run-in headings off, lists tied to their lead-ins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefs.compile import headings
from briefs.compile.lists import Marker, is_list, marker
from briefs.compile.shape import Shape
from briefs.models import Kind, Part, Passage

_SMALL_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_A-Z](?:[^\W\d_]|-)+")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of text with the part and the section it stands in."""

    shape: Shape
    part: Part
    section: int | None


@dataclass(frozen=True, slots=True)
class _Trimmed:
    placed: Placed
    start: int
    kind: Kind
    mark: Marker | None
    heading: str | None


def passages(text: str, placed: Sequence[Placed]) -> tuple[Passage, ...]:
    """The paragraphs in the order of their numbers: summary and body as in the file, then the back matter."""
    ordered = [p for p in placed if p.part is not Part.BACK] + [p for p in placed if p.part is Part.BACK]
    ordinary = _ordinary_words(text)
    found: list[Passage] = []
    lead_in: int | None = None
    before: _Trimmed | None = None
    for number, each in enumerate(ordered, 1):
        trimmed = _trim(each, ordinary)
        if trimmed.kind is Kind.PROSE:
            lead_in = None
        elif before is not None and (before.kind is Kind.PROSE):
            lead_in = number - 1 if announces(found[-1].text) else None
        start, end = trimmed.start, each.shape.block.end
        found.append(
            Passage(
                number,
                each.part,
                trimmed.kind,
                start,
                end,
                text[start:end],
                (),
                each.section,
                trimmed.heading,
                lead_in,
            )
        )
        before = trimmed
    return tuple(found)


def announces(text: str) -> bool:
    """Whether a paragraph ends by announcing what comes next."""
    return text.rstrip("*_ ").endswith((":", "："))


def _trim(placed: Placed, ordinary: Callable[[str], bool]) -> _Trimmed:
    shape = placed.shape
    start = shape.block.start
    mark = marker(shape.text)
    if mark is not None:
        start += mark.length
    if mark is not None and is_list(shape.text):
        return _Trimmed(placed, start, Kind.LIST, mark, None)
    if placed.part is Part.BACK:
        return _Trimmed(placed, start, Kind.ITEM if mark else Kind.PROSE, mark, None)
    label = headings.run_in(shape.text[start - shape.block.start :], ordinary)
    if label is not None:
        start += label[1]
    return _Trimmed(placed, start, Kind.ITEM if mark else Kind.PROSE, mark, label[0] if label else None)


def _ordinary_words(text: str) -> Callable[[str], bool]:
    """A test whether a paper writes a word in small letters somewhere; the words are collected when first asked."""

    @lru_cache(maxsize=1)
    def small() -> frozenset[str]:
        return frozenset(_SMALL_WORD.findall(text))

    return lambda word: word in small()
