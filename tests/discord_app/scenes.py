"""What a test plays: people on a stand-in for Discord, and the bot among them."""

from collections.abc import Awaitable, Callable

from standin import Standin

Scene = Callable[[Standin], Awaitable[None]]
Play = Callable[[Scene], None]
