"""The state database: made, held, written whole or not at all; what it cannot use it leaves as it lies."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from state_files import Clock, all_rows, ask, child, put

from bot.state.database import Database
from bot.state.errors import StateError, explained

Use = Callable[[Database], Awaitable[object]]


async def nothing(_: Database) -> None:
    pass


def using(path: Path, use: Use = nothing, busy: float = 0.1) -> object:
    async def run() -> object:
        async with Database.open(path, Clock(), busy) as database:
            return await use(database)

    return asyncio.run(run())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "state.db"


def refused(path: Path) -> StateError:
    with pytest.raises(StateError) as caught:
        using(path)
    assert caught.value.sentence.endswith(".") and str(path) in caught.value.sentence
    return caught.value


def test_it_is_made_for_its_owner_alone(path: Path) -> None:
    using(path)
    assert ask(path, "PRAGMA application_id") == [(0x42524953,)]
    assert path.stat().st_mode & 0o077 == 0


def test_every_commit_is_on_disk_and_nothing_deleted_stays_in_the_file(path: Path) -> None:
    async def look(database: Database) -> list[object]:
        async with database.writing() as writer:
            return [
                next(iter(await writer.execute_fetchall(f"PRAGMA {name}")))[0]
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
            ]

    assert using(path, look) == ["wal", 2, 1, 1, 100]


def test_what_was_written_is_there_when_it_is_opened_again(path: Path) -> None:
    using(path, lambda database: put(database, 1, "a"))
    assert using(path, all_rows) == [(1, "a")]


def test_a_transaction_that_fails_leaves_nothing(path: Path) -> None:
    async def fail(database: Database) -> list[object]:
        with pytest.raises(ZeroDivisionError):
            async with database.writing() as writer:
                await writer.execute("INSERT INTO setting VALUES (1, 'zone', 'half')")
                raise ZeroDivisionError
        await put(database, 2, "whole")
        return list(await all_rows(database))

    assert using(path, fail) == [(2, "whole")]


def test_a_writer_that_is_cancelled_leaves_nothing_and_keeps_nobody_waiting(path: Path) -> None:
    async def cancel(database: Database) -> list[object]:
        begun = asyncio.Event()

        async def write() -> None:
            async with database.writing() as writer:
                await writer.execute("INSERT INTO setting VALUES (1, 'zone', 'half')")
                begun.set()
                await asyncio.Event().wait()  # for ever

        task = asyncio.create_task(write())
        await begun.wait()
        task.cancel()
        await put(database, 2, "whole")
        return list(await all_rows(database))

    assert using(path, cancel) == [(2, "whole")]


def test_who_reads_sees_whole_transactions_only(path: Path) -> None:
    async def peek(database: Database) -> list[object]:
        async with database.writing() as writer:
            await writer.execute("INSERT INTO setting VALUES (1, 'zone', 'half')")
            return list(await all_rows(database))

    assert using(path, peek) == []


def test_who_reads_sees_what_was_committed_while_others_read(path: Path) -> None:
    async def compare(database: Database) -> list[int]:
        async def read() -> None:
            while True:
                await all_rows(database)

        others = [asyncio.create_task(read()) for _ in range(3)]
        unseen = []
        for n in range(50):
            await put(database, 1, str(n))
            if await all_rows(database) != [(1, str(n))]:
                unseen.append(n)
        for other in others:
            other.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        return unseen

    assert using(path, compare) == []


def test_writers_take_turns(path: Path) -> None:
    async def write(database: Database) -> int:
        await asyncio.gather(*(put(database, guild, "a") for guild in range(20)))
        return len(await all_rows(database))

    assert using(path, write) == 20


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    assert using(path, all_rows) == []


@pytest.mark.parametrize("text", ["Dear diary", "Dear diary, " * 1000])
def test_what_is_no_database_is_left_as_it_is(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    assert refused(path).hint == "Set BRIEFBOT_STATE to another file."
    assert path.read_text("utf-8") == text
    assert [file.name for file in path.parent.iterdir()] == ["state.db"]


def test_the_database_of_another_program_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE diary (dear TEXT)")
    before = path.read_bytes()
    assert refused(path).hint
    assert path.read_bytes() == before


def test_a_database_of_a_newer_version_is_left_as_it_is(path: Path) -> None:
    using(path)
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
    assert "newer briefbot (form 99" in refused(path).sentence
    assert ask(path, "PRAGMA user_version") == [(99,)]


def test_a_folder_in_its_place_is_one_sentence(path: Path) -> None:
    path.mkdir(parents=True)
    assert refused(path).hint


def test_a_file_where_its_folder_should_be_is_one_sentence(path: Path) -> None:
    path.parent.write_text("a file", "utf-8")
    assert refused(path).hint


def test_a_damaged_database_is_not_made_anew(path: Path) -> None:
    using(path, lambda database: put(database, 1, "a"))
    damaged = bytearray(path.read_bytes())
    damaged[100:4096] = b"\xff" * (4096 - 100)  # the schema
    path.write_bytes(damaged)
    assert "db restore" in refused(path).hint
    assert path.read_bytes() == damaged


def test_one_that_another_program_has_locked_is_told_after_a_while(path: Path) -> None:
    async def write(database: Database) -> None:
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StateError, match="locked by another program"):
                await put(database, 1, "a")
        await put(database, 2, "b")

    using(path, write)
    assert using(path, all_rows) == [(2, "b")]


def test_a_full_disk_loses_nothing_that_was_there(path: Path) -> None:
    async def fill(database: Database) -> list[object]:
        await put(database, 1, "a")
        async with database.writing() as writer:
            await writer.execute_fetchall("PRAGMA max_page_count = 1")
        with pytest.raises(StateError, match=r"no space left .*; nothing was changed"):
            await put(database, 2, "b" * 100_000)
        return list(await all_rows(database))

    assert using(path, fill) == [(1, "a")]


def test_a_limit_on_the_size_of_files_is_no_damage(path: Path) -> None:
    using(path)
    code = """
import resource
from bot.state.database import Database
from bot.state.errors import DamagedError, StateError
sys.path.insert(0, sys.argv[2])
from state_files import all_rows, put
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
async def run():
    async with Database.open(Path(sys.argv[1]), SystemClock()) as database:
        await put(database, 1, "a")
        try:
            await put(database, 2, "b" * 300_000)
        except StateError as error:
            print(isinstance(error, DamagedError), "no space left" in str(error), end=" ")
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        await put(database, 3, "c")
        print(await all_rows(database))
asyncio.run(run())
"""
    shown, _ = child(code, path, Path(__file__).parent).communicate()
    assert shown == "False True [(1, 'a'), (3, 'c')]\n"


def test_one_that_cannot_be_written_is_told(path: Path) -> None:
    using(path)
    with (
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database,
        pytest.raises(StateError, match="cannot be written"),
        explained(path),
    ):
        database.execute("DELETE FROM setting")


def test_a_fault_of_our_own_is_not_blamed_on_the_file(path: Path) -> None:
    async def ask_nonsense(database: Database) -> None:
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            await database.rows("SELECT * FROM nowhere")

    using(path, ask_nonsense)
