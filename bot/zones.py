"""The time zones people choose from."""

from __future__ import annotations

import datetime as dt
import hashlib
import zoneinfo
from functools import cache
from importlib import metadata
from pathlib import Path

from briefs.errors import BriefError
from briefs.search.complete import Completer, Row

_NO_PLACE = {"Factory", "localtime", "posixrules"}  # what a machine is set to, or is not
_COPIES = ("posix/", "right/")  # every zone once more, the second kind with leap seconds
_TURNED = "Etc/GMT"  # "Etc/GMT+9" is nine hours WEST of Greenwich: whoever picks it means the other side
_SUGGESTED = 3
_LONGEST = 80  # characters of a name that is looked for
_RELEASE = "# version "


class ZoneError(BriefError):
    """No zone goes by this name."""


@cache
def names() -> frozenset[str]:
    """The names of the IANA database, turned ones among them."""
    return frozenset(
        name for name in zoneinfo.available_timezones() - _NO_PLACE if not name.startswith(_COPIES)
    )


def named(name: str) -> zoneinfo.ZoneInfo:
    """The zone of exactly this name; ZoneError, with the nearest names, where there is none."""
    if name in names():
        return zoneinfo.ZoneInfo(name)
    shown = "".join(c for c in name[:40] if c.isprintable())
    sentence = f"There is no time zone “{shown}”." if shown else "The time zone is empty."
    near = nearest_zones(name)
    raise ZoneError(
        sentence, f"Nearest: {', '.join(near)}." if near else "Write a place, like Europe/Berlin."
    )


def tzdata_version() -> str:
    """The release of the zone rules in use, such as ``2026b``, wherever they come from."""
    for folder in map(Path, zoneinfo.TZPATH):
        if not (folder / "UTC").is_file():
            continue
        for file, lead in ((folder / "tzdata.zi", _RELEASE), (folder / "+VERSION", "")):
            try:
                with file.open(encoding="ascii") as lines:
                    return lines.readline().removeprefix(lead).strip()
            except (OSError, UnicodeDecodeError):
                continue
        return f"unnamed-{_digest(folder)}"
    try:
        return metadata.version("tzdata")
    except metadata.PackageNotFoundError:
        return "none"


def zone(typed: str) -> str:
    """The zone that goes by a name, in whatever case; ValueError where none does."""
    wanted = typed.strip().replace(" ", "_").casefold()
    for name in _offered():
        if name.casefold() == wanted:
            return name
    raise ValueError(f"{typed!r} is no time zone")


def nearest_zones(typed: str, year: int | None = None) -> tuple[str, ...]:
    """The names of the zones that are most likely meant, the likeliest first; by abbreviation if a year is given."""
    typed = typed.strip()[:_LONGEST]
    if not typed:
        return ()
    rows = _completer(year).complete(_city(typed), _SUGGESTED) or _completer(year).complete(typed, _SUGGESTED)
    return tuple(row.value for row in rows)


def zones(year: int | None) -> list[Row]:
    """The zones of the IANA database in alphabetical order, to be found by city and by abbreviation.

    Abbreviations ("KST") are those in use in January and July of the year, and cost most of the time; without a
    year there are none. Countries have no names in the database, but for old names of zones ("Japan").
    """
    return [
        Row(name, name, (_city(name), *(_abbreviations(name, year) if year else ()))) for name in _offered()
    ]


@cache
def _completer(year: int | None) -> Completer:
    return Completer(zones(year))


def _offered() -> list[str]:
    return sorted(name for name in names() if not name.startswith((_TURNED, "GMT+", "GMT-")))


def _digest(folder: Path) -> str:
    """Of all rules in a folder that does not say its release: another digest, other rules."""
    rules = hashlib.sha256()
    for name in sorted(names()):
        file = folder / name
        if file.is_file():
            rules.update(file.read_bytes())
    return rules.hexdigest()[:8]


def _city(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ")


def _abbreviations(name: str, year: int) -> list[str]:
    zone = zoneinfo.ZoneInfo(name)
    spoken = (dt.datetime(year, month, 1, tzinfo=zone).tzname() or "" for month in (1, 7))
    return [abbreviation for abbreviation in dict.fromkeys(spoken) if abbreviation.isalpha()]
