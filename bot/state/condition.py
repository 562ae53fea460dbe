"""How the state database is, looked at from outside; nothing is changed and nobody is kept waiting."""

from __future__ import annotations

import datetime
from pathlib import Path

from bot.state.copies import Backup, canonical, inspect, last_backup, restored_at
from bot.state.lock import Owner, holder
from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """What can be said of a state database that is whole."""

    form: int
    holder: Owner | None  # the process that has it
    backup: Backup | None  # the last one
    restored: datetime.datetime | None  # since when it waits for somebody to confirm that it may run


def condition(path: Path) -> Condition | None:
    """How the database at a path is, None where there is none yet; StateError where it cannot be used."""
    path = canonical(path)
    if not path.exists():
        return None
    return Condition(inspect(path), holder(path), last_backup(path), restored_at(path))
