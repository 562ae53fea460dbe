"""Which rules of time zones are in use: where they lie, and of which release they are."""

from __future__ import annotations

import hashlib
import re
import zoneinfo
from collections.abc import Sequence
from functools import cache
from importlib import import_module, resources
from importlib.abc import Traversable
from pathlib import Path

_NAMED = re.compile(r"\d{4}[a-z]{1,2}", re.ASCII)
_RELEASE = "# version "


def adopt(given: bool) -> None:
    """Reckon by the newest rules there are, unless an operator has given some: PYTHONTZPATH, which Python reads."""
    zoneinfo.reset_tzpath()
    if not given:
        zoneinfo.reset_tzpath(newest(zoneinfo.TZPATH))
    zoneinfo.ZoneInfo.clear_cache()


def newest(folders: Sequence[str]) -> Sequence[str]:
    """The folders of a machine, where their rules are newer than those of PyPI's tzdata; else none, for the latter.

    Of one release, those are taken that are the same on every machine; a release without a name may be any.
    """
    packaged, machine = packaged_version(), _version(folders)
    newer = machine is not None and _NAMED.fullmatch(machine) is not None and machine > (packaged or "")
    return folders if newer or packaged is None else ()


def tzdata_version() -> str:
    """The release of the zone rules in use, such as ``2026b``, wherever they come from."""
    return _version(zoneinfo.TZPATH) or packaged_version() or "none"


def packaged_version() -> str | None:
    """The release of the rules in PyPI's tzdata; None where that is not installed."""
    try:
        return str(import_module("tzdata").IANA_VERSION)
    except ModuleNotFoundError:
        return None


def read(file: str) -> bytes:
    """A zone or a table out of the rules in use, as it lies there; nothing where there is none of that name."""
    for root in (*map(Path, zoneinfo.TZPATH), *_packaged()):
        try:
            return root.joinpath(file).read_bytes()
        except OSError:
            continue
    return b""


@cache
def _packaged() -> tuple[Traversable, ...]:
    return () if packaged_version() is None else (resources.files("tzdata") / "zoneinfo",)


def _version(folders: Sequence[str]) -> str | None:
    """The release in the first folder that has rules; None where none has."""
    for folder in map(Path, folders):
        if not (folder / "UTC").is_file():
            continue
        for file, lead in ((folder / "tzdata.zi", _RELEASE), (folder / "+VERSION", "")):
            try:
                with file.open(encoding="ascii") as lines:
                    return lines.readline().removeprefix(lead).strip()
            except (OSError, UnicodeDecodeError):
                continue
        return f"unnamed-{_digest(folder)}"
    return None


def _digest(folder: Path) -> str:
    """Of all rules in a folder that does not say its release: another digest, other rules."""
    rules = hashlib.sha256()
    for name in sorted(zoneinfo.available_timezones()):
        file = folder / name
        if file.is_file():
            rules.update(file.read_bytes())
    return rules.hexdigest()[:8]
