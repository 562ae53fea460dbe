"""Schedules that are changed: whole or not at all, by one of two, once for one request, each server on its own."""

import ast
import asyncio
import datetime
import inspect
import os
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import aiosqlite
import pytest
from state_files import START, Clock, ask, child

from bot.schedule.mark import nonce
from bot.state import schedule_edits
from bot.state.copies import inspect as inspected
from bot.state.database import Database
from bot.state.migrate import migrations
from bot.state.schedule_edits import ScheduleEdits
from bot.state.schedule_models import Order, Owed, Planned, Reckoning, Schedule, Stage, Status
from bot.state.schedule_store import ScheduleStore
from bot.state.state import State

HERE, THERE = 1, 2
ORDER = Order("09:00", "Asia/Seoul", 5, "daily", "Good morning")
OTHER = replace(ORDER, rule="10:00", zone="Europe/Berlin", header="")
SOON = START + datetime.timedelta(hours=1)
DUE = Planned(START.replace(tzinfo=None), START)


def nothing(found: Schedule, now: datetime.datetime) -> Owed:  # noqa: ARG001
    return Owed((), None, now, SOON)


def nine(found: Schedule, now: datetime.datetime) -> Owed:  # noqa: ARG001
    return Owed((), DUE, now, SOON)


class Books:
    """The stores, and one schedule that runs."""

    def __init__(self, state: State, clock: Clock, store: ScheduleStore, edits: ScheduleEdits) -> None:
        self.state, self.clock, self.store, self.edits = state, clock, store, edits

    async def add(self, guild: int = HERE, status: Status = Status.ACTIVE) -> Schedule:
        draft = await self.store.propose(guild, ORDER)
        assert await self.store.change(guild, draft, "save", status, SOON, 9)
        return await self.get(draft.number, guild)

    async def get(self, number: int = 1, guild: int = HERE) -> Schedule:
        found = await self.store.get(guild, number)
        assert found is not None
        return found

    async def edit(
        self,
        found: Schedule,
        what: Order = OTHER,
        actor: int = 9,
        request: int | None = None,
        owed: Reckoning = nothing,
    ) -> bool:
        return await self.edits.edit(
            *(found.guild, found.number, found.version, what, owed, "edit", actor, request)
        )


Story = Callable[[Books], Awaitable[None]]
Play = Callable[[Story], None]


@asynccontextmanager
async def books(path: Path) -> AsyncIterator[Books]:
    clock = Clock()
    async with State.at(path, clock) as state:
        yield Books(state, clock, await state.schedules(), await state.schedule_edits())


@pytest.fixture
def play(tmp_path: Path) -> Play:
    def run(story: Story) -> None:
        async def all() -> None:
            async with books(tmp_path / "state.db") as found:
                await story(found)

        asyncio.run(all())

    return run


def test_an_edit_changes_what_it_does_and_keeps_what_it_is(play: Play) -> None:
    async def story(b: Books) -> None:
        before = await b.add()
        b.clock.pass_by(minutes=5)
        assert await b.edit(before)
        after = await b.get()
        assert after.what == OTHER and after.version == before.version + 1
        assert (after.number, after.status, after.issued, after.since) == (1, Status.ACTIVE, 0, before.since)
        assert after.floor == after.cursor == b.clock.now() and after.next == SOON
        (change, _) = await b.store.changes(HERE, 9)
        assert (change.action, change.actor, change.old, change.new) == ("edit", 9, ORDER, OTHER)

    play(story)


@pytest.mark.parametrize("status", [Status.PAUSED, Status.SUSPENDED])
def test_a_schedule_that_stands_still_can_be_edited_and_stands_on(play: Play, status: Status) -> None:
    async def story(b: Books) -> None:
        found = await b.add(status=status)
        assert await b.edit(found, owed=nine)
        after = await b.get()
        assert (after.status, after.what, after.next) == (status, OTHER, None)
        assert not await b.store.log(HERE, None, 9)

    play(story)


def test_drafts_and_what_was_removed_are_not_edited(play: Play) -> None:
    async def story(b: Books) -> None:
        assert not await b.edit(await b.store.propose(HERE, ORDER))
        assert not await b.edit(await b.add(status=Status.REMOVED))

    play(story)


def test_of_two_who_edit_one_version_the_second_changes_nothing(play: Play) -> None:
    async def story(b: Books) -> None:
        found = await b.add()
        assert await b.edit(found, replace(ORDER, footer="first"), 7)
        assert not await b.edit(found, replace(ORDER, footer="second"), 8)
        assert not await b.store.change(HERE, found, "pause", Status.PAUSED, None, 8)
        assert (await b.get()).what.footer == "first"
        (faster,) = await b.edits.since(HERE, 1, found.version)
        assert (faster.actor, faster.new) == (7, replace(ORDER, footer="first"))

    play(story)


def test_two_moderators_who_edit_at_the_same_time_lose_no_update(play: Play) -> None:
    """Two thousand edits would say the same; each round has one winner, and every winner is on record."""

    async def story(b: Books) -> None:
        found, kept = await b.add(), []
        for n in range(60):
            tries = [replace(ORDER, footer=f"{actor} in round {n}") for actor in (7, 8)]
            won = await asyncio.gather(
                *(b.edit(found, what, actor) for what, actor in zip(tries, (7, 8), strict=True))
            )
            assert sorted(won) == [False, True]
            found = await b.get()
            assert found.what == tries[won.index(True)]
            kept.append(found.what)
        changes = list(reversed(await b.store.changes(HERE, 100)))[1:]
        assert [change.new for change in changes] == kept
        assert [change.old for change in changes] == [ORDER, *kept[:-1]]

    play(story)


def test_what_it_owed_is_written_down_with_the_edit_under_the_old_zone(play: Play) -> None:
    async def story(b: Books) -> None:
        assert await b.edit(await b.add(), owed=nine)
        (entry,) = await b.store.log(HERE, 1, 9)
        assert (entry.label, entry.zone, entry.stage) == (DUE.label, "Asia/Seoul", Stage.DUE)

    play(story)


def test_the_planner_who_read_it_before_an_edit_plans_nothing(play: Play) -> None:
    async def story(b: Books) -> None:
        before = await b.add()
        assert await b.edit(before)
        await (await b.state.ledger()).plan([(before, Owed((), DUE, before.cursor, None))])
        assert not await b.store.log(HERE, None, 9) and (await b.get()).next == SOON

    play(story)


def test_one_request_edits_once(play: Play) -> None:
    async def story(b: Books) -> None:
        found = await b.add()
        assert await b.edits.done(HERE, 77) is None
        assert await b.edit(found, request=77)
        with pytest.raises(sqlite3.IntegrityError):  # not even by somebody who forgets to ask
            await b.edit(await b.get(), ORDER, request=77)
        done = await b.edits.done(HERE, 77)
        assert done and (done.action, done.new) == ("edit", OTHER) and (await b.get()).what == OTHER
        assert await b.edits.done(HERE, None) is None

    play(story)


def test_one_request_proposes_once_even_where_it_comes_twice_at_once(play: Play) -> None:
    async def story(b: Books) -> None:
        found = await b.add()
        drafts = await asyncio.gather(*(b.store.propose(HERE, OTHER, found, 78) for _ in range(3)))
        assert {draft.number for draft in drafts} == {2}
        assert (drafts[0].edits, drafts[0].base) == (1, found.version)
        assert (await b.store.propose(HERE, OTHER, found)).number == 3  # the console's have no id

    play(story)


def test_an_edit_can_be_undone_for_thirty_days(play: Play) -> None:
    async def story(b: Books) -> None:
        found = await b.add()
        assert await b.edits.last(HERE, 1) is None
        assert await b.edit(found)
        assert await b.store.change(HERE, await b.get(), "pause", Status.PAUSED, None, 9)
        last = await b.edits.last(HERE, 1)
        assert last and last.old == ORDER and last.version == found.version + 1
        b.clock.pass_by(days=31)
        assert await b.edits.last(HERE, 1) is None

    play(story)


def test_another_server_sees_and_edits_none_of_it(play: Play) -> None:
    async def story(b: Books) -> None:
        found = await b.add()
        assert not await b.edit(replace(found, guild=THERE))
        assert await b.edit(found, request=77)
        assert await b.edits.last(THERE, 1) is None and await b.edits.done(THERE, 77) is None
        assert not await b.edits.since(THERE, 1, 0) and not await b.store.changes(THERE, 9)
        assert (await b.store.propose(THERE, ORDER, request=77)).number == 1

    play(story)


def test_every_method_takes_the_server_first_and_asks_for_its_rows_only() -> None:
    tree = ast.parse(inspect.getsource(schedule_edits))
    methods = [n for n in ast.walk(tree) if isinstance(n, ast.AsyncFunctionDef)]
    for method in methods:
        assert next(a.arg for a in method.args.args if a.arg not in ("self", "connection")) == "guild"
        said = [n.value for n in ast.walk(method) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        assert all("guild" in s for s in said if s.startswith(("SELECT", "UPDATE", "INSERT")))
    assert len(methods) == 5


class Cut:
    """A connection that breaks before the n-th statement."""

    def __init__(self, connection: aiosqlite.Connection, left: int) -> None:
        self._connection, self._left = connection, left

    def __getattr__(self, name: str) -> Any:
        if self._left == 0:
            raise RuntimeError("power cut")
        self._left -= 1
        return getattr(self._connection, name)


@pytest.mark.parametrize("statement", range(6))
def test_an_edit_that_is_cut_off_is_not_there_at_all(
    play: Play, monkeypatch: pytest.MonkeyPatch, statement: int
) -> None:
    async def story(b: Books) -> None:
        found, writing = await b.add(), Database.writing

        @asynccontextmanager
        async def cut(self: Database) -> AsyncIterator[Any]:
            async with writing(self) as connection:
                yield Cut(connection, statement)

        monkeypatch.setattr(Database, "writing", cut)
        with pytest.raises(RuntimeError):
            await b.edit(found, owed=nine)
        monkeypatch.undo()
        assert await b.get() == found and not await b.store.log(HERE, None, 9)
        assert len(await b.store.changes(HERE, 9)) == 1
        assert await b.edit(found, owed=nine)

    play(story)


# The version stands in the header and, from the same transaction, in the last change and the last occurrence.
EDIT = """
import datetime
from dataclasses import replace
from bot.state.schedule_models import Owed, Planned
from bot.state.state import State
def owed(found, now):
    label = datetime.datetime(2026, 1, 1) + datetime.timedelta(hours=found.version)
    return Owed((), Planned(label, now), now, now)
async def main():
    async with State.at(Path(sys.argv[1]), SystemClock()) as state:
        store, edits = await state.schedules(), await state.schedule_edits()
        while True:
            found = await store.get(1, 1)
            what = replace(found.what, header=str(found.version + 1))
            assert await edits.edit(1, 1, found.version, what, owed, "edit", 9)
            print(found.version + 1, flush=True)
asyncio.run(main())
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_an_edit_that_was_acknowledged_survives_being_killed_and_no_other_is_there_by_halves(
    tmp_path: Path,
) -> None:
    path, dice = tmp_path / "state.db", Random(8)  # noqa: S311 - the same lives each time

    async def begin() -> None:
        async with books(path) as b:
            await b.add()

    async def look() -> Schedule:
        async with books(path) as b:
            return await b.get()

    asyncio.run(begin())
    for _ in range(4):
        with child(EDIT, path) as other:
            assert other.stdout
            begun = [other.stdout.readline() for _ in range(dice.randrange(1, 20))]
            other.kill()
            said = [int(line) for line in (*begun, *other.stdout) if line.endswith("\n")][-1]
        found = asyncio.run(look())
        assert said <= found.version <= said + 1 and found.what.header == str(found.version)
        (counts,) = ask(path, "SELECT max(version), count(*) FROM schedule_change")
        assert counts == (found.version, found.version - 1)
        assert ask(path, "SELECT count(*) FROM occurrence") == [(found.version - 2,)]
        inspected(path)


def before_edits(path: Path) -> None:
    """A database of the form before there were edits, with an occurrence in each state."""

    async def make() -> None:
        async with Database.open(path, Clock(), known=migrations()[:2]):
            pass

    asyncio.run(make())
    with closing(sqlite3.connect(path)) as database:
        database.execute(
            "INSERT INTO schedule VALUES (1, 10, 1, 5, '09:00', 'Asia/Seoul', 'daily', '', '', 21600, 'active', "
            "'', 'draft', 1, 1, 1, 1, 9, 4)"
        )
        for n, stage in enumerate(Stage):
            tried = stage not in (Stage.DUE, Stage.CLAIMED, Stage.MISSED, Stage.CANCELLED)
            database.execute(
                "INSERT INTO occurrence "
                "VALUES (?, 10, 1, ?, ?, ?, '', 1, 'brief', 1, ?, ?, 'b', 2.5, 3, 4.5, ?, NULL, 5)",
                (
                    n + 1,
                    f"2026-11-{n + 1:02}T09:00:00",
                    n,
                    stage,
                    "{}" if tried else None,
                    "abc" * tried,
                    int(tried),
                ),
            )
            database.execute("INSERT INTO delivery VALUES (?, 10, ?, 1, 'sent', 'x')", (n + 1, n + 1))
        database.execute("INSERT INTO schedule_change VALUES (1, 10, 1, 'save', 7, 1)")
        database.commit()


def test_a_database_from_before_there_were_edits_keeps_every_occurrence(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    before_edits(path)
    kept = "SELECT id, label, state, token, payload, nonce, first, last, attempts, settled FROM occurrence ORDER BY id"
    before = ask(path, kept)

    async def look() -> None:
        async with books(path) as b:
            found = await b.get(guild=10)
            assert (found.version, found.edits, found.issued) == (1, None, 4)
            ledger = await b.state.ledger()
            sending = await ledger.get(10, list(Stage).index(Stage.SENDING) + 1)
            due = await ledger.get(10, 1)
            assert sending and (sending.nonce, sending.what, sending.zone) == ("abc", None, "Asia/Seoul")
            assert due and due.stage is Stage.DUE and due.zone == "Asia/Seoul"
            assert len(await (await b.state.queue()).waiting()) == 3
            label = datetime.datetime.fromisoformat("2026-11-04T09:00")  # sent: it stays sent
            await ledger.plan([(found, Owed((), Planned(label, START), found.cursor, None))])
            assert len(await b.store.log(10, 1, 99)) == len(Stage)
            (change,) = await b.store.changes(10, 9)
            assert (change.action, change.version, change.old) == ("save", 0, None)

    asyncio.run(look())
    after = ask(path, kept)
    changed = [row for row in after if row not in before]
    assert [row[2] for row in changed] == ["missed"]  # what was due, as a later one was planned
    assert len(after) == len(before)
    assert ask(path, "SELECT count(*) FROM delivery JOIN occurrence o ON o.id = delivery.occurrence") == [
        (8,)
    ]
    assert ask(path, "PRAGMA foreign_key_check") == [] and ask(path, "PRAGMA integrity_check") == [("ok",)]


def test_the_same_label_in_another_zone_has_another_nonce(play: Play) -> None:
    async def story(b: Books) -> None:
        found = await b.add()
        ledger = await b.state.ledger()
        await ledger.plan([(found, Owed((), DUE, found.cursor, None))])
        one = await ledger.get(HERE, 1)
        assert one is not None
        assert nonce("i", found, one, "brief") != nonce("i", found, replace(one, zone="UTC"), "brief")

    play(story)
