"""The time zones people choose from."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from briefs.search.complete import Row

_NO_PLACE = {"Factory", "localtime"}  # what a machine is set to, or is not
_TURNED = "Etc/GMT"  # "Etc/GMT+9" is nine hours WEST of Greenwich: whoever picks it means the other side


def zones(year: int) -> list[Row]:
    """The zones of the IANA database in alphabetical order, to be found by city and by abbreviation.

    Abbreviations ("KST") are those in use in January and July of the year. Countries have no names in the
    database, but for old names of zones ("Japan").
    """
    every = zoneinfo.available_timezones() - _NO_PLACE
    names = sorted(name for name in every if not name.startswith((_TURNED, "GMT+", "GMT-")))
    return [Row(name, name, (_city(name), *_abbreviations(name, year))) for name in names]


def _city(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ")


def _abbreviations(name: str, year: int) -> list[str]:
    zone = zoneinfo.ZoneInfo(name)
    spoken = (dt.datetime(year, month, 1, tzinfo=zone).tzname() or "" for month in (1, 7))
    return [abbreviation for abbreviation in dict.fromkeys(spoken) if abbreviation.isalpha()]
