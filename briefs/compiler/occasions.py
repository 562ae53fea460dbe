"""Where and when a paper was presented or published, as its text says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.compiler.dates import Date, dates
from briefs.compiler.institutions import names_institution
from briefs.records import dataclass

_GATHERINGS = """conference workshop seminar symposium meeting congress forum panel hearing roundtable summit
    colloquium""".split()
_GATHERING = rf"(?:{'|'.join(_GATHERINGS)})"
_PRESENTED = re.compile(
    rf"""\b(?:presented|delivered|given|read|submitted|prepared)\s(?:at|for|to|before|during)\s(?:an?\s|the\s)?
    (?P<words>(?:[\w'’-]+\s){{0,6}}?{_GATHERING}\b)[\s,:]*(?P<on>(?:on|about|entitled|titled|called)\s)?""",
    re.IGNORECASE | re.VERBOSE,
)
_PUBLISHED = re.compile(
    r"(?:this\s[\w-]+\s)?(?:was\s)?(?:(?:originally|first|also)\s)?(?:published|appeared|printed)\s(?:in|by|as|on|at)\s",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:vol(?:ume|\.)|no\.|issue|pp?\.)\s?\d", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«]([^\"”»]{3,200}?)[,.]?[\"”»]")
_AFTER_PLACE = re.compile(
    r",?\s(?:(?:co-?)?organi[sz]ed|sponsored|hosted|convened)\b|\.(?:\s|$)|\(|;", re.IGNORECASE
)
_SEEN = 600  # characters of a paragraph


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event or a publication; what is not said is None."""

    event: str | None = None
    venue: str | None = None
    publisher: str | None = None
    date: Date | None = None
    line: int = 0  # of the lines given, the one with the date


def presented(text: str) -> Occasion | None:
    """The event of "Presented at the conference The Name, Host, City, 27-29 January 2004"."""
    line = " ".join(text[: 2 * _SEEN].split())
    match = _PRESENTED.search(line[:_SEEN])
    if match is None:
        return None
    name = match["words"].split()[-1][0].isupper()  # "the 12th Annual Meeting of …", not "the conference …"
    rest = line[match.start("words") if name else match.end() :][:_SEEN]
    quoted = _QUOTED.match(line[match.end() :])
    if quoted is not None:
        when, where = _when_and_where(line[match.end() + quoted.end() :][:_SEEN])
        return Occasion(_tidy(quoted.group(1)), ", ".join(where) or None, date=when)
    when, pieces = _when_and_where(rest)
    split = next(
        (n for n, piece in enumerate(pieces[1:], 1) if names_institution(piece)), max(1, len(pieces) - 1)
    )
    return Occasion(", ".join(pieces[:split]) or None, ", ".join(pieces[split:]) or None, date=when)


def published(line: str) -> Occasion | None:
    """The publication of a line "Published in The Newsletter (February 2004)"."""
    match = _PUBLISHED.match(line[:_SEEN])
    if match is None:
        return None
    rest = line[match.end() : _SEEN]
    when = next(iter(dates(rest)), None)
    name = _tidy(rest[: when.start] if when else rest.split(". ")[0])
    return Occasion(publisher=name or None, date=when)


def issue(lines: Sequence[str]) -> Occasion | None:
    """The journal of a masthead whose lines name a volume and its date."""
    for number, line in enumerate(lines):
        found = dates(line[:_SEEN])
        if _NUMBERED.search(line[:_SEEN]) and found:
            return Occasion(publisher=_tidy(" ".join(lines[:number])) or None, date=found[0], line=number)
    return None


def masthead(lines: Sequence[str]) -> Occasion | None:
    """The event of a masthead: the lines above the one with the date, and the place beside the date."""
    for number, line in enumerate(lines):
        found = [date for date in dates(line[:_SEEN]) if not date.bare]
        if found:
            beside = _pieces(line[: found[0].start]) + _pieces(line[found[0].end : _SEEN])
            event, venue = _tidy(" ".join(lines[:number])), ", ".join(beside)
            return Occasion(event or None, venue or None, date=found[0], line=number)
    return None


def gathers(text: str) -> bool:
    """Whether a text names a conference or another meeting."""
    return re.search(rf"\b{_GATHERING}\b", text, re.IGNORECASE) is not None


def _when_and_where(text: str) -> tuple[Date | None, list[str]]:
    """The first date, and the pieces between commas before it and after it, as far as they name places."""
    when = next(iter(dates(text)), None)
    if when is None:
        return None, _pieces(_AFTER_PLACE.split(text, maxsplit=1)[0])
    return when, _pieces(text[: when.start]) + _pieces(_AFTER_PLACE.split(text[when.end :], maxsplit=1)[0])


def _pieces(text: str) -> list[str]:
    return [piece for part in text.split(",") if (piece := _tidy(part))]


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(' ,.;:()[]–—-"“”')
