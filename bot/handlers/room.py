"""What handlers work with, and what they give back."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.actors import CONSOLE, Actor
from bot.commands import Command
from bot.model import Action, Answer, ReadAs
from bot.resolve import Resolver
from briefs.library import Library
from briefs.records import dataclass

if TYPE_CHECKING:
    from bot.state.state import State


@dataclass(frozen=True, slots=True)
class Room:
    """A library, the names people call its papers and topics by, today's date, the state, and who asks."""

    library: Library
    resolve: Resolver
    today: Callable[[], datetime.date]
    state: State | None = None
    actor: Actor = CONSOLE


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
