"""What would go out in some days: the same times, lines and cards, without a clock and without a server."""

from __future__ import annotations

import asyncio
import datetime
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from heapq import heapify, heappop, heapreplace

from bot.model import Reply
from bot.schedule.compose import Speaker, framed
from bot.schedule.due import until
from bot.schedule_answers import Rehearsal, Timed
from bot.state.schedule_models import Planned, Schedule, Status

MOST = 3_000  # occurrences that are shown
COUNTED = 10_000  # and that are counted: more say nothing to anybody
_STRETCH = 100  # of them in a row, as nothing else is done meanwhile: at most some milliseconds


async def rehearsal(schedules: Sequence[Schedule], start: datetime.datetime, days: int) -> Rehearsal:
    """Each time of those schedules that run, in the days after a moment, in order."""
    running = [s for s in schedules if s.status is Status.ACTIVE]
    idle = tuple([s for s in schedules if s.status is not Status.ACTIVE])
    end = start + datetime.timedelta(days=days)
    entries: list[Timed] = []
    count = 0
    async for schedule, planned in _merged(running, start, end):
        count += 1
        if count <= MOST:
            entries.append(Timed(schedule, planned))
        if count > COUNTED:
            return Rehearsal(start, days, tuple(entries), COUNTED - len(entries), True, idle)
    return Rehearsal(start, days, tuple(entries), count - len(entries), False, idle)


async def _merged(
    schedules: Sequence[Schedule], start: datetime.datetime, end: datetime.datetime
) -> AsyncIterator[tuple[Schedule, Planned]]:
    """The times of several schedules as they follow each other; whatever else waits gets its turns."""
    times: list[Iterator[Planned]] = [until(s.what, start, end) for s in schedules]
    heads: list[tuple[datetime.datetime, int, int, Planned]] = []
    for n, schedule in enumerate(schedules):
        await asyncio.sleep(0)
        if (planned := next(times[n], None)) is not None:
            heads.append((planned.at, schedule.number, n, planned))
    heapify(heads)
    taken = 0
    while heads:
        _, number, n, planned = heads[0]
        yield schedules[n], planned
        taken += 1
        if taken % _STRETCH == 0:
            await asyncio.sleep(0)
        if (after := next(times[n], None)) is not None:
            heapreplace(heads, (after.at, number, n, after))
        else:
            heappop(heads)


async def perform(app: Speaker, rehearsed: Rehearsal) -> AsyncIterator[tuple[Schedule, Planned, Reply]]:
    """Each brief of a rehearsal, numbered on from the last one that really went out."""
    issued: Counter[int] = Counter()
    for entry in rehearsed.entries:
        schedule, planned = entry.schedule, entry.time
        if planned is None:
            continue
        issued[schedule.number] += 1
        issue = schedule.issued + issued[schedule.number]
        yield schedule, planned, await framed(app, schedule, planned, issue)
