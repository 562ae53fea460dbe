"""The one door: whatever happens while a line is answered, whoever asked gets one answer or one sentence."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import aiohttp
import discord

from bot.discord_app.shown import Shown
from bot.model import Reply
from bot.replies import failed
from bot.state.errors import StateError
from briefs.errors import BriefError, StoreError

log = logging.getLogger(__name__)

_GRACE = 3.5  # seconds that answers being made are waited for when the bot stops
_LAST = 1.0  # and seconds to tell those who get none
# What only whoever runs the bot can mend; its sentences name files of the machine, which are no member's business.
_OURS = (StateError, StoreError)


class LeavingError(BriefError):
    """The bot is being stopped."""

    def __init__(self) -> None:
        super().__init__("I am being restarted.", "Please ask again in a minute.")


class Talk(Protocol):
    """Something said to the bot, to be answered once."""

    patience: float  # seconds until it is shown that the answer takes longer

    @property
    def ids(self) -> str:
        """Who, where and what, for the log."""
        ...

    async def wait(self) -> None:
        """Let them see that the answer takes longer."""
        ...

    async def show(self, shown: Shown) -> None:
        """Show the one answer."""
        ...


class Door:
    """Serves talks, and knows which are being served."""

    def __init__(self) -> None:
        self._serving: set[asyncio.Task[Any]] = set()
        self._leaving = False

    async def serve(self, talk: Talk, answer: Callable[[], Awaitable[Shown]], what: str) -> None:
        """Answer a talk; what goes wrong is told in a sentence, and logged where it was our doing."""
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("a talk is served in a task")
        self._serving.add(task)
        try:
            await self._serve(talk, answer, what)
        finally:
            self._serving.discard(task)

    async def leave(self) -> None:
        """Let the answers that are being made be finished; who asks now, or waits too long, is told."""
        self._leaving = True
        if self._serving:
            _, late = await asyncio.wait(self._serving, timeout=_GRACE)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late, timeout=_LAST)

    async def _serve(self, talk: Talk, answer: Callable[[], Awaitable[Shown]], what: str) -> None:
        started = asyncio.get_running_loop().time()
        outcome = "answered"
        making = asyncio.ensure_future(self._made(answer))
        try:
            await asyncio.wait([making], timeout=talk.patience)
            if not making.done():
                await talk.wait()
            await talk.show(await making)
        except asyncio.CancelledError:
            outcome = "cut off"
            await _close(talk, LeavingError())
        except Exception as error:
            theirs = isinstance(error, BriefError) and not isinstance(error, _OURS)
            outcome = "sentence" if theirs else "failed"
            await _close(talk, error)
        finally:
            if not making.cancel() and not making.cancelled():
                making.exception()  # it has been told, or there was nobody to tell
            took = 1000 * (asyncio.get_running_loop().time() - started)
            log.info("%s %s command=%s ms=%.0f", outcome, talk.ids, what, took)

    async def _made(self, answer: Callable[[], Awaitable[Shown]]) -> Shown:
        if self._leaving:
            raise LeavingError
        return await answer()


def sentence(reply: Reply) -> Shown:
    """A failure as it is shown: to the one who asked, without buttons that would fail as well."""
    return Shown(reply.text, private=True, told_off=True)


async def _close(talk: Talk, error: Exception) -> None:
    """Tell of an error in place of the answer. That this fails too is logged, as there is nobody left to tell."""
    reply = failed(error, _OURS)
    try:
        await talk.show(sentence(reply))
    except (discord.DiscordException, aiohttp.ClientError, OSError) as further:
        log.warning("could not be told %s: %s", talk.ids, type(further).__name__)
