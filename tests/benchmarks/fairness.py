"""How punctual briefs are, and how gentle with Discord: the real client and courier against the stand-in.

    python tests/benchmarks/fairness.py [NAME …]

Requests are 20 to 200 ms on their way, 50 a second are taken over all and 5 in 5 seconds in one channel. Prints how
late briefs were (seconds after 09:00), the most requests in any second, and the 429s received.
"""

from __future__ import annotations

import asyncio
import datetime
import random
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from pathlib import Path

import aiosqlite
from figure import columns
from program import ROOT

sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT))

from standin import Guild, Message, Standin, connected
from standin.clock import EPOCH_MS, stamped

from bot.clock import SystemClock
from bot.discord_app.client import Client
from bot.discord_app.door import Door
from bot.discord_app.poster import DiscordPoster
from bot.home import build
from bot.live import Live
from bot.model import Reply
from bot.schedule.delivery import FULL
from bot.schedule.mark import mark, nonce
from bot.schedule.poster import pack
from bot.state.database import Database
from bot.state.schedule_models import Order, Owed, Planned, Stamp, Status

HOUR, LATER = datetime.time(9), datetime.time(23)
BEFORE = 3.0  # seconds to nine o'clock when the bot is there
PATIENCE = 240.0  # seconds
HEAD = "scenario briefs p50 p99 last requests/s 429 notes".split()
Row = tuple[str, ...]


class NineOClock(SystemClock):
    """The machine's clock, moved so that it will soon be nine in the morning, UTC."""

    def __init__(self) -> None:
        now = super().now()
        nine = datetime.datetime.combine(now.date() + datetime.timedelta(days=1), HOUR, datetime.UTC)
        self.skew = nine - datetime.timedelta(seconds=BEFORE) - now
        self.due = nine

    def now(self) -> datetime.datetime:
        return super().now() + self.skew


class Town:
    """Servers, their channels, and a schedule in each."""

    def __init__(self, discord: Standin, clock: NineOClock) -> None:
        self.discord, self.clock = discord, clock
        self.orders: list[tuple[Guild, Order]] = []

    def settle(self, servers: int, schedules: int, shared: bool = False, hour: datetime.time = HOUR) -> None:
        """New servers with so many schedules each, in channels of their own or all in one."""
        for _ in range(servers):
            guild = self.discord.add_guild(f"Server {len(self.discord.guilds)}")
            channels = [self.discord.add_channel(guild, f"c{n}") for n in range(1 if shared else schedules)]
            for n in range(schedules):
                order = Order(f"{hour:%H:%M}", "UTC", channels[n % len(channels)].id, "daily")
                self.orders.append((guild, order))

    async def save(self, live: Live) -> None:
        """All schedules, running, as if they had been saved the day before."""
        store, database = await live._state.schedules(), await live._state.database()
        for guild, order in self.orders:
            draft = await store.propose(guild.id, order)
            assert await store.change(guild.id, draft, "save", Status.ACTIVE, self.clock.due, 1)
        yesterday = int(self.clock.due.timestamp()) - 86400
        async with database.writing() as connection:
            await connection.execute("UPDATE schedule SET floor = ?, cursor = ?", (yesterday, yesterday))

    def briefs(self, guild: Guild | None = None) -> list[Message]:
        """What was posted, in a server or in all."""
        there = [guild] if guild else list(self.discord.guilds.values())
        posted = [m for g in there for c in g.channels for m in c.messages.values()]
        return [m for m in posted if not m.text.startswith("seeded")]

    def late(self, guild: Guild | None = None) -> list[float]:
        """Seconds after nine, of each brief, in order."""
        return sorted(stamped(m.id) - self.clock.due.timestamp() for m in self.briefs(guild))


async def played(
    fill: Callable[[Town], None],
    prepare: Callable[[Town, Live], Coroutine[None, None, None]] = lambda town, live: town.save(live),
) -> Town:
    """A town at nine o'clock, once all that was due has been seen to its end."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "fair.store")
        await build(ROOT / "seeds", store, nullcontext)
        async with Standin() as discord:
            clock = NineOClock()
            town = Town(discord, clock)
            fill(town)
            async with Live.open(store, ROOT / "seeds", clock, Path(folder, "state.db")) as live:
                await live._there(prepare(town, live))
                _at_three_seconds_to_nine(town)
                chance = random.Random(9)  # noqa: S311
                discord.delay(lambda: chance.uniform(0.02, 0.2))
                discord.limit_all(50, 1)
                discord.limit("POST */messages", 5, 5)
                await _deliver(town, live, clock)
            return town


def _at_three_seconds_to_nine(town: Town) -> None:
    clock = town.clock
    now = SystemClock().now()
    clock.skew = clock.due - datetime.timedelta(seconds=BEFORE) - now
    town.discord.clock.skew = clock.skew.total_seconds()


async def _deliver(
    town: Town,
    live: Live,
    clock: NineOClock,
) -> None:
    client = Client(live, Door())
    client._connection.guild_ready_timeout = 0.05
    async with connected(client, town.discord):
        await client.wait_until_ready()
        poster = DiscordPoster(client, lambda: live.names.shorthand)
        sending = asyncio.ensure_future(live.deliver(poster, clock))
        async with asyncio.timeout(PATIENCE):
            while not await live._there(_settled(town, live)):  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0.2)
        sending.cancel()
        await asyncio.wait([sending])


async def _settled(town: Town, live: Live) -> bool:
    rows = await (await live._state.database()).rows(
        "SELECT count(*) FROM occurrence WHERE settled IS NOT NULL"
    )
    return rows[0][0] == len(town.orders)


def busiest(town: Town) -> int:
    """The most requests in any second, answers to interactions aside."""
    times = sorted(r.at for r in town.discord.journal.requests() if "/interactions/" not in r.route)
    first, most = 0, 0
    for last, at in enumerate(times):
        while at - times[first] >= 1:
            first += 1
        most = max(most, last - first + 1)
    return most


def row(name: str, town: Town, late: list[float], notes: str = "") -> Row:
    refused = sum(r.status == 429 for r in town.discord.journal.requests())
    p50, p99 = (late[min(len(late) - 1, int(len(late) * share))] for share in (0.5, 0.99))
    return (
        *(
            name,
            str(len(late)),
            f"{p50:.2f}",
            f"{p99:.2f}",
            f"{late[-1]:.2f}",
            str(busiest(town)),
            str(refused),
        ),
        notes,
    )


async def beside(name: str, schedules: int, shared: bool, commit: float = 0.0) -> list[Row]:
    """One brief of a small server beside those of a big one."""

    def fill(town: Town) -> None:
        town.settle(1, schedules, shared)
        town.settle(1, 1)

    with _slow(commit):
        town = await played(fill)
    _, big, small = town.discord.guilds.values()
    return [
        row(f"{name}: the big server", town, town.late(big)),
        row(f"{name}: the small one", town, town.late(small), "≤ 2 s wanted"),
    ]


@contextmanager
def _slow(seconds: float) -> Iterator[None]:
    """A disk on which each commit takes so long, and all others wait for it."""
    writing = Database.writing

    @asynccontextmanager
    async def slowly(self: Database) -> AsyncIterator[aiosqlite.Connection]:
        async with writing(self) as connection:
            yield connection
            await asyncio.sleep(seconds)

    Database.writing = slowly  # type: ignore[method-assign]
    try:
        yield
    finally:
        Database.writing = writing  # type: ignore[method-assign]


async def alone() -> list[Row]:
    town = await played(lambda town: town.settle(1, 1))
    return [row("one schedule alone", town, town.late())]


async def crowd(servers: int, schedules: int) -> list[Row]:
    town = await played(lambda town: town.settle(servers, schedules))
    name = f"{servers * schedules} schedules, {servers} servers"
    return [row(name, town, town.late(), "p99 < 15 s wanted")]


async def busy_channels(servers: int) -> list[Row]:
    """Many servers whose schedules share one channel, and one server with a single schedule, last in line."""

    def fill(town: Town) -> None:
        town.settle(servers, 10, shared=True)
        town.settle(1, 1)

    town = await played(fill)
    *_, small = town.discord.guilds.values()
    return [
        row(f"{servers} servers, 10 in one channel", town, town.late()),
        row("beside them: a small one", town, town.late(small)),
    ]


async def recovery(servers: int, schedules: int, rebooted: bool) -> list[Row]:
    """After a restart a thousand briefs were under way, half of them there already.

    Where the machine was started anew nobody knows when they were last attempted: 30 s are waited for what may arrive.
    """

    async def prepare(town: Town, live: Live) -> None:
        await town.save(live)
        await _under_way(town, live, rebooted)

    town = await played(lambda town: town.settle(servers, schedules, hour=LATER), prepare)
    notes = f"{len(town.briefs())} posted, {_doubled(town)} twice; last < 60 s wanted"
    of = "the machine" if rebooted else "the process"
    return [row(f"recovery of {servers * schedules}, {of}", town, _settled_after(town), notes)]


def _settled_after(town: Town) -> list[float]:
    """Seconds after the bot was there of each request that looked or posted."""
    since = town.clock.due.timestamp() - BEFORE
    wall = town.discord.clock.wall() - town.discord.clock.now()
    asked = [r.at for r in town.discord.journal.requests() if r.route.startswith("/channels/")]
    return sorted(at + wall - since for at in asked)


def _doubled(town: Town) -> int:
    channels = [c for g in town.discord.guilds.values() for c in g.channels]
    marked = [[m.text.rpartition("ref ")[2] for m in c.messages.values()] for c in channels]
    return sum(len(found) - len(set(found)) for found in marked)


async def _under_way(town: Town, live: Live, rebooted: bool) -> None:
    """Each schedule has one occurrence that was being sent when the machine stopped a minute ago."""
    store, database = await live._state.schedules(), await live._state.database()
    queue = await live._state.queue()
    instance = await queue.mark("instance") or ""
    due = town.clock.due - datetime.timedelta(minutes=10)
    label = due.replace(tzinfo=None)
    at, ledger = int(due.timestamp()), await live._state.ledger()
    boot = "before the restart" if rebooted else town.clock.boot
    stamp = Stamp(due, boot, 0.0 if rebooted else town.clock.monotonic() - 600)
    for guild in town.discord.guilds.values():
        for number, schedule in enumerate(await store.all(guild.id)):
            await ledger.plan([(schedule, Owed((), Planned(label, due), due, None))])
            ((id,),) = await database.rows("SELECT id FROM occurrence WHERE schedule = ?", (schedule.id,))
            found = await ledger.get(guild.id, int(id or 0))
            assert found is not None
            mine, token = nonce(instance, schedule, found, FULL), await ledger.claim(guild.id, found.id)
            text, channel = f"The brief of the day · {mark(mine)}", schedule.what.channel
            payload = pack(Reply(text))
            await ledger.prepare(guild.id, found.id, token or 0, FULL, payload, mine, 1, stamp)
            if number % 2:
                posted = (int((due.timestamp() + 1) * 1000) - EPOCH_MS << 22) + schedule.id
                place = town.discord.channels[channel]
                place.messages[posted] = Message(posted, place, town.discord.bot, f"seeded {text}")
    async with database.writing() as connection:
        await connection.execute("UPDATE schedule SET floor = ?, cursor = ?", (at, at))


SCENARIOS: dict[str, Callable[[], Coroutine[None, None, list[Row]]]] = {
    "alone": alone,
    "channels": lambda: beside("50 in 50 channels", 50, shared=False),
    "channel": lambda: beside("50 in one channel", 50, shared=True),
    "disk": lambda: beside("50, commits of 50 ms", 50, shared=False, commit=0.05),
    "crowd": lambda: crowd(100, 5),
    "busy": lambda: busy_channels(40),
    "restart": lambda: recovery(100, 10, rebooted=False),
    "reboot": lambda: recovery(100, 10, rebooted=True),
}


def main(names: list[str]) -> None:
    rows: list[Row] = []
    for name in names or SCENARIOS:
        rows += asyncio.run(SCENARIOS[name]())
        print(f"{name} done", file=sys.stderr)
    print(columns(HEAD, rows))


if __name__ == "__main__":
    main(sys.argv[1:])
