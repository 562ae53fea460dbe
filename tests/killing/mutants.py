"""Faults of ours, put in on purpose: a harness that does not find each of them proves nothing."""

import os
from typing import Any

import points

from bot.schedule import delivery
from bot.schedule.delivery import Delivery
from bot.state.ledger import Ledger
from bot.state.occurrences import write_down
from bot.state.schedule_models import Reason, Stage

courier: Any = Delivery
books: Any = Ledger

BETWEEN = "between the transactions of a plan"


def random_nonce() -> None:
    """A new nonce for each attempt."""
    post = courier._post

    async def _post(self: Any, *given: Any) -> Any:
        *before, _, kind = given
        return await post(self, *before, os.urandom(12).hex(), kind)

    courier._post = _post


def record_first() -> None:
    """Sent is written down before it is."""
    post = courier._post

    async def _post(self: Any, schedule: Any, found: Any, token: int, *more: Any) -> Any:
        await self._ledger.settle(found.guild, found, token, Stage.SENT, Reason.NONE, 1)
        return await post(self, schedule, found, token, *more)

    courier._post = _post


def two_transactions() -> None:
    """The cursor is moved in a transaction of its own, before the rows are there."""

    async def plan(self: Any, guild: int, found: Any, *given: Any) -> None:
        missed, due, cursor, next = given
        moved = int(cursor.timestamp()), int(next.timestamp()), guild, found.id
        async with self._database.writing() as database:
            await database.execute(
                "UPDATE schedule SET cursor = ?, next = ? WHERE guild = ? AND id = ?", moved
            )
        points.hit(BETWEEN)
        async with self._database.writing() as database:
            await write_down(database, guild, found, missed, due, int(self._clock.now().timestamp()))

    books.plan = plan


def no_look() -> None:
    """The channel is never looked at."""

    async def _seen(self: Any, *_: Any) -> None:  # noqa: ARG001
        return None

    courier._seen = _seen


def render_again() -> None:
    """What is posted again is composed again."""

    async def _resume(self: Any, schedule: Any, found: Any, token: int) -> Any:
        return await self._post_anew(schedule, found, token, delivery.FULL)

    courier._resume = _resume


def used_at_claim() -> None:
    """A brief's number is used up as soon as it is claimed."""
    claim = books.claim

    async def claiming(self: Any, guild: int, id: int) -> Any:
        async with self._database.writing() as database:
            await database.execute(
                "UPDATE schedule SET issued = issued + 1 "
                "WHERE id = (SELECT schedule FROM occurrence WHERE id = ?)",
                (id,),
            )
        return await claim(self, guild, id)

    books.claim = claiming


MUTANTS = {
    f.__name__: f
    for f in (random_nonce, record_first, two_transactions, no_look, render_again, used_at_claim)
}
