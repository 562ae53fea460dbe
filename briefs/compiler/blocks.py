"""Blocks that should be several: a heading without a blank line below it, paragraphs that are a line each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefs.compiler.lists import is_list, marker
from briefs.compiler.sections import NUMBERING, role
from briefs.compiler.shape import reads_as_prose, stops, title_case, words
from briefs.readers.block import Block, Form, Line, lines
from briefs.text import shouting

_LONGEST_HEADING = 100  # characters
_WRAPPED = 160  # text wrapped by hand has no longer lines


def parted(text: str, block: Block) -> tuple[Block, ...]:
    """A block as the blocks it should have been; most are one."""
    if block.form is not Form.TEXT or block.line == block.last_line or is_list(text[block.start : block.end]):
        return (block,)
    found = [line for line in lines(text, block.start, block.end) if not line.blank]
    if _unwrapped(text, found):
        return tuple(_from(block, [line]) for line in found)
    if _headed(text, found, block.end):
        return (_from(block, found[:1]), _from(block, found[1:]))
    return (block,)


def _from(block: Block, found: Sequence[Line]) -> Block:
    """Some lines of a block, which are numbered from its first."""
    first, last = found[0], found[-1]
    line, last_line = block.line + first.number - 1, block.line + last.number - 1
    new_page = block.new_page and first.number == 1
    return replace(block, start=first.left, end=last.right, line=line, last_line=last_line, new_page=new_page)


def _unwrapped(text: str, found: Sequence[Line]) -> bool:
    """Whether each line is a paragraph: some are longer than a wrapped line, and every long one ends a sentence."""
    long = [line for line in found if line.right - line.left > _WRAPPED]
    return len(long) >= len(found) / 2 and all(stops(text[line.left : line.right]) for line in long)


def _headed(text: str, found: Sequence[Line], end: int) -> bool:
    """Whether the first line is a heading, of a kind that no line of prose looks like, and text follows."""
    seen, below = text[found[0].left : found[0].right], text[found[1].left : end]
    if len(seen) > _LONGEST_HEADING or stops(seen.rstrip(":")):
        return False
    numbered = NUMBERING.match(seen) is not None and title_case(words(seen))
    if role(seen) or ((numbered or shouting(seen)) and marker(below)):
        return True
    return (numbered or shouting(seen)) and reads_as_prose(below) and not below[0].islower()
