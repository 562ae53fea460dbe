"""Plain text: blank lines part the blocks."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.readers.block import Block, Line, block, lines


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text; a line of nothing but white space is blank, a form feed parts too."""
    return tuple(block(group, new_page=new_page) for group, new_page in _groups(text))


def _groups(text: str) -> Iterator[tuple[list[Line], bool]]:
    """Lines that stand together, and whether they begin a page."""
    group: list[Line] = []
    new_page = False
    for line in lines(text):
        fed = "\f" in text[line.start : line.left]
        if group and (line.blank or fed):
            yield group, new_page
            group, new_page = [], False
        new_page = new_page or fed
        if not line.blank:
            group.append(line)
    if group:
        yield group, new_page
