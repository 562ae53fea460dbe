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

_FIELDS = {  # by the names that cronsim has for them
    "minute": ("minute", "0 to 59"),
    "hour": ("hour", "0 to 23"),
    "day-of-month": ("day of month", "1 to 31, L for the last day and LW for the last workday"),
    "month": ("month", "1 to 12, or JAN to DEC"),
    "day-of-week": (
        "day of week",
        "0 to 7, or SUN to SAT, MON#1 to MON#5 for the first to the fifth Monday and 5L for the last Friday",
    ),
}
_SHOWN = 30  # characters of a field
_LONGEST = 200  # characters; a line with every quarter of an hour and every month spelt out has 90
_FIELD = re.compile(r"[\w*,/#-]+", re.ASCII)
_STEPPED = re.compile(r"(?<![^,])(\w+)-(\w+)/\d+(?![^,])", re.ASCII)
_NUMBERS = {
    name: number
    for first, names in (
        (0, "SUN MON TUE WED THU FRI SAT"),
        (1, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
    )
    for number, name in enumerate(names.split(), first)
}
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
            raise _wrong(name, field)
    _try(fields)
    rule = Cron(" ".join(_STEPPED.sub(_single, field) for field in fields))
    if next(labels(rule, _PROBE), None) is None:
        raise _never(fields)
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


def chosen_by(rule: Cron) -> str:
    """``either`` where a day of month or a day of week will do, ``both`` where both are needed, else nothing."""
    _, _, day, _, weekday = rule.expression.split()
    if "*" in (day, weekday):
        return ""
    return "both" if day.startswith("*") or weekday.startswith("*") else "either"


def _try(fields: list[str]) -> None:
    """RuleError where cronsim does not take the fields, which it also says of a day that its months lack."""
    try:
        CronSim(" ".join(fields), _PROBE)
        return
    except CronSimError as error:
        name = str(error).removeprefix("Bad ")
    try:
        CronSim(" ".join([*fields[:3], "*", fields[4]]), _PROBE)
    except CronSimError:
        raise _wrong(name, fields[list(_FIELDS).index(name)]) from None
    raise _never(fields)


def _single(stepped: re.Match[str]) -> str:
    """``9-9/2`` as ``9``, which it is: cronsim reads a span of one as the first of all that follow."""
    first, last = (_NUMBERS[word] if word in _NUMBERS else int(word) for word in stepped.groups())
    return str(first) if first == last else stepped[0]


def _never(fields: list[str]) -> RuleError:
    weekday = "" if fields[4] == "*" else f" and day of week {fields[4]}"
    sentence = f"In ten years no day is day {fields[2]} of month {fields[3]}{weekday}."
    return RuleError(sentence, "Look at its days and months.")


def _wrong(name: str, field: str) -> RuleError:
    called, takes = _FIELDS[name]
    shown = field if len(field) <= _SHOWN else f"{field[:_SHOWN]}…"
    sentence = f"“{shown}” cannot be the {called} of a cron line."
    return RuleError(sentence, f"It takes * or {takes}, lists (1,3), spans (1-5) and steps (*/2).")
