"""What a test plays: people on a stand-in for Discord, and the bot among them."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from standin import Standin

Scene = Callable[[Standin], Awaitable[None]]


class Play(Protocol):
    """Plays a scene; ``but`` names what may have been refused or left open in it, as the scene is about that."""

    def __call__(self, scene: Scene, but: tuple[str, ...] = ()) -> None: ...
