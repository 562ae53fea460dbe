"""Schedules as moderators edit them, by lines: what is shown, what is saved, who is told that somebody was faster."""

import asyncio
import datetime
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from bot.actors import Actor, Place
from bot.app import App
from bot.grammar import canonical, parse
from bot.model import Response
from bot.options import Who
from bot.schedule_answers import Refusal, ScheduleChanged, ScheduleProposed, ScheduleRefused
from bot.state.schedule_models import CATCH_UP, ON_TIME, Order, Part, Reason, Status
from bot.state.state import State

ADA, BOB = (Actor(id, Who.MODERATOR, Place(10, 1)) for id in (41, 42))
SEEDS = Path(__file__).parents[2] / "seeds"
NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
SAVED = ('schedule add daily at "09:00 mon-fri" zone Asia/Seoul header Hello', "schedule save 1")
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
def opened(store: Path, tmp_path: Path) -> Callable[[], object]:
    @asynccontextmanager
    async def run() -> AsyncIterator[tuple[App, State]]:
        clock = Clock()
        async with (
            State.at(tmp_path / "state.db", clock) as state,
            App.open(store, SEEDS, clock.today, state, reach) as app,
        ):
            yield app, state

    return run


@pytest.fixture
def say(opened: Callable[..., object]) -> Say:
    """What comes of some lines; whoever says one is named before it, or it is Ada."""

    def run(*said: str | tuple[Actor, str]) -> list[Response]:
        async def talk() -> list[Response]:
            async with opened() as (app, _):  # type: ignore[attr-defined]
                pairs = [(ADA, one) if isinstance(one, str) else one for one in said]
                return [await app.respond(line, actor) for actor, line in pairs]

        return asyncio.run(talk())

    return run


def changed(response: Response) -> ScheduleChanged:
    assert isinstance(response.turn.answer, ScheduleChanged), response.reply.text
    return response.turn.answer


def refused(response: Response) -> ScheduleRefused:
    assert isinstance(response.turn.answer, ScheduleRefused), response.reply.text
    return response.turn.answer


def kept(say: Say) -> Order:
    (response,) = say("schedule preview 1")
    return response.turn.answer.schedule.what  # type: ignore[union-attr]


def test_an_edit_shows_what_would_change_and_changes_nothing_until_it_is_saved(say: Say) -> None:
    *_, shown = say(*SAVED, "schedule edit 1 at 10:00 header none late 90 min")
    answer = shown.turn.answer
    assert isinstance(answer, ScheduleProposed) and len(answer.times) == 5
    assert [(d.part, d.before, d.after) for d in answer.differences] == [
        (Part.AT, "09:00 mon-fri", "10:00"),
        (Part.HEADER, "Hello", ""),
        (Part.LATE, CATCH_UP, 5400),
    ]
    assert answer.times[0].at.hour == 1  # in the schedule's zone
    assert canonical(parse(shown.turn.line)) == shown.turn.line
    assert [a.label for a in shown.reply.actions] == ["Save", "Preview", "All schedules"]
    before = kept(say)
    assert before.rule == "09:00 mon-fri"
    (saved,) = say(shown.reply.actions[0].line)
    after = replace(before, rule="10:00", header="", catch_up=5400)
    assert changed(saved).schedule.number == 1 and changed(saved).schedule.what == after == kept(say)


@pytest.mark.parametrize(
    ("typed", "part", "after"),
    [
        ("brief us-troops", "line", "brief us-troops"),
        ("daily on petrov", "line", "daily on petrov-2004"),
        ("at 0 9 * * 1", "rule", "0 9 * * 1"),
        ("zone europe/berlin", "zone", "Europe/Berlin"),
        ("<#55>", "channel", 55),
        ("footer Ask in the thread", "footer", "Ask in the thread"),
        ("header none", "header", ""),
        ("late none", "catch_up", ON_TIME),
        ("late 24", "catch_up", 24 * 3600),
    ],
)
def test_only_the_part_that_is_named_is_changed(say: Say, typed: str, part: str, after: str | int) -> None:
    say(*SAVED)
    before = kept(say)
    say(f"schedule edit 1 {typed}", "schedule save 2")
    assert kept(say) == replace(before, **{part: after})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("schedule edit", Refusal.NO_NUMBER),
        ("schedule edit 1", Refusal.NO_PART),
        ("schedule edit 1 at 09:00 mon-fri", Refusal.SAME),
        ("schedule edit 1 late 6h", Refusal.SAME),
        ("schedule edit 1 header Hello footer none", Refusal.SAME),
        ("schedule edit 9 at 10:00", Refusal.NUMBER),
        ("schedule edit 2 at 10:00", Refusal.STATUS),  # a draft
        ("schedule edit 3 at 10:00", Refusal.STATUS),  # removed
        ("schedule edit 1 at every blue moon", Refusal.RULE),
        ("schedule edit 1 at */5 * * * *", Refusal.OFTEN),
        ("schedule edit 1 at DTSTART:20200101T090000 RRULE:FREQ=DAILY;COUNT=3", Refusal.NEVER),
        ("schedule edit 1 zone Soul", Refusal.ZONE),
        ("schedule edit 1 settings", Refusal.GUARDED),
        ("schedule edit 1 brief unicorns", Refusal.LINE),
        ("schedule edit 1 channel general", Refusal.CHANNEL),
        ("schedule edit 1 channel 404", Refusal.CHANNEL),
        ("schedule edit 1 late 25h", Refusal.LATE),
        ("schedule add daily at 09:00 late soon", Refusal.RULE),
        ("schedule add daily at 09:00 late -1h", Refusal.RULE),
        (f'schedule edit 1 footer "{"x" * 201}"', Refusal.HEADING),
        ("schedule undo 1", Refusal.UNEDITED),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence_and_changes_nothing(
    say: Say, line: str, why: Refusal
) -> None:
    say(
        *SAVED,
        "schedule add daily at 08:00",
        "schedule add daily at 07:00",
        "schedule save 3",
        "schedule remove 3 yes",
    )
    before = kept(say)
    (response,) = say(line)
    assert refused(response).why is why
    assert response.reply.private and response.reply.text.count("\n") == 0
    assert kept(say) == before


def test_an_edit_into_a_channel_that_cannot_be_posted_in_is_shown_and_not_saved(say: Say) -> None:
    *_, shown, saved = say(*SAVED, "schedule edit 1 <#13>", "schedule save 2")
    assert isinstance(shown.turn.answer, ScheduleProposed) and shown.turn.answer.missing
    assert "schedule save 2" not in [action.line for action in shown.reply.actions]
    assert refused(saved).why is Refusal.REACH and kept(say).channel == 1


def test_the_second_of_two_moderators_is_told_who_changed_what_and_can_propose_it_again(say: Say) -> None:
    say(*SAVED, "schedule edit 1 at 10:00", (BOB, "schedule edit 1 footer Bye"))
    say((BOB, "schedule save 3"))
    (late,) = say("schedule save 2")
    assert refused(late).why is Refusal.MEANWHILE
    (faster,) = refused(late).changes
    assert faster.actor == 42 and "<@42>" in late.reply.text and "Bye" in late.reply.text
    assert (kept(say).rule, kept(say).footer) == ("09:00 mon-fri", "Bye")
    again = late.reply.actions[0]
    assert again.line == "schedule edit 1 at 10:00"
    say(again.line, "schedule save 4")
    assert (kept(say).rule, kept(say).footer) == ("10:00", "Bye")


def test_two_who_want_the_same_are_not_told_of_a_quarrel(say: Say) -> None:
    say(*SAVED, "schedule edit 1 at 10:00", (BOB, "schedule edit 1 at 10:00"))
    first, second = say((BOB, "schedule save 3"), "schedule save 2")
    assert changed(first) and refused(second).why is Refusal.SAME


def test_two_moderators_who_edit_in_turns_overwrite_nothing_unseen(say: Say) -> None:
    """Each shows edits and saves one of theirs later; what is saved was shown against what there was."""
    say(*SAVED)
    dice, number, footer = Random(4), 1, ""  # noqa: S311 - the same story each time
    drafts: list[tuple[int, str, str]] = []
    for n in range(40):
        actor = dice.choice((ADA, BOB))
        if drafts and dice.random() < 0.5:
            draft, seen, wanted = drafts.pop(dice.randrange(len(drafts)))
            (saved,) = say((actor, f"schedule save {draft}"))
            if seen == footer:
                assert changed(saved).differences[0].after == wanted
                footer = wanted
            else:
                assert refused(saved).why is Refusal.MEANWHILE
            assert kept(say).footer == footer
        else:
            number += 1
            say((actor, f"schedule edit 1 footer by {actor.id} in {n}"))
            drafts.append((number, footer, f"by {actor.id} in {n}"))


def test_undo_gives_back_what_the_last_edit_replaced_and_an_old_button_undoes_no_other(say: Say) -> None:
    say(*SAVED)
    before = kept(say)
    say("schedule edit 1 at 10:00 header none")
    (saved,) = say("schedule save 2")
    button = next(a.line for a in saved.reply.actions if a.label == "Undo")
    say((BOB, "schedule edit 1 footer Bye"), (BOB, "schedule save 3"))
    (old,) = say(button)
    assert refused(old).why is Refusal.MEANWHILE and "Bye" in old.reply.text
    (undone,) = say("schedule undo 1")
    assert changed(undone).action == "undo" and kept(say).footer == ""
    (again,) = say("schedule undo 1")  # what was undone is back
    assert kept(say).footer == "Bye" and "is as it was" in again.reply.text
    assert kept(say) == replace(before, rule="10:00", header="", footer="Bye")


def test_what_was_removed_is_brought_back_before_any_edit_is_undone(say: Say) -> None:
    say(*SAVED, "schedule edit 1 at 10:00", "schedule save 2", "schedule remove 1 yes")
    (back,) = say("schedule undo 1")
    assert changed(back).schedule.status is Status.ACTIVE and kept(say).rule == "10:00"


def test_an_edit_of_a_paused_schedule_leaves_it_paused(say: Say) -> None:
    say(*SAVED, "schedule pause 1")
    shown, saved = say("schedule edit 1 at 10:00", "schedule save 2")
    assert "paused now" in shown.reply.text
    assert changed(saved).schedule.status is Status.PAUSED and "Resume" in [
        a.label for a in saved.reply.actions
    ]


def test_a_preview_of_an_edit_is_of_the_schedule_it_would_change(say: Say) -> None:
    *_, shown = say(*SAVED, "schedule edit 1 papers", "schedule preview 2")
    assert "Schedule 1, as it would go out" in shown.reply.text and "not saved yet" in shown.reply.text
    assert "schedule 1 ·" in shown.reply.text.splitlines()[-1] and "3 papers" in shown.reply.text


def test_the_same_click_twice_does_it_once_and_gets_the_first_answer(say: Say) -> None:
    def twice(line: str, request: int) -> Response:
        first, second = say(*[(replace(ADA, request=request), line)] * 2)
        assert second == first, second.reply.text
        return first

    add, *_ = SAVED
    assert isinstance(twice(add, 1).turn.answer, ScheduleProposed)
    twice("schedule save 1", 2)
    shown = twice("schedule edit 1 at 10:00", 3)
    assert "schedule save 2" in [action.line for action in shown.reply.actions]
    for request, line in enumerate(("save 2", "undo 1", "pause 1", "resume 1", "remove 1 yes", "undo 1"), 4):
        assert changed(twice(f"schedule {line}", request))
    (told,) = say("schedule changes")
    actions = [c.action for c in told.turn.answer.changes]  # type: ignore[union-attr]
    assert actions == ["undo", "remove", "resume", "pause", "undo", "edit", "save"]


def test_the_same_click_twice_at_once_does_it_once(opened: Callable[..., object]) -> None:
    async def talk() -> None:
        async with opened() as (app, state):  # type: ignore[attr-defined]
            for line in (*SAVED, "schedule edit 1 at 10:00"):
                await app.respond(line, ADA)
            click = replace(ADA, request=9)
            both = await asyncio.gather(*(app.respond("schedule save 2", click) for _ in range(2)))
            assert changed(both[0]) == changed(both[1])
            assert len(await (await state.schedules()).changes(10, 9)) == 2

    asyncio.run(talk())


def test_a_draft_of_an_edit_is_no_room_taken_and_no_schedule(say: Say) -> None:
    say(*(line for n in range(1, 51) for line in ("schedule add daily at 09:00", f"schedule save {n}")))
    *_, saved, paused = say("schedule edit 1 at 10:00", "schedule save 51", "schedule pause 51")
    assert changed(saved).schedule.number == 1
    assert refused(paused).why is Refusal.STATUS


def test_an_edit_is_of_the_own_server_alone(say: Say) -> None:
    say(*SAVED, "schedule edit 1 at 10:00")
    eve = Actor(43, Who.MODERATOR, Place(20, 2))
    lines = ("schedule edit 1 at 11:00", "schedule save 2", "schedule undo 1", "schedule preview 2")
    assert [refused(r).why for r in say(*((eve, line) for line in lines))] == [Refusal.NUMBER] * 4
    assert kept(say).rule == "09:00 mon-fri"


def test_an_edit_of_a_suspended_schedule_says_that_it_runs_again(opened: Callable[..., object]) -> None:
    async def talk() -> list[Response]:
        async with opened() as (app, state):  # type: ignore[attr-defined]
            for line in SAVED:
                await app.respond(line, ADA)
            await (await state.ledger()).suspend(10, 1, Reason.PERMISSION)
            return [await app.respond(line, ADA) for line in ("schedule edit 1 <#55>", "schedule save 2")]

    _, saved = asyncio.run(talk())
    assert changed(saved).resumed and changed(saved).next is not None
    assert "runs again" in saved.reply.text


def test_who_was_overtaken_by_the_program_itself_is_told_so(opened: Callable[..., object]) -> None:
    async def talk() -> list[Response]:
        async with opened() as (app, state):  # type: ignore[attr-defined]
            for line in (*SAVED, "schedule edit 1 <#55>"):
                await app.respond(line, ADA)
            await (await state.ledger()).suspend(10, 1, Reason.PERMISSION)
            return [await app.respond("schedule save 2", ADA)]

    (response,) = asyncio.run(talk())
    assert refused(response).why is Refusal.MEANWHILE
    assert "suspend by the bot itself, as the bot may not post in its channel" in response.reply.text
