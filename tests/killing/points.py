"""Named crash points: before and after each step, and within its transaction, before it is committed."""

import os
import signal
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from life import HttpPoster

from bot.state.database import Database
from bot.state.ledger import Ledger

STEPS = ("plan", "claim", "prepare", "attempt", "failed", "settle")
POSTER = ("post", "look")
POINTS = (
    *(f"{when}-{step}" for step in STEPS for when in ("before", "inside", "after")),
    *(f"{when}-{step}" for step in POSTER for when in ("before", "after")),
)


Armed = dict[tuple[str, int], signal.Signals]  # by point and passage: what the process is to get there

_armed: Armed = {}
_passed: Counter[str] = Counter()


def hit(name: str) -> None:
    """A point is passed; where it is armed this process ends or stops here."""
    _passed[name] += 1
    if (armed := _armed.get((name, _passed[name]))) is not None:
        os.kill(os.getpid(), armed)


def arm(armed: Armed) -> None:
    """Let this process be killed or stopped when it comes to a point for the n-th time."""
    _armed.update(armed)
    within: list[str] = []

    def wrap(owner: type, name: str) -> None:
        step = getattr(owner, name)

        async def wrapped(self: Any, *args: Any) -> Any:
            hit(f"before-{name}")
            within.append(name)
            try:
                result = await step(self, *args)
            finally:
                within.remove(name)
            hit(f"after-{name}")
            return result

        setattr(owner, name, wrapped)

    writing = Database.writing

    @asynccontextmanager
    async def watched(self: Database) -> AsyncIterator[Any]:
        async with writing(self) as connection:
            yield connection
            for name in dict.fromkeys(within):
                hit(f"inside-{name}")

    for name in STEPS:
        wrap(Ledger, name)
    for name in POSTER:
        wrap(HttpPoster, name)
    Database.writing = watched  # type: ignore[method-assign]
