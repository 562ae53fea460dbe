"""What shows answers: a terminal to a person, plain text to everything else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TextIO

from bot.model import Action, Reply


class Screen(Protocol):
    """Where answers are shown."""

    def question(self, line: str) -> None:
        """A line that sets the answer that follows apart from the one before."""
        ...

    def reply(self, reply: Reply) -> None:
        """The reply's text."""
        ...

    def offers(self, actions: Sequence[Action], numbered: bool) -> None:
        """What one may want to ask next: by number in a conversation, else as a shell command."""
        ...


def screen(stream: TextIO) -> Screen:
    """The screen for a stream; rich is loaded for a terminal alone."""
    if stream.isatty():
        from bot.console.terminal import TerminalScreen

        return TerminalScreen(stream)
    from bot.console.plain import PlainScreen

    return PlainScreen(stream)
