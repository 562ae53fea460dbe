import datetime as dt
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from rule_strategies import recurrences

from bot.schedule import Recurrence, Rule, RuleError, canonical, parse
from bot.schedule.plan import labels
from bot.schedule.rfc5545 import made

START = "2026-03-03T01:15:00"


def found(rule: str, count: int = 4, first: dt.datetime = dt.datetime(2026, 3, 3)) -> list[str]:
    return [f"{label:%y-%m-%d}" for label in islice(labels(made(START, rule), first), count)]


@settings(suppress_health_check=[HealthCheck.filter_too_much], deadline=None)
@given(recurrences(), st.integers(0, 15_000))
def test_labels_are_those_of_the_whole_rule_wherever_one_looks_from(rule: Rule, days: int) -> None:
    assert isinstance(rule, Recurrence)
    first = dt.datetime(1990, 1, 1) + dt.timedelta(days=days)
    assume(first - rule.start < dt.timedelta(days=3000))
    ours = list(islice(labels(rule, first), 5))
    whole = rrulestr(canonical(rule).replace(" ", "\n"))
    theirs = (label for label in whole if label >= first)
    assert ours == list(islice(theirs, len(ours)))


@pytest.mark.parametrize(
    ("rule", "dates"),
    [
        ("FREQ=DAILY;INTERVAL=2", ["26-03-03", "26-03-05", "26-03-07", "26-03-09"]),
        ("FREQ=DAILY;BYDAY=MO,TU;BYMONTH=4", ["26-04-06", "26-04-07", "26-04-13", "26-04-14"]),
        ("FREQ=DAILY;BYMONTHDAY=-1", ["26-03-31", "26-04-30", "26-05-31", "26-06-30"]),
        ("FREQ=WEEKLY", ["26-03-03", "26-03-10", "26-03-17", "26-03-24"]),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU", ["26-03-03", "26-03-15", "26-03-17", "26-03-29"]),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=SU,TU", ["26-03-03", "26-03-08", "26-03-17", "26-03-22"]),
        ("FREQ=WEEKLY;BYDAY=SA,SU;BYSETPOS=1", ["26-03-07", "26-03-14", "26-03-21", "26-03-28"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["26-03-31", "26-05-31", "26-07-31", "26-08-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-2,1", ["26-03-30", "26-04-01", "26-04-29", "26-05-01"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["26-03-31", "26-04-30", "26-05-29", "26-06-30"]),
        ("FREQ=MONTHLY;BYDAY=TH,1MO", ["26-03-05", "26-03-12", "26-03-19", "26-03-26"]),
        ("FREQ=YEARLY", ["26-03-03", "27-03-03", "28-03-03", "29-03-03"]),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", ["26-11-26", "27-11-25", "28-11-23", "29-11-22"]),
        ("FREQ=YEARLY;BYDAY=-1FR", ["26-12-25", "27-12-31", "28-12-29", "29-12-28"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ["28-02-29", "32-02-29", "36-02-29", "40-02-29"]),
        ("FREQ=WEEKLY;COUNT=3", ["26-03-03", "26-03-10", "26-03-17"]),
        ("FREQ=DAILY;UNTIL=20260304T011500", ["26-03-03", "26-03-04"]),
        ("FREQ=DAILY;UNTIL=20260304T011400", ["26-03-03"]),
        ("FREQ=DAILY;UNTIL=20260304", ["26-03-03", "26-03-04"]),
    ],
)
def test_dates(rule: str, dates: list[str]) -> None:
    assert found(rule) == dates


def test_a_count_counts_from_the_beginning_wherever_one_looks_from() -> None:
    assert found("FREQ=WEEKLY;COUNT=3", first=dt.datetime(2026, 3, 12)) == ["26-03-17"]


def test_years_without_29_february_are_waited_for() -> None:
    rule = made("2020-02-29T07:30:00", "FREQ=YEARLY")
    after = labels(rule, dt.datetime(2096, 3, 1))
    assert [label.year for label in islice(after, 2)] == [2104, 2108]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ",
        "INTERVAL=1",
        "FREQ=FORTNIGHTLY",
        "FREQ=HOURLY",
        "FREQ=MINUTELY;INTERVAL=5",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=1.5",
        f"FREQ=DAILY;INTERVAL={'9' * 300}",
        "FREQ=YEARLY;INTERVAL=11",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=3;UNTIL=20270101T000000",
        "FREQ=DAILY;UNTIL=20260101T000000",
        "FREQ=DAILY;UNTIL=20261301T000000",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;BYEASTER=0",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYMONTH=1,",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=0MO",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=WEEKLY;WKST=XX",
        f"FREQ=DAILY;BYMONTH={'1,' * 4000}1",
    ],
)
def test_what_is_not_offered_or_never_happens_is_refused(rule: str) -> None:
    with pytest.raises(RuleError):
        made(START, rule)


@pytest.mark.parametrize(
    "start",
    ["", "tomorrow", "2026-03-03", "2026-02-30T09:00", "2026-03-03T09:00:30", "2026-03-03T09:00Z", "0001-01-01T00:00"],
)  # fmt: skip
def test_a_start_that_is_no_local_minute_is_refused(start: str) -> None:
    with pytest.raises(RuleError):
        parse(f"DTSTART:{start} RRULE:FREQ=DAILY")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("RRULE:FREQ=DAILY EXDATE:20260103T090000", "EXDATE cannot be added:"),
        ("EXDATE:20260103T090000 RRULE:FREQ=DAILY", "EXDATE cannot be added:"),
        ("RRULE:FREQ=DAILY\nEXDATE;VALUE=DATE:20260103", "EXDATE cannot be added:"),
        ("RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "RRULE cannot be added:"),
        ("RRULE:FREQ=DAILY COUNT=3", "An RRULE is made of parts like FREQ=DAILY, with ; between them."),
    ],
)
def test_other_lines_of_a_calendar_are_named(line: str, told: str) -> None:
    with pytest.raises(RuleError) as refused:
        parse(f"DTSTART:20260101T090000 {line}")
    assert str(refused.value).startswith(told)
