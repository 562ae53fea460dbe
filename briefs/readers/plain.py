"""Plain text: blank lines part the blocks."""

from __future__ import annotations

from briefs.readers.block import Block, Line, block, lines

_WRAPPED = 160  # characters: text wrapped by hand has no longer lines


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text; a line of nothing but white space is blank, a form feed parts too."""
    found: list[Block] = []
    group: list[Line] = []
    new_page = False
    for line in lines(text):
        fed = "\f" in text[line.start : line.left]
        if group and (line.blank or fed):
            found.append(block(group, new_page=new_page))
            group, new_page = [], False
        new_page = new_page or fed
        if not line.blank:
            group.append(line)
    if group:
        if not found and len(group) > 1 and max(line.right - line.left for line in group) > _WRAPPED:
            return tuple(block([line]) for line in group)  # a file without a blank line: a paragraph a line
        found.append(block(group, new_page=new_page))
    return tuple(found)
