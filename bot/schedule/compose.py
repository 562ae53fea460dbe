"""What goes out: the answer to a schedule's line, framed with when it was due, and stored as it is posted."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from bot.actors import Actor, Place
from bot.clock import Clock
from bot.commands import Daily
from bot.grammar import canonical, parse
from bot.model import Frame, Reply, Response, Turn
from bot.replies import word
from bot.schedule.due import first, shown
from bot.schedule_answers import Suspended, Unshown, unsent
from bot.state.schedule_models import Logged, Occurrence, Planned, Schedule, Status
from bot.state.schedule_store import ScheduleStore

log = logging.getLogger(__name__)

_LOOKED_AT = 50  # of the last occurrences, for what did not go out


class Speaker(Protocol):
    """What answers lines: the app, or something that follows its store."""

    async def respond(self, line: str, actor: Actor = ..., *, frame: Frame | None = None) -> Response:
        """The verified reply to a line, in a frame."""
        ...


class Composer:
    """Words what schedules say."""

    def __init__(self, app: Speaker, store: ScheduleStore, clock: Clock) -> None:
        self._app, self._store, self._clock = app, store, clock

    async def compose(
        self, schedule: Schedule, found: Occurrence, issue: int, mark: str, late: bool, plain: bool = False
    ) -> Reply:
        """What an occurrence brings; in the fewest words where it is to be plain, or cannot be shown."""
        planned = shown(schedule.what, found)
        posted = self._clock.now() if late else None
        if not plain:
            try:
                return await framed(self._app, schedule, planned, issue, mark, posted)
            except Exception:  # one brief that cannot be made must not hold up others
                log.exception("not composed guild=%s schedule=%s", schedule.guild, schedule.number)
        line = line_of(schedule, planned.label, issue)
        return word(Turn(line, line, "none", Unshown(line)), frame_of(schedule, planned, mark, posted))

    async def notice(self, guild: int, doubts: Sequence[Logged]) -> Reply:
        """What the moderators of a server are told where something does not go out, or may be there or not."""
        stopped = [s for s in await self._store.all(guild) if s.status is Status.SUSPENDED]
        named = {(one.number, one.label, one.zone) for one in doubts}
        late = unsent(await self._store.log(guild, None, _LOOKED_AT))
        others = [one for one in late if (one.number, one.label, one.zone) not in named]
        return word(Turn("", "", "none", Suspended(tuple(stopped), (*doubts, *others))))


async def framed(
    app: Speaker,
    schedule: Schedule,
    planned: Planned,
    issue: int,
    mark: str = "",
    posted: datetime.datetime | None = None,
    preface: str = "",
) -> Reply:
    """The verified reply of a schedule for one of its times; whatever can go wrong with a line is raised."""
    place = Actor(place=Place(schedule.guild, schedule.what.channel))
    line = line_of(schedule, planned.label, issue)
    frame = replace(frame_of(schedule, planned, mark, posted), preface=preface)
    return (await app.respond(line, place, frame=frame)).reply


def line_of(schedule: Schedule, label: datetime.datetime, issue: int) -> str:
    """The line that is said at a time: a daily brief is of that day, and has its number in the row."""
    command = parse(schedule.what.line)
    if isinstance(command, Daily):
        command = replace(command, date=command.date or label.date(), issue=command.issue or issue)
    return canonical(command)


def frame_of(
    schedule: Schedule, planned: Planned, mark: str = "", posted: datetime.datetime | None = None
) -> Frame:
    """What stands around the reply."""
    what = schedule.what
    after = first(what, planned.at)
    return Frame(
        schedule.number,
        planned.label,
        what.zone,
        after.label if after else None,
        what.header,
        what.footer,
        mark,
        posted,
    )
