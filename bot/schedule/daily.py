"""A time of day and weekdays, in the words people have for them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from bot.fillers import NUMBERS
from bot.schedule.errors import RuleError
from bot.schedule.rules import END, EVERY_DAY, WEEKDAYS, Daily
from bot.spelling import nearest

_CLOCK = re.compile(r"(\d\d):(\d\d)", re.ASCII)
_HALF = re.compile(r"(\d{1,2})(?:[:.h]?(\d\d))?(am|pm)", re.ASCII)
_WHOLE = re.compile(r"(\d{1,2})(?:[:.h](\d\d)|h)?|(\d{1,2})(\d\d)", re.ASCII)
_NUMBER = re.compile(rf"\b({'|'.join(NUMBERS)})\b")
_NAMED_TIMES = {"noon": dt.time(12), "midday": dt.time(12), "midnight": dt.time(0)}
_HALVES = re.compile(r"(?<=\d)\s*(a\.?m\b\.?|p\.?m\b\.?)")
_OF_THE_DAY = re.compile(r"(?<=\d)\s*(?:o'?clock\s*)?in the (morning|afternoon|evening)\b")
_TO = re.compile(r"\s*(?:-|–|—|\b(?:to|thru|through|until|till)\b)\s*")
_FILLERS = frozenset("at on and every each the o'clock oclock & +".split())
_LONG = dict(zip(WEEKDAYS, "monday tuesday wednesday thursday friday saturday sunday".split(), strict=True))
_EVERY_DAY = dict.fromkeys("daily everyday day days morning mornings".split(), EVERY_DAY)
_GROUPS = {
    **_EVERY_DAY,
    **dict.fromkeys("weekday weekdays workday workdays m-f mo-fr".split(), EVERY_DAY[:5]),
    **dict.fromkeys("weekend weekends".split(), EVERY_DAY[5:]),
}
_NAMES = (*_LONG.values(), "every", "everyday", "weekday", "weekdays", "weekend", "weekends")
_SHORT = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_LONGEST = 200
_HINT = "Write a time and weekdays, like “09:00 mon-fri” or “weekdays 9am”."
_MORE = "More can be said in cron: “0 9 1 * *” is each 1st, “0 9 * * MON#1” each first Monday."


def read(text: str) -> Daily:
    """The rule that a phrase means; RuleError where it cannot be told, or has no time or several."""
    words = _words(text)
    if not words:
        raise RuleError("The rule is empty.", _HINT)
    times: list[dt.time] = []
    days: set[int] = set()
    for word in words:
        time = _time(word)
        if time is not None:
            times.append(time)
        elif _EVERY_DAY.get(word) is None:  # "daily, mon-fri" is on those days
            days.update(_weekdays(word))
    if not times:
        raise RuleError("The rule has no time of day.", _HINT)
    if len(set(times)) > 1:
        raise RuleError(
            "The rule has more than one time of day.",
            "Make one schedule for each, or use cron: “0 9,17 * * *”.",
        )
    return Daily(times[0], tuple(sorted(days)) or EVERY_DAY)


def only_days(text: str) -> bool:
    """Whether a text names weekdays, or every day, and nothing else."""
    try:
        words = _words(text)
        return bool(words) and all(_weekdays(word) for word in words)
    except RuleError:
        return False


def _words(text: str) -> list[str]:
    """The words of a phrase that say something, a span as one and a time with its half of the day."""
    if len(text) > _LONGEST:
        raise RuleError(f"A rule of this kind has at most {_LONGEST} characters.", _HINT)
    spoken = _NUMBER.sub(lambda word: str(NUMBERS.index(word[1]) + 1), text.lower())
    spoken = _OF_THE_DAY.sub(lambda part: "am" if part[1] == "morning" else "pm", spoken)
    spoken = _HALVES.sub(lambda half: half[1].replace(".", ""), spoken)
    split = (word.rstrip(".!") for word in re.split(r"[\s,;]+", _TO.sub("-", spoken)))
    words = (_mended(word) for word in split if word)
    return [word for word in words if word not in _FILLERS]


def _mended(word: str) -> str:
    """The word for days that this may be a slip for; else the word."""
    near = nearest(word, _NAMES) if word.isalpha() and word not in _GROUPS and word not in _FILLERS else []
    return near[0] if near else word


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
    time = None
    if half := _HALF.fullmatch(word):
        hour = int(half[1])
        if 1 <= hour <= 12:
            time = _made(hour % 12 + (12 if half[3] == "pm" else 0), int(half[2] or 0))
    elif whole := _WHOLE.fullmatch(word):
        time = _made(int(whole[1] or whole[3]), int(whole[2] or whole[4] or 0))
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
