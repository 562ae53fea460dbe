"""The files of a folder of papers, as they lie there."""

from __future__ import annotations

import os
import unicodedata
from hashlib import sha256
from pathlib import Path

from briefs.errors import SeedsError
from briefs.readers import readable
from briefs.readers.decode import LARGEST
from briefs.store.store import Seen

PAPERS = "papers.toml"
TOPICS = "topics.toml"
_ENOUGH = LARGEST + 1  # bytes of a file that are read: what is larger is no paper anyway


def paper_files(folder: Path) -> dict[str, Path]:
    """The papers of a folder and the folders in it, by their path there; hidden ones are left out.

    SeedsError where there is no such folder. A name is text with forward slashes, the same on every system.
    """
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        raise SeedsError(f"The folder of papers {folder} {what}.", "Give a folder with --seeds.")
    found = {}
    for root, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(root, name)
            if readable(name) and not name.startswith(".") and path.is_file():
                found[_shown(path.relative_to(folder))] = path
    return {file: found[file] for file in sorted(found) if file.casefold() != "readme.md"}


def settings_files(folder: Path) -> dict[str, Path]:
    """papers.toml and topics.toml, where the folder has them."""
    return {name: folder / name for name in (PAPERS, TOPICS) if (folder / name).is_file()}


def see(file: str, path: Path) -> tuple[Seen, bytes | None]:
    """How a file lay just before it was read, and its bytes; none where it cannot be read."""
    try:
        stat = path.stat()
    except OSError:
        return Seen(file, 0, 0, ""), None
    try:
        with path.open("rb") as opened:
            data = opened.read(_ENOUGH)
    except OSError:
        return Seen(file, stat.st_size, stat.st_mtime_ns, ""), None
    return Seen(file, stat.st_size, stat.st_mtime_ns, sha256(data).hexdigest()), data


def _refuse(error: OSError) -> None:
    raise SeedsError(f"The folder {error.filename} cannot be read: {error.strerror}.") from error


def _shown(path: Path) -> str:
    text = path.as_posix().encode("utf-8", "backslashreplace").decode()
    return unicodedata.normalize("NFC", text)
