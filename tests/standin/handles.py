"""What a person holds in hand after asking: it can be awaited."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from standin.interaction import Answer, Interaction
from standin.options import ImpossibleError
from standin.state import Discord
from standin.world import Message


@dataclass(frozen=True)
class Asked:
    """Something a person waits for: ``await`` it to see the answer."""

    discord: Discord
    interaction: Interaction
    patience: float = 20.0

    def __await__(self) -> Generator[Any, None, Answer]:
        return self.answer().__await__()

    async def answer(self) -> Answer:
        """The answer, once there is something to see."""
        return await self.until(lambda _: True)

    async def until(self, true: Any, what: str = "more to see") -> Answer:
        """The answer, once it is seen and a condition on it holds."""
        one = self.interaction
        await self.discord.journal.until(
            lambda: one.settled and true(one.answer()), f"{what} of {one.told} ({one.open})", self.patience
        )
        return one.answer()

    async def acknowledged(self) -> int:
        """The type of the first response, once there is one."""
        one = self.interaction
        await self.discord.journal.until(lambda: one.response, f"a response to {one.told}", self.patience)
        return one.response


@dataclass(frozen=True)
class Said:
    """A message somebody wrote: ``await`` it to see the bot's reply."""

    discord: Discord
    message: Message
    patience: float = 20.0

    def __await__(self) -> Generator[Any, None, Message]:
        return self.answer().__await__()

    async def answer(self) -> Message:
        """The bot's first reply."""
        await self.discord.journal.until(
            lambda: self.answers, f"a reply to {self.message.text!r}", self.patience
        )
        return self.answers[0]

    @property
    def answers(self) -> list[Message]:
        """The bot's replies to it; without any, what it said after it in the channel or a thread of it."""
        ours = [
            m
            for channel in self.discord.channels.values()
            if self.message.channel in (channel, channel.parent)
            for m in channel.messages.values()
            if m.author is self.discord.bot and m.id > self.message.id and not m.interaction
        ]
        return [m for m in ours if m.reference is self.message] or [m for m in ours if not m.reference]


Shown = Answer | Message


def message_of(shown: Shown) -> Message:
    """The message behind an answer."""
    message = shown.message if isinstance(shown, Answer) else shown
    if message is None:
        raise ImpossibleError("there is no message")
    return message
