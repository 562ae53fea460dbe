"""Cuts a list into pages that fill a card and no more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from briefs.answers import Group

T = TypeVar("T")
ROOM = 1400  # characters of quotes on a page: what is left of a message after titles, citations and chips


def paged(
    items: Sequence[T], page: int, most: int, size: Callable[[T], int], room: int = ROOM
) -> tuple[tuple[T, ...], int, int]:
    """The items of a page, its number and how many there are; a page beyond the last is the last.

    A page holds at most so many items, and no more than there is room for unless one alone needs more.
    """
    pages: list[list[T]] = [[]]
    left = room
    for item in items:
        needed = size(item)
        if pages[-1] and (len(pages[-1]) == most or needed > left):
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= needed
    page = min(max(page, 1), len(pages))
    return tuple(pages[page - 1]), page, len(pages)


def width(group: Group) -> int:
    """How many characters a group takes up with its citations."""
    return sum(len(quote.text) + len(str(quote.citation)) for quote in group.quotes)
