"""Cron lines: read and stepped by cronsim, on naive local time only.

With aware times it answers by rules of its own where clocks change, once with a time before its start.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from cronsim import CronSim, CronSimError

from bot.schedule.errors import RuleError
from bot.schedule.rules import END, SILENCE, Cron

_FIELDS = {
    "minute": "0 to 59",
    "hour": "0 to 23",
    "day-of-month": "1 to 31, and L for the last, as long as its months are",
    "month": "1 to 12, or JAN to DEC",
    "day-of-week": "0 to 7, or SUN to SAT, and MON#1 to MON#5",
}
_LONGEST = 200  # characters; a line with every quarter of an hour and every month spelt out has 90
_FIELD = re.compile(r"[\w*,/#-]+", re.ASCII)
# Any ten years from here have two leap days: a line that has no date in them has none to be waited for.
_PROBE = dt.datetime(2000, 1, 1)
_EXAMPLE = "Write minute, hour, day of month, month and day of week: “0 9 * * MON-FRI”."


def read(text: str) -> Cron:
    """The rule of a cron line; RuleError where it is none."""
    if len(text) > _LONGEST:
        raise RuleError(f"A cron line has at most {_LONGEST} characters.", _EXAMPLE)
    fields = text.upper().split()
    if fields[:1] and fields[0].startswith("@"):
        raise RuleError("Cron macros are not offered.", _EXAMPLE)
    if len(fields) != len(_FIELDS):
        raise RuleError(f"A cron line has five fields, and this has {len(fields) or 'none'}.", _EXAMPLE)
    for name, field in zip(_FIELDS, fields, strict=True):
        if not _FIELD.fullmatch(field):
            raise _wrong(name)
    rule = Cron(" ".join(fields))
    try:
        CronSim(rule.expression, _PROBE)
    except CronSimError as error:
        raise _wrong(str(error).removeprefix("Bad ")) from None
    if next(labels(rule, _PROBE), None) is None:
        raise RuleError("This cron line has no date in ten years.", _EXAMPLE)
    return rule


def labels(rule: Cron, first: dt.datetime) -> Iterator[dt.datetime]:
    """The labels from ``first`` on, in order, until the rule is silent too long."""
    last = first
    for label in CronSim(rule.expression, first - dt.timedelta(seconds=1)):
        if label - last > SILENCE or label >= END:
            return
        yield label
        last = label


def times(rule: Cron) -> list[dt.time]:
    """The times of a day on which the rule has labels, in order: the same on each such day."""
    read = CronSim(rule.expression, _PROBE)
    return [dt.time(hour, minute) for hour in sorted(read.hours) for minute in sorted(read.minutes)]


def _wrong(field: str) -> RuleError:
    return RuleError(f"The {field} of the cron line is not {_FIELDS[field]}, or no list of such.", _EXAMPLE)
