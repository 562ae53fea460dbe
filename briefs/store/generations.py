"""How generations of a store come and go on disk; the steps of a compile, each of them under its lock.

A kill between two steps leaves the old store as it was and at most one generation that does not count, which
the next compile sweeps away.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from briefs.errors import StoreError
from briefs.store.file import (
    CURRENT,
    DATABASE,
    INDEX,
    LOCK,
    NEW,
    NEXT,
    check_replaceable,
    current,
    is_generation,
    is_number,
)


def prepare(path: Path) -> None:
    """Make the folder of a store with its lock. StoreError where something else lies there."""
    check_replaceable(path)
    if path.is_file():  # a store of a version that kept it in one file, which this one cannot read
        _unlink(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        blocked = next(p for p in (path, *path.parents) if os.path.lexists(p))
        raise StoreError(f"{blocked} is not a folder.", "Give another --store.") from None
    (path / LOCK).touch()


def _unlink(file: Path) -> None:
    try:
        file.unlink()
    except OSError:
        if not file.is_dir():  # else another compile has just replaced it
            raise


def begin(path: Path) -> Path:
    """An empty generation, in place of one that a killed compile left."""
    new = path / NEW
    if is_generation(new):
        _remove(new)
    new.mkdir()
    (new / DATABASE).touch()  # unlike SQLite, the system says why it cannot
    return new


def publish(path: Path) -> None:
    """Give the new generation its name, then let ``current`` say so; each step is on disk before the next."""
    new = path / NEW
    # The engine makes files for their owner alone. The database has what the umask gives.
    mode = (new / DATABASE).stat().st_mode & 0o777
    for file in sorted(new.rglob("*")):
        if file.is_file():
            file.chmod(mode)
            _sync(file)
    for folder in (new / INDEX, new):
        _sync_names(folder)
    name = _next(path)
    new.rename(path / name)
    _sync_names(path)
    (path / NEXT).write_text(name, "ascii")
    _sync(path / NEXT)
    (path / NEXT).replace(path / CURRENT)
    _sync_names(path)


def _next(path: Path) -> str:
    """A name that no generation of this store has."""
    numbers = [int(folder.name) for folder in path.iterdir() if is_number(folder.name)]
    return str(max(numbers, default=0) + 1)


def sweep(path: Path) -> None:
    """Remove what is unfinished and what was replaced; where a reader holds it, the next compile does."""
    with suppress(OSError):
        kept = current(path)
        if kept is None and (path / CURRENT).exists():
            return  # nobody knows which one counted
        (path / NEXT).unlink(missing_ok=True)
        for folder in sorted(path.iterdir()):
            if folder.name != kept and is_generation(folder):
                _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder. A thread of tantivy that has just opened an index may make its lock anew meanwhile."""
    for _ in range(2):
        shutil.rmtree(folder, ignore_errors=True)


def _sync(file: Path, flags: int = os.O_RDWR) -> None:
    handle = os.open(file, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_names(folder: Path) -> None:
    """Let the names in a folder be on disk."""
    if os.name == "posix":  # elsewhere a folder cannot be opened
        _sync(folder, os.O_RDONLY)
