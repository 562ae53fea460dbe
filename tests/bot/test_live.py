"""An app that follows its store, from a thread of its own."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from machine import two_papers

from bot.actors import Actor, Place
from bot.clock import SystemClock
from bot.home import build
from bot.live import Live
from bot.model import Frame
from bot.options import Kind, Who
from bot.state.errors import InUseError
from bot.state.models import Visibility
from briefs.errors import StoreError
from briefs.store.file import CURRENT

MODERATOR = Actor(7, Who.MODERATOR, Place(11, 13))
NEWS = "Late News\n\nAda Lune\n\nThe lighthouse was sold in 2011. Nobody was asked about the lighthouse.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return two_papers(tmp_path)


def told(seeds: Path, scene: Callable[[Live, Path], Awaitable[None]]) -> None:
    async def play() -> None:
        store = seeds.parent / "live.store"
        await build(seeds, store, nullcontext)
        async with Live.open(store, seeds, SystemClock(), seeds.parent / "state.db") as live:
            await scene(live, store)

    asyncio.run(play())


def test_lines_are_answered_in_another_thread(seeds: Path) -> None:
    async def scene(live: Live, _: Path) -> None:
        seen: list[threading.Thread] = []
        words = live._edition.app.respond

        async def respond(line: str, actor: Actor, frame: Frame | None) -> object:
            seen.append(threading.current_thread())
            return await words(line, actor, frame=frame)

        live._edition.app.respond = respond  # type: ignore[method-assign, assignment]
        assert "2 papers" in (await live.respond("papers", MODERATOR)).reply.text
        assert seen != [threading.current_thread()]

    told(seeds, scene)


async def renewed(live: Live) -> None:
    """Wait until a new store that has been seen is open, or refused."""

    async def end() -> None:
        if live._renewal is not None:
            await asyncio.wait([live._renewal])

    await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(end(), live._loop))


def test_a_new_store_answers_without_a_restart(seeds: Path) -> None:
    async def scene(live: Live, store: Path) -> None:
        before = await live.respond("was the lighthouse sold?", MODERATOR)
        assert before.turn.intent == "none"
        (seeds / "lune-2011.txt").write_text(NEWS, "utf-8")
        await build(seeds, store, nullcontext)
        await live.respond("papers", MODERATOR)  # sees that there is a new one
        await renewed(live)
        after = await live.respond("was the lighthouse sold?", MODERATOR)
        assert "The lighthouse was sold" in after.reply.text
        assert live.names.complete(Kind.PAPER, "lune", 5)[0].value == "lune-2011"

    told(seeds, scene)


def test_a_new_store_that_cannot_be_read_leaves_the_old_one_answering(
    seeds: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(live: Live, store: Path) -> None:
        (store / CURRENT).write_text("999", "ascii")
        for _ in range(3):
            assert "2 papers" in (await live.respond("papers", MODERATOR)).reply.text
            await renewed(live)
        assert caplog.text.count("The new store cannot be read") == 1

    told(seeds, scene)


def test_what_a_server_chose_is_known_at_once(seeds: Path) -> None:
    async def scene(live: Live, _: Path) -> None:
        assert (await live.settings(11)).visibility is Visibility.PUBLIC
        await live.respond("settings set visibility private", MODERATOR)
        assert (await live.settings(11)).visibility is Visibility.PRIVATE
        assert (await live.settings(12)).visibility is Visibility.PUBLIC
        assert (await live.settings(None)).visibility is Visibility.PUBLIC

    told(seeds, scene)


def test_a_second_copy_on_the_same_state_does_not_open(seeds: Path) -> None:
    async def scene(live: Live, store: Path) -> None:
        with pytest.raises(InUseError):
            async with Live.open(store, seeds, SystemClock(), seeds.parent / "state.db"):
                pass
        assert live.names

    told(seeds, scene)


def test_a_store_that_is_none_does_not_open(tmp_path: Path) -> None:
    async def play() -> None:
        async with Live.open(tmp_path / "none.store", None, SystemClock(), tmp_path / "state.db"):
            pass

    with pytest.raises(StoreError):
        asyncio.run(play())
