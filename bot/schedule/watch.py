"""What changes about where the bot is and may post: schedules stop with it, and run again."""

from __future__ import annotations

import logging

from bot.actors import LOCAL
from bot.clock import Clock
from bot.schedule.due import UNREADABLE, first
from bot.schedule.presence import Presence
from bot.state.absence import Absence
from bot.state.queue import Queue
from bot.state.schedule_models import Reason, Stopped
from bot.state.settings_store import SettingsStore

log = logging.getLogger(__name__)


class Watch:
    """Compares what a surface knows with what is kept."""

    def __init__(
        self, presence: Presence, queue: Queue, absence: Absence, store: SettingsStore, clock: Clock
    ) -> None:
        self._presence, self._queue, self._absence = presence, queue, absence
        self._store, self._clock = store, clock

    async def look(self) -> None:
        """Stop what is of servers the bot has left, forget them in time, and let run again what may."""
        servers = await self._presence.servers()
        if servers is None:
            return
        gone = await self._queue.departures()
        for guild in await self._queue.servers():
            if guild in servers:
                if guild in gone:
                    log.info("back in guild=%s", guild)
                    await self._absence.returned(guild)
            elif guild not in gone and guild != LOCAL:
                log.warning("removed from guild=%s: nothing goes out there", guild)
                await self._absence.left(guild)
            elif gone.get(guild):
                await self._store.forget(guild)
                log.info("forgotten guild=%s", guild)
        await self._let_run(servers)

    async def _let_run(self, servers: frozenset[int]) -> None:
        """A schedule runs again where the bot was seen to lack what it has now.

        One whose posts are refused although nothing seems to be lacking is left to the moderators, as it would be
        refused for ever.
        """
        stopped = await self._queue.stopped()
        if not stopped:
            return
        may = await self._presence.may_post([(one.guild, one.channel) for one in stopped])
        for one, allowed in zip(stopped, may, strict=True):
            if allowed is False and (
                not one.lacked or (one.reason is Reason.SERVER and one.guild in servers)
            ):
                await self._absence.lacks(one.guild, one)
            elif allowed and one.lacked:
                await self._resume(one)

    async def _resume(self, one: Stopped) -> None:
        guild, found = one.guild, await self._queue.schedule(one.guild, one.id)
        if found is None or found.version != one.version:
            return  # somebody has changed it since it was asked whether it may run
        try:
            next = first(found.what, self._clock.now())
        except UNREADABLE as error:
            log.error("not resumed guild=%s schedule=%s: %s", guild, found.number, error)
            return
        if next is not None and await self._absence.resume(guild, found, next.at):
            log.info("resumed guild=%s schedule=%s: was %s", guild, found.number, found.reason)
