"""Who is named in the papers: people and bodies, where, how often, and the sentence that introduces them."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.answers import Group, Named, Naming, People, Person, Unknown
from briefs.directory import Entry, directory, tokens
from briefs.models import Lean, Paper
from briefs.paging import paged, width
from briefs.quotes import group
from briefs.text import fold

PAGE = 12  # names
LINES = 5  # sentences
_NEAREST = 3
_NEAR = 75  # of 100


def people(papers: Sequence[Paper], page: int = 1) -> People:
    """A page of those named in the papers, most often named first, those of back matter alone last."""
    entries = directory(papers)
    shown, page, pages = paged(entries, page, PAGE, lambda _: 0)
    bodies = sum(entry.body for entry in entries)
    named = tuple(_named(entry, ()) for entry in shown)
    return People(tuple(papers), named, len(entries) - bodies, bodies, page, pages)


def person(papers: Sequence[Paper], asked: str, page: int = 1) -> Person | Unknown:
    """The sentences that name somebody, the one that introduces them first."""
    entries = directory(papers)
    found = _called(asked, entries)
    if not found:
        return Unknown("name", asked, _nearest(asked, entries))
    entry = found[0]
    lines = _lines(entry)
    shown, page, pages = paged(lines, page, LINES, width)
    others = tuple(other.name for other in found[1:])
    return Person(_named(entry, shown), others, len(lines), page, pages)


def _named(entry: Entry, groups: tuple[Group, ...]) -> Named:
    where: dict[str, dict[int, None]] = {}
    for spot in entry.spots:
        where.setdefault(spot.paper.name, {})[spot.place.paragraph] = None
    return Named(
        entry.name,
        entry.body,
        groups,
        tuple(Naming(paper, tuple(paragraphs)) for paper, paragraphs in where.items()),
        len(entry.spots),
        bool(entry.spots) and all(spot.back for spot in entry.spots),
        entry.wrote,
    )


def _lines(entry: Entry) -> list[Group]:
    """The sentences that name somebody: first the one that says who it is, back matter last."""
    order = {spot.paper.id: n for n, spot in reversed([*enumerate(entry.spots)])}
    spots = sorted(
        entry.spots,
        key=lambda s: (s.back, not s.mention.titled, order[s.paper.id], s.place),
    )
    first = spots[:1]
    rest = sorted(spots[1:], key=lambda s: (s.back, order[s.paper.id], s.place))
    found: dict[tuple[str, int], Group] = {}
    for spot in (*first, *rest):
        if spot.paper.sentence(spot.place).lean is not Lean.LOST:
            shown = group(spot.paper, spot.place)
            found.setdefault((shown.main.paper, shown.main.start), shown)
    return list(found.values())


def _called(asked: str, entries: Sequence[Entry]) -> list[Entry]:
    """Those who go by a name, or by part of it, the likeliest first."""
    wanted = tokens(asked)
    hits = [
        (tokens(e.name) != wanted and asked not in e.aliases, n, e)
        for n, e in enumerate(entries)
        if wanted and (wanted <= tokens(e.name) or fold(asked) in map(fold, e.aliases))
    ]
    return [entry for *_, entry in sorted(hits, key=lambda h: h[:2])]


def _nearest(asked: str, entries: Sequence[Entry]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    names = {fold(e.name): e.name for e in reversed(entries)}
    rows = process.extract(fold(asked), list(names), scorer=fuzz.WRatio, limit=None, score_cutoff=_NEAR)
    ranked = sorted(rows, key=lambda row: (-round(row[1], 6), row[0]))
    return tuple([names[name] for name, *_ in ranked][:_NEAREST])
