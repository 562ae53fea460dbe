"""Daily briefs of a library: the row of each theme is laid out once."""

from __future__ import annotations

import asyncio
import datetime

from briefs.against import candidates, judge_of
from briefs.answers import Daily, NoLine, Theme
from briefs.daily import issue, said
from briefs.evidence import Spoken
from briefs.library import Library
from briefs.series import Series

_MOST = 16  # rows that are kept


async def daily(library: Library, date: datetime.date, number: int | None, theme: Theme) -> Daily | NoLine:
    """An issue of the row of a theme, or what was searched where no line can stand alone."""
    spoken = await library.spoken(*theme.topics)
    row = await _row(library, theme, spoken)
    number = issue(date) if number is None else number
    if not len(row):
        papers = tuple([p for p in library.papers if not theme.papers or p.id in theme.papers])
        searched = sum(library.index.quotable(library.shelf.rows(paper.id)) for paper in papers)
        return NoLine(theme, papers, searched)
    paper, place = row.line(number)
    near = await candidates(library, paper, place.paragraph)
    return said(row, spoken, date, number, [(held.id, at) for held, at in near])


async def _row(library: Library, theme: Theme, spoken: dict[str, Spoken]) -> Series:
    """The row of a theme, laid out beside the event loop: of many papers that takes seconds."""
    papers, judge = await library.wholes(), None if theme in library.rows else await judge_of(library)
    if theme not in library.rows:
        if len(library.rows) >= _MOST:
            library.rows.clear()
        laying = asyncio.to_thread(Series, papers, library.subjects, spoken, theme, judge)
        library.rows[theme] = asyncio.ensure_future(laying)
    laid = library.rows[theme]
    try:
        return await asyncio.shield(laid)
    except Exception:
        if library.rows.get(theme) is laid:  # it is tried again by whoever asks next
            del library.rows[theme]
        raise
