"""How the state database is, looked at from outside; nothing is changed and nobody is kept waiting."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from bot.state.copies import Backup, canonical, inspect, last_backup, restored_at, sending
from bot.state.lock import Owner, holder, lock_of
from briefs.records import dataclass

_WITH_SCHEDULES = 2  # the form from which on there are any


@dataclass(frozen=True, slots=True)
class Sending:
    """What goes out by itself."""

    ticked: datetime.datetime | None  # when the courier was last at work
    ahead: datetime.timedelta | None  # by how much the machine's clock was ahead then, where it was wrong
    next: datetime.datetime | None  # when something is due
    running: int  # schedules
    suspended: int


@dataclass(frozen=True, slots=True)
class Condition:
    """What can be said of a state database that is whole."""

    form: int
    holder: Owner | None  # the process that has it
    backup: Backup | None  # the last one
    restored: datetime.datetime | None  # since when it waits for somebody to confirm that it may run
    sending: Sending | None  # None in a database from before there were schedules


def condition(path: Path) -> Condition | None:
    """How the database at a path is, None where there is none yet; StateError where it cannot be used."""
    path = canonical(path)
    if not path.exists():
        return None
    form = inspect(path)
    sent = _sending(path) if form >= _WITH_SCHEDULES else None
    return Condition(form, holder(path), last_backup(path), restored_at(path), sent)


def barred(path: Path) -> Path | None:
    """What may not be written of a database, of its lock or of the folder of both, there or to be; None if all may."""
    path = canonical(path)
    folder = next(folder for folder in path.parents if folder.exists())
    needed = (folder, path, lock_of(path))
    return next((file for file in needed if file.exists() and not os.access(file, os.W_OK)), None)


def _sending(path: Path) -> Sending:
    ticked, ahead, next, running, suspended = sending(path)
    return Sending(
        datetime.datetime.fromisoformat(ticked) if ticked else None,
        datetime.timedelta(seconds=int(ahead)) if ahead else None,
        datetime.datetime.fromtimestamp(next, datetime.UTC) if next is not None else None,
        running,
        suspended,
    )
