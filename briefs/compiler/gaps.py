"""Gaps: lists that a paper announces and that its file does not hold."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import zip_longest

from briefs.compiler.passages import announces
from briefs.models import Gap, Kind, Part, Passage

_LISTING = re.compile(
    r"""\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|several|various|following|follows
    |includ\w+|namely|list(?:ed)?)\b|\w+s\s(?:are|were)\s?:""",
    re.VERBOSE | re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:first(?:ly)?|one|to begin|the first|for one)\b", re.IGNORECASE)


def gaps(passages: Sequence[Passage], illustrated: Set[int]) -> tuple[Gap, ...]:
    """The paragraphs that end by announcing a list which does not come, nor a table in its stead."""
    return tuple(
        Gap(passage.number, _last_sentence(passage))
        for passage, following in zip_longest(passages, passages[1:])
        if passage.part is not Part.BACK
        and passage.number not in illustrated
        and _announces_list(passage)
        and not _is_list(following)
    )


def _announces_list(passage: Passage) -> bool:
    return (
        passage.kind is Kind.PROSE
        and announces(passage.text)
        and _LISTING.search(_last_sentence(passage)) is not None
    )


def _is_list(passage: Passage | None) -> bool:
    return passage is not None and (
        passage.kind is not Kind.PROSE or _ORDINAL.match(passage.text) is not None
    )


def _last_sentence(passage: Passage) -> str:
    return passage.sentences[-1].text if passage.sentences else passage.text
