"""A server that is forgotten is forgotten in every table, and in the files."""

import asyncio
import re
from pathlib import Path

from state_files import Clock, ask

from bot.state.forgetting import FORGET, KNOWN
from bot.state.models import Setting
from bot.state.schedule_models import Order
from bot.state.state import State

OF_NO_SERVER = {"mark"}


def test_every_table_is_a_servers_and_is_emptied_of_it(tmp_path: Path) -> None:
    path = tmp_path / "state.db"

    async def make() -> None:
        async with State.at(path, Clock()) as state:
            await state.database()

    asyncio.run(make())
    tables = {str(name) for (name,) in ask(path, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    with_guild = {
        str(name)
        for (name,) in ask(
            path,
            "SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c "
            "WHERE t.type = 'table' AND c.name = 'guild'",
        )
    }
    emptied = [re.fullmatch(r"DELETE FROM (\w+) WHERE guild = \?", statement) for statement in FORGET]
    assert with_guild == tables - OF_NO_SERVER
    assert sorted(match[1] for match in emptied if match) == sorted(with_guild)
    alone = {name for name in with_guild if not ask(path, f"PRAGMA foreign_key_list({name})")}
    assert {
        name for name in tables if f"FROM {name} " in KNOWN
    } >= alone  # no server is kept that nobody knows of


def test_no_file_holds_what_was_forgotten(tmp_path: Path) -> None:
    path, canary = tmp_path / "state.db", 1_234_567_890_123_456_789

    async def run() -> tuple[bool, bool]:
        async with State.at(path, Clock()) as state:
            store = await state.settings()
            for n in range(200):
                await store.set(7, Setting.QUIET, (canary, n + 1), 9)
            there = found(tmp_path, canary)
            await store.forget(7)
            return there, found(tmp_path, canary)

    assert asyncio.run(run()) == (True, False)
    assert not found(tmp_path, canary)


def test_no_button_of_before_means_a_schedule_of_after(tmp_path: Path) -> None:
    order, path, guild = Order("09:00", "UTC", 5, "daily"), tmp_path / "state.db", 1_234_567_890_123_456_789

    async def run() -> list[int]:
        async with State.at(path, Clock()) as state:
            schedules, settings = await state.schedules(), await state.settings()
            before = [(await schedules.propose(guild, order)).number for _ in range(12)]
            await settings.forget(guild)
            await schedules.propose(8, order)
            await settings.forget(8)  # with higher numbers only, it lowers nothing
            return before + [(await schedules.propose(guild, order)).number for _ in range(2)]

    assert asyncio.run(run()) == [*range(1, 13), 14, 15]
    assert ask(path, "SELECT value FROM mark WHERE name = 'numbered'") == [("13",)]


def found(folder: Path, canary: int) -> bool:
    return any(str(canary).encode() in file.read_bytes() for file in folder.iterdir())
