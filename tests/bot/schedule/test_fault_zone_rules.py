"""A release of zone rules takes the place of another, through a restart: labels stay, their moments move."""

import datetime
import struct
import zoneinfo
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from scene import START, Scene, uncertain
from trouble import World, world

from bot.schedule.mark import mark
from bot.zones import tzdata_version

__all__ = ["world"]

HOUR = 3600
Rules = Callable[[str], None]


def zone_file(rule: str) -> bytes:
    """A zone that follows one rule in POSIX form for ever (RFC 9636, version 2)."""
    head = b"TZif2" + bytes(15) + struct.pack(">6I", 0, 0, 0, 0, 1, 4)
    return (head + struct.pack(">iBB", 0, 0, 0) + b"UTC\0") * 2 + b"\n" + rule.encode() + b"\n"


@pytest.fixture
def rules(tmp_path: Path) -> Iterator[Rules]:
    """Puts another database of zones in the place of the one before, in which there is a zone Made/Up."""

    before = zoneinfo.TZPATH

    def follow(rule: str) -> None:
        folder = tmp_path / f"zones{len(list(tmp_path.iterdir()))}"
        (folder / "Made").mkdir(parents=True)
        (folder / "UTC").write_bytes(zone_file("UTC0"))
        (folder / "Made" / "Up").write_bytes(zone_file(rule))
        (folder / "+VERSION").write_text(folder.name)
        zoneinfo.reset_tzpath([folder])
        zoneinfo.ZoneInfo.clear_cache()
        assert tzdata_version() == folder.name

    yield follow
    zoneinfo.reset_tzpath(before)
    zoneinfo.ZoneInfo.clear_cache()


def behind(hours: int) -> str:
    """The rule of a zone that is some hours behind UTC all year."""
    return f"<AAA>{hours}"


def posted(s: Scene) -> list[datetime.datetime]:
    """When each message was posted."""
    return [START + datetime.timedelta(seconds=p.at - 1000) for p in s.channels.there]


def at(day: int, hour: int, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(2026, 6, day, hour, minute, tzinfo=datetime.UTC)


async def begin(s: Scene) -> None:
    """A daily brief at nine, and an hour in which it is sent."""
    await s.add(5, "09:00", "Made/Up")
    await s.go(HOUR)


def test_fault_compute_tzdata_leaves_what_was_sent(world: World, rules: Rules) -> None:
    async def then(s: Scene) -> None:
        await s.go(2 * HOUR)
        assert posted(s) == [at(1, 9)]
        s.clock.pass_by(22 * HOUR)
        await s.go(2 * HOUR)
        assert posted(s) == [at(1, 9), at(2, 11)]
        assert [(e.label.day, e.label.hour) for e in await s.log()] == [(1, 9), (2, 9)]

    rules(behind(0))
    world.play(begin)
    rules(behind(2))
    world.play(then)


def test_fault_compute_tzdata_moves_what_was_not_yet_sent(world: World, rules: Rules) -> None:
    async def then(s: Scene) -> None:
        assert not s.channels.there
        await s.go(3 * HOUR)
        assert posted(s) == [at(1, 12)]

    rules(behind(2))
    world.play(begin)
    rules(behind(3))
    world.play(then)


def test_fault_compute_tzdata_loses_nothing_that_was_due_in_between(world: World, rules: Rules) -> None:
    """By the new rules it was due while the old ones held: it goes out at once, and says that it is late."""

    async def then(s: Scene) -> None:
        assert not s.channels.there
        await s.go(HOUR)
        assert posted(s) == [at(1, 9, 59)]
        assert "late 09:59" in s.channels.there[0].text

    rules(behind(2))
    world.play(begin)
    rules("<AAA>0:30")
    world.play(then)


def test_fault_compute_tzdata_of_a_gap_that_is_none_any_more(world: World, rules: Rules) -> None:
    """On 2 June at two the clock was to be set to three, and half past two to be then; it was called off."""

    async def first(s: Scene) -> None:
        await s.add(5, "02:30", "Made/Up")
        s.clock.pass_by(16 * HOUR)
        await s.go(HOUR + 600)

    async def second(s: Scene) -> None:
        assert posted(s) == [at(2, 2)]
        await s.go(HOUR)
        assert posted(s) == [at(2, 2)]
        s.clock.pass_by(23 * HOUR)
        await s.go(HOUR)
        assert posted(s) == [at(2, 2), at(3, 2, 30)]

    rules("<AAA>0<BBB>,J153/2,J300/2")
    world.play(first)
    rules(behind(0))
    world.play(second)


def test_fault_compute_tzdata_while_the_answer_was_lost(world: World, rules: Rules) -> None:
    """What is on its way is known by its label, whatever moment that is now."""

    async def first(s: Scene) -> None:
        s.channels.plan.append((True, uncertain()))
        await s.add(5, "09:00", "Made/Up")
        await s.go(60.5)
        assert len(s.channels.there) == 1

    async def second(s: Scene) -> None:
        s.channels.remembers = False
        await s.go(3.5 * HOUR)
        assert len(s.channels.there) == 1 and await s.outcomes() == ["sent found"]
        assert mark(s.channels.there[0].nonce) in s.channels.there[0].text

    rules(behind(0))
    world.play(first)
    rules(behind(3))
    world.clock.boot = "second"
    world.play(second)


@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 0), (-9, 11), (11, -9), (-3, -2)])
def test_fault_compute_tzdata_of_any_width(world: World, rules: Rules, old: int, new: int) -> None:
    """Every label is known once, none between two is left out, and briefs are numbered without a gap."""

    async def first(s: Scene) -> None:
        await s.add(5, "0 * * * *", "Made/Up")
        s.clock.pass_by(30 * HOUR)
        await s.go(2 * HOUR)

    async def second(s: Scene) -> None:
        await s.go(2 * HOUR)
        s.clock.pass_by(22 * HOUR)
        await s.go(2 * HOUR)
        labels = [e.label for e in await s.log()]
        one = datetime.timedelta(hours=1)
        assert sorted(labels) == [min(labels) + n * one for n in range(len(labels))]
        numbers = [int(p.text.split()[3]) for p in s.channels.there]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) == (await s.outcomes()).count("sent")

    rules(behind(old))
    world.play(first)
    rules(behind(new))
    world.play(second)
