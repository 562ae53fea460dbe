"""One occurrence on its way: claimed, composed, stored, posted, recorded. Each step can be taken up again.

What is stored before the first byte is sent is what is posted, however often. Whether a message is there already
is known by its nonce for a while, and later by its mark in the channel's history.
"""

from __future__ import annotations

import asyncio
import datetime
import logging
from dataclasses import replace

from bot.clock import Timer
from bot.schedule.compose import Composer
from bot.schedule.history import History
from bot.schedule.mark import mark, nonce
from bot.schedule.poster import Failure, Poster, PostError, pack, unpack
from bot.schedule.presence import Presence
from bot.schedule.setbacks import Setbacks
from bot.schedule.terms import TERMS, Terms
from bot.state.ledger import Ledger
from bot.state.queue import Queue
from bot.state.schedule_models import OPEN, Occurrence, Reason, Schedule, Stage, Stamp, Status
from briefs.records import dataclass

log = logging.getLogger(__name__)

FULL, PLAIN = "brief", "plain"  # how an occurrence is posted: as composed, or in the fewest words


@dataclass(frozen=True, slots=True)
class _There:
    """A message that is there and not yet recorded."""

    found: Occurrence
    token: int
    reason: Reason
    message: int | None


class Delivery:
    """Takes occurrences to their end, one step after another."""

    def __init__(
        self,
        ledger: Ledger,
        queue: Queue,
        poster: Poster,
        clock: Timer,
        composer: Composer,
        instance: str,
        terms: Terms = TERMS,
        presence: Presence | None = None,
    ) -> None:
        self._setbacks = Setbacks(ledger, queue, presence, terms)
        self._history = History(poster, clock, instance, terms)
        self._ledger, self._queue, self._poster, self._clock = ledger, queue, poster, clock
        self._composer, self._instance, self._terms = composer, instance, terms
        self._there: dict[int, _There] = {}
        self._started = clock.monotonic()

    async def deliver(self, guild: int, id: int) -> float | None:
        """Take an occurrence as far as it goes now; in how many seconds to go on, None where it has ended.

        HaltError where no other may be sent either; StateError where the ledger cannot be written.
        """
        if there := self._there.get(id):  # whatever the ledger's trouble was, it is never posted again for it
            return await self._record(there)
        found = await self._ledger.get(guild, id)
        schedule = await self._queue.schedule(guild, found.schedule) if found else None
        if found is None or schedule is None or found.stage not in OPEN:
            return None
        token = await self._ledger.claim(guild, id)
        if token is None:
            return None
        if schedule.status is Status.SUSPENDED and schedule.reason is Reason.SERVER and not found.wanted:
            # Nothing is tried in a server that the bot has left.
            stage = Stage.UNCONFIRMED if found.doubtful else Stage.BLOCKED
            return await self._settle(found, token, stage, Reason.SERVER)
        if found.what is not None:
            schedule = replace(schedule, what=found.what)
        try:
            if found.stage is Stage.SENDING:
                return await self._resume(schedule, found, token)
            return await self._begin(schedule, found, token)
        except PostError as error:
            return await self._setbacks.met(schedule, found, token, error)

    async def _begin(self, schedule: Schedule, found: Occurrence, token: int) -> float | None:
        """The first attempt; where it is late, after a look at what a copy of us may have posted."""
        late = self._late(found)
        if late > schedule.what.catch_up and not found.wanted:
            return await self._settle(found, token, Stage.MISSED, Reason.LATE)
        if late > self._terms.late or found.doubtful:
            try:
                if message := await self._seen(schedule, found, found.at):
                    return await self._record(_There(found, token, Reason.FOUND, message))
                if self._left(found) <= 0:
                    found = found.cleared
            except PostError as error:
                if error.failure is not Failure.UNREADABLE:
                    raise
                if await self._queue.restored_since(found.at):
                    if not found.wanted:
                        return await self._settle(found, token, Stage.UNCONFIRMED, Reason.HISTORY)
                    found = replace(found, doubt=Reason.HISTORY)
        if found.payload is not None and (found.wanted or late <= self._terms.late):
            return await self._post_kept(schedule, found, token, found.payload)
        return await self._post_anew(schedule, found, token, FULL)

    async def _post_kept(
        self, schedule: Schedule, found: Occurrence, token: int, payload: str
    ) -> float | None:
        """Post a payload of before: what was refused for the moment, or what may stand there already."""
        if found.nonce is None or found.issue is None:
            raise ValueError(f"occurrence {found.id} has a payload without a nonce")
        if not await self._ledger.prepare(
            *(found.guild, found.id, token, found.kind, payload, found.nonce, found.issue, self._stamp()),
        ):
            return None
        return await self._post(schedule, found, token, payload, found.nonce, found.kind)

    async def _post_anew(self, schedule: Schedule, found: Occurrence, token: int, kind: str) -> float | None:
        """Compose and store a payload, then post it."""
        issue = schedule.issued + 1
        mine = nonce(self._instance, schedule, found, kind)
        late = self._late(found) > self._terms.late
        reply = await self._composer.compose(schedule, found, issue, mark(mine), late, plain=kind == PLAIN)
        payload = pack(reply)
        if not await self._ledger.prepare(
            found.guild, found.id, token, kind, payload, mine, issue, self._stamp()
        ):
            return None
        return await self._post(schedule, found, token, payload, mine, kind)

    async def _resume(self, schedule: Schedule, found: Occurrence, token: int) -> float | None:
        """Another attempt with the same bytes: at once while the nonce holds, later only where none is there."""
        if found.payload is None or found.nonce is None or found.first is None:
            raise ValueError(f"occurrence {found.id} is being sent without a payload")
        payload, mine = found.payload, found.nonce
        if not self._fresh(found.first):
            if (wait := self._left(found)) > 0:
                return wait
            anew = found.wanted and not found.doubt  # what was tried at its time did surely not arrive
            since = found.first.at if anew else min(found.at, found.first.at)
            try:
                message = await self._seen(schedule, found, since)
            except PostError as error:
                if error.failure is not Failure.UNREADABLE:
                    raise
                return await self._settle(found, token, Stage.UNCONFIRMED, Reason.HISTORY)
            if message:
                return await self._record(_There(found, token, Reason.FOUND, message))
            if self._late(found) > schedule.what.catch_up and not found.wanted:
                return await self._settle(found, token, Stage.MISSED, Reason.LATE)
            found = found.cleared
        if not await self._ledger.attempt(found.guild, found.id, token, self._stamp()):
            return None
        return await self._post(schedule, found, token, payload, mine, found.kind)

    async def _post(
        self, schedule: Schedule, found: Occurrence, token: int, payload: str, mine: str, kind: str
    ) -> float | None:
        try:
            async with asyncio.timeout(self._terms.patience):
                message = await self._poster.post(schedule.what.channel, unpack(payload), mine)
        except PostError as error:
            if error.failure is Failure.DELETED:
                return await self._record(_There(found, token, Reason.DELETED, None))
            if error.failure is Failure.INVALID:
                return await self._refused(schedule, found, token, kind, error)
            raise
        except TimeoutError:
            raise PostError(Failure.UNCERTAIN, "no answer") from None
        except Exception as error:
            log.exception("posting failed guild=%s schedule=%s", found.guild, schedule.number)
            raise PostError(Failure.UNCERTAIN, type(error).__name__) from error
        return await self._record(_There(found, token, Reason.NONE, message))

    async def _refused(
        self, schedule: Schedule, found: Occurrence, token: int, kind: str, error: PostError
    ) -> float | None:
        """Where Discord does not take the message: fewer words, if none of it can be there yet; none if it has few."""
        if (
            found.doubtful
        ):  # it is tried again when the channel has to be looked at first, as its nonce is old
            await self._ledger.failed(found.guild, found.id, error.failure, error.detail)
            return self._terms.same_nonce
        if kind == PLAIN:
            return await self._settle(found, token, Stage.BLOCKED, Reason.REFUSED, error.detail)
        await self._ledger.failed(found.guild, found.id, error.failure, error.detail)
        return await self._post_anew(schedule, found, token, PLAIN)

    async def _seen(self, schedule: Schedule, found: Occurrence, since: datetime.datetime) -> int | None:
        """The message of an occurrence, if it stands in the channel."""
        return await self._history.seen(schedule, found, since, (FULL, PLAIN))

    async def _record(self, there: _There) -> float | None:
        """Write down that a message is there; kept in mind until that is done."""
        self._there[there.found.id] = there
        await self._settle(there.found, there.token, Stage.SENT, there.reason, message=there.message)
        del self._there[there.found.id]
        return None

    async def _settle(
        self,
        found: Occurrence,
        token: int,
        stage: Stage,
        reason: Reason,
        detail: str = "",
        message: int | None = None,
    ) -> float | None:
        await self._ledger.settle(found.guild, found, token, stage, reason, message, detail)
        self._history.forget(found.id)
        log.info("occurrence=%s guild=%s %s %s", found.id, found.guild, stage, reason)
        return None

    def _fresh(self, first: Stamp) -> bool:
        """Whether the first attempt was so short a time ago that its nonce is surely known."""
        if first.boot != self._clock.boot:
            return False
        age = self._clock.monotonic() - first.monotonic
        passed = (self._clock.now() - first.at).total_seconds()
        return age < self._terms.same_nonce and abs(passed - age) <= self._terms.skew

    def _left(self, found: Occurrence) -> float:
        """In how many seconds nothing of the last attempt can arrive any more.

        By another start of the machine it was not later than we were started.
        """
        same = found.first is not None and found.first.boot == self._clock.boot
        last = found.last if same else self._started
        return self._terms.settle - (self._clock.monotonic() - last)

    def _late(self, found: Occurrence) -> float:
        return (self._clock.now() - found.at).total_seconds()

    def _stamp(self) -> Stamp:
        return Stamp(self._clock.now(), self._clock.boot, self._clock.monotonic())
