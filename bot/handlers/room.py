"""What handlers work with, and what they give back."""

from __future__ import annotations

import datetime
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.actors import CONSOLE, Actor
from bot.commands import Command
from bot.model import Action, Answer, ReadAs, Turn
from bot.resolve import Resolver
from briefs.library import Library
from briefs.records import dataclass

if TYPE_CHECKING:
    from bot.state.state import State


class UnfitError(LookupError):
    """A channel of the server that takes no messages."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind  # by the platform's own word


# Which permissions somebody, or the bot, lacks to post in a channel; one that is unknown or of another server is
# a LookupError. Only a surface can tell.
Reach = Callable[[Actor, int], Awaitable[tuple[str, ...]]]


async def everywhere(actor: Actor, channel: int) -> tuple[str, ...]:  # noqa: ARG001 - nothing is asked of whom
    """No permission is lacking where there are none."""
    return ()


async def _nobody(line: str, actor: Actor) -> Turn:
    raise NotImplementedError(line, actor)


@dataclass(frozen=True, slots=True)
class Room:
    """A library, the names people call its papers and topics by, today's date, the state, and who asks."""

    library: Library
    resolve: Resolver
    today: Callable[[], datetime.date]
    state: State | None = None
    actor: Actor = CONSOLE
    ask: Callable[[str, Actor], Awaitable[Turn]] = _nobody  # what another line would be answered
    reach: Reach = everywhere


@dataclass(frozen=True, slots=True)
class Done:
    """An answer with the command that was answered and how the line was read."""

    command: Command
    answer: Answer
    reading: tuple[ReadAs, ...] = ()
    suggestions: tuple[Action, ...] = ()
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Instead:
    """The command that is to be answered in place of the one given."""

    command: Command
    strict: bool = True
