"""What a test plays: people on a stand-in for Discord, and the bot among them."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from standin import Asked, Message, Standin

Scene = Callable[[Standin], Awaitable[None]]


class Play(Protocol):
    """Plays a scene; ``but`` names what may have been refused or left open in it, as the scene is about that."""

    def __call__(self, scene: Scene, but: tuple[str, ...] = ()) -> None: ...


async def told(asked: Asked) -> Message:
    """What a person is told in the end: where an answer was announced to all and is private, another message."""
    answer = await asked.until(lambda seen: seen.text or seen.more)
    message = answer.message if answer.text else answer.more[0]
    assert message is not None
    return message
