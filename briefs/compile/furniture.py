"""Furniture: what the site put around a paper. Told by its form and its place, never by its words alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from briefs.compile.shape import Shape, stops

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_CALENDAR_TITLE = re.compile(rf"(?:[«‹<]\s*)?(?:{_MONTHS})[a-z]*\.?,?\s+\d{{4}}(?:\s*[»›>])?", re.IGNORECASE)
_DAYS = re.compile(r"(?:\d{1,2}[\s|]*){3,}|(?:[A-Za-z]{1,3}[\s|]+){6}[A-Za-z]{1,3}")
_PAGE = re.compile(
    r"[\[(–—-]*\s*(?:(?:page|p\.)\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[\])–—-]*", re.IGNORECASE
)
_RUNNING = re.compile(r"\s{3,}|\t|\||\[?\bpage\b|^\d+\s|\s\d+$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")

# Each signal is one trait; how many of them make furniture depends on the kind.
_ASKS = re.compile(
    r"\b(?:donat\w+|subscri\w+|sign up|support us|fundrais\w+|contribute now|become a member)\b",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(r"\b(?:you|your|yours|please|click)\b", re.IGNORECASE)
_TAX = re.compile(
    r"\b(?:tax[- ](?:deductible|exempt)|501\s?\(c\)|receipts?|charity (?:no|number|reg)|non-?profit)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"©|\(c\)\s*\d{4}|\bcopyright\b|\ball rights reserved\b|\bcreative commons\b", re.IGNORECASE
)
_COOKIES = re.compile(r"\b(?:cookies?|privacy (?:policy|notice)|terms of (?:use|service))\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:share|tweet|like|follow)\b.{0,30}\b(?:this|us|on|facebook|twitter|linkedin|whatsapp)\b",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"""\b(?:more\s(?:articles|posts|papers|news|stories|essays|from|by)|(?:back|return|go|jump|skip)\sto\b|click\shere
    |read\smore|(?:print|e-?mail|download)\sthis|site\s?map|home\s?page|previous\s(?:article|page|post)
    |next\s(?:article|page|post)|related\s(?:articles|posts|links)|log\s?in|search\sthis|powered\sby|last\s(?:modified|updated)
    |visitors?\ssince|toplist|webring|leave\sa\s(?:comment|reply)|filed\sunder|tagged|posted\sin)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_MENU_WORD = re.compile(
    r"""(?:home|about(?:\sus)?|contact(?:\sus)?|news|search|menu|login|log\sin|register|archives?|links?|top|up|back|next|previous|prev
    |print|e-?mail|share|subscribe|rss|help|faq|blog|forum|gallery|events?|publications?|donate|sitemap|site\smap|privacy|terms)""",
    re.VERBOSE | re.IGNORECASE,
)
_FRAGMENTS = re.compile(r"\s+[|»›>·•]\s+|\s*\n\s*|\s{3,}")
_CONTACT = re.compile(
    r"""[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|\b(?:tel(?:ephone)?|phone|fax|e-?mail)\b\s*[.:]|\(\d{3}\)\s?\d{3}[ -]\d{4}
    |\bfor\s(?:more|further|additional)\sinformation\b|\bcontact\b.{0,60}\bat\b|^https?://\S+$|^www\.\S+$""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT = 60  # words: a longer block is no contact line, share line or copyright line


def furniture(shapes: Sequence[Shape]) -> dict[int, str]:
    """Which blocks are furniture, and why: some wherever they stand, the rest only at the edges of the file.

    Where nothing else would be left, nothing is furniture.
    """
    found = {i: reason for i, s in enumerate(shapes) if (reason := _anywhere(s))}
    found |= _page_marks(shapes)
    for side in (range(len(shapes)), range(len(shapes) - 1, -1, -1)):
        _edge(shapes, side, found)
    return found if len(found) < len(shapes) else {}


def _anywhere(shape: Shape) -> str | None:
    if shape.block.aside:
        return shape.block.aside
    if _calendar(shape):
        return "calendar"
    if shape.words or shape.lettered:
        return None
    return "separator"


def _calendar(shape: Shape) -> bool:
    rows = sum(_DAYS.fullmatch(line) is not None for line in shape.lines)
    return (
        rows >= 3
        and rows >= len(shape.lines) - 2
        and any(_CALENDAR_TITLE.fullmatch(x) for x in shape.lines[:2])
    )


def _page_marks(shapes: Sequence[Shape]) -> dict[int, str]:
    """Page numbers, and the lines that come back beside them on page after page."""
    singles = [i for i, s in enumerate(shapes) if s.single and len(s.text) <= 120 and not s.block.level]
    numbers = [i for i in singles if _PAGE.fullmatch(shapes[i].text)]
    found = dict.fromkeys(numbers, "page number") if len(numbers) >= 2 else {}
    repeated: defaultdict[str, list[int]] = defaultdict(list)
    for i in singles:
        if i not in found and not stops(shapes[i].text):
            repeated[_DIGITS.sub("#", shapes[i].text.casefold())].append(i)
    for where in repeated.values():
        if len(where) >= 2 and all(_beside_page_break(shapes, i, found) for i in where):
            found |= dict.fromkeys(where, "page header or footer")
    return found


def _beside_page_break(shapes: Sequence[Shape], i: int, numbers: dict[int, str]) -> bool:
    if i - 1 in numbers or i + 1 in numbers or shapes[i].block.new_page:
        return True
    broken_after = i + 1 < len(shapes) and shapes[i + 1].block.new_page
    return broken_after or (
        "#" in _DIGITS.sub("#", shapes[i].text) and _RUNNING.search(shapes[i].text) is not None
    )


def _edge(shapes: Sequence[Shape], side: range, found: dict[int, str]) -> None:
    """Walk in from one end of the file for as long as there is furniture."""
    for i in side:
        if i in found:
            continue
        reason = _at_edge(shapes[i])
        if reason is None:
            return
        found[i] = reason


def _at_edge(shape: Shape) -> str | None:
    text, short = shape.text, len(shape.words) <= _SHORT and len(shape.text) <= 400
    appeal = sum(p.search(text[:2000]) is not None for p in (_ASKS, _ADDRESSES, _TAX))
    if appeal >= 2 and len(text) <= 2000 and _ASKS.search(text[:2000]):
        return "donation or subscription appeal"
    if not short:
        return None
    if _RIGHTS.search(text):
        return "copyright line"
    if _COOKIES.search(text) or _SHARE.search(text):
        return "site notice"
    if _navigation(shape):
        return "navigation"
    if _CONTACT.search(text):
        return "contact line"
    return None


def _navigation(shape: Shape) -> bool:
    if shape.prose:
        return False
    if _NAVIGATION.search(shape.text) and len(shape.words) <= 15:
        return True
    fragments = [f for f in _FRAGMENTS.split(shape.text) if f]
    menu = sum(_MENU_WORD.fullmatch(f.strip("[]() ")) is not None for f in fragments)
    return bool(fragments) and menu >= max(1, len(fragments) / 2)
