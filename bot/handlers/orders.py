"""What a moderator's words make of a schedule: when, where, and which line; or why it cannot be."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot import commands as c
from bot.actors import Actor
from bot.grammar import canonical, parse
from bot.handlers.room import Room, UnfitError
from bot.lateness import read_late
from bot.moderating import HEADING, UNSAID
from bot.options import Who
from bot.schedule.due import OftenError, first, read_rule
from bot.schedule_answers import Refusal, ScheduleRefused
from bot.state.errors import StateError
from bot.state.models import HIGHEST_ID
from bot.state.schedule_models import ON_TIME, Difference, Order, Planned, ScheduleChange
from briefs.answers import Unknown
from briefs.errors import BriefError
from briefs.text import fold

_NONE = frozenset({"none", "no", "nothing", "off", "-"})
_ID = re.compile(r"\d{1,19}", re.ASCII)


class RefusedError(Exception):
    """What was asked for cannot be; nothing was changed."""

    def __init__(
        self,
        why: Refusal,
        typed: str = "",
        told: str = "",
        nearest: tuple[str, ...] = (),
        number: int | None = None,
        changes: tuple[ScheduleChange, ...] = (),
        wanted: tuple[Difference, ...] = (),
    ) -> None:
        super().__init__(why)
        self.answer = ScheduleRefused(why, typed, told, nearest, number, changes, wanted)


async def ordered(room: Room, guild: int, command: c.Schedule) -> Order:
    """What a new schedule is to do."""
    if command.when is None:
        raise RefusedError(Refusal.NO_RULE)
    if command.zone is None:
        if room.state is None:
            raise StateError("No schedules are kept here.")
        zone = (await (await room.state.settings()).get(guild)).zone
    else:
        zone = _zone(command.zone)
    rule = _rule(room, command.when, zone)
    line = await _line(room, guild, command.what or c.BY_TYPE[c.Daily].name)
    channel = room.actor.place.channel or 0 if command.channel is None else _channel(command.channel)
    return _apart(Order(rule, zone, channel, line), command)


async def amended(room: Room, guild: int, command: c.Schedule, was: Order) -> Order:
    """What a schedule is to do instead: only the parts that are named are others."""
    new = was
    if command.zone is not None:
        new = replace(new, zone=_zone(command.zone))
    if command.when is not None or new.zone != was.zone:  # in another zone times may lie closer together
        new = replace(new, rule=_rule(room, command.when or was.rule, new.zone))
    if command.what is not None:
        new = replace(new, line=await _line(room, guild, command.what))
    if command.channel is not None:
        new = replace(new, channel=_channel(command.channel))
    return _apart(new, command)


def _apart(order: Order, command: c.Schedule) -> Order:
    """With what stands around the line, and how late it may be."""
    if command.header is not None:
        order = replace(order, header=_heading(command.header))
    if command.footer is not None:
        order = replace(order, footer=_heading(command.footer))
    if command.late is not None:
        minutes = read_late(command.late)
        if minutes is None:
            raise RefusedError(Refusal.LATE, command.late)
        order = replace(order, catch_up=max(minutes * 60, ON_TIME))
    return order


def _heading(typed: str) -> str:
    if len(typed) > HEADING:
        raise RefusedError(Refusal.HEADING, typed[:40], str(HEADING))
    return "" if fold(typed) in _NONE else typed


def _rule(room: Room, typed: str, zone: str) -> str:
    try:
        return read_rule(typed, zone, now(room))
    except OftenError as error:
        raise RefusedError(Refusal.OFTEN, typed, error.sentence) from error
    except BriefError as error:
        raise RefusedError(Refusal.RULE, typed, str(error)) from error


def _zone(typed: str) -> str:
    from bot.zones import nearest_zones, zone

    if typed == UNSAID:
        raise RefusedError(Refusal.NO_ZONE)

    try:
        return zone(typed)
    except ValueError:
        raise RefusedError(Refusal.ZONE, typed, nearest=nearest_zones(typed)) from None


def _channel(typed: str) -> int:
    if not _ID.fullmatch(typed) or int(typed) > HIGHEST_ID:
        raise RefusedError(Refusal.CHANNEL, typed)
    return int(typed)


async def _line(room: Room, guild: int, typed: str) -> str:
    """The canonical line, tried as a member would give it."""
    command = parse(typed)
    if c.BY_TYPE[type(command)].who is not Who.MEMBER:
        raise RefusedError(Refusal.GUARDED, typed)
    if isinstance(command, c.Daily) and (command.date, command.issue) != (None, None):
        raise RefusedError(Refusal.FIXED, typed, canonical(replace(command, date=None, issue=None)))
    member = Actor(place=replace(room.actor.place, guild=guild))
    turn = await room.ask(canonical(command), member)
    if isinstance(turn.answer, Unknown) and turn.answer.what == "theme":
        raise RefusedError(Refusal.LINE, typed, turn.answer.typed, turn.answer.nearest)
    if turn.intent == "none":
        raise RefusedError(Refusal.LINE, typed)
    if isinstance(parse(turn.line), c.Help | c.Health):
        raise RefusedError(Refusal.OTHER, typed)
    return turn.line


async def missing(room: Room, channel: int) -> tuple[str, ...]:
    """The permissions that are missing in a channel; any doubt is a refusal."""
    try:
        return await room.reach(room.actor, channel)
    except UnfitError as error:
        raise RefusedError(Refusal.UNFIT, str(channel), error.kind) from None
    except LookupError:
        raise RefusedError(Refusal.CHANNEL, str(channel)) from None


async def postable(room: Room, order: Order, number: int) -> Planned:
    """When it is due next; refused where it could not be posted, or is never due any more."""
    if lacking := await missing(room, order.channel):
        raise RefusedError(Refusal.REACH, str(order.channel), ", ".join(lacking), number=number)
    next = first(order, now(room))
    if next is None:
        raise RefusedError(Refusal.NEVER, order.rule, number=number)
    return next


def now(room: Room) -> datetime.datetime:
    """This moment, by the clock of the state."""
    if room.state is None:
        raise StateError("No schedules are kept here.")
    return room.state.now()
