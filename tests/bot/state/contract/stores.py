"""The back ends there are, each opened on what it kept before; another one is one more line."""

import datetime
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from state_files import START, Clock

from bot.state.ledger import Ledger
from bot.state.queue import Queue
from bot.state.schedule_models import Occurrence, Order, Owed, Planned, Schedule, Stage, Stamp, Status
from bot.state.schedule_store import ScheduleStore
from bot.state.settings_store import SettingsStore
from bot.state.state import State
from bot.state.untold import Untold

HERE, THERE, ME, YOU = 10, 20, 1, 2
HOUR = datetime.timedelta(hours=1)
ORDER = Order("09:00 mon-fri", "Asia/Seoul", 5, "daily")


@dataclass(frozen=True)
class Stores:
    """All that is kept, opened together."""

    clock: Clock
    settings: SettingsStore
    schedules: ScheduleStore
    ledger: Ledger
    queue: Queue
    untold: Untold

    async def running(self, guild: int = HERE, channel: int = 5, due: float = 1.0) -> Schedule:
        """A schedule that runs, and has something due in some hours."""
        draft = await self.schedules.propose(guild, Order("09:00", "UTC", channel, "daily"))
        return await self.turn(draft, Status.ACTIVE, due=due)

    async def turn(self, found: Schedule, new: Status, due: float = 1.0) -> Schedule:
        """The schedule when somebody has given it another status."""
        next = self.clock.now() + due * HOUR if new is Status.ACTIVE else None
        assert await self.schedules.change(found.guild, found, str(new), new, next, ME)
        return await self.again(found)

    async def again(self, found: Schedule) -> Schedule:
        """The schedule as it is now."""
        now = await self.schedules.get(found.guild, found.number)
        assert now is not None
        return now

    async def due(self, found: Schedule, hours: float = 1.0) -> Occurrence:
        """What is due of a schedule in some hours, written down now; the schedule's next is an hour later."""
        one = planned(hours)
        await self.ledger.plan([(await self.again(found), Owed((), one, one.at, one.at + HOUR))])
        (waiting,) = [w for w in await self.queue.waiting() if w.schedule == found.id and w.at == one.at]
        return await self.occurrence(found.guild, waiting.id)

    async def occurrence(self, guild: int, id: int) -> Occurrence:
        found = await self.ledger.get(guild, id)
        assert found is not None
        return found

    async def sending(self, one: Occurrence, issue: int = 1) -> int:
        """The token of an occurrence that is on its way."""
        token = await self.ledger.claim(one.guild, one.id)
        assert token is not None
        assert await self.ledger.prepare(one.guild, one.id, token, "brief", "said", "n" * 24, issue, stamp())
        return token

    async def settled(self, one: Occurrence, stage: Stage = Stage.SENT) -> Occurrence:
        """The occurrence, claimed and ended."""
        token = await self.ledger.claim(one.guild, one.id)
        assert token is not None
        assert await self.ledger.settle(one.guild, one, token, stage)
        return await self.occurrence(one.guild, one.id)


def planned(hours: float) -> Planned:
    """A time of a schedule in UTC, some hours from the start."""
    at = START + hours * HOUR
    return Planned(at.replace(tzinfo=None), at)


def stamp(boot: str = "first", monotonic: float = 100.0) -> Stamp:
    return Stamp(START, boot, monotonic)


Story = Callable[[Stores], Awaitable[Any]]
Using = Callable[[Story], Any]
Opens = Callable[[Path, Clock], AbstractAsyncContextManager[Stores]]


@asynccontextmanager
async def sqlite(folder: Path, clock: Clock) -> AsyncIterator[Stores]:
    """The one file there is today."""
    async with State.at(folder / "state.db", clock) as s:
        kept = await s.settings(), await s.schedules(), await s.ledger(), await s.queue(), await s.untold()
        yield Stores(clock, *kept)


BACKENDS: dict[str, Opens] = {"sqlite": sqlite}
