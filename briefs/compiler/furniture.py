"""Furniture: what a site or a printer put around a paper. Told by form and place, not by words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from briefs.compiler.authors import credit, introduced
from briefs.compiler.endings import cited, ending, links, plain
from briefs.compiler.pages import page_marks
from briefs.compiler.sections import Role, bare, role
from briefs.compiler.shape import Shape, stops, words
from briefs.readers.block import Form

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_CALENDAR_TITLE = re.compile(rf"[«‹<\s]*(?:{_MONTHS})[a-z]*\.?,?\s+\d{{4}}[\s»›>]*", re.IGNORECASE)
_DAYS = re.compile(r"(?:\d{1,2}[\s|]{1,3}){2,6}\d{1,2}|(?:[A-Za-z]{1,3}[\s|]{1,3}){6}[A-Za-z]{1,3}")
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|\s{3,}\d{1,4}$")

_ASKS = re.compile(
    r"\b(?:donat\w+|subscri(?:be|ption)\w*|sign\sup|support\s(?:us|our)|fundrais\w+|become\sa\smember)\b",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(r"\b(?:you|your|yours|please|click|we\suse)\b", re.IGNORECASE)
_TAX = re.compile(
    r"\b(?:tax[\s-](?:deductible|exempt)|501\s?\(c\)|receipts?|charity\s(?:no|number|reg)\w*)", re.IGNORECASE
)
_RIGHTS = re.compile(
    r"©|\(c\)\s*\d{4}|\bcopyright\s(?:©|\(c\)|\d{4})|\ball\srights\sreserved\b|\bcreative\scommons\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"\bcookies?\b.{0,80}\b(?:site|browser|experience|accept)\b|\bprivacy\s(?:policy|notice)\b|\bterms\sof\s(?:use|service)\b"
    r"|^(?:share|tweet|like|follow)\s(?:this|us|on|with)\b",
    re.IGNORECASE | re.DOTALL,
)
_NAVIGATION = re.compile(
    r"""\b(?:more\s(?:articles|posts|papers|stories|essays)\s(?:from|by|in|on|like)
    |(?:back|return|go|jump|skip)\sto\s(?:the\s)?(?:top|home|main|index|content|contents|list|start|navigation|archive|overview)
    |click\shere|read\smore|(?:print|e-?mail|download)\sthis|site\s?map|home\s?page|(?:previous|next)\s(?:article|page|post)
    |related\s(?:articles|posts|links|stories)|search\sthis|powered\sby|last\s(?:modified|updated)|visitors?\ssince|toplist
    |webring|leave\sa\s(?:comment|reply)|filed\sunder)\b|^(?:advertisements?|comments?)(?:\s\(?\d+\)?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_MENU_WORD = re.compile(
    r"""(?:home|about(?:\sus)?|contacts?(?:\sus)?|news|search|menu|log\s?in|sign\s?in|register|archives?|links?|top|up|back|next
    |prev(?:ious)?|print|e-?mail|share|subscribe|rss|help|faqs?|blog|forum|gallery|events?|publications?|donate|site\s?map
    |privacy|terms|download|pdf|facebook|twitter|linkedin|comments?)""",
    re.VERBOSE | re.IGNORECASE,
)
_FRAGMENTS = re.compile(r"\s[|»›>·•/]\s|[\r\n]+|\s{3,}")
_CONTACT = re.compile(
    r"""[\w.+-]{1,64}@[\w-]{1,63}\.\w|\b(?:tel(?:ephone)?|phone|fax|e-?mail)\b\s?[.:]|\(\d{3}\)\s?\d{3}[\s-]\d{4}|\+\d{1,3}[\s\d()-]{7,}\d
    |\bfor\s(?:more|further|additional)\sinformation\b.{0,80}\b(?:contact|visit|call|see|e-?mail|write)\b|^(?:https?://|www\.)\S+$""",
    re.VERBOSE | re.IGNORECASE,
)
_DIRECTION = re.compile(r"\[[^\W\d_][^\d\[\]|]*\]\.?")  # "[Laughter]"
COPYRIGHT = "copyright line"
_SHORT = 60  # words; nothing longer is a contact, copyright or share line
_LONGEST_LINE = 400  # characters
_LONGEST_APPEAL = 2000
_TAIL = 40  # of a line, where a page number stands
_CONTENTS_WITHIN = 40  # blocks
_PASSED = 2  # short lines of no known sort that may stand between furniture and the end of the file


def furniture(shapes: Sequence[Shape]) -> dict[int, str]:
    """Which blocks are furniture, and why: some wherever they stand, the rest only at the edges of the file.

    Where nothing else would be left, only what the format sets aside is furniture.
    """
    found = {i: reason for i, shape in enumerate(shapes) if (reason := _anywhere(shape))}
    found |= page_marks(shapes, found.keys())
    found |= _contents(shapes)
    _top(shapes, found)
    _bottom(shapes, found)
    for i in range(ending(shapes), len(shapes)):
        if shapes[i].block.form is not Form.NOTE and not _is_credit(shapes[i].text):
            found.setdefault(i, "site label")
    if len(found) < len(shapes):
        return found
    return {i: shape.block.aside for i, shape in enumerate(shapes) if shape.block.aside}


def _anywhere(shape: Shape) -> str | None:
    if shape.block.aside:
        return shape.block.aside
    if _calendar(shape.lines):
        return "calendar"
    leaders = sum(_LEADER.search(line[-_TAIL:]) is not None for line in shape.lines)
    if leaders >= max(2, len(shape.lines) - 1):
        return "contents"
    if _DIRECTION.fullmatch(shape.text[:_TAIL]):
        return "stage direction"
    return None if shape.words or shape.lettered else "separator"


def _calendar(lines: Sequence[str]) -> bool:
    """Whether the lines are a month with its year above rows of days."""
    if len(lines) > 10 or not any(_CALENDAR_TITLE.fullmatch(line[:40]) for line in lines[:2]):
        return False
    rows = sum(_DAYS.fullmatch(line[:60]) is not None for line in lines)
    return rows >= 3 and rows >= len(lines) - 2


def _contents(shapes: Sequence[Shape]) -> dict[int, str]:
    """A table of contents under a heading of that name: a block of lines, or lines until they come again."""
    head = next((i for i, s in enumerate(shapes[:_CONTENTS_WITHIN]) if role(s.text) is Role.CONTENTS), None)
    if head is None or head + 1 == len(shapes):
        return {}
    short = list(takewhile(lambda i: not shapes[i].prose, range(head + 1, len(shapes))))
    if not short:
        return {}
    first = shapes[short[0]]
    if len(first.lines) > 1:
        entries = list(takewhile(lambda i: len(shapes[i].lines) > 1, short))
    else:
        again = (i for i in short[1:] if bare(shapes[i].text) == bare(first.lines[0]))
        entries = short[: short.index(next(again, short[-1]))]  # or up to the heading of what follows
    return dict.fromkeys((head, *entries), "contents")


def _top(shapes: Sequence[Shape], found: dict[int, str]) -> None:
    """Menus and notices above the first sentence of the file."""
    for i, shape in enumerate(shapes):
        if i in found:
            continue
        reason = _appeal(shape) or _notice(shape)
        if reason is not None:
            found[i] = reason
        elif shape.prose or len(shape.words) > _SHORT:
            return


def _bottom(shapes: Sequence[Shape], found: dict[int, str]) -> None:
    """Whatever a site puts under a text, from the end of the file up for as long as there is some."""
    passed: list[int] = []
    sources = cited(shapes)
    for i in range(len(shapes) - 1, -1, -1):
        if i in found or shapes[i].block.form is Form.NOTE or _is_credit(shapes[i].text):
            continue
        reason = _appeal(shapes[i]) or _notice(shapes[i]) or _contact(shapes[i])
        if reason is None and not sources and links(shapes[i]):
            reason = "navigation"
        if reason is not None:
            found[i] = reason
            found |= dict.fromkeys(passed, "site label")
            passed = []
        elif len(passed) < _PASSED and _scrap(shapes[i]):
            passed.append(i)
        else:
            return


def _appeal(shape: Shape) -> str | None:
    """Asking for money or readers: at least two of the plea itself, the reader spoken to, and tax matters."""
    if len(shape.text) > _LONGEST_APPEAL or not _ASKS.search(shape.text):
        return None
    others = (_ADDRESSES, _TAX)
    return "donation or subscription appeal" if any(each.search(shape.text) for each in others) else None


def _notice(shape: Shape) -> str | None:
    if not _is_short(shape):
        return None
    if _RIGHTS.search(shape.text):
        return COPYRIGHT
    if _NOTICE.search(plain(shape.text)) and (not shape.prose or _ADDRESSES.search(shape.text)):
        return "site notice"
    return "navigation" if _navigation(shape) else None


def _contact(shape: Shape) -> str | None:
    if not _is_short(shape) or credit(shape.text):
        return None
    return "contact line" if _CONTACT.search(shape.text) else None


def _is_short(shape: Shape) -> bool:
    return len(shape.text) <= _LONGEST_LINE and len(shape.words) <= _SHORT


def _scrap(shape: Shape) -> bool:
    """Whether a block is a few short lines, none of them a sentence."""
    return len(shape.lines) <= 6 and not any(stops(line) or len(words(line)) > 8 for line in shape.lines)


def _is_credit(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and bool(credit(text) or introduced(text))


def _navigation(shape: Shape) -> bool:
    """Whether a block is a menu, or a line that leads elsewhere."""
    if shape.prose:
        return False
    seen = plain(shape.text)
    if _NAVIGATION.search(seen) and len(words(seen)) <= 15:
        return True
    fragments = [fragment.strip("[](){}<>«» ") for fragment in _FRAGMENTS.split(seen)]
    menu = sum(_MENU_WORD.fullmatch(fragment) is not None for fragment in fragments)
    return len(fragments) > 1 and menu >= max(2, len(fragments) / 2)
