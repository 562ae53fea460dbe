"""The brief of one day: a line, a line against it, a question, a date. A pure function of date and corpus."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from hashlib import sha256

from briefs.answers import Daily, Dated, Group
from briefs.models import Kind, Lean, Paper, Passage, Place, Quote, Sentence, Topic
from briefs.quotes import group, quote
from briefs.text import collapse, stems
from briefs.timeline import timeline

Mentions = Mapping[str, Mapping[str, Sequence[Place]]]  # topic id → paper id → sentences that speak of it

EPOCH = datetime.date(2026, 1, 1)  # issue 1
NO_REPEAT = 60  # days
SHORTEST, LONGEST = 90, 240  # characters of a line: more than a slogan, read at a glance
_NEGATIONS = frozenset("no not never nor neither without cannot can't won't isn't aren't doesn't don't".split())


def daily(
    papers: Sequence[Paper],
    topics: Sequence[Topic],
    mentions: Mentions,
    date: datetime.date,
    number: int | None = None,
    theme: str | None = None,
) -> Daily | None:
    """The brief of this date; None where no sentence of the papers (on the theme, a topic id) can stand alone.

    Papers take turns in equal shares and no line returns within 60 days, as long as there are lines enough:
    a paper with fewer than its share gives what it has, and the others fill up; a corpus with fewer than 60
    lines shows each of them once before the first returns. ``number`` is by default the days since
    1 January 2026, which had number 1.
    """
    ordered = sorted(papers, key=lambda p: p.id)
    day = (date - EPOCH).days
    lines = [_lines(paper, len(ordered), mentions.get(theme) if theme else None) for paper in ordered]
    chosen = _turn(lines, day)
    if chosen is None:
        return None
    at, place = chosen
    topic, counter = _against(ordered, at, place, topics, mentions, theme)
    shown = {(ordered[at].id, place)} | ({counter} if counter else set())
    by_id = {paper.id: paper for paper in ordered}
    return Daily(
        date=date.isoformat(),
        number=day + 1 if number is None else number,
        today=group(ordered[at], place),
        topic=topic,
        counter=group(by_id[counter[0]], counter[1]) if counter else None,
        question=_question(ordered, day),
        timeline=_dated(ordered, day, shown),
        papers=tuple(papers),
    )
