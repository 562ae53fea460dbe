"""Sentences that the text itself has torn: rows of a figure, half of a bracket. No sentence before mends them."""

from __future__ import annotations

import re

_HEADLESS = re.compile(r"[,;)\]]")
_HALF = re.compile(r"[^(]{4,}?[\w.]{3,}\)")  # "Lee and Cho 1964). In …"; "a)" opens an item
_PLAIN = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 8  # tokens of a row; fewer may be a heading, or a date


def torn(line: str) -> bool:
    """Whether a sentence, on one line, lost an end, or is figures and signs more than words."""
    if _HEADLESS.match(line) or _HALF.match(line) or _open(line):
        return True
    tokens = line.split()
    return len(tokens) >= _FEWEST and 2 * sum(map(_is_word, tokens)) < len(tokens)


def _is_word(token: str) -> bool:
    return _PLAIN.search(token) is not None or token in ("a", "A", "I")


def _open(line: str) -> bool:
    """Whether the last bracket, with words before it, is never closed."""
    at = line.rfind("(")
    return at > line.rfind(")") and _PLAIN.search(line, 0, at) is not None
