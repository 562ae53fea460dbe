"""The files of a reply, written where somebody wants them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from bot.markup import escape
from bot.model import Attachment, Reply
from briefs.errors import BriefError


class SavingError(BriefError):
    """A file cannot be written."""


def save(files: Sequence[Attachment], folder: Path) -> Reply:
    """Where each file is now; SavingError where there is none, or the folder takes none.

    A file of the same name that says something else stays as it is, and the new one gets a number.
    """
    if not files:
        raise SavingError("This answer has no files.", "A comparison of three papers or more has two.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths = [_written(folder / file.name, file.data) for file in files]
    except OSError as error:
        raise SavingError(
            f"{folder} cannot be written to: {error.strerror}.", "Name another folder."
        ) from error
    return Reply("\n".join(f"Saved: **{escape(str(path))}**" for path in paths))


def _written(path: Path, data: bytes) -> Path:
    for other in _names(path):
        try:
            with other.open("xb") as file:
                file.write(data)
        except FileExistsError:
            if not (other.is_file() and other.read_bytes() == data):
                continue
        return other
    raise AssertionError("the numbers have an end")


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")
