"""The courier with nothing in its way: turns, rates, numbers, restored databases, other zone rules."""

import ast
import inspect
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from plays import play
from scene import START, HandClock, Play, Scene

from bot.schedule.lanes import Lanes
from bot.schedule.mark import mark, nonce
from bot.schedule.planner import Planner
from bot.schedule.poster import Failure, PostError
from bot.schedule.terms import Terms
from bot.state import ledger, schedule_store
from bot.state.marks import confirm
from bot.state.schedule_models import Occurrence, Order, Reason, Stage, Status, Waiting

__all__ = ["play"]


def test_briefs_are_numbered_by_what_went_out(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5, "09:00 mon-fri")
        s.channels.plan.extend(
            [(True, None), (False, PostError(Failure.INVALID)), (False, PostError(Failure.INVALID))]
        )
        await s.days(7)
        issues = [p.text.split(" (")[0] for p in s.channels.there]
        assert issues == [
            "daily 2026-06-01 issue 1",
            "daily 2026-06-03 issue 2",  # what was blocked on the second was not used up
            "daily 2026-06-04 issue 3",
            "daily 2026-06-05 issue 4",
        ]

    play(story)


def test_one_server_with_fifty_briefs_does_not_hold_up_another(play: Play) -> None:
    async def story(s: Scene) -> None:
        for channel in range(1, 51):
            await s.add(channel)
        await s.add(100, guild=2)
        await s.go(120)
        due = 1060
        (other,) = [p for p in s.channels.there if p.channel == 100]
        assert other.at - due < 2
        assert len(s.channels.there) == 51

    play(story)


def test_no_more_than_fifty_messages_a_second(play: Play) -> None:
    async def story(s: Scene) -> None:
        for channel in range(1, 41):
            await s.add(channel, guild=channel)
        await s.go(120)
        times = sorted(p.at for p in s.channels.there)
        assert len(times) == 40
        assert min(b - a for a, b in pairwise(times)) >= 1 / 50

    play(story)


def waiting(guild: int, id: int, schedule: int = 0, channel: int = 0) -> Waiting:
    return Waiting(guild, id, schedule or id, channel or id, HandClock().now())


def test_servers_take_turns() -> None:
    lanes = Lanes(Terms())
    lanes.fill([*(waiting(1, n) for n in range(1, 4)), *(waiting(2, n) for n in range(4, 6)), waiting(3, 6)])
    turns = [one.guild for _ in range(6) if (one := lanes.take(0.0))]
    assert turns == [1, 2, 3, 1, 2, 1]


def test_a_channel_and_a_schedule_have_one_message_under_way() -> None:
    lanes = Lanes(Terms())
    lanes.fill([waiting(1, 1, 7, 5), waiting(1, 2, 8, 5), waiting(1, 3, 7, 6), waiting(1, 4, 9, 9)])
    first, second = lanes.take(0.0), lanes.take(0.0)
    assert first and second and (first.id, second.id) == (1, 4)
    assert lanes.take(0.0) is None
    lanes.give_back(first, 0.0, None)
    assert (third := lanes.take(0.0)) is not None and third.id == 2


def test_a_server_has_few_messages_under_way() -> None:
    lanes = Lanes(Terms(jobs_of_guild=2))
    lanes.fill([waiting(1, n) for n in range(1, 9)])
    assert [lanes.take(0.0) is not None for _ in range(3)] == [True, True, False]


def test_what_is_to_wait_waits() -> None:
    lanes = Lanes(Terms())
    lanes.fill([waiting(1, 1)])
    one = lanes.take(0.0)
    assert one is not None
    lanes.give_back(one, 0.0, 5.0)
    lanes.fill([waiting(1, 1)])
    assert lanes.take(4.9) is None and lanes.next() == 5.0
    assert lanes.take(5.0) == one


def test_a_restored_database_sends_nothing_until_it_is_confirmed(play: Play) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        database = await s.state.database()
        async with database.writing() as connection:
            await connection.execute("INSERT INTO mark VALUES ('restored', ?)", (s.clock.now().isoformat(),))
        await s.go(3600)
        assert not s.channels.asked
        await confirm(database, s.clock.now())
        await s.go(60)
        assert len(s.channels.there) == 1

    play(story)


def test_a_database_that_is_confirmed_while_its_courier_lives_is_known_to_be_restored(
    play: Play,
) -> None:
    """The brief stands in the channel, which cannot be read."""

    async def story(s: Scene) -> None:
        await s.add(5)
        database = await s.state.database()
        s.channels.readable = False
        s.clock.pass_by(3600)
        async with database.writing() as connection:
            await connection.execute("INSERT INTO mark VALUES ('restored', ?)", (s.clock.now().isoformat(),))
        await s.go(60)
        await confirm(database, s.clock.now())
        await s.go(60)
        assert await s.outcomes() == ["unconfirmed history"] and not s.channels.asked

    play(story)


def test_what_was_removed_is_in_no_file_after_thirty_days(play: Play, tmp_path: Path) -> None:
    async def story(s: Scene) -> None:
        store, order = await s.state.schedules(), Order("09:00", "UTC", 5, "daily", "a canary", "a canary")
        draft = await store.propose(1, order)
        assert await store.change(1, draft, "save", Status.ACTIVE, None, 7)
        assert await store.change(1, await s.schedule(), "remove", Status.REMOVED, None, 7)
        await s.days(30)
        assert _held(tmp_path)
        await s.days(2)
        assert not _held(tmp_path)

    play(story)


def _held(folder: Path) -> bool:
    return any(b"a canary" in file.read_bytes() for file in folder.iterdir())


def nine() -> Occurrence:
    """The first occurrence of a scene."""
    at = START.replace(hour=9, minute=0)
    counts = (0, "", None, None, None, None, 0.0, 0, None, None)
    return Occurrence(1, 1, 1, at.replace(tzinfo=None), at, Stage.DUE, Reason.NONE, *counts)


@pytest.mark.parametrize("marked", ["now", "before zones were"])
@pytest.mark.parametrize("readable", [True, False])
def test_what_a_lost_database_has_sent_is_not_sent_again(play: Play, readable: bool, marked: str) -> None:
    """The database is put back to before the brief went out; its message still stands in the channel."""

    async def story(s: Scene) -> None:
        await s.add(5)
        database = await s.state.database()
        (instance,) = await database.rows("SELECT value FROM mark WHERE name = 'instance'")
        known = {
            "now": mark(nonce(str(instance[0]), await s.schedule(), nine(), "brief")),
            "before zones were": mark(
                sha256(f"{instance[0]}/1/1/2026-06-01T09:00:00/brief/1".encode()).hexdigest()
            ),
        }[marked]
        s.channels._take(5, f"as it was {known}", "of old")
        s.channels.remembers = False
        s.clock.pass_by(3600)
        async with database.writing() as connection:
            await connection.execute("INSERT INTO mark VALUES ('restored', ?)", (s.clock.now().isoformat(),))
        await confirm(database, s.clock.now())
        s.channels.readable = readable
        await s.restart()
        await s.go(60)
        assert len(s.channels.there) == 1 and not s.channels.asked
        assert await s.outcomes() == ["sent found" if readable else "unconfirmed history"]
        assert (await s.schedule()).issued == 1

    play(story)


def test_other_zone_rules_move_what_is_due_and_double_nothing(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the zone had been two hours further west until the process was started again."""

    async def story(s: Scene) -> None:
        await s.add(5, "09:00", "Etc/GMT+2")
        await s.go(3 * 3600)
        assert len(s.channels.there) == 1
        database = await s.state.database()
        async with database.writing() as connection:
            await connection.execute("UPDATE schedule SET zone = 'UTC'")
            await connection.execute("UPDATE occurrence SET zone = 'UTC'")
        monkeypatch.setattr("bot.schedule.courier.tzdata_version", lambda: "another")
        await s.restart()
        await s.go(60)
        assert len(s.channels.there) == 1
        s.clock.pass_by(20 * 3600)
        await s.go(4 * 3600)
        assert len(s.channels.there) == 2
        assert [entry.label.hour for entry in await s.log()] == [9, 9]
        assert s.channels.there[1].at == 1000 + 60 + 86400

    play(story)


def test_what_is_due_when_the_zone_rules_change_still_goes_out(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story(s: Scene) -> None:
        await s.add(5)
        s.clock.pass_by(70)
        planner = Planner(await s.state.ledger(), await s.state.queue(), s.clock)
        assert await planner.plan() == 1
        monkeypatch.setattr("bot.schedule.courier.tzdata_version", lambda: "another")
        await s.restart()
        await s.go(60)
        assert await s.outcomes() == ["sent"] and len(s.channels.there) == 1

    play(story)


def test_what_was_removed_is_forgotten_after_thirty_days(play: Play) -> None:
    async def story(s: Scene) -> None:
        found = await s.add(5)
        await s.go(3600)
        store = await s.state.schedules()
        await store.change(1, await s.schedule(), "remove", Status.REMOVED, None, 7)
        s.clock.pass_by(29 * 86400)
        await s.go(60)
        assert await store.get(1, found.number) is not None
        s.clock.pass_by(2 * 86400)
        await s.go(60)
        assert await store.get(1, found.number) is None
        assert not await s.log()
        assert (await store.propose(1, found.what)).number == 2  # a number is never given twice

    play(story)


@pytest.mark.parametrize("store", [schedule_store.ScheduleStore, ledger.Ledger])
def test_every_method_takes_the_server_first_and_asks_for_its_rows_only(store: type) -> None:
    (tree,) = ast.parse(inspect.getsource(store)).body
    assert isinstance(tree, ast.ClassDef)
    for method in (n for n in tree.body if isinstance(n, ast.AsyncFunctionDef)):
        names = [a.arg for a in method.args.args if a.arg not in ("self", "database")]
        assert names[0] == "guild" or (store, method.name) == (ledger.Ledger, "plan"), method.name
        statements = [
            node.value
            for node in ast.walk(method)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        for statement in statements:
            if statement.startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
                assert "guild" in statement, statement
