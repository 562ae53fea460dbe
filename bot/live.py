"""An app in a thread of its own that follows its store: no answer holds up a surface, no compile needs a restart."""

from __future__ import annotations

import asyncio
import datetime
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from bot.app import App, Response
from bot.names import paper_rows, topic_rows
from bot.options import Kind
from bot.shorthand import Shorthand
from briefs.errors import BriefError
from briefs.search.complete import Completer, Row
from briefs.store.file import current

log = logging.getLogger(__name__)

T = TypeVar("T")


class Names:
    """What the papers and topics of one generation of a store go by."""

    def __init__(self, app: App) -> None:
        papers, topics = app.library.papers, app.library.topics
        self.shorthand = Shorthand([*(p.id for p in papers), *(t.id for t in topics)])
        self._completers = {
            Kind.PAPER: Completer(paper_rows(papers)),
            Kind.TOPIC: Completer(topic_rows(topics)),
        }

    def complete(self, kind: Kind, typed: str, limit: int) -> list[Row]:
        """The papers or topics most likely meant; none for what is neither."""
        return self._completers[kind].complete(typed, limit) if kind in self._completers else []


class _Edition:
    """One generation of the store, open, and how many answers are being read from it."""

    def __init__(self, generation: str | None, app: App, stack: AsyncExitStack) -> None:
        self.generation, self.app, self.names = generation, app, Names(app)
        self.readers = 0
        self._stack = stack

    async def close(self) -> None:
        """Close what was opened for it."""
        await self._stack.aclose()


class Live:
    """Answers lines from the newest generation of a store."""

    def __init__(self, store: Path, seeds: Path | None, today: Callable[[], datetime.date]) -> None:
        self._store, self._seeds, self._today = store, seeds, today
        self._loop = asyncio.new_event_loop()
        self._edition: _Edition
        self._renewal: asyncio.Task[None] | None = None
        self._refused: str | None = None  # a generation that could not be opened

    @classmethod
    @asynccontextmanager
    async def open(
        cls, store: Path, seeds: Path | None, today: Callable[[], datetime.date]
    ) -> AsyncIterator[Live]:
        """The live app over a compiled store; StoreError where that cannot be read."""
        live = cls(store, seeds, today)
        thread = Thread(target=live._loop.run_forever, name="answers", daemon=True)
        thread.start()
        try:
            live._edition = await live._there(live._open())
            yield live
            await live._there(live._close())
        finally:
            live._loop.call_soon_threadsafe(live._loop.stop)
            await asyncio.to_thread(thread.join)
            live._loop.close()

    @property
    def names(self) -> Names:
        """What the papers and topics go by now."""
        return self._edition.names

    async def respond(self, line: str, illustrated: bool = False) -> Response:
        """The verified reply to a line, with a picture where one is wished for; PictureError where it has none."""
        return await self._there(self._respond(line, illustrated))

    async def _there(self, work: Coroutine[Any, Any, T]) -> T:
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    async def _respond(self, line: str, illustrated: bool) -> Response:
        edition = self._latest()
        edition.readers += 1
        try:
            response = await edition.app.respond(line)
            return await edition.app.illustrated(response) if illustrated else response
        finally:
            edition.readers -= 1
            if edition is not self._edition and not edition.readers:
                await edition.close()

    def _latest(self) -> _Edition:
        """The generation that is open; a newer one is opened meanwhile, and answers once it is there."""
        generation = current(self._store)
        if self._renewal is None and generation not in (None, self._edition.generation, self._refused):
            self._renewal = self._loop.create_task(self._renew(generation))
        return self._edition

    async def _renew(self, generation: str | None) -> None:
        try:
            old, self._edition = self._edition, await self._open()
            log.info("store renewed generation=%s", self._edition.generation)
            if not old.readers:
                await old.close()
        except BriefError as error:
            self._refused = generation
            log.warning("The new store cannot be read, so the old one answers on: %s", error)
        finally:
            self._renewal = None

    async def _open(self) -> _Edition:
        generation = current(self._store)  # before it is opened: a newer one is then noticed
        async with AsyncExitStack() as stack:
            app = await stack.enter_async_context(App.open(self._store, self._seeds, self._today))
            return _Edition(generation, app, stack.pop_all())

    async def _close(self) -> None:
        if self._renewal is not None:
            await self._renewal
        await self._edition.close()
