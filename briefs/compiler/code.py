"""Which code compiles: what an older version compiled is not taken for its work."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path


@cache
def version() -> str:
    """A short hash of this package's own source: no change of the compiler can be forgotten."""
    package = Path(__file__).parent.parent
    files = sorted(path.relative_to(package).as_posix() for path in package.rglob("*.py"))
    found = sha256()
    for file in files:
        found.update(file.encode() + b"\0" + sha256((package / file).read_bytes()).digest())
    return found.hexdigest()[:16]
