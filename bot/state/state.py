"""The state as the rest of the program has it: opened when it is first needed, and closed with the block.

A question about papers needs none, so that it is answered while another copy of the program holds the state.
"""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bot.clock import Clock
from bot.state.absence import Absence
from bot.state.database import Database
from bot.state.ledger import Ledger
from bot.state.queue import Queue
from bot.state.schedule_edits import ScheduleEdits
from bot.state.schedule_store import ScheduleStore
from bot.state.settings_store import SettingsStore
from bot.state.untold import Untold


class State:
    """What changes while the program runs; made by ``State.at``."""

    def __init__(self, path: Path, clock: Clock, open: AsyncExitStack) -> None:
        self.path = path
        self._clock, self._open = clock, open
        self._database: Database | None = None
        self._opening = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def at(cls, path: Path, clock: Clock) -> AsyncIterator[State]:
        """The state whose database is at a path; nothing is opened or made yet."""
        async with AsyncExitStack() as open:
            yield cls(path, clock, open)

    def now(self) -> datetime.datetime:
        """This moment, by the clock of the state."""
        return self._clock.now()

    async def database(self) -> Database:
        """The database, held by this process from now on; StateError where it cannot be."""
        async with self._opening:
            if self._database is None:
                self._database = await self._open.enter_async_context(Database.open(self.path, self._clock))
                await SettingsStore(self._database, self._clock).prune()
        return self._database

    async def settings(self) -> SettingsStore:
        """The settings of servers; StateError where the database cannot be opened."""
        return SettingsStore(await self.database(), self._clock)

    async def schedules(self) -> ScheduleStore:
        """The schedules of servers; StateError where the database cannot be opened."""
        return ScheduleStore(await self.database(), self._clock)

    async def schedule_edits(self) -> ScheduleEdits:
        """What schedules do, changed; StateError where the database cannot be opened."""
        return ScheduleEdits(await self.database(), self._clock)

    async def ledger(self) -> Ledger:
        """What is due and what became of it; StateError where the database cannot be opened."""
        return Ledger(await self.database(), self._clock)

    async def untold(self) -> Untold:
        """What moderators are still to be told; StateError where the database cannot be opened."""
        return Untold(await self.database(), self._clock)

    async def absence(self) -> Absence:
        """What the bot lacks in servers; StateError where the database cannot be opened."""
        return Absence(await self.database(), self._clock)

    async def queue(self) -> Queue:
        """What waits, over all servers; StateError where the database cannot be opened."""
        return Queue(await self.database(), self._clock)
