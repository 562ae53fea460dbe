"""What moderators are shown of schedules: which there are, what became of them, and what they would do."""

from __future__ import annotations

import datetime
from dataclasses import replace

from bot import commands as c
from bot.handlers.orders import RefusedError, missing, now
from bot.handlers.room import Done, Room
from bot.limits import clip
from bot.moderating import REHEARSED, REHEARSED_DEFAULT
from bot.schedule.due import first
from bot.schedule.rehearsal import rehearsal
from bot.schedule.rules import FIRST_YEAR, LAST_YEAR
from bot.schedule_answers import Refusal, ScheduleChanges, ScheduleList, SchedulePreview, Timed
from bot.schedule_answers import ScheduleLog as Log
from bot.state.marks import restored
from bot.state.schedule_models import Planned, Reason, Schedule, ScheduleChange, Status
from bot.state.schedule_store import ScheduleStore
from briefs.paging import paged

_LISTED, _LOGGED, _CHANGED = 12, 10, 500
_LINE, _ROOM = 120, 1500  # characters of a line, and of a page


async def listed(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    """A page of the schedules there are, each with its next time."""
    there = await store.all(guild)
    shown, page, pages = paged(there, command.page, _LISTED, _width, _ROOM)
    answer = ScheduleList(tuple([Timed(s, next_of(room, s)) for s in shown]), page, pages)
    return Done(replace(command, page=page), answer)


async def preview(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    """What would go out next, and why it would not."""
    what = await found(store, guild, command)
    if what.edits is not None and (edited := await store.get(guild, what.edits)):
        what = replace(edited, what=what.what, status=Status.DRAFT, reason=Reason.NONE)
    lacking = await missing(room, what.what.channel)
    waits = room.state is not None and await restored(await room.state.database()) is not None
    return Done(command, SchedulePreview(what, first(what.what, now(room)), lacking, waits))


async def log(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:  # noqa: ARG001
    """What became of the last occurrences."""
    if command.number is not None:
        await found(store, guild, command)
    pages = max(1, -(-await store.logged(guild, command.number) // _LOGGED))
    page = min(command.page, pages)
    entries = await store.log(guild, command.number, _LOGGED, (page - 1) * _LOGGED)
    return Done(replace(command, page=page), Log(command.number, tuple(entries), page, pages))


async def changes(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:  # noqa: ARG001
    """Who did what, the latest first."""
    done = await store.changes(guild, _CHANGED)
    shown, page, pages = paged(done, command.page, _LOGGED, _told, _ROOM)
    return Done(replace(command, page=page), ScheduleChanges(shown, page, pages))


async def rehearse(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    """What would go out in some days."""
    days = command.number or REHEARSED_DEFAULT
    if command.what is not None or days > REHEARSED:
        raise RefusedError(Refusal.DAYS, command.what or str(days), str(REHEARSED))
    start = now(room) if command.when is None else _moment(command.when)
    there = await store.all(guild)
    return Done(replace(command, number=days), await rehearsal(there, start, days))


def _moment(typed: str) -> datetime.datetime:
    """A moment that a rehearsal can start at."""
    try:
        moment = datetime.datetime.fromisoformat(typed)
        moment = moment.astimezone(datetime.UTC) if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    except (ValueError, OverflowError):
        raise RefusedError(Refusal.MOMENT, typed) from None
    if not FIRST_YEAR < moment.year < LAST_YEAR:
        raise RefusedError(Refusal.MOMENT, typed)
    return moment


async def found(store: ScheduleStore, guild: int, command: c.Schedule) -> Schedule:
    """The server's own schedule of that number; one of another server is as good as none."""
    if command.number is None:
        raise RefusedError(Refusal.NO_NUMBER, command.action, command.what or "")
    there = await store.get(guild, command.number)
    if there is None:
        raise RefusedError(Refusal.NUMBER, number=command.number)
    return there


def next_of(room: Room, schedule: Schedule) -> Planned | None:
    """When a schedule is due next, if it runs."""
    return first(schedule.what, now(room)) if schedule.status is Status.ACTIVE else None


def _width(schedule: Schedule) -> int:
    """How many characters a schedule takes up in the list, at most."""
    what = schedule.what
    return len(clip(what.line, _LINE)) + len(clip(what.rule, _LINE)) + len(what.zone) + 100


def _told(change: ScheduleChange) -> int:
    """How many characters a change takes up, at most."""
    sides = [side for one in change.differences for side in (one.before, one.after)]
    return 80 + sum(len(clip(str(side), 50)) + 10 for side in sides)
