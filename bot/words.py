"""The words of a typed line: quotations whole, separators apart, each with its place in the line."""

from __future__ import annotations

import re

from briefs.records import dataclass
from briefs.text import fold

_TOKEN = re.compile(
    r"""
      (?P<span> "[^"]*" | “[^“”]*” | «[^«»]*»
        | (?<!\S)'(?=\S)[^']*(?:(?<=\w)'\w[^']*)*'(?!\w)    # apostrophes inside stay inside
        | (?<!\S)‘(?=\S)[^‘’]*(?:(?<=\w)’\w[^‘’]*)*’(?!\w)
      )
    | [¶§\#,:/"“”«»]
    | [^\s¶§\#,:/"“”«»]+
    """,
    re.VERBOSE,
)
SEPARATORS = frozenset({",", ":", "-", "–", "—"})
_OPENING = "([{<*_~"
_CLOSING = ")]}>*_~.;!?…"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as compared, and where it stands. A quotation is one word."""

    folded: str
    start: int
    end: int
    quoted: bool = False


def words(text: str) -> list[Word]:
    """The words of a cleaned line, without the punctuation round them; of several separators the first."""
    found = []
    for match in _TOKEN.finditer(text):
        typed, start = match.group(), match.start()
        if match["span"]:
            found.append(Word("", start, match.end(), quoted=True))
            continue
        core = typed.rstrip(_CLOSING)
        bare = core.lstrip(_OPENING)
        if bare and not (bare in SEPARATORS and found and found[-1].folded in SEPARATORS):
            dotted = "." in core and typed.startswith(".", len(core))  # U.S. keeps its dot
            found.append(Word(fold(bare), start + len(core) - len(bare), start + len(core) + dotted))
    return found
