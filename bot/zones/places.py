"""What zones are called beside their names: by their cities, by their countries, by abbreviations on the clock."""

from __future__ import annotations

import re
from functools import cache

from bot.zones.rules import read
from briefs.search.lexicon import words

# Of zones that share an abbreviation, or a country, those that most people mean.
_FIRST = (
    *("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage"),
    *("Pacific/Honolulu", "America/Toronto", "America/Halifax", "America/Puerto_Rico", "Europe/London"),
    *("Europe/Lisbon", "Europe/Berlin", "Europe/Paris", "Europe/Athens", "Europe/Moscow", "Africa/Lagos"),
    *("Africa/Johannesburg", "Africa/Nairobi", "Africa/Cairo", "Asia/Kolkata", "Asia/Shanghai", "Asia/Seoul"),
    *("Asia/Tokyo", "Australia/Sydney", "Pacific/Auckland"),
)
# The rule that a file of a zone ends with, in POSIX form: "EST5EDT,M3.2.0,M11.1.0" (RFC 9636, section 3.3).
_RULE = re.compile(rb"\n([A-Za-z]{3,})[-+]?\d[\d:]*(?:([A-Za-z]{3,})(?:[-+]?\d[\d:]*)?,[^\n]*)?\n\Z")
_NOTE = re.compile(r"\(.*\)")


def cities() -> dict[str, str]:
    """The zones that are known by the name of one city, by that name."""
    named: dict[str, list[str]] = {}
    for zone in countries():
        named.setdefault(plain(city(zone)), []).append(zone)
    return {name: found[0] for name, found in named.items() if len(found) == 1}


@cache
def countries() -> dict[str, str]:
    """The zones of the database's table of places, in its order, with the name of the country each lies in."""
    called = dict(row[:2] for row in _rows("iso3166.tab"))
    return {row[2]: called.get(row[0], row[0]) for row in _rows("zone.tab")}


def of_country(typed: str) -> tuple[str, ...]:
    """The zones of the country whose name has all the words; of one that is called so at first."""
    wanted = plain(typed).split()
    having = [(z, c) for z, c in countries().items() if wanted and set(wanted) <= set(plain(c).split())]
    exact = [zone for zone, country in having if plain(_NOTE.sub("", country)).split() == wanted]
    return _ordered(exact or [zone for zone, _ in having])


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """The zones whose clocks show an abbreviation, in winter or in summer, by that abbreviation in capitals."""
    shown: dict[str, list[str]] = {}
    for zone in countries():
        for abbreviation in spoken(zone):
            shown.setdefault(abbreviation.upper(), []).append(zone)
    return {abbreviation: _ordered(found) for abbreviation, found in shown.items()}


def spoken(zone: str) -> list[str]:
    """The abbreviations that a zone's clocks show nowadays; those that have letters only."""
    found = _RULE.search(read(zone))
    return [said.decode() for said in found.groups() if said] if found else []


def city(name: str) -> str:
    """The last part of a zone's name."""
    return name.rpartition("/")[2].replace("_", " ")


def plain(text: str) -> str:
    """The words of a text, folded."""
    return " ".join(words(text))


def _ordered(zones: list[str]) -> tuple[str, ...]:
    return tuple(sorted(zones, key=lambda zone: _FIRST.index(zone) if zone in _FIRST else len(_FIRST)))


def _rows(file: str) -> list[list[str]]:
    lines = read(file).decode("utf-8", "replace").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
