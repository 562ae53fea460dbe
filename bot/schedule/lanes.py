"""Whose turn it is to send: servers take turns, so that none waits for what another one has due."""

from __future__ import annotations

from collections.abc import Iterable

from bot.schedule.terms import Terms
from bot.state.schedule_models import Waiting


class Lanes:
    """What waits, by server; one message at a time in a channel and of a schedule, a few of a server."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._lanes: dict[int, dict[int, Waiting]] = {}
        self._later: dict[int, float] = {}  # by occurrence: not before this monotonic moment
        self._busy: dict[int, Waiting] = {}

    def fill(self, waiting: Iterable[Waiting]) -> None:
        """Take what waits now, in order, in place of what waited before; turns go on where they were."""
        lanes: dict[int, dict[int, Waiting]] = {guild: {} for guild in self._lanes}
        for one in waiting:
            lanes.setdefault(one.guild, {})[one.id] = one
        self._lanes = {guild: lane for guild, lane in lanes.items() if lane}
        self._later = {id: at for id, at in self._later.items() if any(id in lane for lane in lanes.values())}

    def take(self, now: float) -> Waiting | None:
        """What is to be sent next; it is busy until it is given back."""
        for guild in list(self._lanes):
            one = self._ready(self._lanes[guild], now)
            if one is not None:
                self._lanes[guild] = self._lanes.pop(guild)  # the last to have a turn again
                self._busy[one.id] = one
                return one
        return None

    def give_back(self, one: Waiting, now: float, after: float | None) -> None:
        """It has ended, or is to go on after some seconds."""
        del self._busy[one.id]
        if after is None:
            lane = self._lanes.get(one.guild, {})
            lane.pop(one.id, None)
            self._later.pop(one.id, None)
            if not lane:
                self._lanes.pop(one.guild, None)
        else:
            self._later[one.id] = now + after

    def next(self) -> float | None:
        """The monotonic moment at which something that waits may go on; None where nothing has to wait."""
        return min((at for id, at in self._later.items() if id not in self._busy), default=None)

    @property
    def full(self) -> bool:
        """Whether as many messages are under way as may be."""
        return len(self._busy) >= self._terms.jobs

    def _ready(self, lane: dict[int, Waiting], now: float) -> Waiting | None:
        channels = {one.channel for one in self._busy.values()}
        seen = {one.schedule for one in self._busy.values()}
        if sum(id in self._busy for id in lane) >= self._terms.jobs_of_guild:
            return None
        for one in lane.values():
            first = one.schedule not in seen
            seen.add(one.schedule)  # a schedule's later times wait for its earlier ones
            if first and one.channel not in channels and self._later.get(one.id, now) <= now:
                return one
        return None
