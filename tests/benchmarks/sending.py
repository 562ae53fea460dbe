"""What goes out by itself after outages, under clocks that are set, and when much is due at once: in virtual time.

    python tests/benchmarks/sending.py

Right is what plain arithmetic says: of what was due meanwhile, the newest goes out where it is at most six hours late,
and all else is named as missed. Ends with status 1 where a figure is not as wanted.
"""

from __future__ import annotations

import asyncio
import datetime
import random
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS / "bot" / "schedule")]

from figure import Figure, table  # noqa: E402 - found by the line above
from scene import START, Scene, scene, uncertain  # noqa: E402

from bot.state.schedule_models import Stage  # noqa: E402

HOUR, CATCH_UP = 3600, 6 * 3600
RULES = {"0 * * * *": range(24), "09:00": (9,), "15:00": (15,), "03:00": (3,)}  # the hours of each, in UTC
EACH = 5  # schedules of each rule
STEPS = 50

Found = TypeVar("Found")
Named = dict[tuple[int, str], str]  # what became of (channel, label)


async def _add(s: Scene) -> None:
    for n in range(EACH * len(RULES)):
        await s.add(n + 1, list(RULES)[n % len(RULES)])


def _due(until: datetime.datetime) -> Iterator[tuple[int, datetime.datetime]]:
    """Each (channel, moment) from the start to a moment."""
    hour = START.replace(minute=0) + datetime.timedelta(hours=1)
    while hour <= until:
        for n in range(EACH * len(RULES)):
            if hour.hour in list(RULES.values())[n % len(RULES)]:
                yield n + 1, hour
        hour += datetime.timedelta(hours=1)


def _right(now: datetime.datetime) -> Named:
    """What must have become of all that was due by now, had nothing been looked at before."""
    newest = dict(_due(now))
    late = {channel: (now - at).total_seconds() > CATCH_UP for channel, at in newest.items()}
    return {
        (channel, at.replace(tzinfo=None).isoformat()): (
            "sent" if at == newest[channel] and not late[channel] else "missed"
        )
        for channel, at in _due(now)
    }


async def _named(s: Scene) -> Named:
    """What the moderators are shown; each that is shown as sent stands in its channel, once."""
    store = await s.state.schedules()
    found: Named = {(e.channel, e.label.isoformat()): e.stage for e in await store.log(1, None, 100_000)}
    there = Counter(message.channel for message in s.channels.there)
    sent = Counter(channel for (channel, _), stage in found.items() if stage == Stage.SENT)
    return found if there == sent else {}


async def _outage(s: Scene, hours: float) -> str:
    await _add(s)
    s.clock.pass_by(hours * HOUR)
    await s.restart()
    right = _right(s.clock.now())
    await s.go(29)
    return await _told(s, right)


async def _suspended(s: Scene, hours: float) -> str:
    """The machine sleeps: the wall clock goes on, the other stands still."""
    await _add(s)
    await s.courier.look()
    s.clock.step(hours=hours)
    right = _right(s.clock.now())
    await s.go(31)
    return await _told(s, right)


async def _told(s: Scene, right: Named) -> str:
    named = await _named(s)
    count = Counter(named.values())
    wrong = sum(named.get(key) != right.get(key) for key in named.keys() | right.keys())
    return f"{count['sent']} sent, {count['missed']} missed, {wrong} wrong"


async def _stepped(s: Scene, steps: list[float]) -> str:
    """After each step some time passes; in the end each hour has its one outcome, whatever the clock showed."""
    await _add(s)
    dice = random.Random(5)  # noqa: S311
    furthest = s.clock.now()
    for hours in steps:
        await s.go(dice.uniform(600, 2 * HOUR))
        furthest = max(furthest, s.clock.now())
        s.clock.step(hours=hours)
        await s.go(31)
        furthest = max(furthest, s.clock.now())
    due = {(channel, at.replace(tzinfo=None).isoformat()) for channel, at in _due(furthest)}
    named = await _named(s)
    ended = all(stage in ("sent", "missed") for stage in named.values())
    wrong = len(due ^ named.keys()) + (not ended)
    count = Counter(named.values())
    return f"{count['sent']} sent, {count['missed']} missed, {wrong} wrong"


async def _crowd(s: Scene, count: int) -> None:
    for n in range(count):
        await s.add(n + 1, guild=n // 50 + 1)


async def _at_nine(s: Scene, count: int) -> tuple[float, int]:
    """How late the 99th of a hundred is, and how many went out within one second at most."""
    await _crowd(s, count)
    nine = s.clock.passed + 60
    await s.go(60 + count / 10)
    times = sorted(message.at for message in s.channels.there)
    assert len(times) == count
    most = max(sum(at <= other < at + 1 for other in times) for at in times)
    return times[int(len(times) * 0.99) - 1] - nine, most


async def _recovered(s: Scene, count: int, boot: str | None) -> tuple[float, int]:
    """All are on their way when the program ends; how long until all are recorded, and how many there are twice."""
    await _crowd(s, count)
    s.channels.plan.extend([(True, uncertain())] * count)
    usual, s.terms = s.terms, replace(s.terms, backoff=(1e6,))
    await s.restart()
    await s.go(60 + count / 30)
    queue = await s.state.queue()
    assert len(await queue.waiting()) == len(s.channels.asked) == count
    s.terms = usual
    await s.restart(boot)
    began = s.clock.passed
    while await queue.waiting():
        await s.go(0.5)
    return s.clock.passed - began, len(s.channels.there) - count


def _played(story: Callable[[Scene], Awaitable[Found]]) -> Found:
    async def play() -> Found:
        with TemporaryDirectory() as folder:
            async with scene(Path(folder)) as s:
                return await story(s)

    return asyncio.run(play())


def figures() -> Iterator[Figure]:
    """Each is of a world of its own."""
    for hours in (0.5, 5, 7, 30):
        told = _played(partial(_outage, hours=hours))
        yield _exact(f"outage of {hours} h, 20 schedules", told)
    yield _exact("suspended for 8 h, looked at again within 31 s", _played(lambda s: _suspended(s, 8)))
    for step in (2, -2):
        told = _played(partial(_stepped, steps=[step]))
        yield _exact(f"clock set by {step:+} h", told)
    dice = random.Random(9)  # noqa: S311
    steps = [dice.uniform(-3, 3) for _ in range(STEPS)]
    yield _exact(f"clock set {STEPS} times, up to 3 h", _played(lambda s: _stepped(s, steps)))
    for boot, name in ((None, "the program started again"), ("second", "the machine started again")):
        seconds, twice = _played(partial(_recovered, count=1000, boot=boot))
        measured, right = f"{seconds:.1f} s, {twice} twice", seconds < 60 and twice == 0
        yield Figure(f"1,000 under way, {name}: all recorded", measured, "< 60 s, 0 twice", right)
    late, most = _played(lambda s: _at_nine(s, 500))
    measured = f"p99 {late:.1f} s, {most} in one second at most"
    yield Figure("500 schedules at 09:00: lateness", measured, "< 15 s, at most 50", late < 15 and most <= 50)


def _exact(name: str, told: str) -> Figure:
    return Figure(name, told, "0 wrong", told.endswith(" 0 wrong"))


def main() -> int:
    found = list(figures())
    print(table(found))
    return int(any(figure.ok is False for figure in found))


if __name__ == "__main__":
    sys.exit(main())
