"""References for programs: BibTeX and RIS."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.imprint import MONTHS, Author, capital, listed, one_line, read_author, read_day
from briefs.models import Paper
from briefs.records import dataclass
from briefs.text import fold


@dataclass(frozen=True, slots=True)
class _Sort:
    """What a kind of paper is called in the exchange formats."""

    words: re.Pattern[str]
    bibtex: str
    container: str  # the BibTeX field for where it appeared
    ris: str


_SORTS = (
    _Sort(
        re.compile(r"conference|proceedings|workshop|symposium|seminar"),
        "inproceedings",
        "booktitle",
        "CPAPER",
    ),
    _Sort(re.compile(r"thesis|dissertation"), "phdthesis", "school", "THES"),
    _Sort(re.compile(r"report|working paper|white paper|policy brief"), "techreport", "institution", "RPRT"),
    _Sort(re.compile(r"chapter"), "incollection", "booktitle", "CHAP"),
    _Sort(re.compile(r"article|journal|newsletter"), "article", "journal", "JOUR"),
    _Sort(re.compile(r"book|monograph"), "book", "publisher", "BOOK"),
    _Sort(re.compile(r""), "misc", "howpublished", "GEN"),
)


def bibtex(paper: Paper, authors: Sequence[Author]) -> str:
    """A BibTeX entry, with accents in UTF-8."""
    sort, day = _sort(paper), read_day(paper)
    conference = sort.container == "booktitle"
    container, beside = (paper.event, paper.venue) if conference else (paper.venue, paper.event)
    fields = {
        "author": " and ".join(_bibtex_name(author) for author in authors),
        "title": f"{{{_tex(paper.title)}}}" if paper.title else "",  # inner braces: capitals stay as printed
        sort.container: _tex(container),
        "address": _tex(beside) if conference else "",
        "note": _tex(listed(capital(paper.kind), None if conference else beside, paper.date)),
        "year": str(day.year or ""),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    if day.month is not None:
        lines.append(f"  month = {MONTHS[day.month - 1][:3].lower()}")
    return f"@{sort.bibtex}{{{key(paper)},\n" + ",\n".join(lines) + "\n}"


def ris(paper: Paper, authors: Sequence[Author]) -> str:
    """A RIS record."""
    sort, day = _sort(paper), read_day(paper)
    date = ""
    if day.year is not None and day.month is not None:
        date = f"{day.year:04}/{day.month:02}/{f'{day.first:02}' if day.first is not None else ''}/"
    fields = [
        ("TY", sort.ris),
        ("ID", key(paper)),
        *(("AU", author.inverted) for author in authors),
        ("TI", paper.title),
        ("PY", f"{day.year:04}" if day.year is not None else ""),
        ("DA", date),
        ("T2", paper.event),
        ("CY", paper.venue),
        ("M3", capital(paper.kind)),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in fields if value]
    return "\n".join((*lines, "ER  - "))


def key(paper: Paper) -> str:
    """The key of an entry: first author and year (johnstone1998), then what else its id says; else the id."""
    own = _ascii(paper.id) or "paper"
    if not paper.authors:
        return own
    base = _ascii(read_author(paper.authors[0]).family) + str(paper.year or "")
    return own if own.startswith(base) or not base else f"{base}-{own}"


def _sort(paper: Paper) -> _Sort:
    said = fold(paper.kind or ("conference" if paper.event else ""))
    return next(sort for sort in _SORTS if sort.words.search(said))


_RANGE = re.compile(r"(?<![-\d])(\d+)\s*[-–]\s*(\d+)(?![-\d])")  # 26-28 May, not 2004-01-27
_TEX = str.maketrans(
    {
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts braces, escaped ones too
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def _tex(text: str | None) -> str:
    dashed = _RANGE.sub(r"\1--\2", one_line(text))
    return dashed.translate(_TEX)


def _bibtex_name(author: Author) -> str:
    if author.body:
        return f"{{{_tex(author.family)}}}"
    return ", ".join(_tex(part) for part in (author.family, author.suffix, author.given) if part)


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))
