"""Backups are whole while the bot writes; a restore checks first, keeps what it replaces, and pauses."""

import asyncio
import datetime
import os
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest
from state_files import AND_LATER, START, Clock, ask

from bot.state import copies
from bot.state.copies import KEPT_DAYS, backup, inspect, last_backup, restore
from bot.state.database import Database
from bot.state.errors import InUseError, StateError
from bot.state.marks import confirm, restored
from bot.state.migrate import migrations
from bot.state.models import Setting
from bot.state.state import State

R = TypeVar("R")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "monday.db"


@pytest.fixture(autouse=True)
def folder(file: Path) -> None:
    file.parent.mkdir()


def using(path: Path, use: Callable[[State], Awaitable[R]]) -> R:
    async def run() -> R:
        async with State.at(path, Clock()) as state:
            return await use(state)

    return asyncio.run(run())


def choose(path: Path, role: int) -> None:
    async def run(state: State) -> None:
        await (await state.settings()).set(1, Setting.ROLE, role, 9)

    using(path, run)


def chosen(path: Path) -> int | None:
    async def run(state: State) -> int | None:
        return (await (await state.settings()).get(1)).role

    return using(path, run)


def test_a_backup_is_one_whole_file_made_while_the_bot_writes(path: Path, file: Path) -> None:
    async def run(state: State) -> None:
        store = await state.settings()
        await store.set(1, Setting.ROLE, 5, 9)
        backup(path, file, START)
        await store.set(1, Setting.ROLE, 6, 9)

    using(path, run)
    assert inspect(file) == len(migrations())
    assert ask(file, "SELECT value FROM setting") == [("5",)]
    assert [f.name for f in file.parent.iterdir()] == ["monday.db"]


def test_the_last_backup_is_known(path: Path, file: Path) -> None:
    choose(path, 5)
    assert last_backup(path) is None
    backup(path, file, START)
    last = last_backup(path)
    assert last and (last.at, last.file) == (START, str(file))


def test_a_backup_replaces_a_file_only_when_told_to(path: Path, file: Path) -> None:
    choose(path, 5)
    file.write_text("Dear diary", "utf-8")
    with pytest.raises(StateError, match="exists"):
        backup(path, file, START)
    assert file.read_text("utf-8") == "Dear diary"
    backup(path, file, START, replace=True)
    assert inspect(file) == len(migrations())


@pytest.mark.parametrize("name", ["state.db", "link.db"])
def test_a_backup_never_goes_into_the_database_itself(path: Path, name: str) -> None:
    choose(path, 5)
    path.with_name("link.db").symlink_to(path)
    with pytest.raises(StateError, match="itself"):
        backup(path, path.with_name(name), START, replace=True)
    assert chosen(path) == 5


def test_where_there_is_nothing_nothing_is_backed_up(path: Path, file: Path) -> None:
    with pytest.raises(StateError, match="no state database"):
        backup(path, file, START)
    assert not file.exists() and not path.exists()


def test_a_backup_that_cannot_be_written_leaves_nothing(path: Path, file: Path) -> None:
    choose(path, 5)
    with pytest.raises(StateError):
        backup(path, file.parent / "nowhere" / "b.db", START)
    assert not list(file.parent.iterdir())


def test_what_is_wrong_with_a_backup_is_said_of_the_backup(path: Path, file: Path) -> None:
    choose(path, 5)
    target = file.parent / "nowhere" / "b.db"
    with pytest.raises(StateError) as refused:
        backup(path, target, START)
    assert str(refused.value) == (
        f"The backup {target} cannot be used: No such file or directory. Give another FILE."
    )


def test_a_backup_that_breaks_off_leaves_nothing(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(path, 5)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StateError, match=r"The backup .* No space left"):
        backup(path, file, START)
    assert not list(file.parent.iterdir())


def test_a_restore_that_breaks_off_leaves_what_was_there(
    path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(path, 5)
    backup(path, file, START)
    choose(path, 6)
    before = {f.name for f in path.parent.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(StateError, match=r"The state database .* No space"):
        patch.setattr(copies, "_set_aside", full)
        restore(file, path, START)
    assert {f.name for f in path.parent.iterdir()} == before
    assert chosen(path) == 6


def test_a_backup_of_which_nothing_can_be_noted_is_one(path: Path, file: Path) -> None:
    choose(path, 5)
    path.with_name("state.db.last-backup").mkdir()
    assert backup(path, file, START) == "Is a directory"
    assert inspect(file) == len(migrations())


def test_a_restore_brings_back_what_was_and_keeps_what_it_replaces(path: Path, file: Path) -> None:
    choose(path, 5)
    backup(path, file, START)
    choose(path, 6)
    kept = restore(file, path, START)
    assert kept and ask(kept, "SELECT value FROM setting") == [("6",)]
    assert chosen(path) == 5
    assert ask(file, "SELECT * FROM mark WHERE name <> 'instance'") == []  # the backup is as it was


def test_a_restore_where_there_is_nothing_keeps_nothing(path: Path, file: Path) -> None:
    choose(path, 5)
    backup(path, file, START)
    elsewhere = path.with_name("new") / "state.db"
    assert restore(file, elsewhere, START) is None
    assert chosen(elsewhere) == 5


def test_a_restored_database_waits_until_somebody_confirms(path: Path, file: Path) -> None:
    async def mark(state: State) -> tuple[datetime.datetime | None, bool, datetime.datetime | None, bool]:
        database = await state.database()
        return (
            await restored(database),
            await confirm(database, START),
            await restored(database),
            await confirm(database, START),
        )

    choose(path, 5)
    assert using(path, mark) == (None, False, None, False)
    backup(path, file, START)
    restore(file, path, START)
    assert using(path, mark) == (START, True, None, False)


def spoil(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[5000:9000] = b"\xff" * 4000
    file.write_bytes(data)


def age(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (spoil, "damaged"),
        (age, "newer"),
        (lambda file: file.write_text("Dear diary", "utf-8"), "not a state database"),
        (lambda file: file.write_bytes(b""), "not a state database"),
        (lambda file: file.write_bytes(file.read_bytes()[:6000]), "damaged"),
        (Path.unlink, "There is no"),
    ],
    ids=["damaged", "newer", "foreign", "empty", "cut", "missing"],
)
def test_no_restore_from_what_is_no_sound_backup(
    path: Path, file: Path, harm: Callable[[Path], object], told: str
) -> None:
    choose(path, 5)
    backup(path, file, START)
    choose(path, 6)
    harm(file)
    with pytest.raises(StateError, match=told):
        restore(file, path, START)
    assert chosen(path) == 6
    assert not list(path.parent.glob("*.kept"))


def test_no_restore_under_a_running_bot(path: Path, file: Path) -> None:
    choose(path, 5)
    backup(path, file, START)

    async def run(state: State) -> None:
        await (await state.settings()).set(1, Setting.ROLE, 6, 9)
        with pytest.raises(InUseError, match=f"process {os.getpid()} "):
            restore(file, path, START)

    using(path, run)
    assert chosen(path) == 6


def test_no_restore_under_somebody_who_reads(path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(path, 5)
    backup(path, file, START)
    monkeypatch.setattr(copies, "BUSY", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM setting").fetchall()
        with closing(sqlite3.connect(path)) as writer, writer:
            writer.execute("UPDATE setting SET value = '6'")
        with pytest.raises(InUseError, match="being read"):
            restore(file, path, START)
    assert chosen(path) == 6


def test_no_restore_over_somebody_elses_file(path: Path, file: Path) -> None:
    choose(path, 5)
    backup(path, file, START)
    diary = path.with_name("diary")
    diary.write_text("Dear diary", "utf-8")
    with pytest.raises(StateError, match="not a state database"):
        restore(file, diary, START)
    assert diary.read_text("utf-8") == "Dear diary"


def test_a_damaged_database_is_replaced_and_kept_with_its_log(path: Path, file: Path) -> None:
    choose(path, 5)
    backup(path, file, START)
    spoil(path)
    path.with_name("state.db-wal").write_bytes(b"the log")
    kept = restore(file, path, START)
    assert chosen(path) == 5
    assert kept and kept.with_name(f"{kept.name}-wal").read_bytes() == b"the log"


def test_what_a_killed_restore_left_is_no_part_of_the_next(path: Path, file: Path) -> None:
    choose(path, 5)
    backup(path, file, START)
    for name in (".restoring", ".restoring-journal", ".restoring.part", ".restoring.part-wal"):
        path.with_name(f"state.db{name}").write_bytes(b"half")
    restore(file, path, START)
    assert chosen(path) == 5
    assert sorted(f.name for f in path.parent.glob("*restoring*")) == []


def test_a_backup_of_an_older_form_is_brought_up_to_date(path: Path, file: Path) -> None:
    choose(path, 5)
    backup(path, file, START)
    restore(file, path, START)

    async def run() -> datetime.datetime | None:
        async with Database.open(path, Clock(), known=AND_LATER) as database:
            return await restored(database)

    assert asyncio.run(run()) == START
    assert ask(path, "SELECT guild FROM later") == [(1,)]


def test_a_kept_copy_goes_after_a_while(path: Path, file: Path) -> None:
    choose(path, 5)
    backup(path, file, START)
    kept = restore(file, path, START)
    assert kept

    async def open_after(days: int) -> None:
        clock = Clock()
        clock.pass_by(days=days)
        async with Database.open(path, clock):
            pass

    asyncio.run(open_after(KEPT_DAYS - 1))
    assert kept.exists()
    asyncio.run(open_after(KEPT_DAYS + 1))
    assert not kept.exists()
    assert file.exists()


def stale_log(path: Path) -> bytes:
    """The log of a database in which the role is 6, as a copy that was killed leaves it."""

    async def run(state: State) -> bytes:
        await (await state.settings()).set(1, Setting.ROLE, 6, 9)
        return path.with_name("state.db-wal").read_bytes()

    return using(path, run)


def test_a_log_without_its_database_is_no_part_of_what_is_restored(path: Path, file: Path) -> None:
    choose(path, 5)
    backup(path, file, START)
    log = stale_log(path)
    path.unlink()
    path.with_name("state.db-wal").write_bytes(log)
    restore(file, path, START)
    assert chosen(path) == 5


def test_a_log_beside_an_old_backup_is_no_part_of_the_new_one(path: Path, file: Path) -> None:
    log = stale_log(path)
    choose(path, 5)
    file.write_text("an old backup", "utf-8")
    file.with_name(f"{file.name}-wal").write_bytes(log)
    backup(path, file, START, replace=True)
    assert ask(file, "SELECT value FROM setting") == [("5",)]
    assert [f.name for f in file.parent.iterdir()] == ["monday.db"]
