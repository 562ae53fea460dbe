"""A paper as an entry of a bibliography, from its metadata alone; what is not known is left out."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.answers import Reference
from briefs.exchange import bibtex, ris
from briefs.imprint import Author, capital, listed, one_line, read_author, read_day
from briefs.models import Paper

STYLES = ("apa", "chicago", "bibtex", "ris")

_INNER = str.maketrans({"“": "‘", "”": "’", '"': "'"})  # quotation marks within quotation marks


def reference(paper: Paper, style: str) -> Reference:
    """The paper in one of STYLES: APA 7, Chicago 17 (bibliography), BibTeX or RIS; ValueError for another."""
    if style not in STYLES:
        raise ValueError(style)
    write = {"apa": _apa, "chicago": _chicago, "bibtex": bibtex, "ris": ris}[style]
    return Reference(
        paper, style, write(paper, [read_author(name) for name in paper.authors if name.strip()])
    )


def _apa(paper: Paper, authors: Sequence[Author]) -> str:
    names = [", ".join(p for p in (a.family, a.initials, a.suffix) if p) for a in authors]
    if len(names) > 20:
        who = f"{', '.join(names[:19])}, … {names[-1]}"
    elif len(names) > 1:
        who = f"{', '.join(names[:-1])}, & {names[-1]}"
    else:
        who = "".join(names)
    day = read_day(paper)
    when = f"({', '.join(part for part in (str(day.year or 'n.d.'), day.label) if part)})."
    title = f"{one_line(paper.title)} [{capital(paper.kind)}]" if paper.kind else one_line(paper.title)
    head = (_stop(who), when, _stop(title)) if who else (_stop(title), when)
    return " ".join(part for part in (*head, _stop(listed(paper.event, paper.venue))) if part)


def _chicago(paper: Paper, authors: Sequence[Author]) -> str:
    names = [author.inverted if not n else author.natural for n, author in enumerate(authors)]
    if len(names) > 10:
        who = f"{', '.join(names[:7])}, et al."
    elif len(names) > 1:
        who = f"{', '.join(names[:-1])}, and {names[-1]}"
    else:
        who = "".join(names)
    title = f"“{_stop(one_line(paper.title).translate(_INNER))}”"
    day = read_day(paper)
    when = ", ".join(str(part) for part in (day.label, day.year) if part) or "n.d."
    kind = capital(paper.kind)
    if paper.event and kind.casefold().endswith("paper"):
        kind, event = "", f"{kind} presented at {one_line(paper.event)}"
    else:
        event = paper.event or ""
    return " ".join(
        part for part in (_stop(who), title, _stop(listed(kind, event, paper.venue, when))) if part
    )


def _stop(text: str) -> str:
    return f"{text}." if text and text[-1] not in ".?!" else text
