"""How fast requests follow each other: Discord takes 50 a second of a bot, whatever they are for.

https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
"""

from __future__ import annotations

import asyncio

PER_SECOND = 40.0  # of what goes out by itself; the others are for people who are waiting


class Pace:
    """Gives turns, one after another."""

    def __init__(self, per_second: float = PER_SECOND) -> None:
        self._spacing = 1 / per_second
        self._free = float("-inf")  # from when the next may go

    async def turn(self) -> None:
        """Wait until it is one's turn; whoever came first goes first."""
        now = asyncio.get_running_loop().time()
        mine = max(self._free, now)
        self._free = mine + self._spacing
        await asyncio.sleep(mine - now)
