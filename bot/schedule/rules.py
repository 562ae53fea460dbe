"""What a schedule can say, as data; every rule has one canonical text.

A rule is a set of labels: readings of a wall clock, to the minute, with no offset. ``bot.schedule.plan`` knows at
which instants a zone's clock shows them.
"""

from __future__ import annotations

import datetime as dt

from briefs.records import dataclass

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = tuple(range(7))
# The first and last year a start may lie in; what is reckoned from there never leaves the calendar.
FIRST_YEAR, LAST_YEAR = 1900, 2200
END = dt.datetime(LAST_YEAR + 50, 1, 1)
# A rule that is silent for longer is over. The longest silence anybody means is the eight years round 2100,
# from one 29 February to the next.
SILENCE = dt.timedelta(days=3653)
MOST_LABELS = 2_000


@dataclass(frozen=True, slots=True)
class Daily:
    """A time of day, on some weekdays (0 is Monday) in order."""

    at: dt.time
    weekdays: tuple[int, ...] = EVERY_DAY

    def __str__(self) -> str:
        days = "" if self.weekdays == EVERY_DAY else f" {_days(self.weekdays)}"
        return f"{self.at:%H:%M}{days}"


@dataclass(frozen=True, slots=True)
class Cron:
    """Five fields, in capitals: minute, hour, day of month, month, day of week."""

    expression: str

    def __str__(self) -> str:
        return self.expression


@dataclass(frozen=True, slots=True)
class Until:
    """The last moment a recurrence may fire: a label, or an instant where it ends in Z."""

    moment: dt.datetime  # naive
    utc: bool = False

    def __str__(self) -> str:
        return f"{self.moment:%Y%m%dT%H%M%S}{'Z' if self.utc else ''}"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """An RRULE of RFC 5545 and its DTSTART, which gives the time of day; what the text leaves out is empty."""

    start: dt.datetime
    frequency: str
    interval: int = 1
    count: int | None = None
    until: Until | None = None
    week_start: int = 0
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()  # (which of the month or year, weekday); which is 0 for each
    positions: tuple[int, ...] = ()

    def __str__(self) -> str:
        parts = {
            "FREQ": self.frequency,
            "INTERVAL": "" if self.interval == 1 else str(self.interval),
            "COUNT": "" if self.count is None else str(self.count),
            "UNTIL": "" if self.until is None else str(self.until),
            "WKST": "" if self.week_start == 0 else ical(self.week_start),
            "BYMONTH": _numbers(self.months),
            "BYMONTHDAY": _numbers(self.month_days),
            "BYDAY": ",".join(f"{which or ''}{ical(day)}" for which, day in self.days),
            "BYSETPOS": _numbers(self.positions),
        }
        said = ";".join(f"{key}={value}" for key, value in parts.items() if value)
        return f"DTSTART:{self.start:%Y%m%dT%H%M%S} RRULE:{said}"


Rule = Daily | Cron | Recurrence


def canonical(rule: Rule) -> str:
    """The one text of a rule, which is read back as the same rule."""
    return str(rule)


def ical(weekday: int) -> str:
    """A weekday as RFC 5545 has it: ``MO``."""
    return WEEKDAYS[weekday][:2].upper()


def _numbers(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))


def _days(weekdays: tuple[int, ...]) -> str:
    """``mon-fri``, ``mon,wed``, ``mon-wed,sat,sun``: runs of three or more are spans."""
    runs: list[list[int]] = []
    for day in weekdays:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(
        f"{WEEKDAYS[run[0]]}-{WEEKDAYS[run[-1]]}" if len(run) > 2 else ",".join(WEEKDAYS[day] for day in run)
        for run in runs
    )
