"""How templates inflect, order and shorten what they print: counts, names, dates, lists."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.limits import NAME, clip
from bot.state.schedule_models import ON_TIME
from briefs.answers import Aspect, Change, Group, Naming, PaperView, Row, SourceView, Summary
from briefs.models import Citation, Furniture, Paper, Part, Quote
from briefs.polarity import denies

_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_CHIPS = 3  # words in one chip
_PLACES = 4  # citations in a list
_LIST = 160  # characters of a list


def of(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: "1 paper", "2 papers", "1,885 characters"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def thousands(number: int) -> str:
    """A number with its thousands parted: "4,000"."""
    return f"{number:,}"


def lateness(seconds: int) -> str:
    """How late a brief may be: "up to 2 h", "up to 90 min", "never"."""
    if seconds <= ON_TIME:
        return "never"
    minutes = seconds // 60
    return f"up to {minutes} min" if minutes % 60 else f"up to {minutes // 60} h"


def listed(names: Iterable[str]) -> str:
    """Names in a row, as many as fit in two lines of a phone or so: "sanction, embargo and 3 more"."""
    shown, rest = "", list(names)
    while rest and len(shown) < _LIST:
        shown += (", " if shown else "") + clip(rest.pop(0), 2 * NAME)
    return f"{shown} and {len(rest)} more" if rest else shown


def named(papers: Sequence[Paper], article: str = "the") -> str:
    """The papers in a sentence: "Petrov 2004", "the 3 papers"."""
    return clip(papers[0].name, NAME) if len(papers) == 1 else f"{article} {of(len(papers), 'paper')}"


def dated(paper: Paper) -> str:
    """From when a paper speaks, as far as is known: "as of Jan 2004", "as of 2004", "undated"."""
    month = _month(paper)
    return f"as of {month}" if month else "undated"


def descriptor(paper: Paper) -> str:
    """Who, what, where, when: "Leonid A. Petrov · conference paper, Honolulu, Jan 2004 · 23 ¶"."""
    occasion = ", ".join(
        clip(part, 80) for part in (paper.kind, paper.venue, _month(paper) or "undated") if part
    )
    parts = (listed(paper.authors), occasion, f"{len(paper.quotable)} ¶")
    return " · ".join(part for part in parts if part)


def shares(views: Iterable[PaperView]) -> list[str]:
    """How much each paper says: "Petrov 2004: 2"."""
    return [f"{clip(view.paper.name, NAME)}: {view.paragraphs}" for view in views]


def silences(views: Iterable[PaperView]) -> list[str]:
    """Which papers say nothing, and in how many paragraphs: "Johnstone 1998 (0 of 55 ¶)".

    A paper that has the words and says nothing on the topic is named with where they stand.
    """
    return [f"{clip(view.paper.name, NAME)} ({_silence(view)})" for view in views]


def _silence(view: PaperView) -> str:
    if not view.mentions:
        return f"0 of {len(view.paper.quotable)} ¶"
    shown = ", ".join(f"¶{number}" for number in view.mentions[:3])
    more = ", …" if len(view.mentions) > 3 else ""
    return f"nothing on it; its words stand in {shown}{more}"


def total(view: SourceView) -> int:
    """Of how many paragraphs this is one; back matter counts only for itself."""
    return len(view.paper.passages if view.passage.part is Part.BACK else view.paper.quotable)


def speaking(view: SourceView) -> list[Quote]:
    """The quotes that tell who speaks in a paragraph: its own, and what announces it."""
    leads = any(r.paragraph < view.passage.number for s in view.passage.sentences for r in s.riders)
    return [view.before, view.quote] if leads and view.before else [view.quote]


def years(found: Sequence[int], quotes: Sequence[Quote]) -> list[str]:
    """The years a quote names as it writes them, a decade as one: "1953", "1990s"."""
    return [f"{year}s" if re.search(rf"\b{year}['’]?s\b", quotes[-1].text) else str(year) for year in found]


def span(papers: Iterable[Paper]) -> str:
    """The years of some papers: "1998–2005", "2004", "undated"."""
    years = [p.year for p in papers if p.year is not None]
    if not years:
        return "undated"
    return f"{min(years)}–{max(years)}" if len(set(years)) > 1 else str(years[0])


def apart(papers: Sequence[Paper]) -> str:
    """How many years two papers are apart."""
    first, second = (p.year for p in papers)
    if first is None or second is None:
        return "not both dated"
    return f"{of(abs(first - second), 'year')} apart" if first != second else f"both {first}"


def day(iso: str) -> str:
    """An ISO date for people: "Sun 22 Nov 2026"."""
    date = datetime.date.fromisoformat(iso)
    return f"{_DAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def place(citation: Citation) -> str:
    """A citation without its brackets, its name within bounds: "Bayarkhuu 2005, §3 ¶24"."""
    return str(replace(citation, name=clip(citation.name, NAME)))[1:-1]


def places(quotes: Iterable[Quote]) -> str:
    """Where some quotes stand, each place once."""
    known = list(dict.fromkeys(place(q.citation) for q in quotes))
    more = [f"{len(known) - _PLACES} more"] if len(known) > _PLACES else []
    return " · ".join([*known[:_PLACES], *more])


def standing(where: Iterable[Naming]) -> str:
    """Where somebody is named: "Petrov 2004 ¶5, ¶17 · Johnstone 1998 ¶27"."""
    rows = []
    for named in where:
        more = ", …" if len(named.paragraphs) > _PLACES else ""
        rows.append(
            f"{clip(named.paper, NAME)} {', '.join(f'¶{n}' for n in named.paragraphs[:_PLACES])}{more}"
        )
    return " · ".join(rows[:_PLACES]) + (f" · {len(rows) - _PLACES} more" if len(rows) > _PLACES else "")


def groups(summary: Summary) -> list[Group]:
    """The groups of a short summary, in the order shown."""
    return [g for g in (summary.bottom, *summary.points) if g is not None]


def quotes(groups: Iterable[Group]) -> tuple[Quote, ...]:
    """The quotes of some groups; one that a later group needs again is not repeated."""
    return tuple({(q.paper, q.start, q.end): q for g in groups for q in g.quotes}.values())


def words(quotes: Iterable[Quote], kind: str) -> list[str]:
    """What the quotes say of one kind, as much as goes into a chip."""
    found = all_words(quotes, kind)
    return [f'"{clip(name[1:-1], NAME)}"' for name in found] if kind == "reported" else found[:_CHIPS]


def all_words(quotes: Iterable[Quote], kind: str) -> list[str]:
    """What the quotes say of one kind, each once: the "reported" speakers, "hedge" or "flat" words."""
    if kind == "reported":
        return [f'"{name}"' for name in dict.fromkeys(q.reported for q in quotes if q.reported)]
    return list(dict.fromkeys(word for q in quotes for word in (q.hedges if kind == "hedge" else q.flat)))


def sides(first: Paper, second: Paper) -> tuple[str, str]:
    """One to three letters for each of two papers: the least of their names that tells them apart."""
    a, b = ("".join(filter(str.isalpha, paper.name))[:3] for paper in (first, second))
    for size in (1, 2, 3):
        if a[:size] and b[:size] and a[:size].casefold() != b[:size].casefold():
            return a[:size], b[:size]
    return "A", "B"


def links(aspect: Aspect, first: str, second: str) -> list[str]:
    """Which lines of an aspect are opposed or close, by their paragraphs: "P ¶13 ≈ J ¶49"."""
    ours, theirs = _lines(aspect.first, first), _lines(aspect.second, second)
    return [f"{ours[link.first]} {link.sign} {theirs[link.second]}" for link in aspect.links]


def silent(row: Row, papers: Sequence[Paper]) -> list[str]:
    """The papers that have no paragraph on the thing of a row."""
    return [paper.name for paper, cell in zip(papers, row.cells, strict=True) if not cell.paragraphs]


def _lines(groups: Sequence[Group], side: str) -> list[str]:
    """The lines of a side by their paragraphs; of two in one paragraph, by their order as well."""
    paragraphs = [group.main.citation.paragraph for group in groups]
    return [
        f"{side} ¶{number}"
        + (f" ({paragraphs[: n + 1].count(number)})" if paragraphs.count(number) > 1 else "")
        for n, number in enumerate(paragraphs)
    ]


def denied(changes: Iterable[Change]) -> bool:
    """Whether one side of a difference denies and the other does not."""
    return any(denies(change.claimed) != denies(change.source) for change in changes)


def stretches(furniture: Iterable[Furniture]) -> list[str]:
    """Furniture by what it is, with its lines: "calendar (lines 1–7)"."""
    found: dict[str, list[str]] = {}
    for part in furniture:
        first, last = part.first_line, part.last_line
        found.setdefault(part.reason, []).append(str(first) if first == last else f"{first}–{last}")
    return [
        f"{reason} (line{'s' if len(spans) > 1 or '–' in spans[0] else ''} {', '.join(spans)})"
        for reason, spans in found.items()
    ]


def _month(paper: Paper) -> str:
    return paper.month or (str(paper.year) if paper.year is not None else "")


FILTERS = (
    of,
    thousands,
    lateness,
    listed,
    named,
    dated,
    descriptor,
    shares,
    silences,
    speaking,
    years,
    total,
    span,
    apart,
    day,
    place,
    places,
    standing,
    groups,
    quotes,
    words,
    stretches,
    denied,
    links,
    silent,
)
