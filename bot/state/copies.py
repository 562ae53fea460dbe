"""Copies of the state database: of a moment, in one file, found whole; made while it is in use."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from bot.state.errors import (
    BACKUP,
    STATE,
    ForeignError,
    InUseError,
    StateError,
    damaged,
    explained,
    foreign,
    missing,
    newer,
)
from bot.state.lock import held
from bot.state.migrate import APPLICATION, migrations
from briefs.records import dataclass

BUSY = 5.0  # seconds that another program may hold a file
_COMPANIONS = ("-wal", "-shm", "-journal")  # files that SQLite keeps beside a database
KEPT_DAYS = 30  # of a copy that a migration or a restore left; what a server had forgotten may be in it


@dataclass(frozen=True, slots=True)
class Backup:
    """When a backup was last made, and where."""

    at: datetime.datetime
    file: str


def backup(database: Path, file: Path, now: datetime.datetime, replace: bool = False) -> str:
    """Write a backup of the database into a file, whoever is using it; StateError where that cannot be.

    Why nothing was noted of it beside the database, so that nobody is told when the last one was made; empty where
    it was.
    """
    database, file = canonical(database), canonical(file)
    if not database.exists():
        raise missing(database)
    if file.exists() and not replace:
        raise StateError(f"{file} exists.", "Give another FILE, or --force to replace it.")
    if file == database or (file.exists() and file.samefile(database)):
        raise StateError(f"{file} is the state database itself.", "Give another FILE.")
    inspect(database)
    with explained(file, BACKUP):
        copy(database, file)
    note = json.dumps({"at": now.isoformat(timespec="seconds"), "file": str(file)})
    try:
        _note(database).write_text(note, "utf-8")
    except OSError as error:
        return error.strerror or str(error)
    return ""


def last_backup(database: Path) -> Backup | None:
    """The last backup that was made of the database; None where none is known."""
    try:
        said = json.loads(_note(database).read_text("utf-8"))
        return Backup(datetime.datetime.fromisoformat(said["at"]), str(said["file"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def restore(file: Path, database: Path, now: datetime.datetime) -> Path | None:
    """Put a backup in the place of the database, with its schedules paused; what was there is kept.

    The copy that was kept, if there was anything. StateError, and nothing changed, where the file is no sound
    backup or the database is in use.
    """
    database = canonical(database)
    if not file.exists():
        raise StateError(f"There is no {file}.")
    try:
        inspect(file, BACKUP)
    except StateError as error:
        raise StateError(error.sentence, "Give another FILE.") from error
    with explained(database):
        database.parent.mkdir(parents=True, exist_ok=True)
    with held(database, now):
        new = _beside(database, ".restoring")
        with explained(database), _gone_after(new):
            copy(file, new)
            with _connected(new) as copied:
                copied.execute("PRAGMA synchronous = FULL")
                copied.execute("INSERT OR REPLACE INTO mark VALUES ('restored', ?)", (now.isoformat(),))
            old = _set_aside(database, now)
            _alone(database)
            new.replace(database)
            _sync_names(database.parent)
        return old


def _set_aside(database: Path, now: datetime.datetime) -> Path | None:
    """Keep what is about to be replaced; a damaged one together with its log, as some of it may be saved."""
    if not database.exists():
        return None
    old = kept(database, now.strftime("replaced-%Y%m%dT%H%M%SZ"))
    try:
        inspect(database)
        with _opened(database) as replaced:
            replaced.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        log = _beside(database, "-wal")
        if log.exists() and log.stat().st_size:
            raise InUseError(f"The state database {database} is being read.", "Try again in a moment.")
    except (ForeignError, InUseError):
        raise
    except StateError:
        for suffix in _COMPANIONS:
            if (file := _beside(database, suffix)).exists():
                file.replace(_beside(old, suffix))
    old.unlink(missing_ok=True)
    try:
        os.link(database, old)
    except OSError:  # not every disk has links
        shutil.copyfile(database, old)
    os.utime(old, (now.timestamp(), now.timestamp()))  # from now on it is kept
    return old


def _alone(file: Path) -> None:
    """Remove what SQLite left beside a database: it would be taken for a part of the one that takes its place."""
    for suffix in _COMPANIONS:
        _beside(file, suffix).unlink(missing_ok=True)


def copy(source: Path, target: Path) -> None:
    """A copy of the database as it is now, which appears whole or not at all; errors as they come."""
    part = _beside(target, ".part")
    with _gone_after(part):
        part.touch(mode=0o600)
        with _connected(source, "ro") as database, _connected(part) as copied:
            database.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE").fetchall()  # one file, without a log beside it
        with _connected(part, "ro") as copied:
            _form(copied, target, BACKUP)
        handle = os.open(part, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        _alone(target)
        part.replace(target)
        _sync_names(target.parent)


@contextmanager
def _gone_after(file: Path) -> Iterator[None]:
    """Nothing of a file, or beside it, is there before and after, but what the block gives another name."""
    _removed(file)
    try:
        yield
    finally:
        _removed(file)


def _removed(file: Path) -> None:
    file.unlink(missing_ok=True)
    _alone(file)


def inspect(file: Path, what: str = STATE) -> int:
    """The form of a state database that is whole and that we can read; StateError where it is not."""
    with explained(file, what), _connected(file, "ro") as database:
        return _form(database, file, what)


def _form(database: sqlite3.Connection, file: Path, what: str) -> int:
    application, form = (
        database.execute(pragma).fetchone()[0] for pragma in ("PRAGMA application_id", "PRAGMA user_version")
    )
    if application != APPLICATION:
        raise foreign(file)
    if form > len(migrations()):
        raise newer(file, form, len(migrations()))
    found = database.execute("PRAGMA integrity_check").fetchall()
    if found != [("ok",)] or database.execute("PRAGMA foreign_key_check").fetchall():
        raise damaged(file, what)
    return int(form)


def canonical(database: Path) -> Path:
    """The one path of a database, by which its lock goes, through whatever links it was named."""
    return database.resolve()


def restored_at(file: Path) -> datetime.datetime | None:
    """When a database was restored, if nobody has confirmed since that it may run."""
    with _opened(file, "ro") as database:
        row = database.execute("SELECT value FROM mark WHERE name = 'restored'").fetchone()
    return datetime.datetime.fromisoformat(row[0]) if row else None


def sending(file: Path) -> tuple[str | None, str | None, int | None, int, int]:
    """What a whole database says of what goes out by itself.

    When the courier was last at work, by how many seconds the clock was ahead then, when something is due next, how
    many schedules run and are suspended.
    """
    with _opened(file, "ro") as database:
        marks = dict(database.execute("SELECT name, value FROM mark WHERE name IN ('tick', 'clock')"))
        next, running, suspended = database.execute(
            "SELECT min(CASE status WHEN 'active' THEN next END), coalesce(sum(status = 'active'), 0), "
            "coalesce(sum(status = 'suspended'), 0) FROM schedule"
        ).fetchone()
    return marks.get("tick"), marks.get("clock"), next, int(running), int(suspended)


def kept(database: Path, why: str) -> Path:
    """Where a copy is kept beside the database."""
    return _beside(database, f".{why}.kept")


def sweep(database: Path, now: datetime.datetime) -> None:
    """Remove copies that have been kept long enough."""
    oldest = (now - datetime.timedelta(days=KEPT_DAYS)).timestamp()
    for file in database.parent.glob(f"{database.name}.*.kept*"):
        with suppress(OSError):  # the next start tries again
            if file.stat().st_mtime < oldest:
                file.unlink()


@contextmanager
def _opened(file: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    with explained(file), _connected(file, mode) as database:
        yield database


@contextmanager
def _connected(file: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    uri = f"{file.absolute().as_uri()}?mode={mode}"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY)) as database:
        yield database


def _beside(database: Path, what: str) -> Path:
    return database.with_name(f"{database.name}{what}")


def _note(database: Path) -> Path:
    return _beside(database, ".last-backup")


def _sync_names(folder: Path) -> None:
    """Let the names in a folder be on disk."""
    if os.name == "posix":  # elsewhere a folder cannot be opened
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
