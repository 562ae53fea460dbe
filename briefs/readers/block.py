"""Blocks and lines: how a reader cuts a file, before anything is known about what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from briefs.records import dataclass

# White space and the invisible characters that editors leave behind: nobody sees them.
BLANK = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
)
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n)|([^\r\n]+)")
_BREAK = re.compile(r"\r\n|\r|\n")


class Form(StrEnum):
    """What a file format says a block is. Plain text says nothing: all its blocks are text."""

    TEXT = "text"
    HEADING = "heading"
    META = "meta"  # front matter
    NOTE = "note"  # a footnote
    ASIDE = "aside"  # code, a table, markup: never quoted


class Line(NamedTuple):
    """One line of a file: ``start:end`` without its line break, ``left:right`` what can be seen of it."""

    number: int
    start: int
    end: int
    left: int
    right: int

    @property
    def blank(self) -> bool:
        """Whether nothing can be seen."""
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class Block:
    """A slice of a file without white space at its ends; lines count from 1."""

    start: int
    end: int
    line: int
    last_line: int
    form: Form = Form.TEXT
    level: int = 0  # of a heading, from 1
    aside: str = ""  # what an aside is
    new_page: bool = False  # a form feed stands before it


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Line]:
    """The lines of a stretch of text, numbered from 1; CR LF, CR and LF end a line."""
    for number, match in enumerate(_LINE.finditer(text, start, len(text) if end is None else end), 1):
        left, right = match.span(match.lastindex or 0)
        yield Line(number, left, right, *(strip(text, left, right) if left < right else (right, right)))


def line_number(text: str, offset: int) -> int:
    """The number of the line that an offset stands on."""
    return 1 + len(_BREAK.findall(text, 0, offset))


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """The slice without white space and invisible characters at its ends; nothing left: empty at its end."""
    inner = text[start:end].lstrip(BLANK)
    left = end - len(inner)
    return left, left + len(inner.rstrip(BLANK))


def block(group: Sequence[Line], form: Form = Form.TEXT, aside: str = "", new_page: bool = False) -> Block:
    """The block that some neighbouring lines make, the first and the last of them not blank."""
    first, last = group[0], group[-1]
    return Block(first.left, last.right, first.number, last.number, form, 0, aside, new_page)
