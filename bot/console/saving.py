"""Files that go with a reply, written where somebody wants them; what is there already stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from bot.model import Attachment
from briefs.errors import BriefError


class SavingError(BriefError):
    """A file cannot be written."""


def save(files: Iterable[Attachment], folder: Path) -> list[Path]:
    """Where each file is now; one of its name that says something else is left, and the new one numbered."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [_written(folder / file.name, file.data) for file in files]
    except OSError as error:
        raise SavingError(
            f"{folder} cannot be written to: {error.strerror}.", "Name another folder."
        ) from error


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
