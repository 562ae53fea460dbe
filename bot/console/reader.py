"""Where the console's lines come from: a person at a prompt, or a pipe."""

from __future__ import annotations

import sys
from typing import BinaryIO, Protocol

from bot.console.completion import Completer
from bot.home import data_folder
from bot.options import Who


class Reader(Protocol):
    """What lines are read from."""

    interactive: bool  # somebody is typing, who sees what was typed

    async def line(self, role: Who) -> str | None:
        """The next line; None where there is none any more."""
        ...


class PipeReader:
    """Lines from a stream that nobody types into; no prompt is shown."""

    interactive = False

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    async def line(self, role: Who) -> str | None:  # noqa: ARG002 - only a prompt shows the role
        """The next line; what is not UTF-8 in it is replaced."""
        line = self._stream.readline()
        return line.decode("utf-8", "replace").rstrip("\r\n") if line else None


def reader(completer: Completer) -> Reader:
    """The reader for standard input; prompt_toolkit is loaded for a terminal alone."""
    if sys.stdin.isatty():
        from bot.console.prompt import PromptReader

        return PromptReader(completer, data_folder() / "history")
    return PipeReader(sys.stdin.buffer)
