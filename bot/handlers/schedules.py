"""What moderators do about schedules. The server is the actor's own, never one named in a line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import commands as c
from bot.actors import Actor
from bot.answers import NoServer
from bot.grammar import canonical, parse
from bot.handlers.room import Done, Room, UnfitError
from bot.moderating import REHEARSED, REHEARSED_DEFAULT
from bot.options import Who
from bot.schedule.due import OftenError, first, read_rule, upcoming
from bot.schedule.rehearsal import rehearsal
from bot.schedule_answers import (
    Refusal,
    RemoveAsked,
    ScheduleChanged,
    ScheduleChanges,
    ScheduleList,
    SchedulePreview,
    ScheduleProposed,
    ScheduleRefused,
    Timed,
)
from bot.schedule_answers import ScheduleLog as Log
from bot.state.errors import StateError
from bot.state.marks import restored
from bot.state.models import CONFIRMED, HIGHEST_ID
from bot.state.schedule_models import Order, Planned, Schedule, Stage, Status
from bot.state.schedule_store import MOST, FullError, ScheduleStore
from briefs.errors import BriefError

SHOWN = 5  # times, before a schedule is saved
_LOGGED = 20
_HEADING = 200  # characters of a header or a footer
_ID = re.compile(r"\d{1,19}", re.ASCII)
_RUNS = (Status.ACTIVE, Status.SUSPENDED)


class _RefusedError(Exception):
    """What was asked for cannot be; nothing was changed."""

    def __init__(
        self,
        why: Refusal,
        typed: str = "",
        told: str = "",
        nearest: tuple[str, ...] = (),
        number: int | None = None,
    ) -> None:
        super().__init__(why)
        self.answer = ScheduleRefused(why, typed, told, nearest, number)


async def schedule(room: Room, command: c.Schedule) -> Done:
    """Schedules shown, added, tried, changed or accounted for."""
    guild = room.actor.place.guild
    if guild is None:
        return Done(command, NoServer("schedule"))
    if room.state is None:
        raise StateError("No schedules are kept here.")
    store = await room.state.schedules()
    try:
        return await _DEEDS[command.action](room, store, guild, command)
    except _RefusedError as refused:
        return Done(command, refused.answer)
    except FullError:
        return Done(command, ScheduleRefused(Refusal.FULL, told=str(MOST)))


async def _list(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await store.all(guild)
    return Done(command, ScheduleList(tuple([Timed(s, _next(room, s)) for s in found])))


async def _add(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    """A schedule read, tried and shown, not yet saved."""
    order = await _order(room, guild, command)
    now = _now(room)
    times = tuple(upcoming(order, now, SHOWN))
    if not times:
        raise _RefusedError(Refusal.NEVER, order.rule)
    missing = await _reach(room, order.channel)
    found = await store.propose(guild, order)
    return Done(command, ScheduleProposed(found, times, missing))


async def _order(room: Room, guild: int, command: c.Schedule) -> Order:
    if command.when is None:
        raise _RefusedError(Refusal.NO_RULE)
    zone = await _zone(room, guild, command.zone)
    try:
        rule = read_rule(command.when, zone, _now(room))
    except OftenError as error:
        raise _RefusedError(Refusal.OFTEN, command.when, error.sentence) from error
    except BriefError as error:
        raise _RefusedError(Refusal.RULE, command.when, str(error)) from error
    for heading in (command.header, command.footer):
        if heading and len(heading) > _HEADING:
            raise _RefusedError(Refusal.HEADING, heading[:40], str(_HEADING))
    line = await _line(room, guild, command.what or c.BY_TYPE[c.Daily].name)
    channel = _channel(room, command.channel)
    return Order(rule, zone, channel, line, command.header or "", command.footer or "")


async def _zone(room: Room, guild: int, typed: str | None) -> str:
    if typed is None:
        if room.state is None:
            raise StateError("No schedules are kept here.")
        return (await (await room.state.settings()).get(guild)).zone
    from bot.zones import nearest_zones, zone

    try:
        return zone(typed)
    except ValueError:
        raise _RefusedError(Refusal.ZONE, typed, nearest=nearest_zones(typed)) from None


def _channel(room: Room, typed: str | None) -> int:
    if typed is None:
        return room.actor.place.channel or 0
    if not _ID.fullmatch(typed) or int(typed) > HIGHEST_ID:
        raise _RefusedError(Refusal.CHANNEL, typed)
    return int(typed)


async def _line(room: Room, guild: int, typed: str) -> str:
    """The canonical line, tried as a member would give it."""
    command = parse(typed)
    if c.BY_TYPE[type(command)].who is not Who.MEMBER:
        raise _RefusedError(Refusal.GUARDED, typed)
    member = Actor(place=replace(room.actor.place, guild=guild))
    turn = await room.ask(canonical(command), member)
    if turn.intent == "none":
        raise _RefusedError(Refusal.LINE, typed)
    return turn.line


async def _reach(room: Room, channel: int) -> tuple[str, ...]:
    """The permissions that are missing; any doubt is a refusal."""
    try:
        return await room.reach(room.actor, channel)
    except UnfitError as error:
        raise _RefusedError(Refusal.UNFIT, str(channel), error.kind) from None
    except LookupError:
        raise _RefusedError(Refusal.CHANNEL, str(channel)) from None


async def _save(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await _found(store, guild, command)
    if missing := await _reach(room, found.what.channel):
        raise _RefusedError(Refusal.REACH, str(found.what.channel), ", ".join(missing), number=found.number)
    return await _turned(room, store, guild, command, found, Status.ACTIVE, (Status.DRAFT,))


async def _pause(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await _found(store, guild, command)
    return await _turned(room, store, guild, command, found, Status.PAUSED, _RUNS)


async def _resume(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await _found(store, guild, command)
    if missing := await _reach(room, found.what.channel):
        raise _RefusedError(Refusal.REACH, str(found.what.channel), ", ".join(missing), number=found.number)
    return await _turned(room, store, guild, command, found, Status.ACTIVE, (Status.PAUSED, Status.SUSPENDED))


async def _remove(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await _found(store, guild, command)
    if command.what != CONFIRMED:
        if found.status in (Status.DRAFT, Status.REMOVED):
            raise _RefusedError(Refusal.STATUS, command.action, found.status, number=found.number)
        return Done(command, RemoveAsked(found))
    return await _turned(room, store, guild, command, found, Status.REMOVED, (*_RUNS, Status.PAUSED))


async def _undo(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await _found(store, guild, command)
    before = await store.before(guild, found.number)
    return await _turned(room, store, guild, command, found, before or Status.PAUSED, (Status.REMOVED,))


async def _turned(
    room: Room,
    store: ScheduleStore,
    guild: int,
    command: c.Schedule,
    found: Schedule,
    new: Status,
    allowed: tuple[Status, ...],
) -> Done:
    if found.status not in allowed:
        raise _RefusedError(Refusal.STATUS, command.action, found.status, number=found.number)
    next = first(found.what, _now(room)) if new is Status.ACTIVE else None
    if new is Status.ACTIVE and next is None:
        raise _RefusedError(Refusal.NEVER, found.what.rule, number=found.number)
    at = next.at if next is not None else None
    if not await store.change(guild, found, command.action, new, at, room.actor.id):
        raise _RefusedError(Refusal.MEANWHILE, number=found.number)
    now = await store.get(guild, found.number)
    latest = await store.log(guild, found.number, 1)
    underway = bool(latest) and latest[0].stage in (Stage.CLAIMED, Stage.SENDING)
    return Done(command, ScheduleChanged(now or found, command.action, next, underway))


async def _preview(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await _found(store, guild, command)
    missing = await _reach(room, found.what.channel)
    waits = room.state is not None and await restored(await room.state.database()) is not None
    next = first(found.what, _now(room))
    return Done(command, SchedulePreview(found, next, missing, waits))


async def _log(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:  # noqa: ARG001
    if command.number is not None:
        await _found(store, guild, command)
    return Done(command, Log(command.number, tuple(await store.log(guild, command.number, _LOGGED))))


async def _changes(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:  # noqa: ARG001
    return Done(command, ScheduleChanges(tuple(await store.changes(guild, _LOGGED))))


async def _rehearse(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    start = _now(room)
    if command.when is not None:
        try:
            start = datetime.datetime.fromisoformat(command.when)
        except ValueError:
            raise _RefusedError(Refusal.MOMENT, command.when) from None
        start = start if start.tzinfo else start.replace(tzinfo=datetime.UTC)
    days = min(command.number or REHEARSED_DEFAULT, REHEARSED)
    found = [s for s in await store.all(guild) if s.status is not Status.REMOVED]
    return Done(replace(command, number=days), rehearsal(found, start.astimezone(datetime.UTC), days))


async def _found(store: ScheduleStore, guild: int, command: c.Schedule) -> Schedule:
    """The server's own schedule of that number; one of another server is as good as none."""
    if command.number is None:
        raise _RefusedError(Refusal.NO_NUMBER, command.action)
    found = await store.get(guild, command.number)
    if found is None:
        raise _RefusedError(Refusal.NUMBER, number=command.number)
    return found


def _next(room: Room, found: Schedule) -> Planned | None:
    return first(found.what, _now(room)) if found.status is Status.ACTIVE else None


def _now(room: Room) -> datetime.datetime:
    if room.state is None:
        raise StateError("No schedules are kept here.")
    return room.state.now()


Deed = Callable[[Room, ScheduleStore, int, c.Schedule], Awaitable[Done]]
_DEEDS: dict[str, Deed] = {
    "list": _list,
    "add": _add,
    "save": _save,
    "preview": _preview,
    "pause": _pause,
    "resume": _resume,
    "remove": _remove,
    "undo": _undo,
    "log": _log,
    "changes": _changes,
    "rehearse": _rehearse,
}
