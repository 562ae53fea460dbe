"""What can be wrong with the state database, in a sentence each; nothing is ever made anew over it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefs.errors import BriefError

_ELSEWHERE = "Set BRIEFBOT_STATE to another file."
_RESTORE = "Restore a backup with briefbot db restore."
_PRIMARY = 0xFF  # of SQLite's extended result codes, the byte that says what kind of failure it is


class StateError(BriefError):
    """The state database cannot be opened, read or written."""


class InUseError(StateError):
    """Another copy of the program holds the state database."""


class ForeignError(StateError):
    """Something else lies where the state database should be."""


def foreign(path: Path) -> ForeignError:
    """What to raise where something lies that is no state database."""
    return ForeignError(f"{path} is not a state database of briefbot.", _ELSEWHERE)


def newer(path: Path, version: int, known: int) -> StateError:
    """What to raise where a later version of the program has been at work."""
    sentence = f"{path} was written by a newer briefbot (form {version}; this one knows {known})."
    return StateError(sentence, "Install that version again.")


def damaged(path: Path) -> StateError:
    """What to raise where the database is not what was written."""
    return StateError(f"The state database {path} is damaged.", _RESTORE)


def missing(path: Path) -> StateError:
    """What to raise where there is none."""
    return StateError(f"There is no state database at {path}.")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Says in one sentence what SQLite or the system has against a database; other errors are faults of ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        told = _told(path, getattr(error, "sqlite_errorcode", 0) & _PRIMARY)
        if told is None:
            raise
        raise told from error
    except OSError as error:
        sentence = f"The state database {path} cannot be used: {error.strerror or error}."
        raise StateError(sentence, _ELSEWHERE) from error


def _told(path: Path, code: int) -> StateError | None:
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StateError(f"The state database {path} is locked by another program.", "Try again later.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StateError(f"The state database {path} cannot be written.", _ELSEWHERE)
        case sqlite3.SQLITE_CANTOPEN:
            return StateError(f"The state database {path} cannot be opened.", _ELSEWHERE)
        case sqlite3.SQLITE_FULL:
            sentence = f"There is no space left for the state database {path}; nothing was changed."
            return StateError(sentence, "Free some space.")
        case sqlite3.SQLITE_IOERR:
            return StateError(f"The state database {path} cannot be read or written.", "Check the disk.")
        case sqlite3.SQLITE_NOTADB:
            return foreign(path)
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path)
        case _:
            return None
