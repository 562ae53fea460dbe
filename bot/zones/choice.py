"""The time zones people choose from."""

from __future__ import annotations

import zoneinfo
from functools import cache

from bot.zones.places import abbreviations, cities, city, countries, of_country, plain, spoken
from briefs.errors import BriefError
from briefs.search.complete import Completer, Row

_NO_PLACE = {"Factory", "localtime", "posixrules"}  # what a machine is set to, or is not
_COPIES = ("posix/", "right/")  # every zone once more, the second kind with leap seconds
_TURNED = (
    "Etc/GMT",
    "GMT+",
    "GMT-",
)  # "Etc/GMT+9" is nine hours WEST of Greenwich: it is picked for the other side
_WINTER = {"EST", "MST", "HST"}  # all year in the database, while most who write them have summer time
_SUGGESTED = 3
_LONGEST = 80  # characters of a name that is looked for


class ZoneError(BriefError):
    """No zone goes by this name."""


@cache
def names() -> frozenset[str]:
    """The names of the IANA database, turned ones among them."""
    return frozenset(
        name for name in zoneinfo.available_timezones() - _NO_PLACE if not name.startswith(_COPIES)
    )


def named(name: str) -> zoneinfo.ZoneInfo:
    """The zone of exactly this name, as programs give it; ZoneError, with the nearest, where there is none."""
    if name in names():
        return zoneinfo.ZoneInfo(name)
    raise _unknown(name)


def meant(typed: str) -> zoneinfo.ZoneInfo:
    """The zone that people mean by a name; ZoneError, with the nearest, where it cannot be told."""
    try:
        return zoneinfo.ZoneInfo(zone(typed))
    except ValueError:
        raise _unknown(typed) from None


def zone(typed: str) -> str:
    """The zone that goes by a name, in whatever case, or by the city in it; ValueError where none or several do."""
    wanted = typed.strip().replace(" ", "_").casefold()
    for name in _offered():
        if name.casefold() == wanted:
            return name
    found = _cities().get(plain(typed))
    if found is None:
        raise ValueError(f"{typed!r} is no time zone")
    return found


def nearest_zones(typed: str) -> tuple[str, ...]:
    """The names of the zones that are most likely meant, the likeliest first."""
    typed = typed.strip()[:_LONGEST]
    if not typed:
        return ()
    place = city(typed)
    known = abbreviations().get(place.upper()) or of_country(place)
    if not known:
        rows = _completer().complete(place, _SUGGESTED) or _completer().complete(typed, _SUGGESTED)
        known = tuple(row.value for row in rows)
    return known[:_SUGGESTED]


def zones() -> list[Row]:
    """The zones in alphabetical order, to be found by city, abbreviation ("KST") and country as well."""
    lying = countries()
    return [
        Row(name, name, (city(name), *spoken(name), *([lying[name]] if name in lying else [])))
        for name in _offered()
    ]


@cache
def _completer() -> Completer:
    return Completer(Row(name, name, (city(name),)) for name in _offered())


@cache
def _offered() -> tuple[str, ...]:
    return tuple(sorted(name for name in names() - _WINTER if not name.startswith(_TURNED)))


@cache
def _cities() -> dict[str, str]:
    return {name: found for name, found in cities().items() if found in names()}


def _unknown(typed: str) -> ZoneError:
    shown = "".join(c for c in typed[:40] if c.isprintable())
    sentence = f"There is no time zone “{shown}”." if shown else "The time zone is empty."
    near = nearest_zones(typed)
    hint = f"Nearest: {', '.join(near)}." if near else "Write a place, like Europe/Berlin."
    return ZoneError(sentence, hint)
