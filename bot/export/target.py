"""Where an export goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from briefs.errors import BriefError
from briefs.readers import readable

STDOUT = "-"


class ExportError(BriefError):
    """There is nothing to export, or it cannot be written where it is to go."""


def check(output: str, force: bool) -> None:
    """ExportError where a file cannot be put there; nothing is written yet."""
    if output == STDOUT:
        return
    path = Path(output)
    if path.is_dir():
        raise ExportError(f"{output} is a folder.", "Name a file in it with --output.")
    if path.exists() and not path.is_file():  # a pipe or a device must not be replaced by a file
        raise ExportError(f"{output} is no file.", "With --output - it goes to standard output.")
    if not path.parent.is_dir():
        raise ExportError(f"The folder {path.parent} does not exist.", "Make it first.")
    if os.path.lexists(path) and not force:
        raise _exists(output)


def check_no_paper(output: str, seeds: Path | None) -> None:
    """ExportError where the file would be read as one of the papers from now on."""
    path = Path(output).absolute()
    if (
        output != STDOUT
        and seeds is not None
        and path.is_relative_to(seeds.absolute())
        and readable(path.name)
    ):
        raise ExportError(f"{output} would be one more paper of {seeds}.", "Name a file outside that folder.")


def write(data: bytes, output: str, force: bool) -> None:
    """Write all of it, or leave what was there; ExportError where that cannot be done."""
    if output == STDOUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(os.path.realpath(output))  # a link goes on pointing where it did
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if force:
            new.replace(path)
        else:
            _link(new, path)
    except FileExistsError:
        raise _exists(output) from None
    except OSError as error:
        raise ExportError(f"{output} cannot be written: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def _link(new: Path, path: Path) -> None:
    """Give a file its name, unless another has it by now."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError from None
        new.replace(path)


def _exists(output: str) -> ExportError:
    return ExportError(f"{output} exists already.", "With --force it is replaced.")
