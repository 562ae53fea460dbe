"""Trouble for a scene: processes that die at a step, power that fails, disks that are full, locked or broken."""

import asyncio
import inspect
import shutil
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from scene import NOBODY, Channels, HandClock, Scene, Speaker

from bot.actors import Actor
from bot.model import Frame, Response
from bot.schedule.terms import TERMS
from bot.state.database import Database
from bot.state.ledger import Ledger
from bot.state.state import State

_MEMORY = Path("/dev/shm")  # noqa: S108
Deeds = list[Callable[[], Any] | None]
Story = Callable[[Scene], Awaitable[None]]
STEPS: dict[str, tuple[type, str]] = {
    "compute": (Ledger, "plan"),
    "claim": (Ledger, "claim"),
    "render": (Ledger, "prepare"),
    "post": (Channels, "post"),
    "record": (Ledger, "settle"),
}


class Killed(BaseException):
    """The process is no more."""


class MortalClock(HandClock):
    """A dead process sees no clock any more, and so does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.dead = False

    def monotonic(self) -> float:
        if self.dead:
            raise Killed
        return self.passed


class Talker(Speaker):
    """Says as much more as it is told to."""

    more = ""

    async def respond(self, line: str, actor: Actor = NOBODY, *, frame: Frame | None = None) -> Response:
        response = await super().respond(line, actor, frame=frame)
        return replace(response, reply=replace(response.reply, text=response.reply.text + self.more))


class World:
    """What outlives a process: the files, the channels and the time."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._patch = folder, monkeypatch
        self.deaths = 0
        self.clock = MortalClock()
        self.channels, self.speaker = Channels(self.clock), Talker()
        monkeypatch.setattr(Database, "open", partial(Database.open, busy=0.01))

    @property
    def path(self) -> Path:
        return self.folder / "state.db"

    def play(self, *stories: Story) -> None:
        """Each story is the life of a process, to its end or until it is killed."""
        for story in stories:
            asyncio.run(self._live(story))
            self.clock.dead = False

    async def _live(self, story: Story) -> None:
        async with State.at(self.path, self.clock) as state:
            s = Scene(state, self.clock, self.channels, self.speaker, TERMS)
            try:
                await s.restart()
                await story(s)
            except Killed:
                await asyncio.gather(*s.courier._jobs, return_exceptions=True)

    def die(self) -> None:
        """The process is killed here."""
        self.clock.dead = True
        self.deaths += 1
        raise Killed

    def lose_power(self) -> None:
        """The machine stops here: what was committed is in the files, and the rest of a write that was not."""
        other = self.folder.with_name(f"{self.folder.name}+")
        other.mkdir()
        for name in ("state.db", "state.db-wal"):
            if (self.folder / name).exists():
                shutil.copy(self.folder / name, other / name)
        with (other / "state.db-wal").open("ab") as log:
            log.write(b"\x37\x7f\x06\x82" + b"\xa5" * 1500)
        self.folder = other
        self.die()

    def before(self, step: str, do: Callable[[], Any]) -> None:
        """Something happens once, just before a step."""
        self._around(step, do, None)

    def after(self, step: str, do: Callable[[], Any]) -> None:
        """Something happens once, just after a step."""
        self._around(step, None, do)

    def _around(self, step: str, *deeds: Callable[[], Any] | None) -> None:
        owner, name = STEPS[step]
        real, once = getattr(owner, name), list(deeds)

        async def stepped(*args: Any) -> Any:
            await _done(once, 0)
            result = await real(*args)
            await _done(once, 1)
            return result

        self._patch.setattr(owner, name, stepped)

    def within(self, step: str, do: Callable[[], Any]) -> None:
        """Something happens once in the transaction of a step, before it is committed."""
        writing, (owner, name) = Database.writing, STEPS[step]
        real, inside = getattr(owner, name), [False]
        once: Deeds = [do]

        async def stepped(*args: Any) -> Any:
            inside[0] = True
            try:
                return await real(*args)
            finally:
                inside[0] = False

        @asynccontextmanager
        async def watched(database: Database) -> AsyncIterator[Any]:
            async with writing(database) as connection:
                yield connection
                if inside[0]:
                    await _done(once, 0)

        self._patch.setattr(owner, name, stepped)
        self._patch.setattr(Database, "writing", watched)


async def _done(deeds: Deeds, index: int) -> None:
    deed, deeds[index] = deeds[index], None
    result = deed() if deed is not None else None
    if inspect.isawaitable(result):
        await result


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A world in memory, where there is such a thing: what is to be killed needs no disk."""
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as parent:
        folder = Path(parent, "life")
        folder.mkdir()
        yield World(folder, monkeypatch)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program holds the database."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


class Disk:
    """A disk that is full from some moment on: every statement that writes is told so, as SQLite tells it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch, self._full = monkeypatch, False

    async def watch(self, database: Database) -> None:
        real = database._writer.execute

        def execute(statement: str, *values: Any) -> Any:
            if self._full and statement.startswith(("INSERT", "UPDATE", "DELETE")):
                error = sqlite3.OperationalError("database or disk is full")
                error.sqlite_errorcode = sqlite3.SQLITE_FULL
                raise error
            return real(statement, *values)

        self._patch.setattr(database._writer, "execute", execute)

    def fill(self) -> None:
        self._full = True

    def clear(self) -> None:
        self._full = False


async def damage(database: Database) -> None:
    """Every page but the first is overwritten, and nobody has an old one in memory."""
    await database.settle()
    with database.path.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    async with database.writing() as writer:
        await writer.execute_fetchall("PRAGMA shrink_memory")


async def kept(s: Scene) -> list[tuple[str, int]]:
    """What became of each occurrence of a server, with its attempts."""
    return [(f"{e.stage} {e.reason}".strip(), e.attempts) for e in await s.log()]
