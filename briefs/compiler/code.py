"""Which code compiles: what an older version compiled is not taken for its work."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


@cache
def version() -> str:
    """A short hash of this package's own source: no change of the compiler can be forgotten."""
    found = sha256()
    for file in _files():
        found.update(file.encode() + b"\0" + sha256((_PACKAGE / file).read_bytes()).digest())
    return found.hexdigest()[:16]


def stamp() -> str:
    """A short hash of how the source lies on this machine: while it is equal, so is the version."""
    looks = [(file, (_PACKAGE / file).stat()) for file in _files()]
    rows = [f"{_PACKAGE}", *(f"{file} {s.st_size} {s.st_mtime_ns}" for file, s in looks)]
    return sha256("\n".join(rows).encode()).hexdigest()[:16]


@cache
def _files() -> list[str]:
    return sorted(path.relative_to(_PACKAGE).as_posix() for path in _PACKAGE.rglob("*.py"))
