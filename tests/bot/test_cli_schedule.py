import json
from pathlib import Path
from typing import Any

import pytest
from machine import briefbot, empty_home

SEOUL = {
    "spec": {"kind": "daily", "at": "09:00"},
    "tz": "Asia/Seoul",
    "start": "2026-01-01T00:00:00Z",
    "count": 2,
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return empty_home(tmp_path, monkeypatch)


def upcoming(*words: object) -> str:
    return briefbot("schedule", "next", *words).stdout


def answers(*asked: object) -> list[dict[str, Any]]:
    lines = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in asked)
    result = briefbot("schedule", "next", "--json", "--batch", "-", stdin=lines.encode())
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_person_sees_local_times_utc_and_what_the_clock_does() -> None:
    shown = upcoming("2:30am sat,sun", "America/New_York", "--start", "2026-03-07T00:00Z", "--count", 3)
    assert shown.splitlines()[1:] == [
        "Sat 2026-03-07 02:30 = 2026-03-07 07:30 UTC",
        "Sun 2026-03-08 02:30 = 2026-03-08 07:00 UTC · the clock jumps over this time, to 2026-03-08 03:00",
        "Sat 2026-03-14 02:30 = 2026-03-14 06:30 UTC",
    ]
    assert shown.startswith("02:30 sat,sun · America/New_York · ")


def test_a_time_that_comes_twice_is_told() -> None:
    shown = upcoming("30 1 * * *", "Europe/London", "--start", "2026-10-25T00:00Z", "--count", 1)
    assert shown.splitlines()[1].endswith(
        "2026-10-25 00:30 UTC · the clock shows this time twice; once, at the first"
    )


def test_a_rule_that_is_over_and_one_that_cannot_be_saved_are_told() -> None:
    once = "DTSTART:20260303T090000 RRULE:FREQ=DAILY;COUNT=1"
    assert upcoming(once, "UTC", "--start", "2026-04-01").endswith(
        "None: the rule is over, or silent for ten years.\n"
    )
    assert upcoming("* * * * *", "UTC").endswith("are less than 15 minutes apart.\n")


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("0 9 13 * FRI", "Either will do"),
        ("0 9 */13 * FRI", "Both are needed"),
        ("0 9 13 * *", "Sun 2026-09-13"),
    ],
)
def test_what_two_kinds_of_days_mean_together_is_told(rule: str, told: str) -> None:
    assert upcoming(rule, "UTC", "--start", "2026-07-14", "--count", 2).splitlines()[-1].startswith(told)


@pytest.mark.parametrize(("typed", "name"), [("seoul", "Asia/Seoul"), ("new york", "America/New_York")])
def test_a_zone_goes_by_its_city(typed: str, name: str) -> None:
    assert f" · {name} · " in upcoming("09:00", typed)


def test_programs_give_a_zone_by_its_exact_name() -> None:
    exact, city = answers({"id": 1, **SEOUL, "tz": "EST"}, {"id": 2, **SEOUL, "tz": "Seoul"})
    assert exact["times"][0] == "2026-01-01T14:00:00Z"
    assert city["error"].startswith("There is no time zone “Seoul”. Nearest: Asia/Seoul")


def test_json_for_one_rule() -> None:
    found = json.loads(upcoming("--json", "9am", "Asia/Seoul", "--start", "2026-01-01T00:00Z", "--count", 1))
    assert found == {"times": ["2026-01-02T00:00:00Z"], "labels": ["2026-01-02T09:00"]}


def test_each_object_is_answered_in_order_and_a_refusal_is_an_answer() -> None:
    found = answers(
        {"id": "a", **SEOUL}, "", {"id": 7, **SEOUL, "tz": "Asia/Seul"}, {"id": None, **SEOUL, "spec": "9am"}
    )
    assert found[0] == {
        "id": "a",
        "times": ["2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"],
        "labels": ["2026-01-02T09:00", "2026-01-03T09:00"],
    }
    assert found[1]["id"] == 7
    assert found[1]["error"].startswith("There is no time zone “Asia/Seul”. Nearest: Asia/Seoul")
    assert found[2]["times"] == found[0]["times"]


@pytest.mark.parametrize(
    "wrong",
    [
        "[",
        "[]",
        "[" * 100_000,
        {},
        {**SEOUL, "tz": None},
        {**SEOUL, "tz": "../../etc/passwd"},
        {**SEOUL, "tz": "localtime"},
        {**SEOUL, "tz": "posix/UTC"},
        {**SEOUL, "tz": "right/UTC"},
        {**SEOUL, "tz": "UTC\0"},
        {**SEOUL, "tz": "x" * 100_000},
        {**SEOUL, "start": "soon"},
        {**SEOUL, "start": 5},
        {**SEOUL, "start": "0001-01-01T00:00+14:00"},
        {**SEOUL, "start": "9999-12-31T23:59:59Z"},
        {**SEOUL, "count": "5"},
        {**SEOUL, "count": True},
        {**SEOUL, "count": -1},
        {**SEOUL, "count": 10**9},
    ],
)
def test_what_is_no_question_is_an_error_of_its_line(wrong: object) -> None:
    bad, good = answers(wrong, {"id": 2, **SEOUL})
    assert bad["id"] is None and bad["error"].endswith(".") and "times" not in bad
    assert good["id"] == 2 and good["times"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["9am"], 2),
        ([], 2),
        (["--batch", "-"], 2),
        (["--json", "--batch", "-", "9am", "UTC"], 2),
        (["9am", "UTC", "--count", "0"], 2),
        (["9am", "UTC", "--start", "soon"], 1),
        (["9am", "Asia/Seul"], 1),
        (["9am", "EST"], 1),
        (["0 9 * *", "UTC"], 1),
        (["--json", "--batch", "missing.jsonl"], 1),
    ],
)
def test_a_bad_call_is_one_sentence(words: list[str], status: int) -> None:
    result = briefbot("schedule", "next", *words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr.startswith("briefbot: ") and result.stderr.count("\n") == 1
