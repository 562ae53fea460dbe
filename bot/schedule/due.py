"""When a schedule is due: its rule and zone, read from what is kept of it."""

from __future__ import annotations

import datetime
from functools import lru_cache
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from bot.schedule.errors import RuleError, ScheduleError
from bot.schedule.plan import occurrences, too_close
from bot.schedule.reading import parse
from bot.schedule.rules import Rule, canonical
from bot.state.schedule_models import Occurrence, Order, Planned

# What comes of a kept rule that is none any more: a zone can vanish from the database of zones.
UNREADABLE = (ScheduleError, ValueError, LookupError)


class OftenError(RuleError):
    """A rule whose times lie too close together to be saved."""


def read_rule(typed: str, zone: str, now: datetime.datetime) -> str:
    """The canonical text of a rule that may be saved; RuleError otherwise, OftenError where it is due too often."""
    rule = parse(typed)
    if close := too_close(rule, ZoneInfo(zone), now):
        raise OftenError(close)
    return canonical(rule)


def upcoming(what: Order, after: datetime.datetime, count: int = 1) -> list[Planned]:
    """The next times after a moment, at most so many."""
    times = occurrences(_rule(what.rule), ZoneInfo(what.zone), after)
    return [Planned(time.label, time.at) for time in islice(times, count)]


def first(what: Order, after: datetime.datetime) -> Planned | None:
    """The next time after a moment; None where there is none any more."""
    return next(iter(upcoming(what, after)), None)


def within(
    what: Order, after: datetime.datetime, until: datetime.datetime, most: int = 2000
) -> list[Planned]:
    """The times after a moment, up to and with another; the first of them where there are more."""
    times = occurrences(_rule(what.rule), ZoneInfo(what.zone), after)
    return [Planned(time.label, time.at) for time in islice(takewhile(lambda t: t.at <= until, times), most)]


def shown(what: Order, found: Occurrence) -> Planned:
    """The time of an occurrence on the clocks that its schedule goes by now, which may be others since it was due."""
    if found.zone == what.zone:
        return Planned(found.label, found.at)
    return Planned(found.at.astimezone(ZoneInfo(what.zone)).replace(tzinfo=None), found.at)


@lru_cache(1000)
def _rule(text: str) -> Rule:
    return parse(text)
