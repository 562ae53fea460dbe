"""Whether a store is older than its papers, told without reading files that lie as they lay."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefs.compiler import code
from briefs.compiler.folder import paper_files, see, settings_files
from briefs.errors import StoreError
from briefs.store.file import CURRENT
from briefs.store.store import Seen, Store

# A file written so shortly before the store may have changed once more within one tick of its clock.
_RACE_NS = 2_000_000_000


async def stale(seeds: Path, store: Path) -> bool:
    """Whether the store is older than the papers of the folder, or cannot be read: it must be compiled then.

    SeedsError where the folder is missing. Files are read only where their size or time of change differ.
    """
    files = paper_files(seeds) | settings_files(seeds)
    try:
        written = (store / CURRENT).stat().st_mtime_ns
        async with Store.open(store) as opened:
            if opened.stamp != code.stamp() and opened.code != code.version():
                return True
            seen, folder = await opened.seen(), opened.seeds
    except (StoreError, OSError):
        return True
    return files.keys() != seen.keys() or _any_changed(files, seen, _trusted(written, folder, seeds))


def _trusted(written: int, folder: Path, seeds: Path) -> int:
    """The time before which a file that looks unchanged is unchanged."""
    # In another folder a copy may have kept the times and not the content.
    return written - _RACE_NS if folder == seeds.absolute() else 0


def _any_changed(files: Mapping[str, Path], seen: Mapping[str, Seen], trusted: int) -> bool:
    return any(_changed(path, seen[file], trusted) for file, path in files.items())


def _changed(path: Path, seen: Seen, trusted: int) -> bool:
    try:
        stat = path.stat()
    except OSError:
        return True
    if stat.st_size == seen.size and stat.st_mtime_ns == seen.mtime_ns < trusted:
        return False
    return stat.st_size != seen.size or see(seen.file, path)[0].sha256 != seen.sha256
