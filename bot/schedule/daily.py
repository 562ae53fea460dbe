"""A time of day and weekdays, in the words people have for them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from bot.schedule.errors import RuleError
from bot.schedule.rules import END, EVERY_DAY, WEEKDAYS, Daily

_CLOCK = re.compile(r"(\d\d):(\d\d)", re.ASCII)
_SPOKEN = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)|(\d{1,2}):(\d\d)", re.ASCII)
_NAMED_TIMES = {"noon": dt.time(12), "midday": dt.time(12), "midnight": dt.time(0)}
_HALVES = re.compile(r"(?<=\d)\s*(a\.?m\b\.?|p\.?m\b\.?)")
_TO = re.compile(r"\s*(?:-|–|—|\b(?:to|thru|through|until|till)\b)\s*")
_FILLERS = frozenset("at on and every each the o'clock oclock & +".split())
_LONG = dict(zip(WEEKDAYS, "monday tuesday wednesday thursday friday saturday sunday".split(), strict=True))
_GROUPS = {
    **dict.fromkeys("daily everyday day days".split(), EVERY_DAY),
    **dict.fromkeys("weekday weekdays workday workdays".split(), EVERY_DAY[:5]),
    **dict.fromkeys("weekend weekends".split(), EVERY_DAY[5:]),
}
_SHORT = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_LONGEST = 200
_HINT = "Write a time and weekdays, like “09:00 mon-fri” or “weekdays 9am”."
_MORE = "More can be said in cron: “0 9 1 * *” is each 1st, “0 9 * * MON#1” each first Monday."


def read(text: str) -> Daily:
    """The rule that a phrase means; RuleError where it cannot be told, or has no time or several."""
    if len(text) > _LONGEST:
        raise RuleError(f"A rule of this kind has at most {_LONGEST} characters.", _HINT)
    spoken = _HALVES.sub(lambda half: half[1].replace(".", ""), text.lower())
    words = [w for w in re.split(r"[\s,;]+", _TO.sub("-", spoken)) if w and w not in _FILLERS]
    if not words:
        raise RuleError("The rule is empty.", _HINT)
    times: list[dt.time] = []
    days: set[int] = set()
    for word in words:
        time = _time(word)
        if time is not None:
            times.append(time)
        else:
            days.update(_weekdays(word))
    if not times:
        raise RuleError("The rule has no time of day.", _HINT)
    if len(set(times)) > 1:
        raise RuleError(
            "The rule has more than one time of day.",
            "Make one schedule for each, or use cron: “0 9,17 * * *”.",
        )
    return Daily(times[0], tuple(sorted(days)) or EVERY_DAY)


def exact(at: str, weekdays: Sequence[str] | None) -> Daily:
    """The rule of a time ``HH:MM`` and weekdays ``mon`` to ``sun``, every day where none are given."""
    found = _CLOCK.fullmatch(at)
    time = _made(int(found[1]), int(found[2])) if found else None
    if time is None:
        raise RuleError("The time is not HH:MM, from 00:00 to 23:59.", "Like “09:00”.")
    if weekdays is None:
        return Daily(time)
    unknown = [day for day in weekdays if day not in WEEKDAYS]
    if unknown or not weekdays:
        raise RuleError("The weekdays are not a list out of mon, tue, wed, thu, fri, sat, sun.")
    return Daily(time, tuple(sorted({WEEKDAYS.index(day) for day in weekdays})))


def labels(rule: Daily, first: dt.datetime) -> Iterator[dt.datetime]:
    """The labels from ``first`` on, in order."""
    label = dt.datetime.combine(first.date(), rule.at)
    while label < END:
        if label.weekday() in rule.weekdays and label >= first:
            yield label
        label += dt.timedelta(days=1)


def _time(word: str) -> dt.time | None:
    """The time a word says; None for a word that is none, RuleError for one that cannot be."""
    if word in _NAMED_TIMES:
        return _NAMED_TIMES[word]
    if not word[0].isdigit():
        return None
    found = _SPOKEN.fullmatch(word)
    time = None
    if found is not None and found[3]:
        hour = int(found[1])
        if 1 <= hour <= 12:
            time = _made(hour % 12 + (12 if found[3] == "pm" else 0), int(found[2] or 0))
    elif found is not None:
        time = _made(int(found[4]), int(found[5]))
    if time is None:
        raise RuleError(f"“{word[:20]}” is no time of day.", "Write it as 09:00 or 9am.")
    return time


def _made(hour: int, minute: int) -> dt.time | None:
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None


def _weekdays(word: str) -> tuple[int, ...]:
    """The weekdays of a name, a span or a word for several; ``sat-mon`` runs over the end of the week."""
    if word in _GROUPS:
        return _GROUPS[word]
    first, dash, last = word.partition("-")
    one = _weekday(first)
    other = _weekday(last) if dash else one
    if one is None or other is None:
        raise RuleError(f"“{word[:20]}” is no time and no weekday.", f"{_HINT} {_MORE}")
    return tuple((one + n) % 7 for n in range((other - one) % 7 + 1))


def _weekday(word: str) -> int | None:
    for number, name in enumerate(WEEKDAYS):
        if word in (name, f"{name}s", _LONG[name], f"{_LONG[name]}s"):
            return number
    return _SHORT.get(word)
