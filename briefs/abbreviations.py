"""Abbreviations that a text explains: "Northeast Asia (NEA)", "NEA (Northeast Asia)".

The rule is that of Schwartz & Hearst (2003): from the end, each letter of the short form is met in the long one,
the first of them where a word begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.records import dataclass

_BRACKETS = re.compile(r"\(([^()]{2,80})\)")
_BEFORE = 120  # characters that are looked at before a bracket
_SHORT = re.compile(r"[^\W_][\w&/.-]{1,9}")
_SPLIT = re.compile("[;,]")
_ENOUGH = 2  # capitals, or one and a figure: "(the)" abbreviates nothing
_LONGEST = 2  # words of the long form, for each letter of the short one


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form with what it stands for, both as written."""

    short: str
    long: str


def abbreviations(text: str) -> Iterator[Abbreviation]:
    """The abbreviations that a text explains, in order."""
    for match in _BRACKETS.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()].rpartition("(")[2].split()
        inside = _SPLIT.split(match[1])[0].strip(" \"'“”‘’")
        if not before or not inside:
            continue
        if _short(inside):
            long = _long(inside, " ".join(before[-_LONGEST * len(inside) :]))
            if long is not None:
                yield Abbreviation(inside, long)
        elif _short(before[-1]) and _long(before[-1], inside) == inside:
            yield Abbreviation(before[-1], inside)


def _short(text: str) -> bool:
    told = sum(c.isupper() or c.isdigit() for c in text)
    return bool(_SHORT.fullmatch(text)) and told >= _ENOUGH and any(map(str.isupper, text))


def _long(short: str, before: str) -> str | None:
    """The shortest end of a text that a short form may stand for."""
    letters = [c.casefold() for c in short if c.isalnum()]
    at = len(before)
    for n, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and (
            before[at].casefold() != letter or (n == 0 and at > 0 and before[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
    long = before[at:].strip()
    words = long.split()
    plain = len(words) > 1 and len(words) <= min(len(letters) + 5, _LONGEST * len(letters))
    return long if plain and short not in words and not set('()[]"“”') & set(long) else None
