"""How moderators change what a schedule does: shown first, saved where nobody was faster, and undone."""

from __future__ import annotations

import datetime
from dataclasses import replace

from bot import commands as c
from bot.handlers.orders import RefusedError, amended, missing, now, postable
from bot.handlers.room import Done, Room
from bot.schedule.due import first, upcoming
from bot.schedule.owed import owed
from bot.schedule_answers import SHOWN, Refusal, ScheduleChanged, ScheduleProposed
from bot.state.errors import StateError
from bot.state.schedule_edits import ScheduleEdits
from bot.state.schedule_models import Order, Owed, Planned, Reckoning, Schedule, Status, differences
from bot.state.schedule_store import ScheduleStore

_PARTS = ("what", "when", "zone", "channel", "header", "footer", "late")
_OWED = 100_000  # times: more than three years of the most frequent rule


async def edit(room: Room, store: ScheduleStore, guild: int, command: c.Schedule, found: Schedule) -> Done:
    """What would be another way, and when it would be due then; not yet saved."""
    if found.status in (Status.DRAFT, Status.REMOVED):
        raise RefusedError(Refusal.STATUS, command.action, found.status, number=found.number)
    if all(getattr(command, part) is None for part in _PARTS):
        raise RefusedError(Refusal.NO_PART, number=found.number)
    new = await amended(room, guild, command, found.what)
    if new == found.what:
        raise RefusedError(Refusal.SAME, number=found.number)
    times = tuple(upcoming(new, now(room), SHOWN))
    if not times:
        raise RefusedError(Refusal.NEVER, new.rule)
    lacking = await missing(room, new.channel)
    draft = await store.propose(guild, new, found, room.actor.request)
    return Done(command, ScheduleProposed(draft, times, lacking, found))


async def save(room: Room, store: ScheduleStore, guild: int, command: c.Schedule, draft: Schedule) -> Done:
    """The schedule as the draft of an edit has it, unless somebody has changed it since the draft was made."""
    found = await store.get(guild, draft.edits or 0)
    if found is None:
        raise RefusedError(Refusal.NUMBER, number=draft.edits)
    if found.what == draft.what:
        raise RefusedError(Refusal.SAME, number=found.number)
    if found.version != draft.base:
        raise await _meanwhile(room, guild, found, draft)
    next = await postable(room, draft.what, found.number)
    edits = await kept(room)
    if not await edits.edit(
        *(guild, found.number, draft.base, draft.what, reckoning(draft.what), "edit"),
        *(room.actor.id, room.actor.request),
    ):
        raise await _meanwhile(room, guild, found, draft)
    return Done(command, await changed(store, guild, found, "edit", next, found.what))


async def undo(room: Room, store: ScheduleStore, guild: int, command: c.Schedule, found: Schedule) -> Done:
    """The schedule as it was before its last edit; one that is named by its version is undone or nothing is."""
    edits = await kept(room)
    last = await edits.last(guild, found.number)
    if last is None or last.old is None:
        raise RefusedError(Refusal.UNEDITED, number=found.number)
    if command.what is not None and int(command.what) != last.version:
        changes = tuple(await edits.since(guild, found.number, int(command.what)))
        raise RefusedError(Refusal.MEANWHILE, number=found.number, changes=changes)
    next = await postable(room, last.old, found.number)
    if not await edits.edit(
        *(guild, found.number, found.version, last.old, reckoning(last.old), "undo"),
        *(room.actor.id, room.actor.request),
    ):
        changes = tuple(await edits.since(guild, found.number, found.version))
        raise RefusedError(Refusal.MEANWHILE, number=found.number, changes=changes)
    return Done(command, await changed(store, guild, found, "undo", next, found.what))


async def changed(
    store: ScheduleStore,
    guild: int,
    found: Schedule,
    action: str,
    next: Planned | None,
    old: Order | None = None,
) -> ScheduleChanged:
    """What was done to a schedule, and whether one of its briefs is on its way."""
    now = await store.get(guild, found.number) or found
    underway = await store.underway(guild, found.number)
    others = differences(old, now.what) if old is not None else ()
    runs = now.status is Status.ACTIVE
    resumed = bool(others) and runs and found.status is Status.SUSPENDED
    return ScheduleChanged(now, action, next if runs else None, underway, others, resumed)


async def kept(room: Room) -> ScheduleEdits:
    """Where edits are kept."""
    if room.state is None:
        raise StateError("No schedules are kept here.")
    return await room.state.schedule_edits()


async def _meanwhile(room: Room, guild: int, found: Schedule, draft: Schedule) -> RefusedError:
    """Who was faster, with what; and what the draft was after, so that it can be asked for again."""
    changes = tuple(await (await kept(room)).since(guild, found.number, draft.base))
    base = next((change.old for change in changes if change.old is not None), found.what)
    wanted = differences(base, draft.what)
    return RefusedError(Refusal.MEANWHILE, number=found.number, changes=changes, wanted=wanted)


def reckoning(new: Order) -> Reckoning:
    """How much a schedule owes by what it did up to a moment, and when it is due by what it does from then on."""

    def reckon(found: Schedule, moment: datetime.datetime) -> Owed:
        later = first(new, moment)
        owing = owed(found.what, found.cursor, moment, _OWED)
        return replace(owing, next=later.at if later is not None else None)

    return reckon
