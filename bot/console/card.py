"""A reply's Markdown, line by line, as what a person is to see: no escapes, no marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from bot.markup import unbold, unescape
from briefs.records import dataclass

_QUOTE = re.compile(r"(?P<side>[^\W\d_]{1,3})?(?:\*\*(?P<years>\d+s?(?:, \d+s?)*)\*\* )?> ")
_FENCE = "```"
_BROKEN_FENCE = "`\u200b"
# What could move the cursor, change colours or reorder the line. A reader sees its code instead.
_UNSAFE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u180e\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)


class Shape(Enum):
    """What a line of a card is."""

    HEADING = auto()
    SMALL = auto()
    QUOTE = auto()
    NEIGHBOUR = auto()  # a sentence from next door, not part of the quote
    CODE = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is seen; an empty one has no spans."""

    shape: Shape
    spans: tuple[Span, ...]
    label: str = ""  # before a quote: the side of a comparison, or the years
    citation: str = ""  # after a quote, in its brackets

    @property
    def text(self) -> str:
        """The line's words."""
        return "".join(span.text for span in self.spans)


def read(markdown: str) -> Iterator[Line]:
    """The lines of a reply's text."""
    fenced = False
    for line in markdown.split("\n"):
        if line.startswith(_FENCE):
            fenced = not fenced
        elif fenced:
            yield Line(Shape.CODE, (Span(visible(line.replace(_BROKEN_FENCE, "`"))),))
        else:
            yield _line(line)


def visible(text: str) -> str:
    """The text on one line, with codes for characters that a terminal would obey instead of showing."""
    return _UNSAFE.sub(lambda match: f"\\u{{{ord(match.group()):04X}}}", text)


def _line(line: str) -> Line:
    if quote := _QUOTE.match(line):
        label = quote["side"] or quote["years"] or ""
        return _cited(Shape.QUOTE, line[quote.end() :], label)
    if line.startswith("‹ "):
        return _cited(Shape.NEIGHBOUR, line)
    if line.startswith("## "):
        return Line(Shape.HEADING, _spans(line[3:]))
    if line.startswith("-# "):
        return Line(Shape.SMALL, _spans(line[3:]))
    return Line(Shape.TEXT, _spans(line))


def _cited(shape: Shape, line: str, label: str = "") -> Line:
    words, opening, citation = line.rpartition(" [")  # a bracket of the source's own is escaped
    if not opening:
        return Line(shape, _spans(line), label)
    return Line(shape, _spans(words), label, visible(unescape(f"[{citation}")))


def _spans(markdown: str) -> tuple[Span, ...]:
    pieces = (visible(unescape(piece)) for piece in unbold(markdown))
    return tuple(Span(piece, bold=n % 2 == 1) for n, piece in enumerate(pieces) if piece)
