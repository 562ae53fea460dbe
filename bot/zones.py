"""The time zones people choose from."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from briefs.search.complete import Completer, Row

_NO_PLACE = {"Factory", "localtime"}  # what a machine is set to, or is not
_TURNED = "Etc/GMT"  # "Etc/GMT+9" is nine hours WEST of Greenwich: whoever picks it means the other side


def zone(typed: str) -> str:
    """The zone that goes by a name, in whatever case; ValueError where none does."""
    wanted = typed.strip().replace(" ", "_").casefold()
    for name in _names():
        if name.casefold() == wanted:
            return name
    raise ValueError(f"{typed!r} is no time zone")


def nearest_zones(typed: str, year: int) -> tuple[str, ...]:
    """The names of the zones that are most likely meant, the likeliest first."""
    return tuple(row.value for row in Completer(zones(year)).complete(typed, 3)) if typed.strip() else ()


def zones(year: int) -> list[Row]:
    """The zones of the IANA database in alphabetical order, to be found by city and by abbreviation.

    Abbreviations ("KST") are those in use in January and July of the year. Countries have no names in the
    database, but for old names of zones ("Japan").
    """
    return [Row(name, name, (_city(name), *_abbreviations(name, year))) for name in _names()]


def _names() -> list[str]:
    every = zoneinfo.available_timezones() - _NO_PLACE
    return sorted(name for name in every if not name.startswith((_TURNED, "GMT+", "GMT-")))


def _city(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ")


def _abbreviations(name: str, year: int) -> list[str]:
    zone = zoneinfo.ZoneInfo(name)
    spoken = (dt.datetime(year, month, 1, tzinfo=zone).tzname() or "" for month in (1, 7))
    return [abbreviation for abbreviation in dict.fromkeys(spoken) if abbreviation.isalpha()]
