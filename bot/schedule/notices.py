"""What moderators are told by themselves: what was stopped, and what may be there or not; one notice a day."""

from __future__ import annotations

import asyncio
import logging

from bot.clock import Timer
from bot.schedule.compose import Composer
from bot.schedule.poster import Poster
from bot.schedule.terms import Terms
from bot.state.queue import Queue
from bot.state.untold import Untold

log = logging.getLogger(__name__)


class Notices:
    """Tells what is untold, and tries again where that fails: it counts as told when it is there."""

    def __init__(
        self, queue: Queue, untold: Untold, poster: Poster, composer: Composer, clock: Timer, terms: Terms
    ) -> None:
        self._queue, self._untold, self._poster, self._composer = queue, untold, poster, composer
        self._clock, self._terms = clock, terms
        self._from: dict[int, float] = {}  # from when on a server is told
        self._failed: dict[int, int] = {}  # how often in a row
        self._one = asyncio.Lock()

    async def look(self) -> None:
        """Tell the servers that may be told something now; a bit after it came up, so that one notice has all of it."""
        if self._one.locked():
            return
        async with self._one:
            waiting = await self._queue.untold(self._terms.tell_hours)
            soon = self._clock.monotonic() + self._terms.gather
            self._from = {guild: self._from.get(guild, soon) for guild in waiting}
            for guild in waiting:
                if self._from[guild] <= self._clock.monotonic():
                    await self._tell(guild)

    async def _tell(self, guild: int) -> None:
        schedules, doubts = await self._untold.schedules(guild), await self._untold.doubts(guild)
        notice = await self._composer.notice(guild, [one.brief for one in doubts])
        try:
            async with asyncio.timeout(self._terms.patience):
                await self._poster.tell(guild, notice)
        except Exception as error:  # whatever it was: the log of the schedule says it as well
            count = self._failed[guild] = self._failed.get(guild, 0) + 1
            wait = self._terms.again[min(count, len(self._terms.again)) - 1]
            self._from[guild] = self._clock.monotonic() + wait
            log.warning("not told guild=%s, again in %.0f s: %s", guild, wait, error or type(error).__name__)
            return
        self._failed.pop(guild, None)
        await self._untold.told(guild, schedules, [one.id for one in doubts])
