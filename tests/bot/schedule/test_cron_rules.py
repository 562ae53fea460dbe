import datetime as dt
from itertools import islice

import pytest

from bot.schedule import RuleError, parse
from bot.schedule.plan import labels

START = dt.datetime(2026, 1, 1)


def days(line: str, count: int) -> list[str]:
    return [f"{label:%m-%d}" for label in islice(labels(parse(line), START), count)]


def times(line: str, count: int) -> list[str]:
    return [f"{label:%d %H:%M}" for label in islice(labels(parse(line), START), count)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("0,30 9-10 * * *", ["01 09:00", "01 09:30", "01 10:00", "01 10:30", "02 09:00"]),
        ("*/25 8 * * *", ["01 08:00", "01 08:25", "01 08:50", "02 08:00", "02 08:25"]),
        ("5/20 8 * * *", ["01 08:05", "01 08:25", "01 08:45", "02 08:05", "02 08:25"]),
        ("0 1-10/4 * * *", ["01 01:00", "01 05:00", "01 09:00", "02 01:00", "02 05:00"]),
        ("0 0 * * *", ["01 00:00", "02 00:00", "03 00:00", "04 00:00", "05 00:00"]),
    ],
)
def test_lists_ranges_and_steps(line: str, found: list[str]) -> None:
    assert times(line, 5) == found


@pytest.mark.parametrize(
    ("stepped", "meant"),
    [
        ("0 9-9/2 * * *", "0 9 * * *"),
        ("0 9-09/2,17 * * *", "0 9,17 * * *"),
        ("0 9 * * 1-1/2", "0 9 * * 1"),
        ("0 9 * * MON-1/2", "0 9 * * MON"),
        ("0 9 1 JAN-JAN/3 *", "0 9 1 1 *"),
    ],
)
def test_steps_in_a_span_of_one_lead_nowhere(stepped: str, meant: str) -> None:
    assert times(stepped, 5) == times(meant, 5)


@pytest.mark.parametrize("day", ["0", "7", "SUN", "sun"])
def test_sunday_has_three_names(day: str) -> None:
    assert days(f"0 9 * * {day}", 3) == ["01-04", "01-11", "01-18"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("0 9 L * *", ["01-31", "02-28", "03-31"]),
        ("0 9 LW * *", ["01-30", "02-27", "03-31"]),
        ("0 9 * * 5L", ["01-30", "02-27", "03-27"]),
        ("0 9 * * MON#2", ["01-12", "02-09", "03-09"]),
        ("0 9 * * FRI#5", ["01-30", "05-29", "07-31"]),
        ("0 9 * JAN,JUL *", ["01-01", "01-02", "01-03"]),
        ("0 9 31 * *", ["01-31", "03-31", "05-31"]),
        ("0 9 29 2 *", ["02-29", "02-29", "02-29"]),
        ("0 9 13 * FRI", ["01-02", "01-09", "01-13"]),  # either: no field starts with a star
        ("0 9 */13 * FRI", ["02-27", "03-27", "05-01"]),  # both: one does, and means 1, 14 and 27
        ("0 9 1-7 * */7", ["01-04", "02-01", "03-01"]),  # both: the first Sunday
    ],
)
def test_days(line: str, found: list[str]) -> None:
    assert days(line, 3) == found


@pytest.mark.parametrize(
    "line",
    [
        "60 9 * * *",
        "0 24 * * *",
        "0 9 0 * *",
        "0 9 32 * *",
        "0 9 * 13 *",
        "0 9 * * 8",
        "0 9 * * MON#0",
        "0 9 * * MON#6",
        "0 9 5-1 * *",
        "0 9 * * FRI-MON",
        "*/0 9 * * *",
        "*/x 9 * * *",
        "-1 9 * * *",
        "0 9 * * 1,,2",
        "0 9 * * MON-",
        "0 9 ? * *",
        "0 9 30 2 *",
        "0 9 31 4,6 *",
        "0 9 */31 2 MON#5",
        f"0 9 {'9' * 150} * *",
        f"0 9 {'1,' * 3000}1 * *",
    ],
)
def test_what_cannot_be_or_never_happens_is_refused(line: str) -> None:
    with pytest.raises(RuleError):
        parse(line)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("0 9 30 2 *", "In ten years no day is day 30 of month 2."),
        ("0 9 */31 2 MON#5", "In ten years no day is day */31 of month 2 and day of week MON#5."),
        ("0 9 ? * *", "“?” cannot be the day of month of a cron line. It takes * or 1 to 31, L"),
        ("0 9 1W * *", "“1W” cannot be the day of month of a cron line."),
        ("0 9 32 2 *", "“32” cannot be the day of month of a cron line."),
        ("0 9 * * MON#6", "“MON#6” cannot be the day of week of a cron line."),
        ("61 9 * * *", "“61” cannot be the minute of a cron line. It takes * or 0 to 59, lists"),
    ],
)
def test_a_refusal_says_which_part_is_wrong(line: str, told: str) -> None:
    with pytest.raises(RuleError) as refused:
        parse(line)
    assert str(refused.value).startswith(told)
