"""What a text quotes: the words in its quotation marks."""

from __future__ import annotations

import re

_MARKED = re.compile(
    r"""
      «([^«»]+)»
    | “([^“”]+)”
    | "([^"]+)"
    | ‘([^‘’]*(?:(?<=\w)’\w[^‘’]*)*)’(?!\w)    # apostrophes inside stay inside
    """,
    re.VERBOSE,
)


def quoted(text: str) -> list[str]:
    """The quotations in a text, in its order; of those within another only the outer one."""
    return [words.strip() for match in _MARKED.finditer(text) if (words := match[match.lastindex or 0])]
