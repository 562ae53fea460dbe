"""How late a brief may be, as people write it: "2h", "90 min", "none"."""

from __future__ import annotations

import re

from briefs.text import fold

LONGEST = 24 * 60  # minutes
DEFAULT = 6 * 60
_NEVER = frozenset({"none", "never", "no", "not", "off"})
_HOURS = r"(?:h|hr|hrs|hour|hours)"
_MINUTES = r"(?:m|min|mins|minute|minutes)"
_SPAN = re.compile(rf"(?:(\d{{1,4}})(?:[.,](\d))?\s*{_HOURS})?\s*(?:(\d{{1,4}})\s*{_MINUTES})?", re.ASCII)
_BARE = re.compile(r"(\d{1,4})(?:[.,](\d))?()", re.ASCII)


def read_late(typed: str) -> int | None:
    """The minutes of some words; a bare number is hours. None where they are none, or more than a day."""
    words = fold(typed)
    if words in _NEVER:
        return 0
    if words == "default":
        return DEFAULT
    span = _BARE.fullmatch(words) or _SPAN.fullmatch(words)
    if not words or span is None:
        return None
    minutes = int(span[1] or 0) * 60 + int(span[2] or 0) * 6 + int(span[3] or 0)
    return minutes if minutes <= LONGEST else None


def write_late(minutes: int) -> str:
    """The one way in which so many minutes are written: "2h", "90min", "0h"."""
    return f"{minutes}min" if minutes % 60 else f"{minutes // 60}h"
