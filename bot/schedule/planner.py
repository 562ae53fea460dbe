"""From rules to rows: what is due by now is written down, once, and what it is too late for is named."""

from __future__ import annotations

import datetime
import logging

from bot.clock import Clock
from bot.schedule.due import UNREADABLE, first
from bot.schedule.owed import owed
from bot.state.ledger import Ledger
from bot.state.queue import SHIFT, Queue
from bot.state.schedule_models import Owed, Reason, Schedule

log = logging.getLogger(__name__)


class Planner:
    """Moves the cursors of schedules."""

    def __init__(self, ledger: Ledger, queue: Queue, clock: Clock) -> None:
        self._ledger, self._queue, self._clock = ledger, queue, clock

    async def plan(self) -> int:
        """Write down what is due by now, of some schedules of each server; of how many that was.

        One commit serves them all, and what else is due waits for no more than that.
        """
        ripe, batch = await self._queue.ripe(), list[tuple[Schedule, Owed]]()
        for schedule in ripe:
            try:
                batch.append((schedule, owed(schedule.what, schedule.cursor, self._clock.now())))
            except UNREADABLE as error:
                await self._unreadable(schedule, error)
        if batch:
            await self._ledger.plan(batch)
        return len(ripe)

    async def replan(self, edition: str) -> None:
        """Reckon anew when everything is due, under the zone rules of an edition."""
        nexts: list[tuple[Schedule, datetime.datetime | None]] = []
        for schedule in await self._queue.active():
            since = max(schedule.floor, schedule.cursor - SHIFT)
            try:
                found = first(schedule.what, since)
                nexts.append((schedule, found.at if found else None))
            except UNREADABLE as error:
                await self._unreadable(schedule, error)
        await self._queue.rewind(nexts, edition)

    async def _unreadable(self, schedule: Schedule, error: Exception) -> None:
        log.error("suspended guild=%s schedule=%s: %s", schedule.guild, schedule.number, error)
        await self._ledger.suspend(schedule.guild, schedule.id, Reason.RULE)
