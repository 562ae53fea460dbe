"""Front matter: the keys and values a Markdown file starts with, in the plain part of YAML or TOML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.compiler.shape import Shape
from briefs.records import dataclass

_KEY = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*[:=]\s*(.*)")
_ITEM = re.compile(r"\s*-\s+(.*)")
_NAMES = {
    "title": "title",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "date": "date",
    "published": "date",
    "year": "date",
    "event": "event",
    "conference": "event",
    "venue": "venue",
    "location": "venue",
    "publisher": "publisher",
    "journal": "publisher",
    "type": "kind",
    "kind": "kind",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A field of the front matter that papers have, its values, and the line it stands on."""

    name: str
    values: tuple[str, ...]
    line: int


def entries(shape: Shape) -> Iterator[Entry]:
    """The entries of a block of front matter whose names mean something; nested tables are passed over."""
    name, values, start = "", [], 0
    for number, line in (*shape.numbered_lines, (0, "end:")):
        item = _ITEM.match(line)
        if item is not None and name:
            values.append(_bare(item.group(1)))
            continue
        match = _KEY.match(line[:500])
        if match is None:
            continue
        if name and values:
            yield Entry(name, tuple(values), start)
        name, start = _NAMES.get(match.group(1).casefold(), ""), number
        values = _values(match.group(2)) if name else []


def _values(text: str) -> list[str]:
    text = text.strip()
    pieces = text[1:-1].split(",") if text.startswith("[") and text.endswith("]") else [text]
    return [value for piece in pieces if (value := _bare(piece))]


def _bare(text: str) -> str:
    text = text.strip()
    return text[1:-1].strip() if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text
