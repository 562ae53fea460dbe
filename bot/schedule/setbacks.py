"""What it means for an occurrence, and for its schedule, that a message is not known to be there."""

from __future__ import annotations

import logging
from contextlib import suppress

from bot.schedule.poster import SUSPENDS, Failure, PostError
from bot.schedule.presence import Presence, located
from bot.schedule.terms import Terms
from bot.state.errors import StateError
from bot.state.ledger import Ledger
from bot.state.queue import Queue
from bot.state.schedule_models import Occurrence, Schedule, Stage

log = logging.getLogger(__name__)


class HaltError(Exception):
    """Nothing at all may be sent for a while; for ever where ``seconds`` is None."""

    def __init__(self, seconds: float | None) -> None:
        super().__init__(f"halt {seconds}")
        self.seconds = seconds


class Setbacks:
    """Writes down what a failure means."""

    def __init__(self, ledger: Ledger, queue: Queue, presence: Presence | None, terms: Terms) -> None:
        self._ledger, self._queue, self._presence, self._terms = ledger, queue, presence, terms

    async def met(self, schedule: Schedule, found: Occurrence, token: int, error: PostError) -> float | None:
        """In how many seconds to go on, None where it has ended; HaltError where no other may be sent either."""
        match await located(self._presence, found.guild, error.failure):
            case Failure.BUSY:
                await self._put_back(found, token)
                return max(error.retry_after, 0.0)
            case Failure.HALT:
                await self._put_back(found, token)
                least, most = self._terms.halt
                raise HaltError(min(max(error.retry_after, least), most)) from error
            case Failure.TOKEN:
                await self._put_back(found, token)
                raise HaltError(None) from error
            case failure if failure in SUSPENDS:
                await self._suspend(schedule, found, token, failure, error)
                return None
            case _:
                await self._ledger.failed(found.guild, found.id, error.failure, error.detail)
                return self._terms.backoff[min(found.attempts, len(self._terms.backoff) - 1)]

    async def _suspend(
        self, schedule: Schedule, found: Occurrence, token: int, failure: Failure, error: PostError
    ) -> None:
        reason = SUSPENDS[failure]
        stage = Stage.UNCONFIRMED if found.doubtful else Stage.BLOCKED
        await self._ledger.settle(found.guild, found, token, stage, reason, None, error.detail)
        log.info("occurrence=%s guild=%s %s %s", found.id, found.guild, stage, reason)
        if not await self._is_where_it_goes(schedule):
            return
        if await self._ledger.suspend(found.guild, schedule.id, reason):
            log.warning("suspended guild=%s schedule=%s: %s", found.guild, schedule.number, error)

    async def _put_back(self, found: Occurrence, token: int) -> None:
        """Where the first attempt left nothing there, there is nothing to be looked for later."""
        if found.stage is not Stage.SENDING:
            with suppress(StateError):  # it is then looked for
                await self._ledger.put_back(found.guild, found.id, token)

    async def _is_where_it_goes(self, schedule: Schedule) -> bool:
        """Whether the schedule has no other channel by now, as it may have been edited since."""
        now = await self._queue.schedule(schedule.guild, schedule.id)
        return now is not None and now.what.channel == schedule.what.channel
