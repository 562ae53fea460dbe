"""What a store file looks like from outside: told from its first hundred bytes, before SQLite opens it."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from briefs.errors import StoreError

APPLICATION = 0x42524945  # "BRIE", in SQLite's application_id
FORMAT = 1  # of the tables and documents; bump it when a store of the old form cannot be read any more

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
RECOMPILE = "Compile the papers again."


class Form(Enum):
    """What lies at a path."""

    STORE = auto()
    OTHER_VERSION = auto()
    TRUNCATED = auto()
    FOREIGN = auto()


def form(path: Path) -> Form:
    """What the file is, by its header and length alone. OSError where it cannot be read."""
    with path.open("rb") as file:
        head = file.read(_HEADER)
    if not head or (head[:16] == _MAGIC and len(head) < _HEADER):
        return Form.TRUNCATED
    if head[:16] != _MAGIC or _number(head, 68) != APPLICATION:
        return Form.FOREIGN
    if _number(head, 60) != FORMAT:
        return Form.OTHER_VERSION
    page = int.from_bytes(head[16:18], "big")
    if path.stat().st_size != _number(head, 28) * (65536 if page == 1 else page):
        return Form.TRUNCATED
    return Form.STORE


def uri(path: Path) -> str:
    """The path as SQLite wants it where options follow."""
    return path.absolute().as_uri()


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")


def check(path: Path) -> None:
    """StoreError where the path holds nothing that this version can read."""
    try:
        found = form(path)
    except FileNotFoundError:
        raise StoreError(f"There is no store at {path}.", "Compile the papers first.") from None
    except OSError as error:
        raise StoreError(f"The store {path} cannot be read: {error.strerror}.") from error
    if found is Form.FOREIGN:
        raise StoreError(f"{path} is not a store of briefbot.", "Give another --store.")
    if found is Form.OTHER_VERSION:
        raise other_version(path)
    if found is Form.TRUNCATED:
        raise StoreError(f"The store {path} is incomplete.", RECOMPILE)


def other_version(path: Path) -> StoreError:
    """What to raise where a store is whole, and only another version can read it."""
    return StoreError(f"The store {path} was compiled by another version of briefbot.", RECOMPILE)


def check_replaceable(path: Path) -> None:
    """StoreError where the path holds something that is no store: a compile never overwrites it."""
    if path.exists() and (path.is_dir() or form(path) is Form.FOREIGN):
        raise StoreError(f"{path} is not a store of briefbot.", "Give another --store.")
