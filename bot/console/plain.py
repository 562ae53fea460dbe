"""Answers as plain text, for files and pipes: no colour, no marks, the same at every width."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TextIO

from bot.console.card import Line, Shape, read, visible
from bot.model import Action, Reply

_PLAIN_QUOTED = frozenset('"$`\\!')


class PlainScreen:
    """Shows answers on a stream that nobody may be looking at."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def question(self, line: str) -> None:
        """A line that sets the answer that follows apart from the one before."""
        self._print(f"=== {visible(line)} ===", "")

    def reply(self, reply: Reply) -> None:
        """The reply's text, then an empty line."""
        self._print(*(_plain(line) for line in read(reply.text)), "")

    def offers(self, actions: Sequence[Action], numbered: bool) -> None:
        """What one may want to ask next."""
        if actions:
            self._print(*(offer(n, action, numbered) for n, action in enumerate(actions, 1)), "")

    def _print(self, *lines: str) -> None:
        self._stream.write("".join(f"{line}\n" for line in lines))
        self._stream.flush()


def offer(number: int, action: Action, numbered: bool) -> str:
    """An action as one line: by its number in a conversation, else as what to type in a shell."""
    line, label = visible(action.line), visible(action.label)
    told = f"  ({label})" if label.casefold() not in ("", line.casefold()) else ""
    return f"{number}  {line}{told}" if numbered else f"Try: briefbot ask {_quoted(line)}{told}"


def _plain(line: Line) -> str:
    if line.shape is Shape.QUOTE:
        label = f"{line.label} " if line.label.isdigit() or "," in line.label else line.label
        return f"{label}> {line.text} {line.citation}".rstrip()
    return f"{line.text} {line.citation}".rstrip()


def _quoted(line: str) -> str:
    return shlex.quote(line) if _PLAIN_QUOTED & set(line) else f'"{line}"'
