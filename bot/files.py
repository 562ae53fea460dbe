"""The files that go with a reply: what is too wide for a message, to read and for spreadsheets."""

from __future__ import annotations

import csv
import io
import re

from bot.filters import all_words
from bot.limits import clip
from briefs.answers import Cell, Row, Table
from briefs.models import Quote
from briefs.text import collapse

# A spreadsheet takes a cell that begins so for a formula and runs it. A quote stands after its citation, so
# that nothing need be put before its words; any other cell gets an apostrophe, which hides it from formulae.
_FORMULA = ("=", "+", "-", "@")
_MARK = "\ufeff"  # without it many spreadsheets take UTF-8 for something else
_LONGEST = 80  # characters of a file's name
_UNSAFE = re.compile(r"[^\w.-]+")


def name(table: Table) -> str:
    """What the files of a table are called, without an ending."""
    ids = [paper.id for paper in table.papers] + ([table.topic.id] if table.topic else [])
    return clip(_UNSAFE.sub("-", "-".join(["compare", *ids])).strip(".-"), _LONGEST).rstrip("…")


def spreadsheet(table: Table) -> bytes:
    """A table as comma-separated values: a row for each thing, a column for each paper, then the signs."""
    written = io.StringIO(newline="")
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow([_safe(text) for text in ("aspect", *(paper.name for paper in table.papers), "signs")])
    for row in table.rows:
        rows.writerow([_safe(row.label), *map(_cell, row.cells), _safe(_signs(row))])
    return (_MARK + written.getvalue()).encode()


def cells(data: bytes) -> str:
    """What a file of comma-separated values holds, cell by cell, a line each."""
    return "\n".join(
        cell for row in csv.reader(io.StringIO(data.decode().removeprefix(_MARK), newline="")) for cell in row
    )


def cited(quote: Quote) -> str:
    """A quote as it stands in a cell."""
    return f"{quote.citation} {collapse(quote.text)}"


def _cell(cell: Cell) -> str:
    quotes = [quote for group in cell.groups for quote in group.quotes]
    if not quotes:
        return f"{cell.paragraphs} ¶"
    speakers = collapse(", ".join(all_words(quotes, "reported")))
    return "\n".join([*map(cited, quotes), *([f"reported: {speakers}"] if speakers else [])])


def _signs(row: Row) -> str:
    return "; ".join(
        f"{str(r.first.citation)[1:-1]} {r.sign} {str(r.second.citation)[1:-1]}" for r in row.relations
    )


def _safe(text: str) -> str:
    text = collapse(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
