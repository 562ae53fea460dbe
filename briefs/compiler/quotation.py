"""Quotations that run on from one sentence into the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.models import Passage

_MARK = re.compile(r"[“”\"]")
_LONGEST = 2000  # characters; a mark that stays open longer was a slip


def quotations(text: str) -> list[tuple[int, int]]:
    """The stretches of a paragraph in double quotation marks, as (start, end) offsets, in order."""
    found: list[tuple[int, int]] = []
    opened = -1
    for mark in _MARK.finditer(text):
        at = mark.start()
        if mark.group() == "“" or (mark.group() == '"' and _opens(text, at)):
            opened = at
        elif opened >= 0:
            if at - opened <= _LONGEST:
                found.append((opened, at + 1))
            opened = -1
    return found


def running(passage: Passage) -> Iterator[bool]:
    """For each sentence, whether it goes on with a quotation that an earlier one began."""
    spans = iter(quotations(passage.text))
    span = next(spans, None)
    for sentence in passage.sentences:
        start = sentence.start - passage.start
        while span is not None and span[1] <= start:
            span = next(spans, None)
        yield span is not None and span[0] < start


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([—–-‘'") and bool(after) and not after.isspace()
