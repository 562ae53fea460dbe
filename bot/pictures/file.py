"""A picture on disk, and the reply that says the same in words."""

from __future__ import annotations

from pathlib import Path

from bot.markup import escape
from bot.model import Attachment, Reply
from bot.pictures.draw import PictureError


def save(picture: Attachment, path: Path, replace: bool) -> Reply:
    """Write the picture; PictureError where it cannot be, or where a file would be lost."""
    try:
        with path.open("wb" if replace else "xb") as file:
            file.write(picture.data)
    except FileExistsError as error:
        hint = "Add --force to replace it, or name another file."
        raise PictureError(f"{path} exists already.", hint) from error
    except OSError as error:
        raise PictureError(f"{path} cannot be written: {error.strerror}.") from error
    words = [f"-# {escape(line)}" for line in picture.words.split("\n")]
    return Reply("\n".join([f"Picture in **{escape(str(path))}**:", *words]))
