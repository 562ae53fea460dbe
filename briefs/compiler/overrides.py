"""What papers.toml says about the papers: the metadata that the files themselves cannot give."""

from __future__ import annotations

from dataclasses import fields

from briefs.compiler.toml import Document, Table
from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class Overrides:
    """What is known of one paper beforehand. None and empty mean: look in the text."""

    id: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    year: int | None = None
    date: str | None = None  # as printed
    event: str | None = None
    venue: str | None = None
    kind: str | None = None
    nicknames: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()  # file numbers people cite it by: "004"
    vantage: str | None = None  # whose view it gives: "Mongolia"
    sources: tuple[tuple[str, str], ...] = ()  # field name, where it was read


_KEYS = frozenset({"file", *(f.name for f in fields(Overrides))} - {"id"})
_SOURCED = _KEYS - {"file", "sources"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A table of papers.toml: what it says, the file it names (if it does), and where it stands."""

    overrides: Overrides
    file: str | None
    line: int

    @property
    def id(self) -> str:
        """The id of its paper."""
        return self.overrides.id


def read(document: Document) -> tuple[Entry, ...]:
    """The tables of papers.toml in order; SeedsError where one holds what it should not."""
    document.only(["papers"])
    entries: dict[str, Entry] = {}
    files: dict[str, Entry] = {}
    for key, table in document.tables("papers"):
        entry = _entry(key, table)
        for first in (entries.setdefault(entry.id, entry), files.setdefault(entry.file or entry.id, entry)):
            if first is not entry:
                raise table.error("", f"one table a paper is expected, and line {first.line} has this one")
    return tuple(entries.values())


def _entry(id: str, table: Table) -> Entry:
    table.only(_KEYS)
    sources = table.pairs("sources")
    for name, _ in sources:
        if name not in _SOURCED:
            raise table.error("sources", f'"{name}" in "sources" is none of {", ".join(sorted(_SOURCED))}')
    overrides = Overrides(
        id=id,
        title=table.text("title"),
        authors=table.texts("authors"),
        year=table.number("year"),
        date=table.text("date"),
        event=table.text("event"),
        venue=table.text("venue"),
        kind=table.text("kind"),
        nicknames=table.texts("nicknames"),
        numbers=table.texts("numbers"),
        vantage=table.text("vantage"),
        sources=sources,
    )
    return Entry(overrides, table.text("file"), table.lines.get("", 1))
