"""Lines about schedules as somebody types them on a phone: which command they are read as."""

import pytest

from bot.commands import Schedule
from bot.grammar import canonical, parse, read

SEOUL = "Asia/Seoul"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("at 09:00 mon-fri zone Asia/Seoul brief us-troops", ("brief us-troops", "09:00 mon-fri", SEOUL)),
        ("zone Asia/Seoul at 09:00 brief us-troops", ("brief us-troops", "09:00", SEOUL)),
        ("zone Asia/Seoul brief us-troops at 09:00", ("brief us-troops", "09:00", SEOUL)),
        ("zone new york 9am brief us-troops", ("brief us-troops", "9am", "new york")),
        ("zone Soul brief us-troops at 9", ("brief us-troops", "9", "Soul")),
        ("at 0 9 * * 1 brief us-troops", ("brief us-troops", "0 9 * * 1", None)),
        ('at "09:00 mon-fri" timeline', ("timeline", "09:00 mon-fri", None)),
        ("daily evry day 9 am seoul", ("daily", "evry day 9 am", "seoul")),
        ("daily 09:00", ("daily", "09:00", None)),
        ("daily every monday 9am", ("daily", "every monday 9am", None)),
        ("brief us-troops weekdays 9am", ("brief us-troops", "weekdays 9am", None)),
        ("brief us-troops weekdays at 9am", ("brief us-troops", "weekdays 9am", None)),
        ("daily 9am New York time", ("daily", "9am", "New York")),
        ("daily at 9 in korea", ("daily", "9", "korea")),
        ("9am kst daily", ("daily", "9am", "kst")),
        ("weekdays 9am", (None, "weekdays 9am", None)),
        ("search troops at the border at 9am", ("search troops at the border", "9am", None)),
        ("daily —at 9am", ("daily", "9am", None)),
        ("daily at 9am zone", ("daily", "9am", "?")),
        ("daily @ nine", ("daily", "nine", None)),
        ("daily at 9am Asia/Soul", ("daily", "9am", "Asia/Soul")),
        ("daily 9am pls", ("daily", "9am", None)),
        ("daily at 9am utc+9", ("daily", "9am", "utc+9")),
        # What may be something else is left where it stands:
        ("timeline 1950", ("timeline 1950", None, None)),
        ("at 9am seoul summit", ("seoul summit", "9am", None)),
        ("timeline from 1990 to 1995 at 9am", ("timeline from 1990 to 1995", "9am", None)),
        ("quote of the day at 9am", ("quote of the day", "9am", None)),
        ("search first contact weekdays 9am", ("search first contact", "weekdays 9am", None)),
        # What says when and is no rule is refused as that, and no line:
        ("at 9am fortnightly", (None, "9am fortnightly", None)),
        ("at every blue moon", (None, "every blue moon", None)),
        ("daily every other day at 9", ("daily", "every other day 9", None)),
        ("daily every 2 hours", ("daily", "every 2 hours", None)),
        ("daily first monday of the month 9am", ("daily", "first monday of the month 9am", None)),
        ("daily 9am and 5pm", ("daily", "9am and 5pm", None)),
        ("daily mon-fri", ("daily", "mon-fri", None)),
        ("source petrov 6 every day", ("source petrov 6", "every day", None)),
        ("daily at 9am tomorrow", ("daily", "9am tomorrow", None)),
    ],
)
def test_the_parts_are_found_in_any_order_and_without_a_marker(
    typed: str, meant: tuple[str | None, str | None, str | None]
) -> None:
    command = parse(f"schedule add {typed}")
    assert isinstance(command, Schedule)
    assert (command.what, command.when, command.zone) == meant
    assert parse(canonical(command)) == command


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("shedule list", "schedule"),
        ("schedul list", "schedule"),
        ("schedlue add daily at 9am", "schedule add daily at 9am"),
        ("schedule puase 3", "schedule pause 3"),
        ("schedule at 9am add brief us-troops", "schedule add brief us-troops at 9am"),
        ("schedule daily at 9am", "schedule add daily at 9am"),
        ("schedule a brief on us-troops mondays 9", 'schedule add brief on us-troops at "mondays 9"'),
        ("add schedule daily 9am", "schedule add daily at 9am"),
        ("schedule show 1", "schedule preview 1"),
        ("schedule edit 1 weekdays", "schedule edit 1 at weekdays"),
        ("schedule edit 1 search friday", "schedule edit 1 search friday"),
        ("schedule add daily at 9am in #general", 'schedule add daily at 9am channel "#general"'),
        ("schedule add daily at 9am to <#12>", "schedule add daily at 9am channel 12"),
        ("list schedules", "schedule"),
        ("schedule list page 2", "schedule page 2"),
        ("schedule log 3 page 2", "schedule log 3 page 2"),
        ("schedule edit 3 to 10am", "schedule edit 3 at 10am"),
        ("schedule edit 3 time to 10am", "schedule edit 3 at 10am"),
        ("schedule pause #1", "schedule pause 1"),
        ("schedule pause one", "schedule pause 1"),
        ("schedule pause no. 3", "schedule pause 3"),
        ("schedule pause 1 2", 'schedule pause "1 2"'),
        ("schedule pause 1 and 2", 'schedule pause "1 and 2"'),
        ("schedule pause 1 until monday", 'schedule pause "1 until monday"'),
        ("schedule rehearse 1 week", 'schedule rehearse "1 week"'),
        ("schedule list 2", "schedule page 2"),
        ("schdule daily at 9am", "schedule add daily at 9am"),
        ("schedule pause 1.5", "schedule pause 1.5"),
        ("schedule rehearse -3 days", 'schedule rehearse "-3 days"'),
        ("schedule rehearse 30 days --at 2026-03-29", "schedule rehearse 30 at 2026-03-29"),
        ('schedule add daily at 9 header ""', "schedule add daily at 9 header none"),
    ],
)
def test_a_line_is_read_as_it_is_meant(typed: str, line: str) -> None:
    assert canonical(parse(typed)) == line
    assert canonical(parse(line)) == line


def test_a_word_that_was_mended_is_named() -> None:
    assert [(r.typed, r.read) for r in read("schedlue puase 3").reading] == [
        ("schedlue", "schedule"),
        ("puase", "pause"),
    ]


@pytest.mark.parametrize("typed", ["schedule of talks at noon", "show schedule of talks", "shed light"])
def test_a_question_about_a_schedule_stays_one(typed: str) -> None:
    assert not isinstance(parse(typed), Schedule)
