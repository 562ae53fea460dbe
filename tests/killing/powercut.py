"""The power fails: what may then be on the disk, and what the courier makes of it.

The store runs with everything noted that SQLite does to its files. At any moment of that, all that was synced is on
the disk, and of what was written later any part of 512 bytes, or nothing, or something else in its place. Such files
are opened as they would be after the cut, and the courier goes on from them, with a Discord that has lost nothing.
"""

import asyncio
import datetime
import json
import random
import socket
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import mutants
import oracle
from edits import Told
from emulator import Emulator
from life import START, World, WorldClock, carry_on, prepare, show
from recording import Deleted, Event, Synced, Truncated, Written, recorded
from stage import Options, child, ended, folder_for, world_of

from bot.state.errors import StateError

_SECTOR = 512
_SHARES = (0.0, 0.2, 0.5, 0.8, 1.0)  # of what was not synced, that comes to the disk all the same
_TRASHED = 0.1  # of the rest
_WRONG = "lost doubled reworded misnumbered mistimed misstated gone half".split()
_JUDGED = ("expected", *_WRONG)


@dataclass(frozen=True)
class Noted:
    """Something outside the database has happened: on Discord, with a moderator, or to the clock."""

    file: str
    text: str


Log = list[Event | Noted]


class Witness(Emulator):
    """Notes in the log what it writes down."""

    log: Log

    def _note(self, event: str, channel: str, **more: object) -> None:
        super()._note(event, channel, **more)
        self.log.append(Noted("journal", json.dumps({"event": event, "channel": channel, **more}) + "\n"))


@dataclass
class HeardTold(Told):
    log: Log = field(default_factory=list)

    def note(self, what: str, n: int) -> None:
        super().note(what, n)
        self.log.append(Noted("edits", f"{what} {n}\n"))


class HeardClock(WorldClock):
    log: Log

    def go_on(self, to: datetime.datetime) -> None:
        super().go_on(to)
        self.log.append(Noted("clock", to.isoformat()))


@dataclass
class _File:
    """One file: what is on the disk for sure, and what has been done to it since."""

    synced: bytearray = field(default_factory=bytearray)
    later: list[Written | Truncated] = field(default_factory=list)

    def sync(self) -> None:
        for event in self.later:
            _apply(self.synced, event)
        self.later.clear()

    def torn(self, dice: random.Random) -> bytes:
        """What may be there after a cut."""
        found, share = bytearray(self.synced), dice.choice(_SHARES)
        for event in self.later:
            if isinstance(event, Truncated):
                if dice.random() < share:
                    _apply(found, event)
                continue
            for piece in _sectors(event):
                if dice.random() < share:
                    _apply(found, piece)
                elif dice.random() < _TRASHED:
                    _apply(found, replace(piece, data=dice.randbytes(len(piece.data))))
        return bytes(found)


def _sectors(event: Written) -> Iterator[Written]:
    """What is written, cut where the sectors of a disk end."""
    at, end = event.offset, event.offset + len(event.data)
    while at < end:
        stop = min(end, (at // _SECTOR + 1) * _SECTOR)
        yield Written(event.file, at, event.data[at - event.offset : stop - event.offset])
        at = stop


def _apply(content: bytearray, event: Written | Truncated) -> None:
    if isinstance(event, Truncated):
        del content[event.size :]
        return
    if len(content) < event.offset:
        content.extend(bytes(event.offset - len(content)))
    content[event.offset : event.offset + len(event.data)] = event.data


@dataclass
class _Disk:
    """What the files are at a moment of the log."""

    files: dict[str, _File] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)

    def take(self, event: Event | Noted) -> None:
        match event:
            case Noted("clock", text):
                self.notes["clock"] = text
            case Noted(file, text):
                self.notes[file] = self.notes.get(file, "") + text
            case Synced(file):
                self.files.setdefault(file, _File()).sync()
            case Deleted(file):
                self.files.pop(file, None)
            case _:
                self.files.setdefault(event.file, _File()).later.append(event)

    def sync(self) -> None:
        for file in self.files.values():
            file.sync()

    def image(self, folder: Path, dice: random.Random) -> None:
        for name, file in self.files.items():
            (folder / name).write_bytes(file.torn(dice))
        for name in ("journal", "edits"):
            (folder / name).write_text(self.notes.get(name, ""))
        (folder / "clock").write_text(self.notes.get("clock", START.isoformat()))


def cut(options: Options) -> dict[str, Any]:
    """Run a world to its end, then cut the power at so many moments of that, and go on from each."""
    with folder_for(options) as folder:
        verdict = Path(folder, "verdict")
        # In a child: what a mutant has changed is gone with it.
        ended(child(lambda: verdict.write_text(json.dumps(_cut(options, folder)))))
        told: dict[str, Any] = json.loads(verdict.read_text())
        return told


def _cut(options: Options, folder: str) -> dict[str, Any]:
    dice = random.Random(options.get("seed", 1))  # noqa: S311
    log: Log = []
    with recorded(log.append):
        begun = asyncio.run(_run(options, folder, log))
    found: Counter[str] = Counter()
    disk, taken = _Disk(), 0
    for moment in _moments(log, begun, options.get("images", 300), dice):
        for event in log[taken:moment]:
            disk.take(event)
            taken += 1
            if taken == begun:  # what a mutant never syncs was all on the disk when it began
                disk.sync()
        with folder_for(options) as image:
            disk.image(Path(image), dice)
            found.update(_after(options, image))
    wrong = sum(found[name] for name in ("corrupt", *_WRONG))
    return {name: found[name] for name in ("images", "corrupt", *_JUDGED)} | {"sound": not wrong}


def _moments(log: Log, begun: int, count: int, dice: random.Random) -> list[int]:
    """When to cut: at any event, and at every fourth time while the log is moved into the database."""
    moving = [n for n, e in enumerate(log) if n >= begun and getattr(e, "file", "") == "state.db"]
    some = dice.choices(moving, k=count // 4) if moving else []
    return sorted(some + dice.choices(range(begun, len(log) + 1), k=count - len(some)))


@asynccontextmanager
async def _world(options: Options, folder: str, log: Log) -> AsyncIterator[World]:
    """A world whose Discord runs in this very process."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        world = world_of(options, folder, listening.getsockname()[1])
        world.journal.touch()
        emulator = Witness(world.journal, options.get("seed", 1), options.get("faults", 0.1), 0, late=False)
        emulator.log = log
        server = await asyncio.start_server(emulator.serve, sock=listening)
        async with server:
            yield world


async def _run(options: Options, folder: str, log: Log) -> int:
    """Run a world from the first to the last; the place in the log at which there were all its schedules."""
    async with _world(options, folder, log) as world:
        if world.mutant:
            mutants.MUTANTS[world.mutant]()
        await prepare(world)
        begun = len(log)
        clock = HeardClock(world)
        clock.log = log
        await carry_on(world, clock, HeardTold(world.told.file, log), world.end)
    return begun


def _after(options: Options, folder: str) -> dict[str, int]:
    """What becomes of an image."""
    found = {"images": 1, "corrupt": int(_corrupt(Path(folder)))}
    if found["corrupt"]:
        return found
    try:
        verdict = asyncio.run(_recover(options, folder))
    except StateError:
        return found | {"corrupt": 1}
    return found | {name: verdict[name] for name in _JUDGED}


def _corrupt(folder: Path) -> bool:
    """What SQLite itself finds in a copy: the courier is to find the files as they were left."""
    with folder_for({}) as other:
        for name in ("state.db", "state.db-wal"):
            if (folder / name).exists():
                (Path(other) / name).write_bytes((folder / name).read_bytes())
        try:
            with closing(sqlite3.connect(Path(other) / "state.db")) as database:
                whole = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                return not whole or bool(database.execute("PRAGMA foreign_key_check").fetchall())
        except sqlite3.DatabaseError:
            return True


async def _recover(options: Options, folder: str) -> dict[str, Any]:
    """Another start of the machine: what was due by the cut goes out, and the moderators see their edits."""
    async with _world(options | {"faults": 0, "mutant": ""}, folder, []) as found:
        world = replace(found, edits=found.told.counts()["begun"])
        clock = WorldClock(world, "another boot")
        now = clock.now()
        await carry_on(world, clock, world.told, now)
        await show(world)
    return oracle.concluded(world, {"kills": 1, "ended": "done"}, now)
