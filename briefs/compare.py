"""Two papers side by side: what both speak of, with a line from each; silences; words that set them apart."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.answers import Aspect, Comparison, Count
from briefs.models import Topic
from briefs.pools import Side

PAGE = 3  # aspects
_ROOM = 1600  # characters that the lines of a page take up, so that it fits a message
_BELOW = 450  # of them what stands below the first page's
_LINE = 40  # characters that a line takes up besides its words
_ONLY = 3  # silences a side


def compare(
    first: Side,
    second: Side,
    topics: Sequence[Topic],
    aspects: Sequence[Aspect],
    words: Sequence[Count],
    topic: Topic | None = None,
    page: int = 1,
) -> Comparison:
    """The comparison of two papers, up to three of their aspects a page."""
    cut = _pages(aspects)
    page = min(max(1, page), len(cut))
    return Comparison(
        first.paper,
        second.paper,
        topic,
        cut[page - 1],
        page,
        len(cut),
        tuple(Count(name, count, 0) for name, count in only(first, second, topics)[:_ONLY]),
        tuple(Count(name, 0, count) for name, count in only(second, first, topics)[:_ONLY]),
        tuple(words),
    )


def _pages(aspects: Sequence[Aspect]) -> list[tuple[Aspect, ...]]:
    """The aspects cut into pages, so that none is left out for length where each fits alone."""
    pages: list[list[Aspect]] = [[]]
    room = _ROOM - _BELOW
    for aspect in aspects:
        size = sum(len(q.text) + _LINE for g in (*aspect.first, *aspect.second) for q in g.quotes)
        if pages[-1] and (len(pages[-1]) == PAGE or size > room):
            pages.append([])
            room = _ROOM
        pages[-1].append(aspect)
        room -= size
    return [tuple(page) for page in pages]


def only(here: Side, there: Side, topics: Sequence[Topic]) -> list[tuple[str, int]]:
    """The topics one paper speaks of and the other never does, nor names, by paragraphs."""
    counts = [
        (here.speaking(t.id), n, t)
        for n, t in enumerate(topics)
        if here.topics.get(t.id) and not there.topics.get(t.id) and t.id not in there.held
    ]
    return [(t.name, count) for count, _, t in sorted(counts, key=lambda c: (-c[0], c[1]))]
