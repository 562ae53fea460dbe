"""Where in a row of words it is said when, and in which zone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.schedule import daily
from bot.schedule.errors import RuleError
from bot.schedule.reading import DASHES, Written, written
from bot.zones import zone
from bot.zones.places import abbreviations

_LONGEST = 14  # words of a time
_TIMES = 4  # at the end of a line
_CITY = 4  # words of the name of a city
_FIELDS = 5  # of a cron line
_FIELD = re.compile(r"[\d*,/-]+", re.ASCII)
_PART = re.compile(r"[=:;]|\d")  # no word of a recurrence is without
# Words about times that no rule has: with them what is said is refused, and they begin no line.
_MORE = re.compile(
    r"\d|(?:fort|bi)|(?:hour|month|year|tomorrow|today|tonight|until|till|except|then|or|other|second|minute)"
    r"|(?:weeks?|weekly)$",
    re.ASCII | re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"(?:bi|fortnight|hour|month|year)(?:ly|s)?|bi(?:weekly|monthly)|weekly|weeks?|minutes?|other|alternate|twice"
    r"|second|third|first|last|\d+(?:st|nd|rd|th)",
    re.ASCII | re.IGNORECASE,
)
_LINKED = re.compile(rf"{_UNKNOWN.pattern}|every|each|of|the|a|on|\w+days?", re.ASCII | re.IGNORECASE)
_BEFORE = re.compile(r"\d{1,3}|every|each|the", re.ASCII | re.IGNORECASE)
_CLEAR = re.compile(
    r"\d\s*(?:[ap]\.?m\b|o['’]?clock|h\d\d|:\d\d)|\b(?:noon|midday|midnight)\b", re.ASCII | re.IGNORECASE
)
# Meant for a zone, whether or not it is one: if not, the nearest are told.
_ZONE = re.compile(r"(?:utc|gmt)[+-]\d[\d:]*|[a-z_]+/[a-z_]+(?:/[a-z_]+)?", re.ASCII | re.IGNORECASE)
_HOUR = re.compile(r"\d{1,2}(?:[.]\d\d|h)?", re.ASCII)


def leading(words: Sequence[str]) -> int:
    """How many words, from the first on, say when; none where they begin with no time."""
    match written(" ".join(words[:2])):
        case Written.RECURRENCE:
            return next((n for n, word in enumerate(words) if not _PART.search(word)), len(words))
        case Written.CRON:
            cut = len(words) < _FIELDS or any(map(_FIELD.fullmatch, words[_FIELDS : _FIELDS + 1]))
            return len(words) if cut else _FIELDS
    ends = range(min(len(words), _LONGEST), 0, -1)
    end = next((n for n in ends if _reads(words[:n])), 0)
    end = end or next((n for n in ends if daily.only_days(_text(words[:n]))), 0)
    return len(words) if end and any(map(_MORE.match, words[end : end + 1])) else end


def trailing(words: Sequence[str]) -> int:
    """At which word a time begins that runs to the end and can be nothing else; past the last where none does."""
    start = len(words)
    for _ in range(_TIMES):  # "9am and 5pm" is refused as a whole
        starts = range(max(0, start - _LONGEST), start)
        before = next((n for n in starts if _reads(words[n:start]) and clear(words[n:start])), start)
        if before == start:
            break
        start = before
    return start if start == len(words) else _back(words, start)


def days(words: Sequence[str]) -> int:
    """At which word the weekdays begin that the words end with; past the last where they end with none."""
    starts = range(max(0, len(words) - _LONGEST), len(words))
    start = next((n for n in starts if daily.only_days(_text(words[n:]))), len(words))
    if words[start - 1 : start] == ["of"]:  # "the quote of the day"
        return len(words)
    return _back(words, start)


def _back(words: Sequence[str], start: int) -> int:
    """Where that begins which no rule has, before a time: "every other day", "the first Monday of the month"."""
    at = start
    while at and _LINKED.fullmatch(words[at - 1]):
        at -= 1
        if _UNKNOWN.fullmatch(words[at]):
            start = at
            while start and _BEFORE.fullmatch(words[start - 1]):
                start -= 1
    return start


def clear(words: Sequence[str]) -> bool:
    """Whether a time is no bare number, or one that follows days."""
    if _CLEAR.search(_text(words)):
        return True
    hour = next((n for n, word in enumerate(words) if _HOUR.fullmatch(word)), 0)
    return daily.only_days(_text(words[:hour]))


def place(words: Sequence[str]) -> int:
    """How many words, from the first on, name a zone, its city or what its clocks show."""
    for n in range(min(len(words), _CITY), 0, -1):
        try:
            zone(" ".join(words[:n]))
        except ValueError:
            continue
        return n
    return int(bool(words) and (words[0].upper() in abbreviations() or bool(_ZONE.fullmatch(words[0]))))


def _reads(words: Sequence[str]) -> bool:
    try:
        daily.read(_text(words))
    except RuleError:
        return False
    return True


def _text(words: Sequence[str]) -> str:
    return " ".join(words).translate(DASHES)
