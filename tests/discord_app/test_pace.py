"""What goes out by itself is paced, in virtual time: never too many requests in a second, first come first served."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from bot.discord_app.pace import PER_SECOND, Pace

GLOBAL = 50  # requests a second that Discord takes


class _Virtual(asyncio.SelectorEventLoop):
    """A loop on which no sleep takes any time: its clock is moved to whoever wakes next."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = 0.0

    def time(self) -> float:
        return self.passed

    def _run_once(self) -> None:
        ready, timed = getattr(self, "_ready"), getattr(self, "_scheduled")  # noqa: B009 - asyncio's own
        if not ready and timed:
            self.passed = max(self.passed, timed[0].when())
        super()._run_once()  # type: ignore[misc]


def _played(scene: Callable[[_Virtual], Coroutine[Any, Any, None]]) -> None:
    loop = _Virtual()
    try:
        loop.run_until_complete(scene(loop))
    finally:
        loop.close()


def test_a_thousand_requests_take_their_time() -> None:
    async def scene(loop: _Virtual) -> None:
        pace, gone = Pace(), list[tuple[float, int]]()

        async def go(number: int) -> None:
            await pace.turn()
            gone.append((loop.time(), number))

        await asyncio.gather(*(go(number) for number in range(1000)))
        times = [at for at, _ in gone]
        assert [number for _, number in gone] == list(range(1000))
        assert all(later - at >= 1 for at, later in zip(times, times[GLOBAL - 5 :], strict=False))
        assert times[-1] <= 1000 / PER_SECOND

    _played(scene)


def test_what_was_not_used_is_not_saved_up() -> None:
    async def scene(loop: _Virtual) -> None:
        pace = Pace(10)
        await pace.turn()
        await asyncio.sleep(60)
        started = loop.time()
        for _ in range(11):
            await pace.turn()
        assert round(loop.time() - started, 6) == 1

    _played(scene)
