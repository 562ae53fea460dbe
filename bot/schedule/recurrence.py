"""RRULE: the labels of a recurrence, expanded by dateutil one bounded step at a time.

dateutil never gives up: a rule that matches nothing is searched to the year 9999, for many seconds. So months and
years are given to it one by one, with an interval that leaves the calendar; days and weeks are stepped by it with
nothing that could be empty, and thinned out here.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Collection, Iterator
from itertools import islice

from dateutil import rrule

from bot.schedule.rules import END, SILENCE, Recurrence

_ONCE = 9_999  # years: after one period nothing is left
_NTH = range(1, 6), range(1, 54)  # a weekday of a month, of a year


def labels(rule: Recurrence, first: dt.datetime) -> Iterator[dt.datetime]:
    """The labels from ``first`` on, in order, until COUNT, UNTIL, or the rule is silent too long."""
    if rule.count is None:
        found = _expanded(rule, max(first, rule.start))
    else:
        found = islice(_expanded(rule, rule.start), rule.count)
    last = first
    for label in found:
        if label - max(last, rule.start) > SILENCE or _over(rule, label):
            return
        if label >= first:
            yield label
            last = label


def _over(rule: Recurrence, label: dt.datetime) -> bool:
    """Whether a label is past UNTIL; where that is an instant, past it in every zone."""
    if rule.until is None:
        return False
    return label > rule.until.moment + dt.timedelta(days=2 if rule.until.utc else 0)


def _expanded(rule: Recurrence, first: dt.datetime) -> Iterator[dt.datetime]:
    """The labels from DTSTART on, less periods that end before ``first``."""
    if rule.frequency in ("DAILY", "WEEKLY"):
        found = _stepped(rule, first)
    else:
        found = _by_period(rule, first)
    return (label for label in found if label >= rule.start)


def _stepped(rule: Recurrence, first: dt.datetime) -> Iterator[dt.datetime]:
    """Days or weeks, in the step of DTSTART; what limits them is looked at here."""
    weekly = rule.frequency == "WEEKLY"
    step = dt.timedelta(days=7 if weekly else 1) * rule.interval
    start = rule.start + step * max((first - rule.start) // step - 1, 0)
    days = [day for _, day in rule.days]
    steps = rrule.rrule(
        rrule.WEEKLY if weekly else rrule.DAILY,
        dtstart=start,
        interval=rule.interval,
        wkst=rule.week_start,
        byweekday=(days or [start.weekday()]) if weekly else None,
        bysetpos=rule.positions or None,
    )
    silent = max(first, rule.start)
    for label in steps:
        if label >= END or label - silent > SILENCE + step:
            return
        if _limits(rule, label, () if weekly else days):
            yield label
            silent = max(label, silent)


def _limits(rule: Recurrence, label: dt.datetime, days: Collection[int]) -> bool:
    return (
        (not rule.months or label.month in rule.months)
        and (not days or label.weekday() in days)
        and (not rule.month_days or label.day in rule.month_days or _from_end(label) in rule.month_days)
    )


def _from_end(label: dt.datetime) -> int:
    return label.day - monthrange(label.year, label.month)[1] - 1


def _by_period(rule: Recurrence, first: dt.datetime) -> Iterator[dt.datetime]:
    """Months or years, in the step of DTSTART, each expanded by itself."""
    yearly = rule.frequency == "YEARLY"
    months, month_days = rule.months, rule.month_days
    if not (month_days or rule.days):
        month_days = (rule.start.day,)
        months = months or ((rule.start.month,) if yearly else ())
    days = _numbered(rule, yearly and not months)
    silent = max(first, rule.start)
    for start in _periods(rule, first, yearly):
        if start - silent > SILENCE:
            return
        if months and not yearly and start.month not in months:
            continue
        for label in rrule.rrule(
            rrule.YEARLY if yearly else rrule.MONTHLY,
            dtstart=start,
            interval=_ONCE * (1 if yearly else 12),
            wkst=rule.week_start,
            bymonth=months or None,
            bymonthday=month_days or None,
            byweekday=days or None,
            bysetpos=rule.positions or None,
        ):
            yield label
            silent = max(label, silent)


def _periods(rule: Recurrence, first: dt.datetime, yearly: bool) -> Iterator[dt.datetime]:
    """The first day of each period, at the time of DTSTART."""
    step = rule.interval * (12 if yearly else 1)
    month = 0 if yearly else rule.start.month - 1
    at = rule.start.year * 12 + month
    at += max((first.year * 12 + first.month - 1 - at) // step, 0) * step
    while at // 12 < END.year:
        yield rule.start.replace(year=at // 12, month=at % 12 + 1, day=1)
        at += step


def _numbered(rule: Recurrence, of_year: bool) -> list[rrule.weekday]:
    """BYDAY for dateutil, which would take "MO,2TU" for days that are both: a plain day becomes all its numbers."""
    if not any(which for which, _ in rule.days):
        return [rrule.weekday(day) for _, day in rule.days]
    return [rrule.weekday(day, n) for which, day in rule.days for n in ([which] if which else _NTH[of_year])]
