import datetime as dt

import pytest
from hypothesis import given
from rule_strategies import rules

from bot.schedule import Daily, Rule, RuleError, canonical, from_spec, parse


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("09:00", "09:00"),
        ("9am", "09:00"),
        ("9:30 pm", "21:30"),
        ("12am", "00:00"),
        ("12 p.m.", "12:00"),
        ("noon", "12:00"),
        ("every day at 7:05", "07:05"),
        ("09:00 mon-fri", "09:00 mon-fri"),
        ("weekdays 9am", "09:00 mon-fri"),
        ("at 9am every weekday", "09:00 mon-fri"),
        ("09:00 mon,wed", "09:00 mon,wed"),
        ("Mondays, Wednesdays and Fridays at 18:30", "18:30 mon,wed,fri"),
        ("weekends 10:00", "10:00 sat,sun"),
        ("09:00 Monday to Friday", "09:00 mon-fri"),
        ("09:00 mon – wed, sat", "09:00 mon-wed,sat"),
        ("08:00 sat-mon", "08:00 mon,sat,sun"),
        ("09:00 mon-sun", "09:00"),
        ("tues thurs 6pm", "18:00 tue,thu"),
        ("9", "09:00"),
        ("0900", "09:00"),
        ("900", "09:00"),
        ("nine am", "09:00"),
        ("9.30", "09:30"),
        ("9h30", "09:30"),
        ("930pm", "21:30"),
        ("9 o'clock", "09:00"),
        ("9 in the evening", "21:00"),
        ("every morning at 9", "09:00"),
        ("evry day 9 am", "09:00"),
        ("wendesday 9", "09:00 wed"),
        ("every monday 9am daily", "09:00 mon"),
        ("0 9 * * mon-fri", "0 9 * * MON-FRI"),
        ("  */15   *  * * *", "*/15 * * * *"),
        ("DTSTART:20260303T011500 RRULE:FREQ=DAILY", "DTSTART:20260303T011500 RRULE:FREQ=DAILY"),
        ("DTSTART:20260303T011500\nRRULE:FREQ=DAILY", "DTSTART:20260303T011500 RRULE:FREQ=DAILY"),
        (
            "dtstart=2026-03-03T01:15;freq=weekly;byday=fr,mo,fr;interval=1",
            "DTSTART:20260303T011500 RRULE:FREQ=WEEKLY;BYDAY=MO,FR",
        ),
        (
            "DTSTART:20260303T011500 RRULE:FREQ=DAILY;UNTIL=20260401",
            "DTSTART:20260303T011500 RRULE:FREQ=DAILY;UNTIL=20260401T235959",
        ),
    ],
)
def test_a_rule_is_read_as_people_type_it(typed: str, meant: str) -> None:
    assert canonical(parse(typed)) == meant


@given(rules())
def test_a_canonical_text_is_read_as_the_same_rule(rule: Rule) -> None:
    assert parse(canonical(rule)) == rule


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "The rule is empty."),
        ("mon-fri", "The rule has no time of day."),
        ("09:00 and 17:00", "The rule has more than one time of day."),
        ("9:5", "“9:5” is no time of day."),
        ("24:00", "“24:00” is no time of day."),
        ("25", "“25” is no time of day."),
        ("9 uhr", "“uhr” is no time and no weekday."),
        ("every evening at 9", "“evening” is no time and no weekday."),
        ("13pm", "“13pm” is no time of day."),
        ("09:30:15", "“09:30:15” is no time of day."),
        ("9am fortnightly", "“fortnightly” is no time and no weekday."),
        ("٠9:00", "A rule is written in plain letters and figures."),
        ("x" * 10_000, "A rule has at most 500 characters."),
        ("@daily", "Cron macros are not offered."),
        ("0 9 * *", "A cron line has five fields, and this has 4."),
        ("0 0 9 * * *", "A cron line has five fields, and this has 6."),
        ("FREQ=DAILY", "An RRULE needs a DTSTART, its first date and time."),
        (
            "DTSTART;TZID=UTC:20260303T0115 RRULE:FREQ=DAILY",
            "The time zone goes beside the RRULE, not into it.",
        ),
    ],
)
def test_what_is_no_rule_is_refused_in_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(RuleError) as refused:
        parse(typed)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize(
    ("spec", "rule"),
    [
        ({"kind": "daily", "at": "09:00"}, Daily(dt.time(9))),
        ({"kind": "daily", "at": "09:00", "weekdays": ["fri", "mon"]}, Daily(dt.time(9), (0, 4))),
        ({"kind": "cron", "expr": "0 9 * * *"}, parse("0 9 * * *")),
        (
            {"kind": "rrule", "dtstart": "2026-03-03T01:15:00", "rule": "FREQ=DAILY"},
            parse("DTSTART:20260303T011500 RRULE:FREQ=DAILY"),
        ),
        ("weekdays 9am", parse("09:00 mon-fri")),
    ],
)
def test_a_rule_is_read_from_an_object(spec: object, rule: Rule) -> None:
    assert from_spec(spec) == rule


@pytest.mark.parametrize(
    "spec",
    [
        None,
        [],
        {},
        {"kind": "hourly"},
        {"kind": ["daily"], "at": "09:00"},
        {"kind": "daily"},
        {"kind": "daily", "at": 9},
        {"kind": "daily", "at": "9am"},
        {"kind": "daily", "at": "9:00"},
        {"kind": "daily", "at": "09:00\n"},
        {"kind": "daily", "at": "٠9:00"},
        {"kind": "daily", "at": "09:00", "weekdays": []},
        {"kind": "daily", "at": "09:00", "weekdays": "mon"},
        {"kind": "daily", "at": "09:00", "weekdays": ["lundi"]},
        {"kind": "daily", "at": "09:00", "every": 2},
        {"kind": "cron", "expr": None},
        {"kind": "rrule", "rule": "FREQ=DAILY"},
    ],
)
def test_an_object_that_is_no_rule_is_refused(spec: object) -> None:
    with pytest.raises(RuleError):
        from_spec(spec)
