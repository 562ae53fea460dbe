"""What would go out in some days: the same times, lines and cards, without a clock and without a server."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import AsyncIterator, Sequence

from bot.model import Reply
from bot.schedule.compose import Speaker, framed
from bot.schedule.due import within
from bot.schedule_answers import Rehearsal, Timed
from bot.state.schedule_models import Planned, Schedule

MOST = 3000  # occurrences


def rehearsal(schedules: Sequence[Schedule], start: datetime.datetime, days: int) -> Rehearsal:
    """Each time of some schedules in the days after a moment, in order."""
    until = start + datetime.timedelta(days=days)
    found = sorted(
        ((planned, s) for s in schedules for planned in within(s.what, start, until, MOST)),
        key=lambda pair: (pair[0].at, pair[1].number),
    )
    entries = tuple([Timed(schedule, planned) for planned, schedule in found[:MOST]])
    return Rehearsal(start, days, entries, len(found) - len(entries))


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
