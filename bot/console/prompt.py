"""A person's prompt: history, completion, and the role they speak in."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import FileHistory, History, InMemoryHistory

from bot.console import completion
from bot.home import writable
from bot.options import Who

log = logging.getLogger(__name__)

_COLOURS = {Who.MEMBER: "ansicyan", Who.MODERATOR: "ansiyellow"}


class PromptReader:
    """Reads the lines that a person types."""

    interactive = True

    def __init__(self, completer: completion.Completer, history: Path) -> None:
        self._completer = PromptCompleter(completer)
        self._session: PromptSession[str] = PromptSession(
            history=_history(history), completer=self._completer, complete_while_typing=False
        )

    async def line(self, role: Who) -> str | None:
        """The next line typed; None after Ctrl-D. Ctrl-C begins the line anew."""
        self._completer.role = role
        prompt = FormattedText([(f"{_COLOURS[role]} bold", f"{role.value}> ")])
        while True:
            try:
                return await self._session.prompt_async(prompt)
            except KeyboardInterrupt:
                continue
            except EOFError:
                return None


class PromptCompleter(Completer):
    """The completions as prompt_toolkit wants them."""

    def __init__(self, completer: completion.Completer) -> None:
        self._completer, self.role = completer, Who.MEMBER

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 - tells Tab from typing; here only Tab completes
    ) -> Iterable[Completion]:
        """The completions of what stands before the cursor."""
        for found in self._completer.complete(document.text_before_cursor, self.role):
            yield Completion(found.word, -found.typed, display_meta=found.meaning)


def _history(file: Path) -> History:
    """The lines of earlier conversations, in a file for this user alone; else in memory."""
    try:
        if writable(file.parent):
            os.close(os.open(file, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600))
            file.chmod(0o600)
            return FileHistory(file)
    except OSError as error:
        log.warning("The history %s cannot be kept: %s.", file, error.strerror)
    return InMemoryHistory()
