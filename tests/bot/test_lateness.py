"""How late a brief may be: what people write for it, and the one way it is written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grammar import canonical, parse
from bot.lateness import LONGEST, read_late, write_late
from bot.moderating import Schedule


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *(("2h", 120), ("2 hours", 120), ("2", 120), ("1.5h", 90), ("90 min", 90), ("90m", 90)),
        *(("1 h 30 min", 90), ("1H30M", 90), ("24h", 1440), ("0", 0), ("0h", 0), ("none", 0), ("Never", 0)),
        *(("default", 360), ("0,5 h", 30)),
    ],
)
def test_hours_and_minutes_are_read_as_people_write_them(typed: str, minutes: int) -> None:
    assert read_late(typed) == minutes


@pytest.mark.parametrize(
    "typed", ["25", "24h 1min", "1441 min", "soon", "", "-1h", "1:30", "2h 3h", "2 30", "9" * 40]
)
def test_what_is_no_time_or_more_than_a_day_is_none(typed: str) -> None:
    assert read_late(typed) is None


@given(st.integers(0, LONGEST))
def test_what_is_written_is_read_back(minutes: int) -> None:
    assert read_late(write_late(minutes)) == minutes
    command = Schedule("edit", 3, late=write_late(minutes))
    assert parse(canonical(command)) == command


@given(
    st.integers(0, 24), st.sampled_from(["{}h", "{} h", "{} hours", "{}"]), st.sampled_from(["add", "edit 3"])
)
def test_every_way_to_write_it_comes_to_one_line(hours: int, way: str, deed: str) -> None:
    typed, plain = (parse(f"schedule {deed} daily at 09:00 late {way.format(hours)}") for way in (way, "{}h"))
    assert typed == plain
    assert parse(canonical(typed)) == typed


@pytest.mark.parametrize(
    ("line", "what", "late"),
    [
        ("schedule add search late arrivals at 09:00", "search late arrivals", None),
        ("schedule add search late arrivals at 09:00 late 1h", "search late arrivals", "1h"),
        ("schedule edit 3 ask who was late", "ask who was late", None),
    ],
)
def test_late_may_also_be_what_is_asked_about(line: str, what: str, late: str | None) -> None:
    command = parse(line)
    assert isinstance(command, Schedule)
    assert (command.what, command.late) == (what, late)


@pytest.mark.parametrize(
    "line", ["edit schedule 3 at 10:00", "change schedule #3 at 10:00", "schedule update 3 10:00"]
)
def test_an_edit_is_asked_for_in_several_ways(line: str) -> None:
    assert parse(line) == Schedule("edit", 3, when="10:00")


def test_a_question_about_schedules_is_a_question() -> None:
    assert not isinstance(parse("change schedule of the six-party talks"), Schedule)
