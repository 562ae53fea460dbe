"""The state is opened when it is needed, once, and another time where it could not be."""

import asyncio
from pathlib import Path

import pytest
from state_files import START, Clock

from bot.state.errors import InUseError, StateError
from bot.state.lock import held, holder
from bot.state.models import GuildSettings
from bot.state.settings_store import SettingsStore
from bot.state.state import State


def test_nothing_is_made_before_it_is_needed(tmp_path: Path) -> None:
    async def run() -> None:
        async with State.at(tmp_path / "state.db", Clock()):
            pass

    asyncio.run(run())
    assert not list(tmp_path.iterdir())


def test_it_is_opened_once_and_closed_with_the_block(tmp_path: Path) -> None:
    path = tmp_path / "state.db"

    async def run() -> None:
        async with State.at(path, Clock()) as state:
            first, second = await asyncio.gather(state.database(), state.database())
            assert first is second
            assert holder(path)

    asyncio.run(run())
    assert holder(path) is None
    assert sorted(file.name for file in tmp_path.iterdir()) == ["state.db", "state.db.lock"]


def test_what_was_in_use_can_be_had_later(tmp_path: Path) -> None:
    path = tmp_path / "state.db"

    async def run() -> GuildSettings:
        async with State.at(path, Clock()) as state:
            with held(path, START), pytest.raises(InUseError):
                await state.settings()
            return await (await state.settings()).get(1)

    assert asyncio.run(run()) == GuildSettings()


def test_where_it_could_not_be_tidied_it_is_still_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(_: SettingsStore) -> None:
        raise StateError("There is no space left.")

    async def run() -> GuildSettings:
        async with State.at(tmp_path / "state.db", Clock()) as state:
            with monkeypatch.context() as context, pytest.raises(StateError, match="no space"):
                context.setattr(SettingsStore, "prune", fails)
                await state.settings()
            return await (await state.settings()).get(1)

    assert asyncio.run(run()) == GuildSettings()
