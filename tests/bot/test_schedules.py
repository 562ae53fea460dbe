"""Schedules as moderators make them, by lines: what is saved, what is refused, and whose they are."""

import asyncio
import datetime
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.actors import Actor, Place
from bot.app import App
from bot.grammar import canonical, parse
from bot.model import Response
from bot.options import Who
from bot.schedule.rehearsal import perform
from bot.schedule_answers import (
    Refusal,
    Rehearsal,
    RemoveAsked,
    ScheduleChanged,
    ScheduleChanges,
    ScheduleList,
    SchedulePreview,
    ScheduleProposed,
    ScheduleRefused,
)
from bot.state.schedule_models import Status
from bot.state.state import State

HERE, THERE = Place(10, 1), Place(20, 2)
MODERATOR = Actor(1, Who.MODERATOR, HERE)
SEEDS = Path(__file__).parents[2] / "seeds"
NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
Say = Callable[..., list[Response]]


class Clock:
    def now(self) -> datetime.datetime:
        return NOW

    def today(self) -> datetime.date:
        return NOW.date()


async def reach(_: Actor, channel: int) -> tuple[str, ...]:
    """Channel 13 may not be posted in, 404 is nowhere."""
    if channel == 404:
        raise LookupError(channel)
    return ("Send Messages",) if channel == 13 else ()


@pytest.fixture
def papers(store: Path) -> tuple[Path, Path]:
    """The shipped papers, compiled, and their folder."""
    return store, SEEDS


@pytest.fixture
def say(papers: tuple[Path, Path], tmp_path: Path) -> Say:
    """What comes of some lines that somebody says; what they set is there when they say more."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[App]:
        clock = Clock()
        async with (
            State.at(tmp_path / "state.db", clock) as state,
            App.open(*papers, clock.today, state, reach) as app,
        ):
            yield app

    def run(*lines: str, actor: Actor = MODERATOR) -> list[Response]:
        async def talk() -> list[Response]:
            async with opened() as app:
                return [await app.respond(line, actor) for line in lines]

        return asyncio.run(talk())

    return run


def listed(say: Say, place: Place = HERE) -> list[tuple[int, str, Status]]:
    found = []
    page = pages = 0
    while page <= pages:
        page += 1
        (response,) = say(f"schedule page {page}", actor=Actor(1, Who.MODERATOR, place))
        assert isinstance(response.turn.answer, ScheduleList)
        pages = response.turn.answer.pages - 1
        found += [entry.schedule for entry in response.turn.answer.schedules]
    return [(s.number, s.what.rule, s.status) for s in found]


@pytest.mark.parametrize(
    ("line", "rule", "zone", "what"),
    [
        ("schedule add daily at 09:00 mon-fri zone asia/seoul", "09:00 mon-fri", "Asia/Seoul", "daily"),
        ("schedule add at 9am", "09:00", "UTC", "daily"),
        ("/schedule new sum up petrov at 0 9 * * 1", "0 9 * * 1", "UTC", "summary"),
        ('schedule add "daily" zone Europe/Berlin at "18:30"', "18:30", "Europe/Berlin", "daily"),
    ],
)
def test_add_shows_the_next_five_times_and_saves_nothing_yet(
    say: Say, line: str, rule: str, zone: str, what: str
) -> None:
    (response,) = say(line)
    answer = response.turn.answer
    assert isinstance(answer, ScheduleProposed), answer
    assert len(answer.times) == 5 and all(time.at > NOW for time in answer.times)
    assert (answer.schedule.what.rule, answer.schedule.what.zone) == (rule, zone)
    assert answer.schedule.what.line.startswith(what)
    assert canonical(parse(response.turn.line)) == response.turn.line
    assert listed(say) == []
    say(response.reply.actions[0].line)
    assert listed(say) == [(1, rule, Status.ACTIVE)]


def test_a_theme_of_which_a_part_is_unknown_is_not_scheduled(say: Say) -> None:
    (response,) = say("schedule add daily on us-troops and zzzz, petrov at 09:00")
    assert not isinstance(response.turn.answer, ScheduleProposed)
    assert "“zzzz”" in response.reply.text


def test_times_are_meant_in_the_zone_of_the_server(say: Say) -> None:
    *_, response = say("settings set zone Asia/Seoul", "schedule add daily at 09:00")
    assert isinstance(response.turn.answer, ScheduleProposed)
    assert response.turn.answer.times[0].at.hour == 0


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("schedule add daily", Refusal.NO_RULE),
        ("schedule add daily at every blue moon", Refusal.RULE),
        ("schedule add daily at 0 9 30 2 *", Refusal.RULE),
        ("schedule add daily at */5 * * * *", Refusal.OFTEN),
        ("schedule add daily at DTSTART:20200101T090000 RRULE:FREQ=DAILY;COUNT=3", Refusal.NEVER),
        ("schedule add daily at 09:00 zone Soul", Refusal.ZONE),
        ("schedule add daily at 09:00 zone", Refusal.NO_ZONE),
        ("schedule add THAAD deployment at 09:00", Refusal.LINE),
        ("schedule add 🎉 at 09:00", Refusal.OTHER),
        ("schedule add help at 09:00", Refusal.OTHER),
        ("schedule add health at 09:00", Refusal.OTHER),
        ("schedule add daily issue 5 at 09:00", Refusal.FIXED),
        ("schedule add daily 2026-01-01 at 09:00", Refusal.FIXED),
        ("schedule add daily at 09:00 zone ../../etc/passwd", Refusal.ZONE),
        ("schedule add settings at 09:00", Refusal.GUARDED),
        ("schedule add schedule pause 1 at 09:00", Refusal.GUARDED),
        ("schedule add brief unicorns at 09:00", Refusal.LINE),
        ("schedule add daily at 09:00 channel general", Refusal.CHANNEL),
        ("schedule add daily at 09:00 channel 404", Refusal.CHANNEL),
        ("schedule add daily at 09:00 channel 99999999999999999999", Refusal.CHANNEL),
        (f'schedule add daily at 09:00 header "{"x" * 201}"', Refusal.HEADING),
        ("schedule pause", Refusal.NO_NUMBER),
        ("schedule pause 7", Refusal.NUMBER),
        ("schedule pause 1 2", Refusal.NO_NUMBER),
        ("schedule rehearse 0 days", Refusal.DAYS),
        ("schedule rehearse 367 days", Refusal.DAYS),
        ("schedule rehearse 3 --at 9999-12-31T00:00Z", Refusal.MOMENT),
        ("schedule rehearse 3 --at 0001-01-01T00:00+14:00", Refusal.MOMENT),
        ("schedule post", Refusal.NO_NUMBER),
        ("schedule post 7", Refusal.NUMBER),
        ("schedule save 7", Refusal.NUMBER),
        ("schedule rehearse 7 at tomorrow", Refusal.MOMENT),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence_and_saves_nothing(say: Say, line: str, why: Refusal) -> None:
    (response,) = say(line)
    assert isinstance(response.turn.answer, ScheduleRefused), response.turn.answer
    assert response.turn.answer.why is why
    assert response.turn.intent == "none" and response.reply.private
    assert response.reply.text.count("\n") == 0
    assert listed(say) == []


def test_a_channel_in_which_the_bot_may_not_post_is_named_before_and_refused_after(say: Say) -> None:
    added, saved = say("schedule add daily at 09:00 channel <#13>", "schedule save 1")
    assert isinstance(added.turn.answer, ScheduleProposed)
    assert added.turn.answer.missing == ("Send Messages",)
    assert "schedule save 1" not in [action.line for action in added.reply.actions]
    assert isinstance(saved.turn.answer, ScheduleRefused) and saved.turn.answer.why is Refusal.REACH


def test_pause_resume_remove_and_undo(say: Say) -> None:
    say("schedule add daily at 09:00", "schedule save 1", "schedule pause 1")
    assert listed(say) == [(1, "09:00", Status.PAUSED)]
    (asked,) = say("schedule remove 1")
    assert isinstance(asked.turn.answer, RemoveAsked) and listed(say)
    say("schedule remove 1 yes")
    assert listed(say) == []
    say("schedule undo 1")
    assert listed(say) == [(1, "09:00", Status.PAUSED)]
    (resumed,) = say("schedule resume 1")
    assert isinstance(resumed.turn.answer, ScheduleChanged) and resumed.turn.answer.next is not None
    (changes,) = say("schedule changes")
    assert isinstance(changes.turn.answer, ScheduleChanges)
    done = [(change.action, change.actor) for change in changes.turn.answer.changes]
    assert done == [("resume", 1), ("undo", 1), ("remove", 1), ("pause", 1), ("save", 1)]


@pytest.mark.parametrize(
    "line", ["schedule save 1", "schedule resume 1", "schedule undo 1", "schedule pause 1"]
)
def test_a_button_that_is_pressed_again_changes_nothing(say: Say, line: str) -> None:
    say("schedule add daily at 09:00", "schedule save 1")
    if line.startswith("schedule pause"):
        say(line)
    before = listed(say)
    (response,) = say(line)
    assert isinstance(response.turn.answer, ScheduleRefused)
    assert response.turn.answer.why is (Refusal.UNEDITED if "undo" in line else Refusal.STATUS)
    assert listed(say) == before


def test_a_server_sees_and_changes_only_its_own(say: Say) -> None:
    say('schedule add daily at 09:00 header "canary-of-ten"', "schedule save 1")
    there = Actor(1, Who.MODERATOR, THERE)
    lines = [
        f"schedule {deed} 1"
        for deed in ("preview", "pause", "resume", "remove", "undo", "log", "save", "post")
    ]
    responses = say("schedule", *lines, "schedule remove 1 yes", "schedule rehearse 3", actor=there)
    assert not [r for r in responses if "canary" in r.reply.text]
    refused = [r.turn.answer for r in responses[1:-1]]
    assert all(isinstance(a, ScheduleRefused) and a.why is Refusal.NUMBER for a in refused)
    assert listed(say) == [(1, "09:00", Status.ACTIVE)]
    say("settings forget yes", actor=there)
    assert listed(say) == [(1, "09:00", Status.ACTIVE)]
    say("settings forget yes")
    assert listed(say) == []


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ((), Refusal.STATUS),
        (("schedule save 1",), Refusal.NOTHING),
        (("schedule save 1", "schedule remove 1 yes"), Refusal.STATUS),
    ],
    ids=["draft", "nothing failed", "removed"],
)
def test_what_cannot_be_posted_now_is_told(say: Say, before: tuple[str, ...], why: Refusal) -> None:
    *_, response = say("schedule add daily at 09:00", *before, "schedule post 1")
    assert isinstance(response.turn.answer, ScheduleRefused) and response.turn.answer.why is why


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("schedule post 3", "schedule post 3"),
        ("/schedule post #3 now please", "schedule post 3"),
        ("schedule post 3 yes", "schedule post 3 yes"),
        ("schedule post 3 2026-11-24T09:00", "schedule post 3 2026-11-24T09:00"),
        ("schedule post 3 2026-11-24T09:00 yes", "schedule post 3 2026-11-24T09:00 yes"),
    ],
)
def test_a_line_names_the_brief_that_is_to_be_posted(typed: str, line: str) -> None:
    assert canonical(parse(typed)) == line


def test_a_server_has_fifty_schedules_at_most(say: Say) -> None:
    say(*(line for n in range(1, 51) for line in ("schedule add daily at 09:00", f"schedule save {n}")))
    *_, refused = say(
        "schedule add daily at 09:00",
        "schedule remove 50 yes",
        "schedule add daily at 09:00",
        "schedule save 51",
        "schedule undo 50",
    )
    assert isinstance(refused.turn.answer, ScheduleRefused) and refused.turn.answer.why is Refusal.FULL
    assert len(listed(say)) == 50


def test_the_buttons_of_a_list_lead_through_all_its_pages(say: Say) -> None:
    say(*(line for n in range(1, 31) for line in ("schedule add daily at 09:00", f"schedule save {n}")))
    seen, line = [], "schedule list"
    while line:
        (response,) = say(line)
        assert isinstance(response.turn.answer, ScheduleList)
        shown = [entry.schedule.number for entry in response.turn.answer.schedules]
        assert all(f"**{n}** “daily”" in response.reply.text for n in shown)
        seen += shown
        line = next((action.line for action in response.reply.actions if action.label == "▶"), "")
    assert seen == [*range(1, 31)]


def test_a_zone_that_is_none_can_be_picked_with_the_rest_of_the_line(say: Say) -> None:
    (response,) = say("schedule add brief us-troops at 9am zone Soul header Hi")
    (proposed,) = say(response.reply.actions[0].line)
    assert isinstance(proposed.turn.answer, ScheduleProposed)
    what = proposed.turn.answer.schedule.what
    assert (what.line, what.rule, what.zone, what.header) == ("brief us-troops", "09:00", "Asia/Seoul", "Hi")


def test_a_rehearsal_leaves_out_what_would_send_nothing_and_says_so(say: Say) -> None:
    say("schedule add daily at 09:00", "schedule save 1", "schedule add daily at 10:00", "schedule save 2")
    *_, response = say("schedule add daily at 11:00", "schedule pause 2", "schedule rehearse 2")
    assert isinstance(response.turn.answer, Rehearsal)
    assert {entry.schedule.number for entry in response.turn.answer.entries} == {1}
    assert "2 (paused)" in response.reply.text and "3 (" not in response.reply.text


def test_preview_shows_what_would_go_out_and_why_it_would_not(say: Say) -> None:
    say('schedule add daily at 09:00 header "@everyone > look"', "schedule save 1", "schedule pause 1")
    (response,) = say("schedule preview 1")
    assert isinstance(response.turn.answer, SchedulePreview)
    assert response.reply.private and response.reply.quotes
    assert "would not go out" in response.reply.text and "Daily brief #1" in response.reply.text
    assert "@everyone" not in response.reply.text  # a zero-width space parts it
    assert "schedule 1" in response.reply.text.splitlines()[-1]


@pytest.mark.parametrize("heading", ["> not a quote [Quay 1999, ¶1]", "‹ nor › [Quay 1999, ¶1]", "<@&7> **x"])
def test_a_heading_is_never_taken_for_a_quote(say: Say, heading: str) -> None:
    say(f'schedule add daily at 09:00 header "{heading}" footer "{heading}"', "schedule save 1")
    (response,) = say("schedule preview 1")
    assert "could not be verified" not in response.reply.text and response.reply.quotes


def test_a_rehearsal_is_the_same_each_time_and_shows_each_brief(
    papers: tuple[Path, Path], tmp_path: Path
) -> None:
    async def run() -> list[str]:
        clock = Clock()
        async with (
            State.at(tmp_path / "state.db", clock) as state,
            App.open(*papers, clock.today, state) as app,
        ):
            await app.respond("schedule add daily at 02:30 zone Europe/Berlin", MODERATOR)
            await app.respond("schedule save 1", MODERATOR)
            shown = []
            for _ in range(2):
                response = await app.respond("schedule rehearse 5 days --at 2026-03-27T00:00Z", MODERATOR)
                assert isinstance(response.turn.answer, Rehearsal)
                shown.append(
                    "\n".join([f"{p.at} {r.text}" async for _, p, r in perform(app, response.turn.answer)])
                )
            return shown

    first, second = asyncio.run(run())
    assert first == second
    assert first.count("Daily brief #") == 5
    assert "2026-03-29 01:00:00+00:00" in first  # half past two is skipped that night: three in summer time


def test_nothing_goes_out_by_itself_in_a_direct_message(say: Say) -> None:
    (response,) = say("schedule add daily at 09:00", actor=Actor(1, Who.MODERATOR, Place(None)))
    assert "belongs to a server" in response.reply.text
