"""Where and when a paper was presented or published, as its text says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefs.compile.dates import Date, dates

_PRESENTED = re.compile(
    r"\b(?:presented|delivered|given|read|submitted|prepared)\s(?:at|for|to|before|during)\s(?:an?\s|the\s)?"
    r"(?:[\w-]+\s){0,3}?(?:conference|workshop|seminar|symposium|meeting|congress|forum|panel|hearing|roundtable|summit)\b"
    r"[\s,:]*(?:(?:on|about|entitled|titled|called)\s)?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:this\s[\w-]+\s)?(?:was\s)?(?:(?:originally|first|also)\s)?(?:published|appeared|printed)\s(?:in|by|as|on|at)\s",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“«]([^\"”»]{3,200}?)[,.]?[\"”»]")
_HOST = re.compile(
    r"\b(?:cent(?:er|re)|institut\w*|universit\w*|college|school|hotel|academy|council|foundation|association|museum|library|house|hall"
    r"|parliament|senate|ministry|department|headquarters)\b",
    re.IGNORECASE,
)
_AFTER_PLACE = re.compile(
    r"[,;]?\s*(?:\b(?:co-?)?(?:organi[sz]ed|sponsored|hosted|convened)\b|\.\s|\.$|\(|;)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event or a publication; what is not said is None."""

    event: str | None = None
    venue: str | None = None
    publisher: str | None = None
    date: Date | None = None


def presented(text: str) -> Occasion | None:
    """The event that a line "Presented at the conference … , Honolulu, 27-29 January 2004" names."""
    match = _PRESENTED.search(text[:400])
    if match is None:
        return None
    rest = text[match.end() : match.end() + 600]
    when = next(iter(dates(rest)), None)
    quoted = _QUOTED.match(rest)
    if quoted is not None:
        event, tail = quoted.group(1), rest[quoted.end() :]
        before = [] if when is None else _pieces(rest[quoted.end() : when.start])
        after = _pieces(_AFTER_PLACE.split(rest[when.end :] if when else tail, maxsplit=1)[0])
        return Occasion(_tidy(event), ", ".join(before or after) or None, None, when)
    pieces = _pieces(rest[: when.start] if when else _AFTER_PLACE.split(rest, maxsplit=1)[0])
    after = _pieces(_AFTER_PLACE.split(rest[when.end :], maxsplit=1)[0]) if when else []
    if not after and len(pieces) > 1:
        host = next((n for n, piece in enumerate(pieces[1:], 1) if _HOST.search(piece)), len(pieces) - 1)
        pieces, after = pieces[:host], pieces[host:]
    return Occasion(_tidy(", ".join(pieces)) or None, ", ".join(after) or None, None, when)


def published(text: str) -> Occasion | None:
    """The publication that a line "Published in The Newsletter (February 2004)" names."""
    match = _PUBLISHED.match(text)
    if match is None:
        return None
    rest = text[match.end() : match.end() + 300]
    when = next(iter(dates(rest)), None)
    name = _tidy(rest[: when.start] if when else rest.split(". ")[0])
    return Occasion(publisher=name or None, date=when)


def masthead(lines: Sequence[str]) -> Occasion | None:
    """The event of a masthead: the lines above the one with the date, and the place beside the date."""
    for number, line in enumerate(lines):
        found = [d for d in dates(line) if d.month is not None]
        if found:
            beside = _pieces(line[: found[0].start] + "," + line[found[0].end :])
            return Occasion(
                _tidy(" ".join(lines[:number])) or None, ", ".join(beside) or None, None, found[0]
            )
    return None


def _pieces(text: str) -> list[str]:
    return [piece for part in text.split(",") if (piece := _tidy(part))]


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(' ,.;:()[]–—-"“”')
