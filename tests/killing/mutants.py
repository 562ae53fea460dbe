"""Faults of ours, put in on purpose: a harness that does not find each of them proves nothing."""

import datetime
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import points

from bot.schedule import delivery
from bot.schedule.delivery import Delivery
from bot.state import database
from bot.state.database import Database
from bot.state.ledger import Ledger
from bot.state.occurrences import write_down
from bot.state.schedule_models import Reason, Stage

courier: Any = Delivery
books: Any = Ledger
keeper: Any = Database

BETWEEN = "between what must be one transaction"


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

    async def plan(self: Any, batch: Any) -> None:
        async with self._database.writing() as database:
            for found, owing in batch:
                moved = int(owing.cursor.timestamp()), int(owing.next.timestamp()), found.guild, found.id
                await database.execute(
                    "UPDATE schedule SET cursor = ?, next = ? WHERE guild = ? AND id = ?", moved
                )
        points.hit(BETWEEN)
        now = int(self._clock.now().timestamp())
        async with self._database.writing() as database:
            for found, owing in batch:
                await write_down(database, found.guild, found, owing.missed, owing.due, now)

    books.plan = plan


def no_look() -> None:
    """The channel is never looked at."""

    async def _seen(self: Any, *_: Any) -> None:  # noqa: ARG001
        return None

    courier._seen = _seen


def late_look() -> None:
    """The channel is looked at from two minutes after a brief was due."""
    seen = courier._seen

    async def _seen(self: Any, schedule: Any, found: Any, since: datetime.datetime) -> Any:
        later = since + datetime.timedelta(seconds=self._terms.late + 120)
        return await seen(self, schedule, found, later)

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


def no_token() -> None:
    """Who was overtaken writes how it ended all the same."""
    settle = books.settle

    async def settling(self: Any, guild: int, found: Any, token: int, *more: Any, **named: Any) -> Any:
        now = await self.get(guild, found.id)
        return await settle(self, guild, found, now.token if now else token, *more, **named)

    books.settle = settling


def no_lock() -> None:
    """A second process opens the database as well."""

    @contextmanager
    def held(*_: Any) -> Iterator[None]:
        yield

    vars(database)["held"] = held


def no_transaction() -> None:
    """Each statement is on disk by itself."""

    @asynccontextmanager
    async def writing(self: Any) -> AsyncIterator[Any]:
        async with self._turn:
            yield _Pieces(self._writer)

    keeper.writing = writing


class _Pieces:
    """A connection with a point before each statement."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute(self, *given: Any) -> Any:
        points.hit(BETWEEN)
        return self._connection.execute(*given)

    def executemany(self, *given: Any) -> Any:
        points.hit(BETWEEN)
        return self._connection.executemany(*given)


def _synchronous(how: str) -> None:
    configure = database._configure

    async def configured(connection: Any) -> None:
        await configure(connection)
        await connection.execute_fetchall(f"PRAGMA synchronous = {how}")

    vars(database)["_configure"] = configured


def synchronous_off() -> None:
    """What is committed is left to the system, and comes to the disk at some time."""
    _synchronous("OFF")


def synchronous_normal() -> None:
    """What is committed comes to the disk with the next checkpoint."""
    _synchronous("NORMAL")


MUTANTS = {
    f.__name__: f
    for f in (
        *(random_nonce, record_first, two_transactions, no_look, late_look, render_again),
        *(used_at_claim, no_token, no_lock, no_transaction, synchronous_off, synchronous_normal),
    )
}
