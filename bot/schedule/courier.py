"""What sends by itself: looks at the clock, writes down what is due, and sees each of it to its end."""

from __future__ import annotations

import asyncio
import datetime
import logging
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from bot.clock import Timer
from bot.schedule.clock_watch import ClockWatch
from bot.schedule.compose import Composer, Speaker
from bot.schedule.delivery import Delivery
from bot.schedule.lanes import Lanes
from bot.schedule.notices import Notices
from bot.schedule.planner import Planner
from bot.schedule.poster import Poster
from bot.schedule.presence import Presence
from bot.schedule.setbacks import HaltError
from bot.schedule.terms import TERMS, Terms
from bot.schedule.watch import Watch
from bot.state.errors import DamagedError, ForeignError, StateError
from bot.state.queue import Queue
from bot.zones import tzdata_version

if TYPE_CHECKING:
    from bot.state.schedule_models import Waiting
    from bot.state.state import State

log = logging.getLogger(__name__)

# The file is not what was written, whatever SQLite calls it: nothing may be sent by it.
_RUINED = (DamagedError, ForeignError)


async def run_courier(
    state: State,
    poster: Poster,
    clock: Timer,
    app: Speaker,
    presence: Presence | None = None,
    terms: Terms = TERMS,
) -> None:
    """Send what is due, until cancelled; StateError where the database is damaged: nothing may be sent then.

    It runs on the event loop on which the state is used.
    """
    courier = await Courier.made(state, poster, clock, app, terms, presence)
    await courier.run()


class Courier:
    """Sends what is due; made by ``Courier.made``."""

    def __init__(
        self,
        planner: Planner,
        queue: Queue,
        delivery: Delivery,
        notices: Notices,
        watch: Watch | None,
        clock_watch: ClockWatch,
        clock: Timer,
        terms: Terms,
    ) -> None:
        self._planner, self._queue, self._delivery, self._notices = planner, queue, delivery, notices
        self._watch, self._clock_watch = watch, clock_watch
        self._clock, self._terms = clock, terms
        self._lanes = Lanes(terms)
        self._jobs: set[asyncio.Task[None]] = set()
        self._loaded = self._beaten = self._watched = self._told = float("-inf")
        self._free = float("-inf")  # from when the next message may be sent
        self._pruned: datetime.date | None = None
        self._planned = False
        self._damage: StateError | None = None

    @classmethod
    async def made(
        cls,
        state: State,
        poster: Poster,
        clock: Timer,
        app: Speaker,
        terms: Terms = TERMS,
        presence: Presence | None = None,
    ) -> Courier:
        """The courier of a state, whose clock is the same; StateError where its database cannot be opened."""
        queue, ledger, store = await state.queue(), await state.ledger(), await state.schedules()
        composer = Composer(app, store, clock)
        delivery = Delivery(
            ledger,
            queue,
            poster,
            clock,
            composer,
            await queue.mark("instance") or "",
            terms,
            presence,
        )
        notices = Notices(queue, await state.untold(), poster, composer, clock, terms)
        watch = None
        if presence is not None:
            watch = Watch(presence, queue, await state.absence(), await state.settings(), clock)
        clock_watch = ClockWatch(clock, queue, presence, terms)
        return cls(Planner(ledger, queue, clock), queue, delivery, notices, watch, clock_watch, clock, terms)

    async def run(self) -> None:
        """Send what is due, until cancelled."""
        try:
            while True:
                await self.rest(await self.look())
        except StateError:
            await self.settled()  # what is under way comes to its end
            raise
        finally:
            for job in self._jobs:
                job.cancel()
            await asyncio.gather(*self._jobs, return_exceptions=True)

    async def look(self) -> float:
        """Look at the wall clock, and set out what is due; in how many seconds to look again.

        While the database cannot be written nothing is sent, and it is tried again.
        """
        if self._damage is not None:
            raise self._damage
        try:
            return await self._look()
        except _RUINED:
            raise
        except StateError as error:
            log.error("%s Nothing is sent meanwhile.", error)
        except Exception:
            log.exception("Nothing is sent meanwhile.")
        return self._terms.nap

    async def _look(self) -> float:
        now = self._clock.monotonic()
        if await self._clock_watch.holds():
            return self._terms.nap
        await self._forget(now)
        if await self._queue.mark("restored") is not None:
            return self._terms.nap
        await self._keep_house(now)
        if await self._planner.plan() or now - self._loaded >= self._terms.nap:
            self._lanes.fill(await self._queue.waiting())
            self._loaded = now
        held = self._set_out()
        return await self._wait(held)

    async def _forget(self, now: float) -> None:
        """See where the bot is, and forget what is old: also while nothing is sent, as that was promised."""
        if self._watch is not None and now - self._watched >= self._terms.nap:
            self._watched = now
            try:
                await self._watch.look()
            except StateError:
                raise
            except Exception:
                log.exception("Where the bot may post cannot be told.")
        today = self._clock.now().date()
        if self._pruned != today:
            await self._queue.prune()
            self._pruned = today

    async def _keep_house(self, now: float) -> None:
        """Note that we are at work; plan anew under new zone rules."""
        if not self._planned and await self._queue.mark("tzdata") != (known := tzdata_version()):
            await self._planner.replan(known)
        self._planned = True  # for as long as it runs a process keeps to the zone rules it has read
        if now - self._beaten >= self._terms.beat:
            await self._queue.tick()
            self._beaten = now
        if now - self._told >= self._terms.nap and self._free <= now:
            self._start(self._tell())
            self._told = now

    def _set_out(self) -> bool:
        """Start what may be started; whether something else could be, were it not too soon after that."""
        while not self._lanes.full:
            if self._free > self._clock.monotonic():
                return True
            one = self._lanes.take(self._clock.monotonic())
            if one is None:
                return False
            self._free = max(self._free, self._clock.monotonic()) + self._terms.spacing
            self._start(self._deliver(one))
        return False

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        job = asyncio.ensure_future(work)
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)

    async def _deliver(self, one: Waiting) -> None:
        after: float | None = self._terms.nap  # where it fails in a way that nobody thought of
        try:
            after = await self._delivery.deliver(one.guild, one.id)
        except HaltError as halt:
            self._halt(halt)
        except _RUINED as error:
            self._damage = error
        except StateError as error:
            log.error("%s occurrence=%s waits.", error, one.id)
        except Exception:
            log.exception("occurrence=%s guild=%s failed", one.id, one.guild)
        finally:
            self._lanes.give_back(one, self._clock.monotonic(), after)

    async def _tell(self) -> None:
        try:
            await self._notices.look()
        except _RUINED as error:
            self._damage = error
        except StateError as error:
            log.error("%s Moderators are told later.", error)
        except Exception:
            log.exception("moderators were not told")

    def _halt(self, halt: HaltError) -> None:
        if halt.seconds is None:
            log.error(
                "Discord does not accept the bot token: nothing is sent until the bot is started again."
            )
            self._free = float("inf")
        else:
            log.warning("nothing is sent for %.0f s", halt.seconds)
            self._free = max(self._free, self._clock.monotonic() + halt.seconds)

    async def _wait(self, held: bool) -> float:
        """How long nothing will be due, at most a nap: the wall clock may be set meanwhile."""
        now = self._clock.monotonic()
        waits = [self._terms.nap]
        if (next := await self._queue.next()) is not None:
            waits.append((next - self._clock.now()).total_seconds())
        if held:
            waits.append(self._free - now)
        elif not self._lanes.full and (later := self._lanes.next()) is not None:
            waits.append(later - now)
        return max(0.0, min(waits))

    async def rest(self, seconds: float) -> None:
        """Wait that long, or until a message has been seen to its end."""
        nap = asyncio.ensure_future(self._clock.sleep(seconds))
        try:
            await asyncio.wait({nap, *self._jobs}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            nap.cancel()

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._jobs)

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._jobs:
            await asyncio.wait(self._jobs)
