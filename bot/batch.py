"""Many lines in order: each is answered, whatever it is, before the next is read."""

from __future__ import annotations

import asyncio
import codecs
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.app import App
from bot.log import sentence
from bot.model import Empty, Reply, Response, Turn
from briefs.errors import BriefError


class BatchError(BriefError):
    """The lines cannot be read, or some could not be answered."""


@contextmanager
def lines(file: str) -> Iterator[Iterator[str]]:
    """The lines of a UTF-8 file ("-": standard input), one at a time; BatchError where it cannot be read."""
    if file == "-":
        yield _decoded(sys.stdin.buffer, "standard input")
        return
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(Path(file).open("rb"))
        except OSError as error:
            raise BatchError(f"{file} cannot be read: {error.strerror}.") from error
        yield _decoded(stream, file)


def _decoded(stream: BinaryIO, name: str) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        data = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        try:
            yield data.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            raise BatchError(
                f"{name}, line {number}: this is not UTF-8.", "Save the file as UTF-8."
            ) from None


async def answer(app: App, lines: Iterable[str], show: Callable[[Response], None]) -> int:
    """How many lines failed; each is shown all the same, with what went wrong as its reply."""
    failed = 0
    for line in lines:
        try:
            response = await app.respond(line)
        except Exception as error:  # one line must not cost the others their answers
            failed += 1
            response = Response(Turn(line, "", "none", Empty()), Reply(sentence(error)))
        show(response)
        await asyncio.sleep(0)  # an answer may need no waiting at all; here Ctrl-C gets through
    return failed
