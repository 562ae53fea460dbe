"""What to read: the papers by how much they say on a topic, each with the place to start."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from briefs.answers import Group, PaperView, Reading, ReadingList, TopicBrief
from briefs.brief import lines
from briefs.models import Paper, Place, Topic
from briefs.paging import paged
from briefs.quotes import group

PACE = 230  # words a minute
PAGE = 5


def on_topic(brief: TopicBrief, spoken: Mapping[str, Mapping[Place, int]], page: int = 1) -> ReadingList:
    """The papers that speak of the topic of a brief, whose places are given; those silent on it are named."""
    speaking = sorted(
        (view for view in brief.views if view.paragraphs),
        key=lambda v: (-v.paragraphs, _date(v.paper)),
    )
    shown, page, pages = paged(speaking, page, PAGE, lambda _: 0)
    entries = tuple(
        Reading(v.paper, minutes(v.paper), v.paragraphs, _start(v, brief.topic, spoken[v.paper.id]))
        for v in shown
    )
    silent = tuple(view for view in brief.views if not view.paragraphs)
    return ReadingList(brief.topic, entries, silent, len(speaking), _sum(speaking), page, pages)


def dated(papers: Sequence[Paper], page: int) -> tuple[Paper, ...]:
    """The papers of a page of all by date."""
    return paged(sorted(papers, key=_date), page, PAGE, lambda _: 0)[0]


def by_date(papers: Sequence[Paper], opening: Mapping[str, Group | None], page: int = 1) -> ReadingList:
    """All papers, the earliest first; ``opening`` holds, by paper id, the lines that say most."""
    shown, page, pages = paged(sorted(papers, key=_date), page, PAGE, lambda _: 0)
    entries = tuple(Reading(p, minutes(p), len(p.quotable), opening[p.id]) for p in shown)
    total = sum(minutes(p) for p in papers)
    return ReadingList(None, entries, (), len(papers), total, page, pages)


def minutes(paper: Paper) -> int:
    """How long it takes to read a paper, back matter left out; at least a minute."""
    words = sum(len(passage.text.split()) for passage in paper.quotable)
    return max(1, math.ceil(words / PACE))


def _sum(views: Sequence[PaperView]) -> int:
    return sum(minutes(view.paper) for view in views)


def _date(paper: Paper) -> tuple[float, str]:
    return (paper.year if paper.year is not None else math.inf, paper.id)


def _start(view: PaperView, topic: Topic, places: Mapping[Place, int]) -> Group | None:
    """A line of the paragraph that says most on a topic, or of the next that has one."""
    held: Counter[int] = Counter()
    for place, terms in places.items():
        held[place.paragraph] += max(terms, 1)
    for paragraph in sorted(held, key=lambda n: (-held[n], n)):
        there = {p: n for p, n in places.items() if p.paragraph == paragraph}
        found = lines(view.paper, there, 1, topic)
        if found:
            return group(view.paper, found[0].place)
    return view.groups[0] if view.groups else None
