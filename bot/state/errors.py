"""What can be wrong with the state database, in a sentence each; nothing is ever made anew over it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefs.errors import BriefError

_ELSEWHERE = "Set BRIEFBOT_STATE to another file."
_OTHER = "Give another FILE."
_RESTORE = "Restore a backup with briefbot db restore."
_PRIMARY = 0xFF  # of SQLite's extended result codes, the byte that says what kind of failure it is
# SQLite knows one full disk, ENOSPC. A quota and a limit on the size of files fail as writes, and pass like it.
_UNWRITTEN = (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_SHMSIZE)

STATE, BACKUP = "The state database", "The backup"


class StateError(BriefError):
    """The state database cannot be opened, read or written."""


class InUseError(StateError):
    """Another copy of the program holds the state database."""


class DamagedError(StateError):
    """The state database is not what was written, or its disk fails: nothing may go on from it."""


class ForeignError(DamagedError):
    """Something else lies where the state database should be."""


def foreign(path: Path) -> ForeignError:
    """What to raise where something lies that is no state database."""
    return ForeignError(f"{path} is not a state database of briefbot.", _ELSEWHERE)


def newer(path: Path, version: int, known: int) -> StateError:
    """What to raise where a later version of the program has been at work."""
    sentence = f"{path} was written by a newer briefbot (form {version}; this one knows {known})."
    return StateError(sentence, "Install that version again.")


def damaged(path: Path, what: str = STATE) -> DamagedError:
    """What to raise where the database is not what was written."""
    return DamagedError(f"{what} {path} is damaged.", _RESTORE if what == STATE else _OTHER)


def missing(path: Path) -> StateError:
    """What to raise where there is none."""
    return StateError(f"There is no state database at {path}.")


@contextmanager
def explained(path: Path, what: str = STATE) -> Iterator[None]:
    """Says in one sentence what SQLite or the system has against a file; other errors are faults of ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        told = _told(path, what, getattr(error, "sqlite_errorcode", 0))
        if told is None:
            raise
        raise told from error
    except OSError as error:
        sentence = f"{what} {path} cannot be used: {error.strerror or error}."
        raise StateError(sentence, _instead(what)) from error


def _told(path: Path, what: str, code: int) -> StateError | None:
    match code & _PRIMARY:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StateError(f"{what} {path} is locked by another program.", "Try again later.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StateError(f"{what} {path} cannot be written.", _instead(what))
        case sqlite3.SQLITE_CANTOPEN:
            return StateError(f"{what} {path} cannot be opened.", _instead(what))
        case sqlite3.SQLITE_FULL:
            return _full(path, what)
        case sqlite3.SQLITE_IOERR if code in _UNWRITTEN:
            return _full(path, what)
        case sqlite3.SQLITE_IOERR:
            return DamagedError(f"{what} {path} cannot be read or written.", "Check the disk.")
        case sqlite3.SQLITE_NOTADB:
            return foreign(path)
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path, what)
        case _:
            return None


def _full(path: Path, what: str) -> StateError:
    sentence = f"There is no space left for {what[0].lower()}{what[1:]} {path}; nothing was changed."
    return StateError(sentence, "Free some space, or raise the quota or the limit on the size of files.")


def _instead(what: str) -> str:
    return _ELSEWHERE if what == STATE else _OTHER
