"""How templates inflect and shorten what they print: counts, names, dates, lists of places."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.limits import NAME, clip
from briefs.answers import Group
from briefs.models import Citation, Paper, Quote

_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WORDS = 3  # hedges or flat words in a chip
_PLACES = 4  # citations in a list


def of(count: int, noun: str) -> str:
    """A count with its noun: "1 paper", "2 papers", "1,885 characters"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def named(papers: Sequence[Paper], article: str = "the") -> str:
    """The papers in a sentence: "Petrov 2004", "the 3 papers"."""
    if len(papers) == 1:
        return clip(papers[0].name, NAME)
    return f"{article} {of(len(papers), 'paper')}"


def month(paper: Paper) -> str:
    """When it was said, as well as is known: "Jan 2004", "2004", "an unknown date"."""
    return paper.month or (str(paper.year) if paper.year is not None else "an unknown date")


def descriptor(paper: Paper) -> str:
    """Who, what kind of text, where and when: "Leonid A. Petrov · conference paper, Honolulu, Jan 2004 · 23 ¶"."""
    more = f" and {len(paper.authors) - 3} more" if len(paper.authors) > 3 else ""
    authors = clip(", ".join(paper.authors[:3]), 120) + more
    occasion = ", ".join(clip(part, 80) for part in (paper.kind, paper.venue, month(paper)) if part)
    return " · ".join(part for part in (authors, occasion, f"{len(paper.passages)} ¶") if part)


def span(papers: Iterable[Paper]) -> str:
    """The years the papers span: "1998–2005", "2004", "undated"."""
    years = [p.year for p in papers if p.year is not None]
    if not years:
        return "undated"
    return str(years[0]) if len(set(years)) == 1 else f"{min(years)}–{max(years)}"


def apart(papers: Sequence[Paper]) -> str:
    """How far two papers are from each other in years."""
    first, second = (p.year for p in papers)
    if first is None or second is None:
        return "an unknown time apart"
    return f"{of(abs(first - second), 'year')} apart" if first != second else f"both {first}"


def day(iso: str) -> str:
    """An ISO date for people: "Sun 22 Nov 2026"."""
    date = datetime.date.fromisoformat(iso)
    return f"{_DAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def place(citation: Citation) -> str:
    """A citation without its brackets, its name within bounds: "Bayarkhuu 2005, §3 ¶24"."""
    return str(replace(citation, name=clip(citation.name, NAME)))[1:-1]


def places(quotes: Sequence[Quote]) -> str:
    """Where quotes stand that are not shown."""
    known = list(dict.fromkeys(place(q.citation) for q in quotes))
    more = [f"{len(known) - _PLACES} more"] if len(known) > _PLACES else []
    return " · ".join([*known[:_PLACES], *more])


def quotes(groups: Iterable[Group]) -> tuple[Quote, ...]:
    """All quotes of some groups."""
    return tuple(q for g in groups for q in g.quotes)


def speakers(quotes: Iterable[Quote]) -> list[str]:
    """Whom the quotes report, in the source's own words, each once."""
    return [clip(s, NAME) for s in dict.fromkeys(q.reported for q in quotes if q.reported)]


def words(quotes: Iterable[Quote], kind: str) -> list[str]:
    """The hedges ("hedges") or the flat words ("flat") of the quotes, each once."""
    return list(dict.fromkeys(word for q in quotes for word in getattr(q, kind)))[:_WORDS]


def sides(first: Paper, second: Paper) -> tuple[str, str]:
    """One to three letters for each of two papers, those of their names where these differ: P and J."""
    a, b = ("".join(ch for ch in paper.name if ch.isalpha())[:3] for paper in (first, second))
    for size in (1, 2, 3):
        if a[:size] and b[:size] and a[:size].casefold() != b[:size].casefold():
            return a[:size], b[:size]
    return "A", "B"


def thousands(number: int) -> str:
    """A number with its thousands parted: "4,000"."""
    return f"{number:,}"
