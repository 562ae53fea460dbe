"""What a schedule owes by now: the newest time where it is not too late for it; all others are missed."""

from __future__ import annotations

import datetime

from bot.schedule.due import first, within
from bot.state.schedule_models import Order, Owed

AT_ONCE = 500  # times of one schedule in a transaction


def owed(what: Order, cursor: datetime.datetime, now: datetime.datetime, most: int = AT_ONCE) -> Owed:
    """What is due after a cursor and up to now; the first times of it where there are more."""
    found = within(what, cursor, now, most)
    cursor = found[-1].at if found else max(cursor, now)  # the clock may have been set back
    next = first(what, cursor)
    latest = found[-1] if found and (next is None or next.at > now) else None
    if latest is not None and (now - latest.at).total_seconds() > what.catch_up:
        latest = None
    missed = tuple([one for one in found if one is not latest])
    return Owed(missed, latest, cursor, next.at if next is not None else None)
