"""Sixty rules held to a clock that is walked minute by minute: no library of cron or RRULE, no offset is looked up.

    python tests/benchmarks/schedule_walk.py [COUNT]

For each rule a naive reading says whether a label belongs to it. Then UTC is walked from three days before the start,
minute by minute, and whatever label the zone's clock reaches or passes for the first time is due in that minute.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from calendar import monthrange
from collections.abc import Callable, Mapping
from functools import lru_cache
from zoneinfo import ZoneInfo

from figure import Figure, table
from program import ROOT

_CALL = (sys.executable, "-m", "bot", "schedule", "next", "--json", "--batch", "-")
_MINUTE, _DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
_FAR = 1500  # days that are walked
_WEEK = "MO TU WE TH FR SA SU".split()
_NAMES = "SUN MON TUE WED THU FRI SAT".split()
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()

CRON = """
30 2 * * *|America/Santiago|2026-09-05T12:00
30 23 * * *|America/Santiago|2026-04-03T12:00
15 2 * * *|Australia/Lord_Howe|2026-10-02T00:00
45 1 * * *|Australia/Lord_Howe|2026-04-03T00:00
*/20 1-2 * * *|Australia/Lord_Howe|2026-10-03T14:10
0 0 * * FRI|Africa/Cairo|2026-04-20T00:00
59 23 L * *|Asia/Kathmandu|2026-01-30T00:00
0 9 L FEB,JUN *|Pacific/Chatham|2027-01-01T00:00
30 3 * * SUN|Pacific/Chatham|2026-09-25T00:00
15 3 * * SUN|Pacific/Chatham|2026-04-01T00:00
0 9 * * MON#1|Asia/Seoul|2026-02-01T00:00
0 9 * * FRI#5|Europe/Lisbon|2026-01-01T00:00
0,30 0-23/6 1,15 * *|Asia/Kolkata|2026-02-14T20:00
0 8 13 * FRI|America/New_York|2026-02-01T00:00
0 8 */2 * MON|Europe/Paris|2026-02-27T00:00
5 4 31 */2 *|Asia/Tokyo|2026-01-31T00:00
0 0 29 2 *|Asia/Dhaka|1996-02-28T00:00
0 12 * JAN-MAR,OCT 6-7|Atlantic/Azores|2026-03-20T00:00
10-50/20 1 * * *|Europe/Dublin|2026-10-24T12:00
30 1 * * *|Europe/London|2026-10-25T00:45
30 1 * * *|America/New_York|2026-11-01T05:45
30 2 * * *|America/New_York|2038-03-13T00:00
0 3 * * *|Pacific/Apia|2011-12-28T00:00
30 */8 30 12 *|Pacific/Apia|2011-12-28T00:00
0 2 * * *|Africa/Casablanca|2026-02-13T00:00
30 2 * * *|Africa/El_Aaiun|2026-03-20T00:00
0 0 * * *|America/Havana|2025-03-08T00:00
30 0 * * *|America/Havana|2025-11-01T00:00
15 0 * * *|Asia/Beirut|2026-03-27T00:00
0 0 1 1 *|Pacific/Kiritimati|1994-12-20T00:00
30 4 * 3 0|Antarctica/Troll|2027-03-01T00:00
30 2 * * *|Antarctica/Troll|2026-10-23T00:00
*/15 0 * * *|America/Asuncion|2023-09-30T00:00
0 1 * 7 *|Asia/Pyongyang|2018-06-30T00:00
45 23 4 5 *|Asia/Pyongyang|2015-01-01T00:00
0 6 1-7 * 1|America/St_Johns|2026-10-20T00:00
1 0 * * *|America/St_Johns|2007-03-10T00:00
""".strip().splitlines()
RRULE = """
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1|2026-01-30T17:00|America/Sao_Paulo|2026-02-20T00:00
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-2;INTERVAL=2|2026-01-01T09:00|Asia/Seoul|2026-03-01T00:00
FREQ=MONTHLY;BYMONTHDAY=-1|2026-03-31T02:30|Europe/Berlin|2026-02-01T00:00
FREQ=MONTHLY;BYMONTHDAY=-3,31|2026-01-29T02:30|Europe/Warsaw|2026-03-01T00:00
FREQ=MONTHLY;BYDAY=-1SU|2026-03-29T02:30|Europe/Athens|2026-01-01T00:00
FREQ=YEARLY;BYMONTH=3;BYDAY=2SU|2026-03-08T02:30|America/Chicago|2025-01-01T00:00
FREQ=YEARLY;BYMONTH=3,11;BYDAY=SU;BYSETPOS=2,-1|2026-03-01T01:30|America/Denver|2026-03-01T00:00
FREQ=YEARLY;BYDAY=-1FR|2026-12-25T09:00|Asia/Manila|2026-01-01T00:00
FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU|2026-08-04T09:00|Europe/Rome|2026-08-10T00:00
FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU,SU|2026-08-04T09:00|Europe/Rome|2026-08-10T00:00
FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,WE,FR;BYSETPOS=-1|2026-01-07T06:45|Australia/Adelaide|2026-03-20T00:00
FREQ=WEEKLY;BYDAY=SU;UNTIL=20261018T020000|2026-09-27T02:00|Australia/Sydney|2026-09-20T00:00
FREQ=DAILY;UNTIL=20261025T003000Z|2026-10-22T01:30|Europe/London|2026-10-22T12:00
FREQ=DAILY;UNTIL=20261025|2026-10-20T01:30|Europe/London|2026-10-22T12:00
FREQ=DAILY;COUNT=4|2026-03-27T02:30|Europe/Madrid|2026-03-27T12:00
FREQ=DAILY;INTERVAL=3;COUNT=9|2026-03-20T02:30|Europe/Vienna|2026-03-30T12:00
FREQ=DAILY;BYMONTH=2;BYDAY=SA,SU;COUNT=12|1970-01-01T10:00|Africa/Nairobi|1970-02-20T00:00
FREQ=DAILY;INTERVAL=10;BYMONTHDAY=1,11,21,-1|2037-01-01T08:00|Pacific/Auckland|2037-12-25T00:00
FREQ=MONTHLY;INTERVAL=5;BYDAY=1MO,3MO|2026-01-05T02:15|Australia/Lord_Howe|2026-05-15T00:00
FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR|2026-02-13T13:13|Asia/Tehran|2026-02-01T00:00
FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29|2024-02-29T12:00|Asia/Singapore|2024-02-01T00:00
FREQ=MONTHLY;BYDAY=5TH;COUNT=3|2026-01-29T09:30|Asia/Yangon|2026-01-01T00:00
FREQ=YEARLY;BYMONTHDAY=1;BYSETPOS=-2,3|2026-01-01T00:00|Atlantic/Stanley|2026-01-01T00:00
""".strip().splitlines()


def main(count: int) -> int:
    """0 where the program says what the walk says; what it does not is printed first."""
    cases = [*map(_cron_case, CRON), *map(_rrule_case, RRULE)][:count]
    lines = "".join(json.dumps({"id": n, **asked, "count": 5}) + "\n" for n, (asked, _) in enumerate(cases))
    figures = []
    for name, where in (("zones of the machine", {}), ("zones of PyPI", {"PYTHONTZPATH": ""})):
        run = subprocess.run(
            _CALL, input=lines, capture_output=True, text=True, check=True, cwd=ROOT, env=os.environ | where
        )
        answers = [json.loads(line) for line in run.stdout.splitlines()]
        right = sum(map(_shown, cases, answers))
        figures.append(Figure(name, f"{right} of {len(cases)}", "all", right == len(cases)))
    print(table(figures))
    return int(not all(figure.ok for figure in figures))


Belongs = Callable[[dt.datetime], bool]
Case = tuple[Mapping[str, object], tuple[list[str], list[str], bool]]


def _cron_case(line: str) -> Case:
    expression, zone, start = line.split("|")
    asked = {"spec": {"kind": "cron", "expr": expression}, "tz": zone, "start": f"{start}:00Z"}
    return asked, walked(_cron(expression), zone, start)


def _rrule_case(line: str) -> Case:
    rule, begin, zone, start = line.split("|")
    spec = {"kind": "rrule", "dtstart": f"{begin}:00", "rule": rule}
    until = dict(part.split("=") for part in rule.split(";")).get("UNTIL", "")
    return {"spec": spec, "tz": zone, "start": f"{start}:00Z"}, walked(
        _rrule(rule, dt.datetime.fromisoformat(begin)), zone, start, until if until.endswith("Z") else ""
    )


def walked(belongs: Belongs, zone: str, start: str, until: str = "") -> tuple[list[str], list[str], bool]:
    """The next five times and labels of a rule after a start, and whether the walk was long enough for them."""
    after, where = dt.datetime.fromisoformat(start).replace(tzinfo=dt.UTC), ZoneInfo(zone)
    last = dt.datetime.strptime(until, "%Y%m%dT%H%M%S%z") if until else None
    at = after - 3 * _DAY
    reached = at.astimezone(where).replace(tzinfo=None)
    times: list[str] = []
    labels: list[str] = []
    while len(times) < 5 and at < after + _FAR * _DAY:
        at += _MINUTE
        wall = at.astimezone(where).replace(tzinfo=None)
        due = []
        while reached < wall:
            reached += _MINUTE
            if belongs(reached):
                due.append(reached)
        if due and at > after and (last is None or at <= last):
            times.append(f"{at:%Y-%m-%dT%H:%M:%SZ}")
            labels.append(f"{due[0]:%Y-%m-%dT%H:%M}")
    return times, labels, len(times) == 5


def _cron(expression: str) -> Belongs:
    minute, hour, day, month, weekday = expression.split()
    minutes, hours = _field(minute, 0, 59), _field(hour, 0, 23)
    months = _field(month, 1, 12, _MONTHS, 1)
    either = not day.startswith("*") and not weekday.startswith("*")

    @lru_cache(1)
    def on(date: dt.date) -> bool:
        last = monthrange(date.year, date.month)[1]
        of_month = date.day == last if day == "L" else date.day in _field(day, 1, 31)
        if "#" in weekday:
            name, nth = weekday.split("#")
            of_week = date.isoweekday() % 7 == _NAMES.index(name) and (date.day - 1) // 7 + 1 == int(nth)
        else:
            of_week = date.isoweekday() % 7 in {n % 7 for n in _field(weekday, 0, 7, _NAMES)}
        return date.month in months and (of_month or of_week if either else of_month and of_week)

    return lambda label: label.minute in minutes and label.hour in hours and on(label.date())


def _field(text: str, low: int, high: int, names: list[str] | None = None, first: int = 0) -> set[int]:
    def number(word: str) -> int:
        return names.index(word) + first if names and word in names else int(word)

    found: set[int] = set()
    for part in text.split(","):
        span, _, step = part.partition("/")
        begin, _, end = span.partition("-")
        if span == "*":
            numbers = range(low, high + 1)
        else:
            numbers = range(number(begin), number(end or (str(high) if step else begin)) + 1)
        found |= set(numbers[:: int(step or 1)])
    return found


def _rrule(text: str, begin: dt.datetime) -> Belongs:
    """All labels of a recurrence in the years that can be walked, day by day from its beginning."""
    parts = dict(part.split("=") for part in text.split(";"))
    periods: dict[tuple[int, ...], list[dt.date]] = {}
    date, end = begin.date().replace(month=1, day=1) - 7 * _DAY, begin.date() + 15 * 366 * _DAY
    while date < end:
        key = _period(parts, begin.date(), date)
        if key is not None and _listed(parts, begin.date(), date):
            periods.setdefault(key, []).append(date)
        date += _DAY
    found = []
    for dates in periods.values():
        picked = dates
        if "BYSETPOS" in parts:
            wanted = [int(n) for n in parts["BYSETPOS"].split(",")]
            picked = [d for n, d in enumerate(dates) if n + 1 in wanted or n - len(dates) in wanted]
        found += [dt.datetime.combine(d, begin.time()) for d in picked]
    found = sorted(label for label in found if label >= begin)
    if "COUNT" in parts:
        found = found[: int(parts["COUNT"])]
    if (until := parts.get("UNTIL", "Z"))[-1] != "Z":
        last = dt.datetime.fromisoformat(until if "T" in until else f"{until}T235959")
        found = [label for label in found if label <= last]
    return frozenset(found).__contains__


def _period(parts: dict[str, str], begin: dt.date, date: dt.date) -> tuple[int, ...] | None:
    """In which day, week, month or year of the recurrence a date lies; None where it is left out."""
    key: tuple[int, ...]
    match parts["FREQ"]:
        case "DAILY":
            key, step = (date.toordinal(),), (date - begin).days
        case "WEEKLY":
            first = _WEEK.index(parts.get("WKST", "MO"))
            week, other = ((d.toordinal() - 1 - first) // 7 for d in (date, begin))
            key, step = (week,), week - other
        case "MONTHLY":
            key, step = (date.year, date.month), 12 * (date.year - begin.year) + date.month - begin.month
        case _:
            key, step = (date.year,), date.year - begin.year
    return key if step >= 0 and step % int(parts.get("INTERVAL", 1)) == 0 else None


def _listed(parts: dict[str, str], begin: dt.date, date: dt.date) -> bool:
    """Whether a date is one of those that a recurrence lists, or that follow from its beginning."""
    yearly, length = parts["FREQ"] == "YEARLY", monthrange(date.year, date.month)[1]
    if "BYMONTH" in parts and str(date.month) not in parts["BYMONTH"].split(","):
        return False
    if "BYMONTHDAY" in parts and not {str(date.day), str(date.day - length - 1)} & set(
        parts["BYMONTHDAY"].split(",")
    ):
        return False
    if "BYDAY" in parts:
        in_year = yearly and "BYMONTH" not in parts
        day = date.timetuple().tm_yday if in_year else date.day
        of = (366 if monthrange(date.year, 2)[1] == 29 else 365) if in_year else length
        name = _WEEK[date.weekday()]
        return bool(
            {name, f"{(day - 1) // 7 + 1}{name}", f"-{(of - day) // 7 + 1}{name}"}
            & set(parts["BYDAY"].split(","))
        )
    if "BYMONTHDAY" in parts:
        return True
    if parts["FREQ"] == "WEEKLY":
        return date.weekday() == begin.weekday()
    if parts["FREQ"] == "DAILY":
        return True
    return date.day == begin.day and (not yearly or "BYMONTH" in parts or date.month == begin.month)


def _shown(case: Case, answer: dict[str, object]) -> bool:
    """Whether an answer is what was walked; one that is not is shown."""
    asked, (times, labels, whole) = case
    said, named = answer.get("times"), answer.get("labels")
    if not isinstance(said, list) or not isinstance(named, list):
        right = False
    elif whole:
        right = (said, named) == (times, labels)
    else:  # beyond the walk it may go on
        right = (said[: len(times)], named[: len(times)]) == (times, labels)
    if not right:
        print(f"{asked} gave {answer}, not {times} {labels}")
    return right


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 60))
