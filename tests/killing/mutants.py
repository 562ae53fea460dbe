"""Faults of ours, put in on purpose: a harness that does not find each of them proves nothing."""

import os
from typing import Any

from bot.schedule import delivery
from bot.schedule.delivery import Delivery
from bot.state.ledger import Ledger
from bot.state.schedule_models import Reason, Stage

Any_ = Any


def random_nonce() -> None:
    """A new nonce for each attempt."""
    post = Delivery._post

    async def _post(
        self: Delivery, schedule: Any, found: Any, token: int, payload: str, mine: str, kind: str
    ) -> Any:
        return await post(self, schedule, found, token, payload, os.urandom(12).hex(), kind)

    Delivery._post = _post  # type: ignore[method-assign]


def record_first() -> None:
    """Sent is written down before it is."""
    post = Delivery._post

    async def _post(
        self: Delivery, schedule: Any, found: Any, token: int, payload: str, mine: str, kind: str
    ) -> Any:
        await self._ledger.settle(found.guild, found, token, Stage.SENT, Reason.NONE, 1)
        return await post(self, schedule, found, token, payload, mine, kind)

    Delivery._post = _post  # type: ignore[method-assign]


def two_transactions() -> None:
    """The cursor is moved in a transaction of its own, before the rows are there."""
    insert, writing = Ledger._insert, None

    async def plan(
        self: Ledger, guild: int, found: Any, missed: Any, due: Any, cursor: Any, next: Any
    ) -> None:
        async with self._database.writing() as database:
            await database.execute(
                "UPDATE schedule SET cursor = ?, next = ? WHERE guild = ? AND id = ? AND cursor = ?",
                (
                    int(cursor.timestamp()),
                    int(next.timestamp()),
                    guild,
                    found.id,
                    int(found.cursor.timestamp()),
                ),
            )
        async with self._database.writing() as database:
            await insert(self, database, guild, found, missed, due, int(self._clock.now().timestamp()))

    Ledger.plan = plan  # type: ignore[method-assign]


def no_look() -> None:
    """The channel is never looked at."""

    async def _seen(self: Delivery, schedule: Any, found: Any, since: Any) -> None:
        return None

    Delivery._seen = _seen  # type: ignore[method-assign]


def render_again() -> None:
    """What is posted again is composed again."""

    async def _resume(self: Delivery, schedule: Any, found: Any, token: int) -> Any:
        return await self._post_anew(schedule, found, token, delivery.FULL)

    Delivery._resume = _resume  # type: ignore[method-assign]


def used_at_claim() -> None:
    """A brief's number is used up as soon as it is claimed."""
    claim = Ledger.claim

    async def claiming(self: Ledger, guild: int, id: int) -> int | None:
        async with self._database.writing() as database:
            await database.execute(
                "UPDATE schedule SET issued = issued + 1 WHERE id = (SELECT schedule FROM occurrence WHERE id = ?)",
                (id,),
            )
        return await claim(self, guild, id)

    Ledger.claim = claiming  # type: ignore[method-assign]


MUTANTS = {
    f.__name__: f
    for f in (random_nonce, record_first, two_transactions, no_look, render_again, used_at_claim)
}
