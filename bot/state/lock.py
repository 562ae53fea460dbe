"""The one writer of a state database: a lock that its process holds, and that ends with it however it ends."""

from __future__ import annotations

import datetime
import json
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.state.errors import InUseError, explained
from briefs.records import dataclass

_MOMENT = 0.05  # seconds
_LONGEST = 1000  # bytes of a lock file that are looked at


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a lock."""

    host: str
    pid: int
    since: str

    def __str__(self) -> str:
        return f"process {self.pid} on {self.host}, since {self.since}"


def lock_of(database: Path) -> Path:
    """The file that is locked: not the database, as to close that would end SQLite's own locks on it."""
    return database.with_name(f"{database.name}.lock")


@contextmanager
def held(database: Path, now: datetime.datetime) -> Iterator[None]:
    """Hold the lock of a database; InUseError, naming who holds it, where that is somebody else."""
    with explained(database):
        handle = os.open(lock_of(database), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _take(handle) and not _take_soon(handle):
            raise _in_use(database)
        me = {"host": socket.gethostname(), "pid": os.getpid(), "since": now.isoformat(timespec="seconds")}
        with explained(database):
            os.ftruncate(handle, 0)
            os.write(handle, json.dumps(me).encode())
        yield
        with suppress(OSError):  # a name that stays is not believed without the lock
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def holder(database: Path) -> Owner | None:
    """Who holds the lock of a database now, as far as can be told; None where nobody does."""
    try:
        handle = os.open(lock_of(database), os.O_RDWR)
    except OSError:
        return None
    try:
        return None if _take(handle) else _owner(database)
    finally:
        os.close(handle)


def _take_soon(handle: int) -> bool:
    """Another try: whoever looks at who holds the lock has it themselves for a moment."""
    time.sleep(_MOMENT)
    return _take(handle)


def _in_use(database: Path) -> InUseError:
    return InUseError(
        f"The state database {database} is in use by another briefbot: {_owner(database)}.",
        "Stop that one first, or set BRIEFBOT_STATE to another file.",
    )


def _owner(database: Path) -> Owner:
    """What the holder has written of itself; it may just be about to."""
    try:
        with lock_of(database).open("rb") as file:
            said = json.loads(file.read(_LONGEST))
        return Owner(str(said["host"]), int(said["pid"]), str(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Owner("an unknown host", 0, "just now")


if sys.platform == "win32":
    import msvcrt

    _BEYOND = 1 << 30  # a byte that nobody writes: on Windows what is locked cannot be read

    def _take(handle: int) -> bool:
        os.lseek(handle, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
