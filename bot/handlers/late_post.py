"""A brief that did not go out at its time, posted because a moderator wants it."""

from __future__ import annotations

import datetime

from bot import commands as c
from bot.handlers.room import Done
from bot.schedule_answers import PostAsked, PostTaken, Refusal, ScheduleRefused
from bot.state.models import CONFIRMED
from bot.state.schedule_models import UNSENT, Occurrence, Planned, Schedule, Stage
from bot.state.state import State


async def post(state: State, actor: int, found: Schedule, command: c.Schedule) -> Done:
    """The newest brief of a schedule that did not go out, or the one whose time is given, let go out once.

    One that may stand in the channel already is asked about first: that alone may come out as two.
    """
    label, sure = _read(command.what)
    ledger = await state.ledger()
    brief = await ledger.unsent(found.guild, found.id, label)
    if brief is None or brief.stage is Stage.CANCELLED:
        return Done(command, ScheduleRefused(Refusal.NOTHING, number=found.number))
    if brief.stage in UNSENT:
        doubtful = await _doubtful(state, brief)
        if doubtful and not sure:
            return Done(command, PostAsked(found, _planned(brief)))
        if await ledger.reopen(found.guild, brief, actor):
            restored = await (await state.queue()).mark("restored") is not None
            again = brief.stage is Stage.UNCONFIRMED and brief.payload is not None
            return Done(command, PostTaken(found, _planned(brief), again, restored))
    return Done(
        command, ScheduleRefused(Refusal.POSTED, told=f"{brief.label:%Y-%m-%d, %H:%M}", number=found.number)
    )


def _read(what: str | None) -> tuple[datetime.datetime | None, bool]:
    """The time that a line names, and whether it says that it is meant."""
    words = (what or "").split()
    sure = words[-1:] == [CONFIRMED]
    try:
        return datetime.datetime.fromisoformat(words[0]), sure
    except (IndexError, ValueError):
        return None, sure


async def _doubtful(state: State, brief: Occurrence) -> bool:
    """Whether a brief may stand in its channel: an answer was lost, or a database that was replaced has sent it."""
    confirmed = await (await state.queue()).mark("confirmed")
    replaced = confirmed is not None and brief.at <= datetime.datetime.fromisoformat(confirmed)
    tried_again = brief.stage is Stage.BLOCKED and brief.attempts > 1
    return brief.stage is Stage.UNCONFIRMED or tried_again or replaced


def _planned(brief: Occurrence) -> Planned:
    return Planned(brief.label, brief.at)
