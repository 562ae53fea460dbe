"""The composition root: an open library, a desk, the gate; a line goes in, a verified reply comes out."""

from __future__ import annotations

import datetime
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from bot.actors import CONSOLE, Actor
from bot.desk import Desk
from bot.gate import GateError, Sources, verify
from bot.model import Reply, Turn, Withheld
from bot.replies import word
from briefs.library import Library
from briefs.records import dataclass

if TYPE_CHECKING:
    from bot.state.state import State

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Response:
    """A line that was answered, and the reply to show."""

    turn: Turn
    reply: Reply


class App:
    """Answers lines; nothing leaves it that the gate has not compared with the source files."""

    def __init__(
        self,
        library: Library,
        sources: Sources,
        today: Callable[[], datetime.date],
        state: State | None = None,
    ) -> None:
        self.library, self.sources = library, sources
        self._desk = Desk(library, today, state)

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        store: Path,
        seeds: Path | None,
        today: Callable[[], datetime.date],
        state: State | None = None,
    ) -> AsyncIterator[App]:
        """The app over a compiled store; ``seeds`` is the folder of the papers, where it is still there.

        Without a ``state`` nothing can be set.
        """
        async with Library.open(store) as library:
            yield cls(library, Sources(library.papers, seeds, library), today, state)

    async def answer(self, line: str, actor: Actor = CONSOLE) -> Turn:
        """The answer to a line, not yet worded."""
        return await self._desk.answer(line, actor)

    async def respond(self, line: str, actor: Actor = CONSOLE) -> Response:
        """The verified reply to a line, for whoever asks; one that cannot be verified is withheld."""
        turn = await self.answer(line, actor)
        reply = word(turn)
        try:
            await verify(reply, self.sources)
        except GateError as error:
            incident = sha256(f"{turn.line}\n{error.reason}".encode()).hexdigest()[:8]
            log.error("reply withheld incident=%s command=%s: %s", incident, turn.intent, error.reason)
            turn = replace(turn, intent="none", answer=Withheld(incident))
            reply = word(turn)
        return Response(turn, reply)

    async def illustrated(self, response: Response) -> Response:
        """The response with a verified picture of its answer; PictureError where it has none."""
        from bot.pictures.draw import PictureError, picture

        attachment = await picture(response.turn, self.library)
        reply = replace(response.reply, attachments=(*response.reply.attachments, attachment))
        try:
            await verify(reply, self.sources)
        except GateError as error:
            log.error("picture withheld command=%s: %s", response.turn.intent, error.reason)
            raise PictureError("The picture is withheld: its quotes could not be verified.") from error
        return replace(response, reply=reply)
