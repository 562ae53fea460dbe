"""A courier in a world of its own: a clock that is moved by hand, channels in memory, failures as they are planned."""

import asyncio
import datetime
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.actors import Actor
from bot.checked_clock import CheckedClock
from bot.model import Empty, Frame, Reply, Response, Turn
from bot.schedule.courier import Courier
from bot.schedule.due import first
from bot.schedule.poster import Failure, Ours, PostError
from bot.schedule.terms import TERMS, Terms
from bot.state.schedule_models import Logged, Order, Schedule, Status
from bot.state.state import State

START = datetime.datetime(2026, 6, 1, 8, 59, tzinfo=datetime.UTC)  # a Monday
NOBODY = Actor()


class HandClock:
    """Tells the time it is moved to; who sleeps on it moves it."""

    def __init__(self) -> None:
        self.time, self.passed, self.boot = START, 1000.0, "first"
        self.off = datetime.timedelta()  # by which the wall clock is ahead of the true time

    def now(self) -> datetime.datetime:
        return self.time

    def true(self) -> datetime.datetime:
        """What time it is everywhere else."""
        return self.time - self.off

    def today(self) -> datetime.date:
        return self.time.date()

    def monotonic(self) -> float:
        return self.passed

    async def sleep(self, seconds: float) -> None:
        self.pass_by(seconds)
        await asyncio.sleep(0)

    def pass_by(self, seconds: float) -> None:
        self.time += datetime.timedelta(seconds=seconds)
        self.passed += seconds

    def step(self, **time: float) -> None:
        """The wall clock alone is set."""
        self.time += datetime.timedelta(**time)
        self.off += datetime.timedelta(**time)


@dataclass
class Posted:
    """A message that is there."""

    at: float  # monotonic
    time: datetime.datetime  # by Discord's clock
    channel: int
    nonce: str
    text: str
    id: int


class Channels:
    """What is posted; ``plan`` holds what comes of the next posts: a failure, or a message that is taken and one."""

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self.there: list[Posted] = []
        self.asked: list[tuple[int, str, str]] = []
        self.plan: deque[tuple[bool, PostError | None]] = deque()
        self.always: dict[int, PostError] = {}  # by channel
        self.unheard: deque[BaseException] = deque()  # what comes of the next notices
        self.told: list[tuple[int, str]] = []
        self.offered: list[str] = []  # with what was told last
        self.looks = 0
        self.readable, self.remembers, self.failing = True, True, False

    async def post(self, channel: int, payload: Reply, nonce: str) -> int:
        self.asked.append((channel, nonce, payload.text))
        if channel in self.always:
            raise self.always[channel]
        taken, error = self.plan.popleft() if self.plan else (True, None)
        id = self._take(channel, payload.text, nonce) if taken else 0
        if error is not None:
            raise error
        return id

    def _take(self, channel: int, text: str, nonce: str) -> int:
        if self.remembers and (same := [p.id for p in self.there if p.nonce == nonce]):
            return same[0]
        id = len(self.there) + 1
        self.there.append(Posted(self._clock.passed, self._clock.true(), channel, nonce, text, id))
        return id

    async def look(self, channel: int, after: datetime.datetime) -> Sequence[Ours]:
        self.looks += 1
        if self.failing:
            raise uncertain()
        if not self.readable:
            raise PostError(Failure.UNREADABLE)
        return [Ours(p.id, p.text) for p in self.there if p.channel == channel and p.time > after]

    async def tell(self, guild: int, payload: Reply) -> None:
        if self.unheard:
            raise self.unheard.popleft()
        self.told.append((guild, payload.text))
        self.offered = [action.line for action in payload.actions]


class Speaker:
    """Says the line, and what stands round it; each time in other words."""

    def __init__(self) -> None:
        self.said = 0
        self.broken: set[int] = set()  # channels whose line cannot be answered

    async def respond(self, line: str, actor: Actor = NOBODY, *, frame: Frame | None = None) -> Response:
        self.said += 1
        if actor.place.channel in self.broken:
            raise RuntimeError(line)
        late = f" late {frame.posted:%H:%M}" if frame and frame.posted else ""
        mark = frame.mark if frame else ""
        return Response(Turn(line, line, "daily", Empty()), Reply(f"{line} ({self.said}){late} {mark}"))


class Surroundings:
    """Where the bot is and may post, and what time it is there; ``clock`` hears it when it asks, and when told to."""

    def __init__(self, clock: HandClock, checked: CheckedClock) -> None:
        self._clock, self._checked = clock, checked
        self.members: set[int] | None = {1, 2}  # servers; None while that is not known
        self.lacking: set[int] = set()  # channels
        self.away: set[int] = set()  # servers
        self.asked = 0
        self.reachable = True

    async def servers(self) -> frozenset[int] | None:
        return None if self.members is None else frozenset(self.members)

    async def may_post(self, places: Sequence[tuple[int, int]]) -> list[bool | None]:
        return [self._may_post(guild, channel) for guild, channel in places]

    async def ask_time(self) -> None:
        self.asked += 1
        self.tell_time()

    def tell_time(self) -> None:
        """Discord's answers say what time it is, to the second."""
        if self.reachable:
            self._checked.heard(self._clock.true().replace(microsecond=0))

    def _may_post(self, guild: int, channel: int) -> bool | None:
        if self.members is None or guild in self.away:
            return None
        return guild in self.members and channel not in self.lacking


@dataclass
class Scene:
    """Everything at hand."""

    state: State
    clock: HandClock
    channels: Channels
    speaker: Speaker
    terms: Terms
    checked: CheckedClock | None = None  # what a surface says of the time comes in here
    around: Surroundings | None = None
    courier: Courier = field(init=False)

    async def add(self, channel: int, rule: str = "09:00", zone: str = "UTC", guild: int = 1) -> Schedule:
        """A schedule that runs from now on."""
        store = await self.state.schedules()
        order = Order(rule, zone, channel, "daily")
        draft = await store.propose(guild, order)
        next = first(order, self.clock.now())
        assert await store.change(guild, draft, "save", Status.ACTIVE, next.at if next else None, 7)
        found = await store.get(guild, draft.number)
        assert found is not None
        return found

    async def restart(self, boot: str | None = None) -> None:
        """Another process takes over."""
        if boot is not None:
            self.clock.boot, self.clock.passed = boot, 5.0
        clock = self.clock if self.checked is None else self.checked
        self.courier = await Courier.made(
            self.state, self.channels, clock, self.speaker, self.terms, self.around
        )

    async def go(self, seconds: float) -> None:
        """Time passes, and the courier does what it does."""
        end = self.clock.passed + seconds
        while self.clock.passed < end:
            wait = await self.courier.look()
            if self.courier.busy:
                await self.courier.settled()
                continue
            await self.clock.sleep(max(min(wait, end - self.clock.passed), 0.001))
        await self.courier.settled()

    async def days(self, count: int) -> None:
        """Days pass, of each of which the courier sees the first two minutes."""
        for _ in range(count):
            await self.go(120)
            self.clock.pass_by(86400 - 120)

    async def log(self, guild: int = 1) -> list[Logged]:
        return list(reversed(await (await self.state.schedules()).log(guild, None, 1000)))

    async def outcomes(self, guild: int = 1) -> list[str]:
        """What became of each occurrence, the first first: "sent", "missed late"."""
        return [f"{entry.stage} {entry.reason}".strip() for entry in await self.log(guild)]

    async def schedule(self, number: int = 1, guild: int = 1) -> Schedule:
        found = await (await self.state.schedules()).get(guild, number)
        assert found is not None
        return found


@asynccontextmanager
async def scene(folder: Path, around: bool = False, **terms: float) -> AsyncIterator[Scene]:
    """A scene whose database lies in a folder; with what a surface knows ``around`` it, or without."""
    clock = HandClock()
    checked = CheckedClock(clock) if around else None
    async with State.at(folder / "state.db", checked or clock) as state:
        known = Surroundings(clock, checked) if checked else None
        patience = replace(TERMS, **terms)  # type: ignore[arg-type]
        found = Scene(state, clock, Channels(clock), Speaker(), patience, checked, known)
        await found.restart()
        yield found


def uncertain() -> PostError:
    return PostError(Failure.UNCERTAIN, "the answer was lost")


Story = Callable[[Scene], Awaitable[None]]
Play = Callable[[Story], None]
StoryAmong = Callable[[Scene, Surroundings], Awaitable[None]]
PlayAmong = Callable[[StoryAmong], None]
