"""The bot on a stand-in for Discord: real client, real socket, the shipped papers."""

import asyncio
import datetime
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("discord")

from standin import Standin, connected

from bot.discord_app.client import Client
from bot.discord_app.door import Door
from bot.discord_app.sync import sync
from bot.live import Live
from discord_app.running import NOTHING, Story, Told, running
from discord_app.scenes import Play, Scene

SEEDS = Path(__file__).parents[2] / "seeds"


class StillClock:
    """A clock that stands still."""

    def now(self) -> datetime.datetime:
        return datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)

    def today(self) -> datetime.date:
        return self.now().date()


@pytest.fixture(scope="session")
def live(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """The shipped papers, open for all scenes: what they answer from never changes."""
    state = tmp_path_factory.mktemp("state") / "state.db"
    opened = Live.open(store, SEEDS, StillClock(), state)
    with asyncio.Runner() as runner:
        yield runner.run(opened.__aenter__())
        runner.run(opened.__aexit__(None, None, None))


@pytest.fixture
def play(live: Live, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Play:
    """Plays a scene with the bot, and finds that everybody was answered once and nobody was pinged."""
    caplog.set_level(logging.INFO)

    async def played(scene: Scene, but: tuple[str, ...]) -> None:
        async with Standin() as discord:
            door = Door()
            client = Client(live, door)
            async with connected(client, discord):
                await sync(client, tmp_path / "commands")
                await scene(discord)
                await door.leave()
            assert not [m for m in discord.mishaps() if not any(words in m for words in but)]
            assert not [m.text for c in discord.channels.values() for m in c.messages.values() if m.pings]

    def run(scene: Scene, but: tuple[str, ...] = ()) -> None:
        asyncio.run(played(scene, but))

    return run


@pytest.fixture
def tell(store: Path, tmp_path: Path) -> Told:
    """Tells a story of a bot that runs; nothing may have gone wrong in it but what it is about."""

    def told(story: Story, but: re.Pattern[str] = NOTHING) -> None:
        async def all() -> None:
            async with Standin() as discord:
                discord.patience = 20
                async with running(store, tmp_path, discord) as bot:
                    await story(bot)
                assert not [mishap for mishap in discord.mishaps() if not but.search(mishap)]
                assert not [m.text for c in discord.channels.values() for m in c.messages.values() if m.pings]

        asyncio.run(all())

    return told
