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
_BAR = "│ "
_STYLES = {Shape.HEADING: "bold cyan", Shape.SMALL: "dim", Shape.NEIGHBOUR: "dim italic"}


class TerminalScreen:
    """Shows answers to a person."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False, emoji=False, markup=False, soft_wrap=True)

    def question(self, line: str) -> None:
        """A line that sets the answer that follows apart from the one before."""
        self._print(Text(f"» {visible(line)}", "bold magenta"))
        self._console.print()

    def reply(self, reply: Reply) -> None:
        """The reply's text, then an empty line."""
        for line in read(reply.text):
            for row in self._rows(line):
                self._print(row)
        self._console.print()

    def offers(self, actions: Sequence[Action], numbered: bool) -> None:
        """What one may want to ask next."""
        for number, action in enumerate(actions, 1):
            self._print(Text(offer(number, action, numbered), "dim"))
        if actions:
            self._console.print()

    def _rows(self, line: Line) -> Iterator[Text]:
        """The line, wrapped; what follows a quote's label and bar hangs under its first word."""
        text = Text(style=_STYLES.get(line.shape, ""))
        for span in line.spans:
            text.append(span.text, "bold" if span.bold else "")
        if line.citation:
            text.append(" ").append(line.citation, "cyan")
        if line.shape is Shape.CODE:
            yield Text("  ").append_text(text)
            return
        first, later = "", ""
        if line.shape is Shape.QUOTE:
            first = f"{line.label} {_BAR}" if line.label else _BAR
            later = " " * (cell_len(first) - len(_BAR)) + _BAR
        elif line.shape is Shape.NEIGHBOUR:
            first = later = "  "
        room = max(20, min(self._console.width, _WIDEST) - cell_len(first))
        for number, row in enumerate(text.wrap(self._console, room)):
            row.rstrip()
            yield Text(later if number else first, "cyan").append_text(row)

    def _print(self, text: Text) -> None:
        self._console.print(text)
