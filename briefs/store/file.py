"""What a store looks like from outside, told before anything in it is opened.

A store is a folder. ``current`` names the one generation in it that counts, a folder with a database and a
search index, written whole before it is named. To replace a store is to replace that one line, which is
atomic on every platform; what it named before is then swept away.
"""

from __future__ import annotations

import re
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from briefs.errors import StoreError

APPLICATION = 0x42524945  # "BRIE", in SQLite's application_id
FORMAT = 2  # of the tables and documents; bump it when a store of the old form cannot be read any more
CURRENT = "current"
DATABASE = "papers.db"
INDEX = "index"  # the folder of the search index within a generation
VECTORS = "vectors"  # one after the other, by row
SPOOL = "spool"  # what the indexer reads twice, while a generation is made
NEW, LOCK = "new", "lock"  # an unfinished generation; what the compile holds that writes it
NEXT = "current.new"  # about to become ``current``

RECOMPILE = "Compile the papers again."

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_ONE_FILE = 1  # the format in which a store was one file
_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
_LONGEST = 100  # bytes of ``current`` that are looked at
_PARTS = {DATABASE, INDEX, VECTORS, SPOOL}


class Form(Enum):
    """What lies at a path."""

    NOTHING = auto()  # or what a compile left that was killed before it had made a store
    STORE = auto()
    OTHER_VERSION = auto()
    INCOMPLETE = auto()
    FOREIGN = auto()


def current(path: Path) -> str | None:
    """The name of the generation that counts; None where it has none that could be the name of one."""
    try:
        with (path / CURRENT).open("rb") as opened:
            name = opened.read(_LONGEST).decode("ascii", errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return name if is_number(name) else None


def is_number(name: str) -> bool:
    """Whether generations go by names like this: a name is never a way out of the store."""
    return _NUMBER.fullmatch(name) is not None


def form(path: Path) -> Form:
    """What the path holds, by a few names, bytes and a length alone. OSError where it cannot be read."""
    if not path.exists():
        return Form.NOTHING
    if not path.is_dir():
        return _form_of_file(path)
    name = current(path)
    if name:
        with suppress(FileNotFoundError, NotADirectoryError):
            return _form_of_database(path / name / DATABASE)
    if not _is_rest(path):
        return Form.FOREIGN
    return Form.INCOMPLETE if (path / CURRENT).exists() else Form.NOTHING


def missing(path: Path) -> bool:
    """Whether there is no store at the path yet, and nothing else that would be in a store's way."""
    try:
        return form(path) is Form.NOTHING
    except OSError:
        return False


def _form_of_file(file: Path) -> Form:
    """Once, a store was one file. An empty one is nobody's."""
    if not file.is_file():
        return Form.FOREIGN
    head = _head(file)
    if not head:
        return Form.INCOMPLETE
    ours = len(head) == _HEADER and _is_ours(head) and _number(head, 60) == _ONE_FILE
    return Form.OTHER_VERSION if ours else Form.FOREIGN


def _form_of_database(file: Path) -> Form:
    head = _head(file)
    if len(head) < _HEADER and head[:16] == _MAGIC[: len(head)]:
        return Form.INCOMPLETE
    if not _is_ours(head):
        return Form.FOREIGN
    if _number(head, 60) != FORMAT:
        return Form.OTHER_VERSION
    page = int.from_bytes(head[16:18], "big")
    whole = _number(head, 28) * (65536 if page == 1 else page)
    return Form.STORE if file.stat().st_size == whole else Form.INCOMPLETE


def _is_rest(folder: Path) -> bool:
    """Whether a folder has nothing in it but what compiles of a store leave behind; or nothing."""
    found = {file.name: file for file in folder.iterdir()}
    own = all(n in (LOCK, CURRENT, NEXT) or is_generation(file) for n, file in found.items())
    return not found or (own and LOCK in found and not found[LOCK].stat().st_size)


def is_generation(folder: Path) -> bool:
    """Whether a folder in a store is a generation by its name and all that is in it, finished or not."""
    named = folder.name == NEW or is_number(folder.name)
    try:
        return named and {file.name for file in folder.iterdir()} <= _PARTS
    except FileNotFoundError:  # it has just been swept away
        return named
    except NotADirectoryError:
        return False


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(_HEADER)


def _is_ours(head: bytes) -> bool:
    return head[:16] == _MAGIC and _number(head, 68) == APPLICATION


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")


def uri(path: Path) -> str:
    """The path as SQLite wants it where options follow."""
    return path.absolute().as_uri()


def check(path: Path) -> Path:
    """The generation that counts; StoreError where the path holds nothing that this version can read."""
    try:
        found, name = form(path), current(path)
    except OSError as error:
        raise StoreError(f"The store {path} cannot be read: {error.strerror}.") from error
    if found is Form.NOTHING:
        raise StoreError(f"There is no store at {path}.", "Compile the papers first.")
    if found is Form.FOREIGN:
        raise foreign(path)
    if found is Form.OTHER_VERSION:
        raise other_version(path)
    if name is None:
        raise damaged(path)
    if found is Form.INCOMPLETE:
        raise StoreError(f"The store {path} is incomplete.", RECOMPILE)
    return path / name


def foreign(path: Path) -> StoreError:
    """What to raise where something lies that is no store."""
    return StoreError(f"{path} is not a store of briefbot.", "Give another --store.")


def other_version(path: Path) -> StoreError:
    """What to raise where a store is whole, and only another version can read it."""
    return StoreError(f"The store {path} was compiled by another version of briefbot.", RECOMPILE)


def damaged(path: Path) -> StoreError:
    """What to raise where what lies in a store is not what was written."""
    return StoreError(f"The store {path} is damaged.", RECOMPILE)


def check_replaceable(path: Path) -> None:
    """StoreError where the path holds something that is no store: a compile never overwrites it."""
    if form(path) is Form.FOREIGN:
        raise foreign(path)
