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

from bot import answers as settings
from bot import schedule_answers as schedules
from bot.actors import CONSOLE, Actor
from bot.commands import Daily as DailyLine
from bot.desk import Desk
from bot.gate import GateError, Sources, verify
from bot.grammar import parse
from bot.handlers.room import Reach, everywhere
from bot.model import Frame, Response, Turn, Withheld
from bot.options import Who
from bot.replies import word
from bot.schedule_answers import SchedulePreview
from bot.sources import Source, SourceError
from briefs.library import Library
from briefs.records import dataclass

if TYPE_CHECKING:
    from bot.state.state import State

_MOST_KEPT = 500  # answers

log = logging.getLogger(__name__)


_Asked = tuple[str, Who]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A response, and the sources its reply was compared with."""

    response: Response
    sources: tuple[tuple[str, Source], ...]


class App:
    """Answers lines; nothing leaves it that the gate has not compared with the source files."""

    def __init__(
        self,
        library: Library,
        sources: Sources,
        today: Callable[[], datetime.date],
        state: State | None = None,
        reach: Reach = everywhere,
    ) -> None:
        self.library, self.sources = library, sources
        self._desk = Desk(library, today, state, reach)
        self._kept: dict[_Asked, _Kept] = {}

    def kept(self, line: str, actor: Actor) -> Response | None:
        """What the line was answered before, if no source has changed that the reply was compared with.

        It would be answered so again, and it would be verified against the very bytes it was verified against.
        """
        kept = self._kept.get((line, actor.who))
        if kept is None or any(self.sources.unchanged(paper) is not source for paper, source in kept.sources):
            return None
        return kept.response

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        store: Path,
        seeds: Path | None,
        today: Callable[[], datetime.date],
        state: State | None = None,
        reach: Reach = everywhere,
    ) -> AsyncIterator[App]:
        """The app over a compiled store; ``seeds`` is the folder of the papers, where it is still there.

        Without a ``state`` nothing can be set; ``reach`` tells where a schedule may post.
        """
        async with Library.open(store) as library:
            yield cls(library, Sources(library.papers, seeds, library), today, state, reach)

    async def answer(self, line: str, actor: Actor = CONSOLE) -> Turn:
        """The answer to a line, not yet worded."""
        return await self._desk.answer(line, actor)

    async def respond(self, line: str, actor: Actor = CONSOLE, *, frame: Frame | None = None) -> Response:
        """The verified reply to a line, for whoever asks; one that cannot be verified is withheld."""
        if frame is None and (kept := self.kept(line, actor)):
            return kept
        turn = await self.answer(line, actor)
        reply = word(turn, frame)
        try:
            papers = sorted({quote.paper for quote in reply.quotes})
            sources = tuple([(paper, await self.sources.source(paper)) for paper in papers])
            await verify(reply, self.sources)
        except (GateError, SourceError) as error:
            reason = error.reason if isinstance(error, GateError) else str(error)
            incident = sha256(f"{turn.line}\n{reason}".encode()).hexdigest()[:8]
            log.error("reply withheld incident=%s command=%s: %s", incident, turn.intent, reason)
            turn = replace(turn, intent="none", answer=Withheld(incident))
            return Response(turn, word(turn, frame))
        response = Response(turn, reply)
        if isinstance(turn.answer, SchedulePreview):
            from bot.schedule.preview import previewed

            return await previewed(self, response, turn.answer)
        passing = isinstance(
            turn.answer, settings.Answer | schedules.Answer
        )  # the state is in it, or the day
        if frame is None and not passing and not isinstance(parse(turn.line), DailyLine):
            self._keep((line, actor.who), _Kept(response, sources))
        return response

    def _keep(self, key: _Asked, kept: _Kept) -> None:
        self._kept[key] = kept
        if len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]

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
