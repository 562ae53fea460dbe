"""When a rule fires: labels on naive local time, made instants by one function.

A label fires at the first instant at which the zone's clock has reached or passed it: at the end of a gap, and once,
in the first pass, where the clock is set back. Labels that meet in one instant are one occurrence, named after the
earliest. What lies between two instants never depends on where one began to look.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, takewhile
from zoneinfo import ZoneInfo

from bot.schedule import cron, daily, recurrence
from bot.schedule.errors import ScheduleError
from bot.schedule.rules import FIRST_YEAR, LAST_YEAR, MOST_LABELS, SILENCE, Cron, Daily, Recurrence, Rule
from briefs.records import dataclass

_SECOND = dt.timedelta(seconds=1)
CLOSEST = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One due time: the label is its identity, the instant what the zone makes of it today."""

    label: dt.datetime  # naive
    at: dt.datetime  # UTC


def next_occurrences(rule: Rule, zone: ZoneInfo, after: dt.datetime, count: int) -> list[Occurrence]:
    """The first ones later than ``after``; fewer where the rule ends or is silent for ten years."""
    if not 0 <= count <= MOST_LABELS:
        raise ScheduleError(f"The count is not a whole number from 0 to {MOST_LABELS:,}.")
    return list(islice(occurrences(rule, zone, after), count))


def between(rule: Rule, zone: ZoneInfo, after: dt.datetime, until: dt.datetime) -> list[Occurrence]:
    """Those later than ``after`` and not later than ``until``."""
    return list(takewhile(lambda found: found.at <= until, occurrences(rule, zone, after)))


def occurrences(rule: Rule, zone: ZoneInfo, after: dt.datetime) -> Iterator[Occurrence]:
    """Those later than ``after``, in order, as they are asked for."""
    if not FIRST_YEAR <= after.year <= LAST_YEAR:
        raise ScheduleError(f"The start lies outside the years {FIRST_YEAR} to {LAST_YEAR}.")
    last = after
    # No label up to what the clock shows now can be due: it has been reached.
    for label in labels(rule, _wall(after, zone)):
        at = instant(label, zone)
        if _ended(rule, at):
            return
        if at > last:
            yield Occurrence(label, at)
            last = at


def labels(rule: Rule, first: dt.datetime) -> Iterator[dt.datetime]:
    """The labels of a rule from ``first`` on, in order."""
    match rule:
        case Daily():
            return daily.labels(rule, first)
        case Cron():
            return cron.labels(rule, first)
        case Recurrence():
            return recurrence.labels(rule, first)


def instant(label: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """The first instant, in UTC, at which the zone's clock has reached or passed a label."""
    late = label.replace(tzinfo=zone, fold=0).astimezone(dt.UTC)
    if _wall(late, zone) == label:
        return late
    early = label.replace(tzinfo=zone, fold=1).astimezone(dt.UTC)
    while late - early > _SECOND:
        middle = (early + (late - early) // 2).replace(microsecond=0)
        if _wall(middle, zone) >= label:
            late = middle
        else:
            early = middle
    return late


def touched(occurrence: Occurrence, zone: ZoneInfo) -> str:
    """``gap`` where the clock never shows the label, ``overlap`` where it shows it twice, else nothing."""
    if _wall(occurrence.at, zone) != occurrence.label:
        return "gap"
    second = occurrence.label.replace(tzinfo=zone, fold=1).astimezone(dt.UTC)
    return "overlap" if second != occurrence.at else ""


def too_close(rule: Rule, zone: ZoneInfo, after: dt.datetime) -> str:
    """A sentence where labels lie less than 15 minutes apart, which no saved schedule may have; else nothing.

    Over midnight, those of ten years later than ``after`` are looked at, but 2,000 at most.
    """
    if not isinstance(rule, Cron):  # the others have one label a day, always at the same time
        return ""
    first = _wall(after, zone)
    times = [dt.datetime.combine(first, time) for time in cron.times(rule)]
    close = _close(times)
    if not close and _close((times[-1], times[0] + dt.timedelta(days=1))):
        ahead = islice(labels(rule, first), MOST_LABELS)
        close = _close(takewhile(lambda label: label - first < SILENCE, ahead))
    return close


def _close(ordered: Iterable[dt.datetime]) -> str:
    for one, other in pairwise(ordered):
        if other - one < CLOSEST:
            return f"{one:%H:%M} and {other:%H:%M} are less than {CLOSEST.seconds // 60} minutes apart."
    return ""


def _ended(rule: Rule, at: dt.datetime) -> bool:
    """Whether an instant is past an UNTIL that is one."""
    until = rule.until if isinstance(rule, Recurrence) else None
    return until is not None and until.utc and at > until.moment.replace(tzinfo=dt.UTC)


def _wall(at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return at.astimezone(zone).replace(tzinfo=None)
