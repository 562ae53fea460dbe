"""What moderators do about schedules. The server is the actor's own, never one named in a line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot import commands as c
from bot.answers import NoServer
from bot.handlers import schedule_views as views
from bot.handlers.late_post import post
from bot.handlers.orders import RefusedError, missing, now, ordered, postable
from bot.handlers.room import Done, Room
from bot.handlers.schedule_edits import changed, edit, kept, reckoning, save, undo
from bot.schedule.due import upcoming
from bot.schedule_answers import SHOWN, Refusal, RemoveAsked, ScheduleProposed, ScheduleRefused
from bot.state.errors import StateError
from bot.state.models import CONFIRMED
from bot.state.schedule_models import Schedule, Status
from bot.state.schedule_store import MOST, FullError, ScheduleStore

_RUNS = (Status.ACTIVE, Status.SUSPENDED)
_LIVING = (*_RUNS, Status.PAUSED)


async def schedule(room: Room, command: c.Schedule) -> Done:
    """Schedules shown, added, tried, changed or accounted for; what is asked twice at once is done once."""
    guild = room.actor.place.guild
    if guild is None:
        return Done(command, NoServer("schedule"))
    if room.state is None:
        raise StateError("No schedules are kept here.")
    store = await room.state.schedules()
    if done := await _done(room, store, guild, command):
        return done
    try:
        return await _DEEDS[command.action](room, store, guild, command)
    except RefusedError as refused:  # also where the same request has been faster on another way
        return await _done(room, store, guild, command) or Done(command, refused.answer)
    except FullError:
        return Done(command, ScheduleRefused(Refusal.FULL, told=str(MOST)))


async def _done(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done | None:
    """The answer that was given to this very request before; None where it is new."""
    done = await (await kept(room)).done(guild, room.actor.request)
    found = await store.get(guild, done.number) if done else None
    if done is None or found is None:
        return None
    return Done(
        command, await changed(store, guild, found, done.action, views.next_of(room, found), done.old)
    )


async def _add(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    """A schedule read, tried and shown, not yet saved."""
    order = await ordered(room, guild, command)
    times = tuple(upcoming(order, now(room), SHOWN))
    if not times:
        raise RefusedError(Refusal.NEVER, order.rule)
    lacking = await missing(room, order.channel)
    draft = await store.propose(guild, order, request=room.actor.request)
    return Done(command, ScheduleProposed(draft, times, lacking))


async def _edit(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    return await edit(room, store, guild, command, await views.found(store, guild, command))


async def _save(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await views.found(store, guild, command)
    if found.edits is not None:
        return await save(room, store, guild, command, found)
    return await _turned(room, store, guild, command, found, Status.ACTIVE, (Status.DRAFT,))


async def _pause(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await views.found(store, guild, command)
    return await _turned(room, store, guild, command, found, Status.PAUSED, _RUNS)


async def _resume(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await views.found(store, guild, command)
    return await _turned(room, store, guild, command, found, Status.ACTIVE, (Status.PAUSED, Status.SUSPENDED))


async def _remove(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await views.found(store, guild, command)
    if command.what != CONFIRMED:
        if found.status not in _LIVING:
            raise RefusedError(Refusal.STATUS, command.action, found.status, number=found.number)
        return Done(command, RemoveAsked(found))
    return await _turned(room, store, guild, command, found, Status.REMOVED, _LIVING)


async def _undo(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    """What was removed is back; of what was not, the last edit is taken back."""
    found = await views.found(store, guild, command)
    if found.status in _LIVING:
        return await undo(room, store, guild, command, found)
    before = await store.before(guild, found.number) or Status.PAUSED
    return await _turned(room, store, guild, command, found, before, (Status.REMOVED,))


async def _post(room: Room, store: ScheduleStore, guild: int, command: c.Schedule) -> Done:
    found = await views.found(store, guild, command)
    if found.status not in _LIVING:
        raise RefusedError(Refusal.STATUS, command.action, found.status, number=found.number)
    return await post(room, found, command)


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
        raise RefusedError(Refusal.STATUS, command.action, found.status, number=found.number)
    next = await postable(room, found.what, found.number) if new is Status.ACTIVE else None
    if not await store.change(
        *(guild, found, command.action, new, next.at if next is not None else None),
        *(room.actor.id, room.actor.request, reckoning(found.what)),
    ):
        changes = tuple(await (await kept(room)).since(guild, found.number, found.version))
        raise RefusedError(Refusal.MEANWHILE, number=found.number, changes=changes)
    return Done(command, await changed(store, guild, found, command.action, next))


Deed = Callable[[Room, ScheduleStore, int, c.Schedule], Awaitable[Done]]
_DEEDS: dict[str, Deed] = {
    "list": views.listed,
    "add": _add,
    "edit": _edit,
    "save": _save,
    "preview": views.preview,
    "pause": _pause,
    "resume": _resume,
    "remove": _remove,
    "undo": _undo,
    "post": _post,
    "log": views.log,
    "changes": views.changes,
    "rehearse": views.rehearse,
}
