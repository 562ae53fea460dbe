"""What moderators do to a server of their own, by a script; and whether it is there, whole, after a crash.

Each edit is known by its place in the script. It is begun, and told to be kept when the store has come back.
"""

import datetime
import os
import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.schedule.due import first
from bot.schedule.owed import owed
from bot.state.models import Choice, Setting, Visibility
from bot.state.schedule_models import Order, Owed, Schedule, Status
from bot.state.state import State

GUILD, ACTOR = 999, 7
RULE = "0 9 1 1 *"  # once a year: nothing of it is due in any world
SEED = 6
_ROOM = 30  # schedules, of the fifty that a server can have

Edit = tuple[str, Any]
Snapshot = tuple[Any, ...]


@dataclass
class Books:
    """What a server is to have after so many edits."""

    last: int = 0
    schedules: dict[int, tuple[str, str]] = field(default_factory=dict)  # status, and what it was before
    headers: dict[int, str] = field(default_factory=dict)
    changes: list[tuple[int, str]] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    changed: list[tuple[str, str]] = field(default_factory=list)

    def snapshot(self) -> Snapshot:
        return (
            tuple((n, status, self.headers[n]) for n, (status, _) in sorted(self.schedules.items())),
            tuple(self.changes),
            tuple(sorted(self.settings.items())),
            tuple(self.changed),
        )

    def of(self, *statuses: str) -> list[int]:
        return [number for number, (status, _) in sorted(self.schedules.items()) if status in statuses]

    def take(self, edit: Edit) -> None:
        what, given = edit
        if what == "set":
            name, choice = given
            self.settings[name] = choice
            self.changed.append(given)
        elif what == "propose":
            self.last += 1
            self.schedules[self.last], self.headers[self.last] = ("draft", ""), ""
        elif what == "edit":
            number, header = given
            self.headers[number] = header
            self.changes.append((number, what))
        else:
            before, earlier = self.schedules[given]
            new = {"save": "active", "resume": "active", "pause": "paused", "remove": "removed"}.get(
                what, earlier
            )
            self.schedules[given] = (new, before)
            self.changes.append((given, what))


def script(count: int) -> tuple[list[Edit], list[Snapshot]]:
    """So many edits, and what there is before the first and after each."""
    dice, books = random.Random(SEED), Books()  # noqa: S311
    edits, snapshots = [], [books.snapshot()]
    for n in range(count):
        edit = dice.choice(list(_possible(books, n)))
        books.take(edit)
        edits.append(edit)
        snapshots.append(books.snapshot())
    return edits, snapshots


def _possible(books: Books, n: int) -> Iterator[Edit]:
    if drafts := books.of("draft"):
        yield "save", drafts[0]
        return
    living = books.of("active", "paused")
    if len(living) < _ROOM:
        yield "propose", None
    moves = ("pause", "active"), ("resume", "paused"), ("remove", "active"), ("remove", "paused")
    for what, of in (*moves, ("undo", "removed")):
        numbers = books.of(of)
        if numbers and (what != "undo" or len(living) < _ROOM):
            yield what, numbers[n % len(numbers)]
    if living:
        yield "edit", (living[n % len(living)], f"edited {n}")
    yield "set", ("role", str(1000 + n))
    yield "set", ("quiet", f"{n + 1} {n + 2}")
    yield "set", ("visibility", "public" if books.settings.get("visibility") == "private" else "private")


async def snapshot(state: State) -> Snapshot:
    """What the server has, as the database has it."""
    database = await state.database()
    ask: Callable[[str], Awaitable[list[Any]]] = lambda question: database.rows(question, (GUILD,))  # noqa: E731
    return (
        tuple(await ask("SELECT number, status, header FROM schedule WHERE guild = ? ORDER BY number")),
        tuple(
            await ask(
                "SELECT s.number, c.action FROM schedule_change c JOIN schedule s ON s.id = c.schedule "
                "WHERE c.guild = ? ORDER BY c.id"
            )
        ),
        tuple(await ask("SELECT name, value FROM setting WHERE guild = ? ORDER BY name")),
        tuple(await ask("SELECT name, new FROM setting_change WHERE guild = ? ORDER BY id")),
    )


@dataclass
class Told:
    """What was begun and what was told to be kept, in a file that survives whoever writes it."""

    file: Path

    def note(self, what: str, n: int) -> None:
        handle = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(handle, f"{what} {n}\n".encode())
        os.close(handle)

    def counts(self) -> dict[str, int]:
        """How many were begun and kept; how often what was kept was gone, and how often half of one was there."""
        found = {"begun": 0, "kept": 0, "gone": 0, "half": 0}
        for line in self.file.read_text().splitlines() if self.file.exists() else ():
            what, n = line.split()
            if what in ("begun", "kept"):
                found[what] = int(n)
            else:
                found |= {what: found[what] + 1, "begun": int(n), "kept": int(n)}
        return found


def judged(found: Snapshot, snapshots: list[Snapshot], begun: int, kept: int) -> tuple[str, int]:
    """Whether what is there is what was kept, or with it what was begun; and after how many edits it is so."""
    for n in (kept, begun):
        if snapshots[n] == found:
            return "", n
    earlier = [n for n in range(kept) if snapshots[n] == found]
    return ("gone", earlier[-1]) if earlier else ("half", kept)


async def go_on(state: State, told: Told, count: int) -> None:
    """Look at what is there, and do what the script says from there on."""
    edits, snapshots = script(count)
    counts = told.counts()
    wrong, done = judged(await snapshot(state), snapshots, counts["begun"], counts["kept"])
    if wrong:
        told.note(wrong, done)
        return  # nobody can say how to go on
    told.note("kept", done)  # also what nobody was told of
    for n in range(done, count):
        told.note("begun", n + 1)
        await perform(state, edits[n])
        told.note("kept", n + 1)


async def perform(state: State, edit: Edit) -> None:
    """One edit, on disk when it comes back."""
    store, (what, given) = await state.schedules(), edit
    if what == "set":
        name, choice = given
        settings = await state.settings()
        assert await settings.set(GUILD, Setting(name), _choice(name, choice), ACTOR)
    elif what == "edit":
        number, header = given
        found = await store.get(GUILD, number)
        assert found is not None
        order = replace(found.what, header=header)
        kept = await state.schedule_edits()
        assert await kept.edit(GUILD, number, found.version, order, _owed, what, ACTOR)
    elif what == "propose":
        await store.propose(GUILD, Order(RULE, "UTC", 5, "daily"))
    else:
        found = await store.get(GUILD, given)
        assert found is not None
        new = {"save": Status.ACTIVE, "resume": Status.ACTIVE, "pause": Status.PAUSED}.get(what)
        if what == "remove":
            new = Status.REMOVED
        new = new or await store.before(GUILD, given)
        assert new is not None
        next = first(found.what, found.since) if new is Status.ACTIVE else None
        assert await store.change(GUILD, found, what, new, next.at if next else None, ACTOR)


def _owed(found: Schedule, now: datetime.datetime) -> Owed:
    return owed(found.what, found.cursor, now)


def _choice(name: str, choice: str) -> Choice:
    if name == "role":
        return int(choice)
    return tuple(map(int, choice.split())) if name == "quiet" else Visibility(choice)
