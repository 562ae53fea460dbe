"""Letters: an address and a date, a salutation, and a signature under the closing words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefs.compiler.authors import people
from briefs.models import Passage
from briefs.readers.block import line_number

_SALUTATION = re.compile(r"(?:my\s)?dear\b[^\r\n]{0,60}[,:]", re.IGNORECASE)
_FAREWELL = re.compile(
    r"""(?:(?:i\s(?:am|remain),?\s)?yours\s(?:very\s)?(?:faithfully|sincerely|truly|respectfully|ever)
    |(?:faithfully|sincerely|respectfully)(?:\syours)?|(?:with\s)?(?:kind|best|warm)\s(?:regards|wishes)),?""",
    re.VERBOSE | re.IGNORECASE,
)
_END = 8  # paragraphs among which a signature stands


def greets(line: str) -> bool:
    """Whether a line is a salutation: "Dear Sir,"."""
    return _SALUTATION.fullmatch(line.strip()[:100]) is not None


def signatures(text: str, passages: Sequence[Passage]) -> Iterator[tuple[int, str]]:
    """Who signed a letter, each with the number of the line; nobody where no salutation opens it."""
    if not passages or not greets(passages[0].text.splitlines()[0]):
        return
    closed = False
    for passage in passages[1:][-_END:]:
        for shift, line in enumerate(passage.text.splitlines()):
            if closed:
                signed = people(line)
                yield from ((line_number(text, passage.start) + shift, name) for name in signed)
                return
            closed = _FAREWELL.fullmatch(line.strip()[:100]) is not None
