"""A brief that did not go out at its time, posted because a moderator wants it."""

from __future__ import annotations

import datetime

from bot import commands as c
from bot.handlers.orders import RefusedError, missing
from bot.handlers.room import Done, Room
from bot.schedule_answers import PostAsked, PostTaken, Refusal
from bot.state.errors import StateError
from bot.state.models import CONFIRMED
from bot.state.queue import Queue
from bot.state.schedule_models import UNSENT, Occurrence, Planned, Schedule, Stage


async def post(room: Room, found: Schedule, command: c.Schedule) -> Done:
    """The newest brief of a schedule that did not go out, or the one whose time is given, let go out once.

    One that may stand in the channel already is asked about first: that alone may come out as two.
    """
    if room.state is None:
        raise StateError("No schedules are kept here.")
    ledger, queue = await room.state.ledger(), await room.state.queue()
    label, zone, sure = _read(command.what)
    brief = await ledger.unsent(found.guild, found.id, label, zone)
    if brief is None or brief.stage is Stage.CANCELLED:
        raise RefusedError(Refusal.NOTHING, number=found.number)
    told = f"{brief.label:%Y-%m-%d, %H:%M}"
    if brief.stage not in UNSENT:
        raise RefusedError(Refusal.POSTED, told=told, number=found.number)
    again = brief.payload is not None  # it is posted as it was, and where it was to be
    channel = (brief.what if again and brief.what is not None else found.what).channel
    if lacking := await missing(room, channel):
        raise RefusedError(Refusal.REACH, str(channel), ", ".join(lacking), number=found.number)
    planned = Planned(brief.label, brief.at)
    if not sure and await _doubtful(queue, brief):
        return Done(command, PostAsked(found, planned, brief.zone, channel))
    if not await ledger.reopen(found.guild, brief, room.actor.id):
        raise RefusedError(Refusal.POSTED, told=told, number=found.number)
    restored = await queue.mark("restored") is not None
    return Done(command, PostTaken(found, planned, channel, again, restored))


def _read(what: str | None) -> tuple[datetime.datetime | None, str | None, bool]:
    """The time that a line names, the zone whose time that is, and whether it says that it is meant."""
    words = (what or "").split()
    sure = words[-1:] == [CONFIRMED]
    when, zone, *_ = *(words[:-1] if sure else words), None, None
    try:
        return datetime.datetime.fromisoformat(when or ""), zone, sure
    except ValueError:
        return None, None, sure


async def _doubtful(queue: Queue, brief: Occurrence) -> bool:
    """Whether a brief may stand in its channel: an answer was lost, or a database that was replaced has sent it."""
    confirmed = await queue.mark("confirmed")
    replaced = confirmed is not None and brief.at <= datetime.datetime.fromisoformat(confirmed)
    return brief.stage is Stage.UNCONFIRMED or replaced
