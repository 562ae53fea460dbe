import datetime as dt
from itertools import chain, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_strategies import moments, rules

from bot.schedule import (
    Occurrence,
    Rule,
    ScheduleError,
    between,
    instant,
    next_occurrences,
    parse,
    too_close,
    touched,
)

SECOND, DAY = dt.timedelta(seconds=1), dt.timedelta(days=1)
Moment = tuple[ZoneInfo, dt.datetime]


def wall(at: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return at.astimezone(zone).replace(tzinfo=None)


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


def fires(rule: str, zone: str, after: str, count: int) -> list[str]:
    found = next_occurrences(parse(rule), ZoneInfo(zone), utc(after), count)
    return [f"{one.label:%d %H:%M} at {one.at:%d %H:%M}" for one in found]


@settings(deadline=None)
@given(moments(), st.integers(-3_000, 3_000))
def test_a_label_fires_at_the_first_instant_that_has_reached_it(moment: Moment, minutes: int) -> None:
    zone, change = moment
    label = wall(change, zone).replace(second=0) + dt.timedelta(minutes=minutes)
    at = instant(label, zone)
    assert wall(at, zone) >= label > wall(at - SECOND, zone)


@settings(deadline=None)
@given(rules(), moments())
def test_labels_and_instants_ascend_and_each_fires_once(rule: Rule, moment: Moment) -> None:
    zone, after = moment
    found = next_occurrences(rule, zone, after, 20)
    assert [one.at for one in found] == sorted({one.at for one in found})
    assert [one.label for one in found] == sorted({one.label for one in found})
    assert all(one.at > after and instant(one.label, zone) == one.at for one in found)


@settings(deadline=None)
@given(rules(), moments(), st.lists(st.integers(0, 6 * 86_400), max_size=4))
def test_a_restart_at_any_moment_loses_nothing_and_repeats_nothing(
    rule: Rule, moment: Moment, restarts: list[int]
) -> None:
    zone, change = moment
    start, end = change - 3 * DAY, change + 3 * DAY
    stops = [start, *(start + dt.timedelta(seconds=s) for s in sorted(restarts)), end]
    pieces = [between(rule, zone, one, other) for one, other in pairwise(stops)]
    assert list(chain.from_iterable(pieces)) == between(rule, zone, start, end)


@pytest.mark.parametrize(
    ("rule", "zone", "after", "found"),
    [
        ("02:30", "America/New_York", "2026-03-08T00:00", ["08 02:30 at 08 07:00", "09 02:30 at 09 06:30"]),
        (
            "02:15",
            "Australia/Lord_Howe",
            "2026-10-03T12:00",
            ["04 02:15 at 03 15:30", "05 02:15 at 04 15:15"],
        ),
        ("00:30", "Africa/Cairo", "2026-04-23T12:00", ["24 00:30 at 23 22:00", "25 00:30 at 24 21:30"]),
        ("09:00", "Pacific/Apia", "2011-12-29T20:00", ["30 09:00 at 30 10:00", "31 09:00 at 30 19:00"]),
    ],
)
def test_in_a_gap_a_label_fires_at_its_end(rule: str, zone: str, after: str, found: list[str]) -> None:
    assert fires(rule, zone, after, 2) == found


@pytest.mark.parametrize("after", ["05:30:00", "05:45:00", "06:00:00", "06:29:59", "06:30:00"])
def test_in_an_overlap_nothing_fires_in_the_second_pass(after: str) -> None:
    assert fires("01:30", "America/New_York", f"2026-11-01T{after}", 1) == ["02 01:30 at 02 06:30"]


def test_labels_that_meet_are_one_occurrence_named_after_the_earliest() -> None:
    found = ["08 01:45 at 08 06:45", "08 02:00 at 08 07:00", "08 03:15 at 08 07:15"]
    assert fires("*/15 * * * *", "America/New_York", "2026-03-08T06:30", 3) == found


def test_what_fires_at_the_very_start_is_past() -> None:
    assert fires("09:00", "UTC", "2026-03-08T09:00:00", 1) == ["09 09:00 at 09 09:00"]
    assert fires("09:00", "UTC", "2026-03-08T08:59:59", 1) == ["08 09:00 at 08 09:00"]


def test_an_until_in_utc_ends_at_that_instant() -> None:
    rule = "DTSTART:20260301T090000 RRULE:FREQ=DAILY;UNTIL=20260303T000000Z"
    assert fires(rule, "Asia/Seoul", "2026-03-01T12:00", 5) == [
        "02 09:00 at 02 00:00",
        "03 09:00 at 03 00:00",
    ]


@pytest.mark.parametrize(
    ("label", "touch"),
    [("2026-03-08T02:30", "gap"), ("2026-11-01T01:30", "overlap"), ("2026-11-02T01:30", "")],
)
def test_what_the_clock_does_to_a_label_is_told(label: str, touch: str) -> None:
    zone, read = ZoneInfo("America/New_York"), dt.datetime.fromisoformat(label)
    assert touched(Occurrence(read, instant(read, zone)), zone) == touch


@pytest.mark.parametrize(
    ("rule", "close"),
    [
        ("*/15 * * * *", ""),
        ("*/14 * * * *", "14 minutes"),
        ("* * * * *", "1 minute"),
        ("0,20,30 9 1 * *", "close"),
        ("50 23 * * *", ""),
        ("0,50 0,23 * * *", "over midnight"),
        ("0,50 0,23 1 * *", ""),
        ("09:00", ""),
    ],
)
def test_labels_less_than_15_minutes_apart_are_too_close_to_be_saved(rule: str, close: str) -> None:
    assert bool(too_close(parse(rule), ZoneInfo("UTC"), utc("2026-01-01"))) == bool(close)


@pytest.mark.parametrize("count", [-1, 2_001])
def test_the_count_has_bounds(count: int) -> None:
    with pytest.raises(ScheduleError):
        next_occurrences(parse("09:00"), ZoneInfo("UTC"), utc("2026-01-01"), count)


@pytest.mark.parametrize("year", [1, 1899, 2201, 9999])
def test_the_start_has_bounds(year: int) -> None:
    with pytest.raises(ScheduleError):
        next_occurrences(
            parse("0 9 29 2 *"), ZoneInfo("Asia/Seoul"), dt.datetime(year, 1, 1, tzinfo=dt.UTC), 5
        )


def test_the_last_year_can_be_planned() -> None:
    found = next_occurrences(
        parse("0 9 29 2 *"), ZoneInfo("UTC"), dt.datetime(2200, 12, 31, tzinfo=dt.UTC), 2
    )
    assert [one.at.year for one in found] == [2204, 2208]
