"""Where the bot is and may speak: what the courier asks of a surface, which knows most of it by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.schedule.poster import Failure

# What Discord says of a place that the bot does not see, whatever the cause.
_WHERE = (Failure.FORBIDDEN, Failure.GONE, Failure.EXPELLED)


class Presence(Protocol):
    """Knows the servers of the bot. Nothing is raised: what is not known is None."""

    async def servers(self) -> frozenset[int] | None:
        """All servers that the bot is in, also those that are away for a while."""
        ...

    async def may_post(self, places: Sequence[tuple[int, int]]) -> Sequence[bool | None]:
        """Whether the bot may post in each of some places, a server and a channel."""
        ...

    async def ask_time(self) -> None:
        """Let Discord say what time it is, for the clock that hears it."""
        ...


async def located(presence: Presence | None, guild: int, failure: Failure) -> Failure:
    """A failure, with what Discord does not tell apart: the bot may not post there, or is in that server no more."""
    servers = await presence.servers() if presence is not None and failure in _WHERE else None
    if servers is None:
        return failure
    if guild not in servers:
        return Failure.EXPELLED
    return Failure.FORBIDDEN if failure is Failure.EXPELLED else failure
