"""Markdown: headings, lists, quotes, code and front matter, told apart line by line as CommonMark does.

Emphasis and links stay in the text, since offsets count into the file as it is. What a marker introduces
starts behind the marker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from briefs.readers.block import Block, Form, Line, block, lines, strip

_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_CLOSING_MARKS = re.compile(r"(?:^|[ \t])#+$")
_UNDERLINE = re.compile(r"=+$|-+$")
_RULE = re.compile(r"([-*_])(?:[ \t]*\1){2,}$")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]+(?=\S)")
_FIRST_ITEM = re.compile(r"(?:[-*+]|1[.)])[ \t]+(?=\S)")
_NOTE = re.compile(r"\[\^[^\]\s]{1,80}\]:[ \t]*")
_LINK = re.compile(r"\[[^\]^][^\]]{0,200}\]:[ \t]*\S+")
_IMAGE = re.compile(r"(?:\[?!\[[^\]]*\]\([^()]*\)(?:\]\([^()]*\))?\s*)+$")  # a badge is an image in a link
_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|<!--")
_DELIMITERS = re.compile(r"[|:\- \t]+$")  # the row under a table's head
_CODE_INDENT = 4
_LONGEST_FRONT_MATTER = 200  # lines


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text."""
    every = list(lines(text))
    return tuple(_blocks(text, every))


def _blocks(text: str, every: Sequence[Line]) -> Iterator[Block]:
    at = _front_matter(text, every)
    if at:
        yield block([line for line in every[1 : at - 1] if not line.blank], Form.META)
    in_list = False
    while at < len(every):
        line = every[at]
        if line.blank or _QUOTE.fullmatch(_seen(text, line)):
            at += 1
            continue
        indented = _indent(text, line) >= _CODE_INDENT
        if indented and not in_list:
            after = _while(every, at, lambda each: each.blank or _indent(text, each) >= _CODE_INDENT)
            found: Block | None = _aside(every, at, after, "code")
        else:
            found, after = _construct(text, every, at)
            in_list = _ITEM.match(_seen(text, line)) is not None or (in_list and line.left > line.start)
        at = after
        if found is not None:
            yield found


def _front_matter(text: str, every: Sequence[Line]) -> int:
    """The line after the front matter, which stands between two fences at the very top; 0 without one."""
    top = [_seen(text, line) for line in every[:_LONGEST_FRONT_MATTER]]
    if len(top) < 3 or top[0] not in ("---", "+++") or top[0] not in top[2:]:
        return 0
    end = top.index(top[0], 2)
    return end + 1 if any(":" in line or "=" in line for line in top[1:end]) else 0


def _construct(text: str, every: Sequence[Line], at: int) -> tuple[Block | None, int]:
    """The block that starts at a line, if it holds anything, and the line after it."""
    seen = _seen(text, every[at])
    fence = _FENCE.match(seen)
    if fence is not None:
        mark = fence.group()
        after = 1 + _while(every, at + 1, lambda each: not _closes(_seen(text, each), mark))
        return _aside(every, at, min(after, len(every)), "code"), min(after, len(every))
    if _MARKUP.match(seen):
        comment = seen.startswith("<!--")
        after = _while(every, at, lambda each: "-->" not in _seen(text, each) if comment else not each.blank)
        after = min(after + comment, len(every))
        return _aside(every, at, after, "markup"), after
    if _HEADING.match(seen):
        return _heading(text, every[at]), at + 1
    if _alone(seen):
        what = "separator" if _RULE.match(seen) else "image" if _IMAGE.match(seen) else "link"
        return _aside(every, at, at + 1, what), at + 1
    return _paragraph(text, every, at)


def _heading(text: str, line: Line) -> Block | None:
    seen = _seen(text, line)
    marks = seen[: len(seen) - len(seen.lstrip("#"))]
    closing = _CLOSING_MARKS.search(seen, len(marks))
    left, right = strip(text, line.left + len(marks), line.left + (closing.start() if closing else len(seen)))
    return Block(left, right, line.number, line.number, Form.HEADING, len(marks)) if left < right else None


def _paragraph(text: str, every: Sequence[Line], at: int) -> tuple[Block | None, int]:
    """Neighbouring lines: a paragraph, list, quote, footnote, table, or a heading that is underlined."""
    first = _seen(text, every[at])
    after = at + 1
    while after < len(every) and not every[after].blank:
        seen = _seen(text, every[after])
        if _UNDERLINE.match(seen) and not _ITEM.match(first) and not _QUOTE.match(first):
            level = 1 if seen[0] == "=" else 2
            return replace(
                block(every[at:after], Form.HEADING), level=level, last_line=every[after].number
            ), after + 1
        if _starts_anew(seen, first):
            break
        after += 1
    if after - at > 1 and "|" in first and _DELIMITERS.match(_seen(text, every[at + 1])):
        return _aside(every, at, after, "table"), after
    whole = block(every[at:after], Form.NOTE if _NOTE.match(first) else Form.TEXT)
    mark = _NOTE.match(first) or _QUOTE.match(first)
    if mark is None:
        return whole, after
    start, end = strip(text, whole.start + mark.end(), whole.end)
    return (replace(whole, start=start) if start < end else None), after


def _starts_anew(seen: str, first: str) -> bool:
    """Whether a line starts a block of its own under an open one, which began with the line ``first``."""
    if _FENCE.match(seen) or _HEADING.match(seen) or _alone(seen) or _NOTE.match(seen):
        return True
    if _QUOTE.match(seen):
        return not _QUOTE.match(first) or _QUOTE.fullmatch(seen) is not None
    return _FIRST_ITEM.match(seen) is not None and not _ITEM.match(first) and not _QUOTE.match(first)


def _alone(seen: str) -> bool:
    """Whether a line is a rule, an image or the target of a link."""
    return any(pattern.match(seen) for pattern in (_RULE, _IMAGE, _LINK))


def _closes(seen: str, fence: str) -> bool:
    return seen.startswith(fence) and not seen.strip(fence[0])


def _aside(every: Sequence[Line], start: int, after: int, what: str) -> Block:
    kept = [line for line in every[start:after] if not line.blank]
    return block(kept, Form.ASIDE, what)


def _while(every: Sequence[Line], at: int, goes_on: Callable[[Line], bool]) -> int:
    """The first line from ``at`` on that ends a construct, or the end of the file."""
    return next((n for n in range(at, len(every)) if not goes_on(every[n])), len(every))


def _seen(text: str, line: Line) -> str:
    return text[line.left : line.right]


def _indent(text: str, line: Line) -> int:
    return len(text[line.start : line.left].expandtabs(_CODE_INDENT))
