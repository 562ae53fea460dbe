"""Whether the message of an occurrence stands in its channel, by the mark in its last line."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Sequence

from bot.clock import Timer
from bot.schedule.mark import marks
from bot.schedule.poster import SUSPENDS, Failure, Ours, Poster, PostError
from bot.schedule.terms import Terms
from bot.state.schedule_models import Occurrence, Schedule

# What says something of more than this one look.
_MEANT = (*SUSPENDS, Failure.HALT, Failure.TOKEN, Failure.UNREADABLE)


class History:
    """Looks for messages, and gives up on a look that has failed for too long."""

    def __init__(self, poster: Poster, clock: Timer, instance: str, terms: Terms) -> None:
        self._poster, self._clock, self._instance, self._terms = poster, clock, instance, terms
        self._failing: dict[int, float] = {}  # since when

    async def seen(
        self, schedule: Schedule, found: Occurrence, since: datetime.datetime, kinds: Sequence[str]
    ) -> int | None:
        """The message of an occurrence, if it stands in the channel; PostError where nobody can say.

        UNREADABLE also where looking has failed for long, and the brief would be too late by now.
        """
        known = marks(self._instance, schedule, found, kinds)
        try:
            ours = await self._look(schedule.what.channel, since)
        except PostError as error:
            if error.failure in _MEANT or not self._given_up(schedule, found):
                raise
            self.forget(found.id)
            raise PostError(Failure.UNREADABLE, error.detail) from error
        self.forget(found.id)
        return next((m.id for m in ours if any(mark in m.text for mark in known)), None)

    async def _look(self, channel: int, since: datetime.datetime) -> Sequence[Ours]:
        after = since - datetime.timedelta(seconds=self._terms.late)
        try:
            async with asyncio.timeout(self._terms.patience):
                return await self._poster.look(channel, after)
        except PostError:
            raise
        except Exception as error:
            raise PostError(Failure.UNCERTAIN, f"look: {type(error).__name__}") from error

    def _given_up(self, schedule: Schedule, found: Occurrence) -> bool:
        since = self._failing.setdefault(found.id, self._clock.monotonic())
        late = (self._clock.now() - found.at).total_seconds()
        for_long = self._clock.monotonic() - since >= self._terms.unseen
        return for_long and (found.wanted or late > schedule.what.catch_up)

    def forget(self, id: int) -> None:
        """Begin anew with an occurrence."""
        self._failing.pop(id, None)
