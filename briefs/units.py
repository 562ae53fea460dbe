"""Cuts a text for comparing it word by word and mark by mark.

White space, invisible characters and chat markup are no units. All quotation marks are one mark, and so are
all dashes, so that what a keyboard or a typesetter did to them makes no difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefs.records import dataclass
from briefs.text import fold

# A letter or digit keeps what has no width of its own: accents written apart, soft hyphens, joiners.
_RUN = r"[^\W_]+(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+[^\W_]*)*"
WORDS = re.compile(
    rf"""(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])   # U.S, i.e
      | \d+(?:[.,]\d+)+
      | {_RUN}(?:['’‘ʼ´`]{_RUN})*""",
    re.VERBOSE,
)
_ELLIPSIS = r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…\.?|\.(?:[ \xa0]?\.){2,}"
_UNIT = re.compile(
    rf"""(?P<gap>{_ELLIPSIS})
      | (?P<word>{WORDS.pattern})
      | (?P<dash>[-‐‑‒–—―−]+)
      | (?P<quote>['"‘’‚‛“”„‟«»‹›`´ʼ]+)
      | (?P<mark>[^\w\s*_~|>\x00-\x1f\x7f-\x9f])""",
    re.VERBOSE,
)
GAP, WORD = "gap", "word"  # kinds of units; the others are marks


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or a mark of a text: its kind, what it is compared by, and where it stands."""

    kind: str
    key: str
    start: int
    end: int


def units(text: str) -> Iterator[Unit]:
    """The words and marks of a text in order."""
    for match in _UNIT.finditer(text):
        kind = match.lastgroup or ""
        key = kind if kind in ("gap", "dash", "quote") else fold(match.group())
        if key:
            yield Unit(kind, key, match.start(), match.end())


@lru_cache(maxsize=65536)
def letters(word: str) -> str:
    """The letters and digits of a word, by which "US" finds "U.S." and "wont" finds "won’t"."""
    return re.sub(r"[\W_]", "", fold(word))
