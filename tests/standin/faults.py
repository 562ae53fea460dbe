"""What can go wrong on the way to Discord and back, route by route, as a test plans it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Fault:
    """One request that does not go as it should."""

    status: int = 0
    code: int = 0
    message: str = ""
    retry_after: float | None = None
    scope: str = "user"
    edge: bool = False
    html: bool = False
    reset: bool = False
    accepted: bool = False
    delay: float = 0.0
    held: Held | None = None
    half: bool = False


@dataclass(eq=False)
class Held:
    """A request kept waiting: ``await held.reached()``, then ``held.release()``."""

    here: asyncio.Event = field(default_factory=asyncio.Event)
    go: asyncio.Event = field(default_factory=asyncio.Event)

    async def reached(self) -> None:
        """Comes back when the request has arrived."""
        await asyncio.wait_for(self.here.wait(), 5)

    async def wait(self) -> None:
        """Waits as the request does."""
        self.here.set()
        await self.go.wait()

    def release(self) -> None:
        """Lets the request through."""
        self.go.set()


def limited(retry_after: float = 0.01, scope: str = "user") -> Fault:
    """429 of a route; with scope ``global`` of all routes, with ``shared`` of other people's making."""
    return Fault(429, 0, "You are being rate limited.", retry_after, scope)


def edge_banned() -> Fault:
    """429 from the edge: no ``Via``, and a page instead of JSON."""
    return Fault(429, html=True, edge=True)


def broken(status: int = 502, *, accepted: bool = False, html: bool = False) -> Fault:
    """A server error, before the request was taken or after."""
    return Fault(status, 0, f"{status}: Server Error", accepted=accepted, html=html)


def dropped(*, accepted: bool = False) -> Fault:
    """The connection is reset, before the request was taken or after."""
    return Fault(reset=True, accepted=accepted)


def halved() -> Fault:
    """The request is taken, and half of the answer comes back."""
    return Fault(accepted=True, half=True)


def refused(status: int, code: int, message: str = "No") -> Fault:
    """An error Discord might give for reasons of its own."""
    return Fault(status, code, message)


def slow(seconds: float) -> Fault:
    """The request is taken at once and answered late."""
    return Fault(accepted=True, delay=seconds)


@dataclass(eq=False)
class Bucket:
    """So many requests in so many seconds, for each place a route names."""

    pattern: str
    requests: int
    seconds: float
    used: dict[str, tuple[float, int]] = field(default_factory=dict)

    def take(self, place: str, now: float) -> tuple[int, float]:
        """What is left after one request, below nothing when it is too many, and when all is given back."""
        since, used = self.used.get(place, (now, 0))
        if now - since >= self.seconds:
            since, used = now, 0
        self.used[place] = (since, used + 1)
        return self.requests - used - 1, since + self.seconds - now


class Plan:
    """The faults to come, by route."""

    def __init__(self) -> None:
        self._queues: list[tuple[str, deque[Fault]]] = []
        self.buckets: list[Bucket] = []
        self.together: Bucket | None = None
        self.latency: Callable[[], float] = lambda: 0.0

    def add(self, route: str, faults: tuple[Fault, ...], times: int) -> None:
        """Queues faults for a route such as ``POST */callback``."""
        self._queues.append((route, deque(faults * times)))

    def bucket(self, route: str) -> Bucket | None:
        """The limit a test has set on a route."""
        return next((b for b in self.buckets if fnmatchcase(route, b.pattern)), None)

    def next(self, route: str) -> Fault | None:
        """What goes wrong with the next request of a route."""
        for pattern, queue in self._queues:
            if queue and fnmatchcase(route, pattern):
                return queue.popleft()
        return None

    def left(self) -> list[str]:
        """Patterns whose faults never happened."""
        return [pattern for pattern, queue in self._queues if queue]
