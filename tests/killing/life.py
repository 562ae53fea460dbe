"""One life of the bot: it opens the database, sends what is due, and is killed at any moment.

The wall clock of its world stands still while anything is to be sent, and then goes on to what is due next; the
monotonic clock is the machine's. So the same is due in every run, however slow the machine is.
"""

import asyncio
import datetime
import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edits import Told, go_on
from emulator import PATIENCE

from bot.actors import Actor
from bot.model import Empty, Frame, Reply, Response, Turn
from bot.schedule.courier import Courier
from bot.schedule.due import first
from bot.schedule.poster import Failure, Ours, PostError
from bot.schedule.terms import Terms
from bot.state.schedule_models import Order, Status
from bot.state.state import State

START = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
# In America the clock is set on 8 March, in Europe on the 29th; at half past two it is then three.
RULES = (
    ("09:00", "UTC"),
    ("02:30", "America/New_York"),
    ("02:30", "Europe/Berlin"),
    ("09:15", "Asia/Kathmandu"),
)
NOBODY = Actor()


@dataclass(frozen=True)
class World:
    """What is to be sent, and how the bot goes about it."""

    folder: str
    port: int
    schedules: int
    days: int
    remembers: bool  # whether nonces are
    mutant: str = ""
    point: str = ""  # the crash point that is armed, and at which passage
    passage: int = 0
    jobs: int = 1  # messages under way at once: a kill can leave so many in doubt
    settle: float = field(default=PATIENCE + 0.06)
    edits: int = 0  # that moderators make meanwhile

    @property
    def database(self) -> Path:
        return Path(self.folder, "state.db")

    @property
    def journal(self) -> Path:
        return Path(self.folder, "journal")

    @property
    def shown(self) -> Path:
        """What the moderators are shown of it in the end."""
        return Path(self.folder, "shown")

    @property
    def told(self) -> Told:
        return Told(Path(self.folder, "edits"))

    @property
    def end(self) -> datetime.datetime:
        return START + datetime.timedelta(days=self.days)

    def progress(self) -> float:
        """How far it has come, from 0 to 1."""
        if self.edits:
            return self.told.counts()["kept"] / self.edits
        return (WorldClock(self).now() - START) / (self.end - START)

    @property
    def impatient(self) -> Path:
        """One byte for each request that was not answered in time."""
        return Path(self.folder, "impatient")

    def terms(self) -> Terms:
        return Terms(
            nap=0.5,
            same_nonce=1e6 if self.remembers else 0.0,
            settle=self.settle,
            patience=10 * PATIENCE,
            late=1e9,
            skew=1e6,
            spacing=0.0,
            jobs=self.jobs,
            jobs_of_guild=self.jobs,
            backoff=(0.002, 0.005, 0.01),
            halt=(0.05, 0.1),
            beat=1e9,
        )


class WorldClock:
    """The world's wall clock, kept in a file from life to life, and the machine's monotonic one."""

    def __init__(self, world: World, boot: str = "the only one") -> None:
        self._file = Path(world.folder, "clock")
        self._now = datetime.datetime.fromisoformat(self._file.read_text()) if self._file.exists() else START
        self.boot = boot

    def now(self) -> datetime.datetime:
        return self._now

    def today(self) -> datetime.date:
        return self._now.date()

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def go_on(self, to: datetime.datetime) -> None:
        self._now = to
        part = self._file.with_suffix(f".{os.getpid()}")
        part.write_text(to.isoformat())
        part.replace(self._file)


class Speaker:
    """Says something else each time it is asked, so that it shows where it was asked twice."""

    def __init__(self, clock: WorldClock) -> None:
        self._clock = clock

    async def respond(self, line: str, actor: Actor = NOBODY, *, frame: Frame | None = None) -> Response:
        assert frame is not None
        said = {
            "schedule": actor.place.channel,
            "label": frame.label.isoformat(),
            "now": self._clock.now().isoformat(),
            "issue": int(line.rpartition(" ")[2]),
            "said": os.urandom(4).hex(),
            "mark": frame.mark,
        }
        return Response(Turn(line, line, "daily", Empty()), Reply(json.dumps(said)))


class HttpPoster:
    """Posts over HTTP, a connection for each request; what time it is in its world it says with each message."""

    def __init__(self, port: int, impatient: Path, clock: WorldClock) -> None:
        self._port, self._impatient, self._clock = port, impatient, clock

    async def post(self, channel: int, payload: Reply, nonce: str) -> int:
        body = {"content": payload.text, "nonce": nonce, "enforce_nonce": True, "sent": time.monotonic()}
        body["now"] = self._clock.now().timestamp()
        return int((await self._ask("POST", channel, body))["id"])

    async def look(self, channel: int, after: datetime.datetime) -> Sequence[Ours]:
        found = await self._ask("GET", channel, None, f"?after={after.timestamp()}")
        return [Ours(int(m["id"]), m["content"]) for m in found]

    async def tell(self, guild: int, payload: Reply) -> None:
        raise NotImplementedError(guild, payload)

    async def _ask(self, method: str, channel: int, body: dict[str, object] | None, query: str = "") -> Any:
        try:
            async with asyncio.timeout(PATIENCE):
                status, answer = await self._request(method, f"{channel}/messages{query}", body)
        except TimeoutError as error:
            with self._impatient.open("ab") as file:
                file.write(b".")
            raise PostError(Failure.UNCERTAIN, "no answer") from error
        except (OSError, ValueError, IndexError, asyncio.IncompleteReadError) as error:
            raise PostError(Failure.UNCERTAIN, type(error).__name__) from error
        if status == 429:
            raise PostError(Failure.BUSY, retry_after=answer["retry_after"])
        if status == 403:
            raise PostError(Failure.FORBIDDEN)
        if status != 200:
            raise PostError(Failure.UNCERTAIN, str(status))
        return answer

    async def _request(self, method: str, path: str, body: dict[str, object] | None) -> tuple[int, Any]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            data = json.dumps(body).encode() if body is not None else b""
            head = f"{method} /channels/{path} HTTP/1.1\r\nContent-Length: {len(data)}\r\n\r\n"
            writer.write(head.encode() + data)
            await writer.drain()
            status = int((await reader.readline()).split()[1])
            size = 0
            while (line := await reader.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    size = int(line.split(b":")[1])
            answer = await reader.readexactly(size)
            return status, json.loads(answer) if status in (200, 429) else None
        finally:
            writer.close()


async def prepare(world: World) -> None:
    """A database with all schedules saved."""
    clock = WorldClock(world)
    async with State.at(world.database, clock) as state:
        store = await state.schedules()
        for n in range(world.schedules):
            rule, zone = RULES[n % len(RULES)]
            order = Order(rule, zone, n + 1, "daily")
            draft = await store.propose(guild_of(n + 1), order)
            next = first(order, clock.now())
            assert next is not None
            assert await store.change(guild_of(n + 1), draft, "save", Status.ACTIVE, next.at, 1)


def guild_of(channel: int) -> int:
    return (channel - 1) // 50 + 1


async def live(world: World) -> None:
    """Send all there is to be sent in the days of the world, while its moderators make their edits."""
    await carry_on(world, WorldClock(world), world.told, world.end)


async def carry_on(world: World, clock: WorldClock, told: Told, end: datetime.datetime) -> None:
    """Send what is due up to a moment, and make the edits of the script that are not there yet."""
    async with State.at(world.database, clock) as state:
        edits = [go_on(state, told, world.edits)] if world.edits else []
        await asyncio.gather(_send(world, state, clock, end), *edits)


async def _send(world: World, state: State, clock: WorldClock, end: datetime.datetime) -> None:
    courier = await Courier.made(
        state, HttpPoster(world.port, world.impatient, clock), clock, Speaker(clock), world.terms()
    )
    queue = await state.queue()
    while True:
        wait = await courier.look()
        if courier.busy or await queue.waiting():
            await courier.rest(wait)
            continue
        next = await queue.next()
        if next is None or next > end:
            return
        clock.go_on(next)


async def show(world: World) -> None:
    """Write down what the moderators are shown of each occurrence."""
    async with State.at(world.database, WorldClock(world)) as state:
        store = await state.schedules()
        found = [
            {
                "schedule": one.channel,
                "label": one.label.isoformat(),
                "stage": one.stage,
                "message": one.message,
            }
            for guild in sorted({guild_of(n + 1) for n in range(world.schedules)})
            for one in await store.log(guild, None, 100_000)
        ]
    world.shown.write_text(json.dumps(found))
