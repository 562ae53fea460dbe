"""Answers on a terminal: weight instead of marks, quotes behind a bar, everything wrapped to its width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.console.card import Line, Shape, read, visible
from bot.console.plain import offer
from bot.model import Action, Reply

_WIDEST = 100  # columns: longer lines are hard to read
_NARROWEST = 20
_BAR = "│ "
_STYLES = {Shape.HEADING: "bold cyan", Shape.SMALL: "dim", Shape.NEIGHBOUR: "dim italic"}


class TerminalScreen:
    """Shows answers to a person."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False, emoji=False, markup=False, soft_wrap=True)

    def question(self, line: str) -> None:
        """A line that sets the answer that follows apart from the one before."""
        self._console.print(Text(f"» {visible(line)}", "bold magenta"))
        self._console.print()

    def reply(self, reply: Reply) -> None:
        """The reply's text, then an empty line."""
        before = Shape.TEXT
        for line in read(reply.text):
            if line.shape is Shape.QUOTE and not line.label and before in (Shape.QUOTE, Shape.SMALL):
                self._console.print()  # where one quote ends and the next begins
            for row in self._rows(line):
                self._console.print(row)
            before = line.shape
        self._console.print()

    def offers(self, actions: Sequence[Action], numbered: bool) -> None:
        """What one may want to ask next."""
        for number, action in enumerate(actions, 1):
            self._console.print(Text(offer(number, action, numbered), "dim"))
        if actions:
            self._console.print()

    def _rows(self, line: Line) -> Iterator[Text]:
        """The line, wrapped; what follows a quote's label and bar hangs under its first word."""
        words = Text(style=_STYLES.get(line.shape, ""))
        for span in line.spans:
            words.append(span.text, "bold" if span.bold else "")
        if line.shape is Shape.CODE:
            yield Text("  ").append_text(words)
            return
        first, later = _margins(line)
        room = max(_NARROWEST, min(self._console.width, _WIDEST) - cell_len(first))
        rows = list(words.wrap(self._console, room))
        if line.citation:
            rows = _cited(rows, line.citation, room)
        for number, row in enumerate(rows):
            row.rstrip()
            yield Text().append(later if number else first, "cyan").append_text(row)


def _margins(line: Line) -> tuple[str, str]:
    """What stands before the first row of a line, and before the others."""
    if line.shape is Shape.QUOTE:
        label = f"{line.label} " if line.label else ""
        return label + _BAR, " " * cell_len(label) + _BAR
    margin = "  " if line.shape is Shape.NEIGHBOUR else ""
    return margin, margin


def _cited(rows: list[Text], citation: str, room: int) -> list[Text]:
    """The rows with the citation after the last word; it is not broken, so that it can be searched for."""
    *rest, last = rows or [Text()]
    last.rstrip()
    if last.cell_len + 1 + cell_len(citation) <= room:
        return [*rest, last.append(" ").append(citation, "cyan")]
    return [*rest, last, Text(citation, "cyan")]
