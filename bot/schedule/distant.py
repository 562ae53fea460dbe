"""A poster on another event loop: the courier runs where the database is, the surface where its sockets are."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

from bot.actors import Actor
from bot.handlers.room import Reach
from bot.model import Reply
from bot.schedule.poster import Ours, Poster
from bot.schedule.presence import Presence

T = TypeVar("T")


class DistantPoster:
    """Posts through a poster of an event loop that runs in another thread."""

    def __init__(self, poster: Poster, loop: asyncio.AbstractEventLoop) -> None:
        self._poster, self._loop = poster, loop

    async def post(self, channel: int, payload: Reply, nonce: str) -> int:
        """As that poster does."""
        return await _there(self._poster.post(channel, payload, nonce), self._loop)

    async def look(self, channel: int, after: datetime.datetime) -> Sequence[Ours]:
        """As that poster does."""
        return await _there(self._poster.look(channel, after), self._loop)

    async def tell(self, guild: int, payload: Reply) -> None:
        """As that poster does."""
        await _there(self._poster.tell(guild, payload), self._loop)


class DistantPresence:
    """Knows what is known on an event loop that runs in another thread."""

    def __init__(self, presence: Presence, loop: asyncio.AbstractEventLoop) -> None:
        self._presence, self._loop = presence, loop

    async def servers(self) -> frozenset[int] | None:
        """As is known there."""
        return await _there(self._presence.servers(), self._loop)

    async def may_post(self, places: Sequence[tuple[int, int]]) -> Sequence[bool | None]:
        """As is known there."""
        return await _there(self._presence.may_post(places), self._loop)

    async def ask_time(self) -> None:
        """Asks from there."""
        await _there(self._presence.ask_time(), self._loop)


def distant_reach(reach: Reach, loop: asyncio.AbstractEventLoop) -> Reach:
    """What a surface says of a channel, asked from another thread."""

    async def asked(actor: Actor, channel: int) -> tuple[str, ...]:
        return await _there(_coroutine(reach, actor, channel), loop)

    return asked


async def _coroutine(reach: Reach, actor: Actor, channel: int) -> tuple[str, ...]:
    return await reach(actor, channel)


async def _there(work: Coroutine[Any, Any, T], loop: asyncio.AbstractEventLoop) -> T:
    return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, loop))
