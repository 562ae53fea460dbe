"""Migrations: from every form there was to the present one, each whole, with a copy of what was before."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from state_files import AND_LATER, LATER, Clock, ask, put

from bot.state.copies import inspect
from bot.state.database import Database
from bot.state.migrate import Migration, migrations


def open_with(path: Path, known: Sequence[Migration], value: str = "") -> None:
    async def run() -> None:
        async with Database.open(path, Clock(), known=known) as database:
            if value:
                await put(database, 1, value)

    asyncio.run(run())


def test_each_file_sets_the_number_in_its_name() -> None:
    assert [m.version for m in migrations()] == list(range(1, len(migrations()) + 1))
    for migration in migrations():
        assert [s for s in migration.statements if f"user_version = {migration.version};" in s]


@pytest.mark.parametrize("form", range(1, len(AND_LATER) + 1))
def test_every_form_there_was_becomes_the_present_one(tmp_path: Path, form: int) -> None:
    path = tmp_path / "state.db"
    open_with(path, AND_LATER[:form], "kept")
    open_with(path, AND_LATER)
    assert ask(path, "PRAGMA user_version") == [(len(AND_LATER),)]
    assert ask(path, "SELECT guild, value FROM setting") == [(1, "kept")]


def test_what_was_before_is_kept_as_a_whole_copy(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    open_with(path, migrations(), "before")
    open_with(path, AND_LATER)
    kept = tmp_path / "state.db.form-1.kept"
    assert inspect(kept) == 1
    assert ask(kept, "SELECT value FROM setting") == [("before",)]


def test_a_new_database_has_nothing_to_keep(tmp_path: Path) -> None:
    open_with(tmp_path / "state.db", AND_LATER)
    assert not list(tmp_path.glob("*.kept"))


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    open_with(path, migrations(), "before")
    broken = Migration(2, (*LATER.statements, "INSERT INTO nowhere VALUES (1);"))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_with(path, (*migrations(), broken))
    assert ask(path, "PRAGMA user_version") == [(1,)]
    assert ask(path, "SELECT name FROM sqlite_schema WHERE name = 'later'") == []
    open_with(path, AND_LATER)


def test_a_migration_that_does_not_set_its_number_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not set its number"):
        open_with(tmp_path / "state.db", (*migrations(), Migration(2, ("CREATE TABLE a (b TEXT);",))))


def test_a_statement_may_take_several_lines_and_hold_semicolons(tmp_path: Path) -> None:
    script = "CREATE TABLE a (b TEXT); -- one; two\nCREATE TRIGGER t AFTER INSERT ON a\nBEGIN\n  DELETE FROM a;\nEND;\n"
    (tmp_path / "0001_a.sql").write_text(script, "utf-8")
    (found,) = migrations(tmp_path)
    with closing(sqlite3.connect(":memory:")) as database:
        for statement in found.statements:
            database.execute(statement)
    assert len(found.statements) == 2
