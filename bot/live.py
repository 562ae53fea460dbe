"""An app in a thread of its own that follows its store: no answer holds up a surface, no compile needs a restart."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from bot.actors import CONSOLE, Actor
from bot.answers import Forgotten, SettingSaved
from bot.app import App
from bot.clock import Clock, Timer
from bot.handlers.room import Reach, everywhere
from bot.model import Frame, Response
from bot.names import Names
from bot.state.models import GuildSettings
from bot.state.state import State
from briefs.errors import BriefError
from briefs.store.file import current

if TYPE_CHECKING:
    from bot.schedule.poster import Poster
    from bot.schedule.presence import Presence

log = logging.getLogger(__name__)

T = TypeVar("T")


class _Edition:
    """One generation of the store, open, and how many answers are being read from it."""

    def __init__(self, generation: str | None, app: App, names: Names, opened: AsyncExitStack) -> None:
        self.generation, self.app, self.names = generation, app, names
        self.readers = 0
        self._opened = opened

    async def close(self) -> None:
        """Close what was opened for it."""
        await self._opened.aclose()


class _Responding(Protocol):
    async def __call__(
        self, line: str, actor: Actor, illustrated: bool = ..., frame: Frame | None = ...
    ) -> Response: ...


class _Voice:
    """The newest generation of the store, as the courier speaks with it on the loop of both."""

    def __init__(self, respond: _Responding) -> None:
        self._respond = respond

    async def respond(self, line: str, actor: Actor = CONSOLE, *, frame: Frame | None = None) -> Response:
        """The verified reply to a line, in a frame."""
        return await self._respond(line, actor, frame=frame)


class Live:
    """Answers lines from the newest generation of a store; made by ``Live.open``."""

    def __init__(self, store: Path, seeds: Path | None, clock: Clock, state: Path) -> None:
        self._store, self._seeds, self._clock, self._path = store, seeds, clock, state
        self._loop = asyncio.new_event_loop()
        self._opened = AsyncExitStack()
        self._state: State
        self._edition: _Edition
        self._renewal: asyncio.Task[None] | None = None
        self._refused: str | None = None  # a generation that could not be opened
        self._surface: Reach = everywhere  # says where a schedule may post
        self._settings: dict[int, GuildSettings] = {}  # of servers that asked: nobody else writes them

    @classmethod
    @asynccontextmanager
    async def open(cls, store: Path, seeds: Path | None, clock: Clock, state: Path) -> AsyncIterator[Live]:
        """The live app over a compiled store and a state database, which is held while the block lasts.

        StoreError or StateError where one of them cannot be opened, InUseError where another copy runs.
        """
        live = cls(store, seeds, clock, state)
        thread = Thread(target=live._loop.run_forever, name="answers", daemon=True)
        thread.start()
        try:
            try:
                await live._there(live._start())
                yield live
            finally:
                await live._there(live._close())
        finally:
            live._loop.call_soon_threadsafe(live._loop.stop)
            await asyncio.to_thread(thread.join)
            live._loop.close()

    @property
    def names(self) -> Names:
        """What can be named now."""
        return self._edition.names

    async def settings(self, guild: int | None) -> GuildSettings:
        """What a server has chosen; a direct message has the defaults."""
        if guild is None:
            return GuildSettings()
        if guild not in self._settings:
            self._settings[guild] = await self._there(self._read(guild))
        return self._settings[guild]

    async def respond(self, line: str, actor: Actor, illustrated: bool = False) -> Response:
        """The verified reply to a line, with a picture where one is wished for; PictureError where it has none."""
        kept = self._edition.app.kept(line, actor)
        if kept is not None and not illustrated and self._is_newest():
            return kept
        response = await self._there(self._respond(line, actor, illustrated))
        guild = actor.place.guild
        if isinstance(response.turn.answer, SettingSaved | Forgotten) and guild is not None:
            self._settings[guild] = await self._there(self._read(guild))
        return response

    def attach(self, reach: Reach) -> None:
        """Ask a surface of this event loop where a schedule may post."""
        from bot.schedule.distant import distant_reach

        self._surface = distant_reach(reach, asyncio.get_running_loop())

    async def deliver(self, poster: Poster, timer: Timer, presence: Presence | None = None) -> None:
        """Send what is due through a poster of this event loop, until cancelled."""
        from bot.schedule.courier import run_courier
        from bot.schedule.distant import DistantPoster, DistantPresence

        loop = asyncio.get_running_loop()
        knows = DistantPresence(presence, loop) if presence is not None else None
        distant = DistantPoster(poster, loop)
        await self._there(run_courier(self._state, distant, timer, _Voice(self._respond), knows))

    async def left(self, guild: int) -> None:
        """Stop what goes out in a server that the bot was removed from."""
        self._settings.pop(guild, None)
        await self._there(self._leave(guild))

    async def _leave(self, guild: int) -> None:
        if guild in await (await self._state.queue()).servers():
            await (await self._state.absence()).left(guild)

    async def _reach(self, actor: Actor, channel: int) -> tuple[str, ...]:
        return await self._surface(actor, channel)

    async def _there(self, work: Coroutine[Any, Any, T]) -> T:
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def _read(self, guild: int) -> GuildSettings:
        return await (await self._state.settings()).get(guild)

    async def _respond(
        self, line: str, actor: Actor, illustrated: bool = False, frame: Frame | None = None
    ) -> Response:
        edition = self._latest()
        edition.readers += 1
        try:
            response = await edition.app.respond(line, actor, frame=frame)
            return await edition.app.illustrated(response) if illustrated else response
        finally:
            edition.readers -= 1
            if edition is not self._edition and not edition.readers:
                await edition.close()

    def _is_newest(self) -> bool:
        return current(self._store) == self._edition.generation

    def _latest(self) -> _Edition:
        """The generation that is open; a newer one is opened meanwhile, and answers once it is there."""
        generation = current(self._store)
        if self._renewal is None and generation not in (None, self._edition.generation, self._refused):
            self._renewal = self._loop.create_task(self._renew(generation))
        return self._edition

    async def _renew(self, generation: str | None) -> None:
        try:
            old, self._edition = self._edition, await self._edit()
            log.info("store renewed generation=%s", self._edition.generation)
            if not old.readers:
                await old.close()
        except BriefError as error:
            self._refused = generation
            log.warning("The new store cannot be read, so the old one answers on: %s", error)
        finally:
            self._renewal = None

    async def _start(self) -> None:
        self._state = await self._opened.enter_async_context(State.at(self._path, self._clock))
        await self._state.database()  # now, so that a second copy of the program does not start at all
        self._edition = await self._edit()
        self._opened.push_async_callback(self._finish)

    async def _edit(self) -> _Edition:
        generation = current(self._store)  # before it is opened: a newer one is then noticed
        async with AsyncExitStack() as stack:
            opening = App.open(self._store, self._seeds, self._clock.today, self._state, self._reach)
            app = await stack.enter_async_context(opening)
            names = Names(app.library.papers, app.library.topics)
            return _Edition(generation, app, names, stack.pop_all())

    async def _finish(self) -> None:
        await self._edition.close()

    async def _close(self) -> None:
        if self._renewal is not None:
            await self._renewal
        await self._opened.aclose()
