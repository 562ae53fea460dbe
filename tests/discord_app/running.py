"""A bot that runs: a client that is ready, a courier at work, a database of its own, and a clock that is moved."""

import asyncio
import datetime
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from standin import Channel, Person, Standin, connected

from bot.clock import SystemClock
from bot.discord_app.client import Client
from bot.discord_app.door import Door
from bot.discord_app.poster import DiscordPoster
from bot.discord_app.sync import sync
from bot.live import Live
from bot.state.schedule_models import Logged

SEEDS = Path(__file__).parents[2] / "seeds"
_NAP = 0.02  # seconds, in place of the courier's long ones
_PATIENCE = 20.0


class MovedClock(SystemClock):
    """The machine's clock and as much as it was moved; nobody sleeps for long by it."""

    def __init__(self) -> None:
        self.skew = datetime.timedelta()  # time that has passed
        self.step = datetime.timedelta()  # and by how much somebody has set the wall clock

    def now(self) -> datetime.datetime:
        return super().now() + self.skew + self.step

    def monotonic(self) -> float:
        return super().monotonic() + self.skew.total_seconds()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(min(seconds, _NAP))


@dataclass
class Bot:
    """Everything at hand."""

    file: Path  # of the state
    discord: Standin
    live: Live
    client: Client
    poster: DiscordPoster
    clock: MovedClock

    def moderator(self, name: str = "Mod") -> Person:
        """Somebody who manages the first server."""
        return self.discord.member(name, self.discord.role(f"role of {name}", "manage_guild"))

    async def changed(self, change: Callable[[], None]) -> None:
        """Something about a channel changes at Discord, and the bot has been told."""
        told = asyncio.ensure_future(self.client.wait_for("guild_channel_update", timeout=_PATIENCE))
        await asyncio.sleep(0)  # it waits from now on
        change()
        await told

    def soon(self) -> str:
        """A time of day that comes in some minutes, in UTC."""
        return f"{self.clock.now() + datetime.timedelta(minutes=5):%H:%M}"

    def pass_by(self, **time: float) -> None:
        """Time passes, here and at Discord."""
        passed = datetime.timedelta(**time)
        self.clock.skew += passed
        self.discord.clock.advance(passed.total_seconds())

    async def noticed(self, channel: Channel) -> None:
        """Time passes until the moderators have been told something."""
        async with asyncio.timeout(_PATIENCE):
            while not self.briefs(channel):
                self.pass_by(seconds=31)
                await asyncio.sleep(_NAP * 2)

    def until(self, soon: str) -> None:
        """Time passes until that time of day."""
        hour, minute = map(int, soon.split(":"))
        now = self.clock.now()
        due = now.replace(hour=hour, minute=minute, second=1, microsecond=0)
        due += datetime.timedelta(days=due <= now)
        self.pass_by(seconds=(due - now).total_seconds())

    async def scheduled(self, mod: Person, channel: Channel | None = None, **options: str) -> str:
        """A schedule that is added and saved; the time at which it is due."""
        soon = self.soon()
        where = {} if channel is None else {"channel": channel}
        shown = await mod.slash("schedule add", when=soon, **where, **options)
        assert "is saved" in (await mod.click(shown, "Save")).text, shown.text
        return soon

    async def posted(self, channel: Channel, times: int = 1) -> None:
        """Wait until so many messages of the bot's own stand in a channel."""
        await self.discord.until(lambda: len(self.briefs(channel)) >= times, f"brief {times}")

    def briefs(self, channel: Channel) -> list[str]:
        """What the bot has said in a channel by itself."""
        said = [m for m in channel.messages.values() if m.author is self.discord.bot and not m.interaction]
        return [m.text for m in said]

    async def log(self, guild: int | None = None) -> list[Logged]:
        """What became of what was due, once nothing is under way."""
        store = await self.live._state.schedules()

        async def read() -> list[Logged]:
            return await store.log(guild or self.discord.guild.id, None, 1000)

        async with asyncio.timeout(_PATIENCE):
            while True:
                found = await self.live._there(read())
                if found and all(entry.settled for entry in found):
                    return found
                await asyncio.sleep(_NAP)


Story = Callable[[Bot], Awaitable[None]]


NOTHING = re.compile("(?!)")


class Told(Protocol):
    """Tells a story; ``but`` is what may have been refused or left open in it, as it is about that."""

    def __call__(self, story: Story, but: re.Pattern[str] = NOTHING) -> None: ...


@asynccontextmanager
async def running(
    store: Path, folder: Path, discord: Standin, clock: MovedClock | None = None
) -> AsyncIterator[Bot]:
    """A bot on a stand-in, as ``briefbot run`` runs it."""
    clock = clock or MovedClock()
    async with Live.open(store, SEEDS, clock, folder / "state.db") as live:
        client = Client(live, door := Door())
        client._connection.guild_ready_timeout = 0.05
        async with connected(client, discord):
            await sync(client, folder / "commands")
            await client.wait_until_ready()
            poster = DiscordPoster(client, lambda: live.names.shorthand)
            live.attach(poster.reach)
            sending = asyncio.ensure_future(live.deliver(poster, clock))
            try:
                yield Bot(folder / "state.db", discord, live, client, poster, clock)
            finally:
                sending.cancel()
                await asyncio.wait([sending])
                await door.leave()
