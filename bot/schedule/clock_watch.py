"""Whether the time can be believed: nothing is sent while the machine's clock has just been found wrong."""

from __future__ import annotations

import datetime
import logging

from bot.checked_clock import CheckedClock
from bot.clock import Timer
from bot.schedule.presence import Presence
from bot.schedule.terms import Terms
from bot.state.queue import Queue

log = logging.getLogger(__name__)

NOTE = "clock"  # the mark that says by how many seconds the machine's clock is ahead


class ClockWatch:
    """Looks at a clock that is compared with Discord's; any other is believed."""

    def __init__(self, clock: Timer, queue: Queue, presence: Presence | None, terms: Terms) -> None:
        self._clock, self._queue, self._presence, self._terms = clock, queue, presence, terms
        self._since: float | None = None  # when it was found wrong
        self._asked = float("-inf")
        self._told = False  # that we go on by Discord's time
        self._noted = True  # until the mark of another run has been looked at

    async def holds(self) -> bool:
        """Whether nothing is to be sent, and nothing planned, as the clock may be mended in a moment."""
        if not isinstance(self._clock, CheckedClock):
            return False
        now = self._clock.monotonic()
        if self._clock.error or self._clock.doubted:
            await self._ask(now)  # a machine that slept has heard nothing since, and may be right
        doubted = self._clock.doubted
        if error := self._clock.error:
            return await self._wrong(error, now) or doubted
        if not doubted:
            await self._right()
        return doubted

    async def _ask(self, now: float) -> None:
        if self._presence is None or now - self._asked < self._terms.nap:
            return
        self._asked = now
        try:
            await self._presence.ask_time()
        except Exception:
            log.exception("Nobody can be asked what time it is.")

    async def _wrong(self, error: datetime.timedelta, now: float) -> bool:
        if self._since is None:
            self._since = now
            way = "ahead of" if error > datetime.timedelta() else "behind"
            log.error(
                "The machine's clock is %s %s Discord's: nothing is sent for %.0f minutes, unless it is set right.",
                *(abs(datetime.timedelta(seconds=round(error.total_seconds()))), way, self._terms.hold / 60),
            )
            self._noted = True
            await self._queue.note(NOTE, str(round(error.total_seconds())))
        held = now - self._since < self._terms.hold
        if not held and not self._told:
            self._told = True
            log.warning("Briefs go by Discord's time until the machine's clock is right again.")
        return held

    async def _right(self) -> None:
        if self._since is not None:
            log.warning("The machine's clock is right again.")
        self._since, self._told = None, False
        if self._noted:
            await self._queue.note(NOTE, None)
            self._noted = False
