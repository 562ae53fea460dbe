"""Reads RRULE texts: an allow-list of keys and ranges, as dateutil takes what it then searches for hours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TypeVar

from bot.schedule import recurrence
from bot.schedule.errors import RuleError
from bot.schedule.rules import FIRST_YEAR, LAST_YEAR, MOST_LABELS, WEEKDAYS, Recurrence, Until

T = TypeVar("T", int, tuple[int, int])

# The longest steps: ten years, which is how long a rule may be silent.
_STEPS = {"DAILY": 3650, "WEEKLY": 520, "MONTHLY": 120, "YEARLY": 10}
_FINER = ("SECONDLY", "MINUTELY", "HOURLY")
_TIMES = ("BYHOUR", "BYMINUTE", "BYSECOND")
_KEYS = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS")
_LONGEST = 400
_DAYS = {name[:2].upper(): number for number, name in enumerate(WEEKDAYS)}
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,4}", re.ASCII)
_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?)?(Z?)", re.ASCII)
_LINE = re.compile(r"\s*DTSTART(?:;VALUE=DATE-TIME)?[:=]([0-9TZ:-]*)(?:[;\s]+(.*))?", re.ASCII | re.S)
_BESIDE = re.compile(r"\b(?:EXDATE|RDATE|EXRULE|[A-Z-]+(?=:))", re.ASCII)  # other lines of a calendar
_EXAMPLE = "Like “DTSTART:20260105T090000 RRULE:FREQ=WEEKLY;BYDAY=MO,WE”."


def read(text: str) -> Recurrence:
    """The rule of ``DTSTART:… RRULE:…``; RuleError where it is none."""
    if len(text) > _LONGEST:
        raise RuleError(f"An RRULE has at most {_LONGEST} characters.", _EXAMPLE)
    upper = text.upper().strip()
    if "TZID" in upper:
        raise RuleError("The time zone goes beside the RRULE, not into it.", _EXAMPLE)
    found = _LINE.fullmatch(upper)
    return made(found[1], found[2] or "") if found else made(None, upper)


def made(start: str | None, text: str) -> Recurrence:
    """The rule of a DTSTART and the text of an RRULE; RuleError where they are none."""
    if len(text) > _LONGEST:
        raise RuleError(f"An RRULE has at most {_LONGEST} characters.", _EXAMPLE)
    parts = _parts(text)
    frequency = _frequency(parts)
    if start is None:
        raise RuleError("An RRULE needs a DTSTART, its first date and time.", _EXAMPLE)
    rule = Recurrence(
        start=_start(start),
        frequency=frequency,
        interval=_one(parts, "INTERVAL", _STEPS[frequency]) or 1,
        count=_one(parts, "COUNT", MOST_LABELS),
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else None,
        week_start=_listed(parts, "WKST", _plain_day)[0] if "WKST" in parts else 0,
        months=_listed(parts, "BYMONTH", lambda item: _number(item, 12)),
        month_days=_listed(parts, "BYMONTHDAY", lambda item: _number(item, 31, signed=True)),
        days=_listed(parts, "BYDAY", _day),
        positions=_listed(parts, "BYSETPOS", lambda item: _number(item, 366, signed=True)),
    )
    _check(rule)
    return rule


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    rule = text.strip().upper().removeprefix("RRULE:").strip().rstrip(";")
    if other := _BESIDE.search(rule):
        raise RuleError(f"{_shown(other[0])} cannot be added: a rule is one DTSTART and one RRULE.", _EXAMPLE)
    for part in rule.split(";"):
        key, equals, value = part.strip().partition("=")
        if not equals or not value or len(value.split()) > 1:
            raise RuleError("An RRULE is made of parts like FREQ=DAILY, with ; between them.", _EXAMPLE)
        if key in _TIMES:
            raise RuleError("The time of day is that of DTSTART, once a day.", "For several times, use cron.")
        if key not in _KEYS:
            raise RuleError(f"{_shown(key)} is not offered in an RRULE.", f"There are {', '.join(_KEYS)}.")
        if key in parts:
            raise RuleError(f"{key} stands twice in the RRULE.")
        parts[key] = value
    return parts


def _frequency(parts: dict[str, str]) -> str:
    frequency = parts.get("FREQ", "")
    if not frequency:
        raise RuleError("The RRULE has no FREQ.", _EXAMPLE)
    if frequency in _FINER:
        raise RuleError(f"FREQ={frequency} is finer than a day.", "Use cron, like “0 */6 * * *”.")
    if frequency not in _STEPS:
        raise RuleError(f"FREQ={_shown(frequency)} is unknown.", f"There are {', '.join(_STEPS)}.")
    return frequency


def _check(rule: Recurrence) -> None:
    """RuleError where parts contradict each other, or nothing comes of them."""
    if rule.count is not None and rule.until is not None:
        raise RuleError("COUNT and UNTIL are both given.", "Keep one of them.")
    if rule.until is not None and rule.until.moment < rule.start - dt.timedelta(days=2 * rule.until.utc):
        raise RuleError("UNTIL lies before DTSTART.")
    numbered = [which for which, _ in rule.days if which]
    if numbered and rule.frequency in ("DAILY", "WEEKLY"):
        raise RuleError("A numbered weekday like 2MO goes with MONTHLY or YEARLY.")
    if any(abs(which) > 5 for which in numbered) and (rule.frequency == "MONTHLY" or rule.months):
        raise RuleError("A month has no sixth weekday of a name.")
    if rule.month_days and rule.frequency == "WEEKLY":
        raise RuleError("BYMONTHDAY does not go with WEEKLY.", "Use FREQ=DAILY with both.")
    if rule.positions and not _chooses(rule):
        raise RuleError("BYSETPOS chooses among days of a month or year.", "Give BYDAY or BYMONTHDAY too.")
    if next(recurrence.labels(rule, rule.start), None) is None:
        raise RuleError(
            "This RRULE has no date in the ten years after DTSTART.", "Look at its days and months."
        )


def _chooses(rule: Recurrence) -> bool:
    """Whether BYSETPOS has something to choose from, week by week too where each week has it."""
    if rule.frequency == "WEEKLY":
        return not rule.months and max(map(abs, rule.positions)) <= len(rule.days)
    return rule.frequency != "DAILY" and bool(rule.months or rule.month_days or rule.days)


def _one(parts: dict[str, str], key: str, most: int) -> int | None:
    if key not in parts:
        return None
    number = _number(parts[key], most)
    if number is None:
        raise RuleError(f"{key} is not a whole number from 1 to {most:,}.")
    return number


def _listed(parts: dict[str, str], key: str, read: Callable[[str], T | None]) -> tuple[T, ...]:
    """The items of a list, each once, in a total order; RuleError where one is wrong."""
    if key not in parts:
        return ()
    items = [read(item) for item in parts[key].split(",")]
    good = [item for item in items if item is not None]
    if len(good) < len(items):
        raise RuleError(f"{key} holds what cannot stand there.", _EXAMPLE)
    return tuple(sorted(set(good)))


def _number(text: str, most: int, signed: bool = False) -> int | None:
    number = int(text) if _NUMBER.fullmatch(text) else 0
    return number if 1 <= (abs(number) if signed else number) <= most else None


def _day(text: str) -> tuple[int, int] | None:
    found = _DAY.fullmatch(text)
    which = int(found[1]) if found and found[1] else 0
    if found is None or abs(which) > 53 or (found[1] and not which):
        return None
    return which, _DAYS[found[2]]


def _plain_day(text: str) -> int | None:
    return _DAYS.get(text)


def _start(text: str) -> dt.datetime:
    moment, utc, whole = _moment(text, "DTSTART")
    if utc:
        raise RuleError("DTSTART is a local time, without Z.", _EXAMPLE)
    if whole or moment.second:
        raise RuleError("DTSTART is a date and a time to the minute.", _EXAMPLE)
    return moment


def _until(text: str) -> Until:
    """A date counts to its end, as people mean it."""
    moment, utc, whole = _moment(text, "UNTIL")
    return Until(moment.replace(hour=23, minute=59, second=59) if whole else moment, utc)


def _moment(text: str, key: str) -> tuple[dt.datetime, bool, bool]:
    """A local time, whether it is UTC instead, and whether it is a whole day."""
    found = _MOMENT.fullmatch(text.strip().upper())
    year, month, day, hour, minute, second = (int(found[n] or 0) if found else 0 for n in range(1, 7))
    try:
        moment = dt.datetime(year, month, day, hour, minute, second)
    except ValueError:
        moment = None
    if found is None or moment is None:
        raise RuleError(f"{key} is no date and time.", "Like 20260105T090000.")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise RuleError(f"{key} lies outside the years {FIRST_YEAR} to {LAST_YEAR}.")
    return moment, bool(found[7]), found[4] is None


def _shown(text: str) -> str:
    """A word as it was typed, cut short and without what does not print."""
    return "".join(c for c in text[:20] if c.isprintable()) or "This"
