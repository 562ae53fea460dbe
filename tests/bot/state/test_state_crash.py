"""A process that is killed while it writes: what it said was written is there, and nothing by halves."""

import asyncio
import os
import time
from pathlib import Path
from random import Random

import pytest
from state_files import AND_LATER, Clock, ask, child

from bot.state.copies import inspect
from bot.state.models import Setting
from bot.state.settings_store import SettingsStore
from bot.state.state import State

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
LIVES = 6

# One number is in the setting and, in the same transaction, at the end of the list of changes.
WRITE = """
from bot.state.models import Setting
from bot.state.state import State
async def main():
    async with State.at(Path(sys.argv[1]), SystemClock()) as state:
        store = await state.settings()
        number = ((await store.get(1)).role or 0) + 1
        while True:
            await store.set(1, Setting.ROLE, number, 9)
            print(number, flush=True)
            number += 1
asyncio.run(main())
"""
MIGRATE = """
sys.path.insert(0, sys.argv[2])
from bot.state.database import Database
from state_files import AND_LATER
async def main():
    async with Database.open(Path(sys.argv[1]), SystemClock(), known=AND_LATER):
        pass
print("begun", flush=True)
asyncio.run(main())
"""


def test_what_was_said_to_be_written_survives_being_killed(tmp_path: Path) -> None:
    path, dice, said = tmp_path / "state.db", Random(6), 0  # noqa: S311 - the same lives each time
    for _ in range(LIVES):
        with child(WRITE, path) as other:
            assert other.stdout
            begun = [other.stdout.readline() for _ in range(dice.randrange(1, 30))]
            other.kill()
            said = [int(line) for line in (*begun, *other.stdout) if line.endswith("\n")][-1]

        async def look() -> tuple[int, list[object]]:
            async with State.at(path, Clock()) as state:
                store: SettingsStore = await state.settings()
                changes = await store.changes(1)
                return (await store.get(1)).role or 0, [change.new for change in changes]

        there, changed = asyncio.run(look())
        assert said <= there <= said + 1
        assert changed == list(range(there, max(0, there - 100), -1))
        inspect(path)


def test_a_migration_that_is_killed_is_whole_or_not_there(tmp_path: Path) -> None:
    dice = Random(7)  # noqa: S311 - the same lives each time
    for life in range(LIVES):
        path = tmp_path / f"{life}.db"

        async def prepare(path: Path) -> None:
            async with State.at(path, Clock()) as state:
                await (await state.settings()).set(1, Setting.ROLE, 5, 9)

        asyncio.run(prepare(path))
        with child(MIGRATE, path, Path(__file__).parent) as other:
            assert other.stdout and other.stdout.readline() == "begun\n"
            time.sleep(
                dice.uniform(0, 0.04)
            )  # the moment of the kill is what is tried; nothing is waited for
            other.kill()
        form = ask(path, "PRAGMA user_version")[0][0]
        later = ask(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'later'")[0][0]
        assert (form, later) in [(len(AND_LATER) - 1, 0), (len(AND_LATER), 1)]
        assert ask(path, "SELECT value FROM setting") == [("5",)]
