"""What a paper says about itself: title, authors, date, event; each with the line it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefs.compile import occasions
from briefs.compile.authors import author_and_title, byline, credit, introduced, merge, same_person
from briefs.compile.dates import Date, dates
from briefs.compile.front import KIND, line_tells_about
from briefs.compile.overrides import Overrides
from briefs.compile.shape import Shape
from briefs.compile.structure import Layout
from briefs.models import Field

_TITLE_LENGTH = 100  # of a first line that stands in for a title
_NUMBER = re.compile(r"\s*(?:no\.?|number|#)?\s?[\d.-]+$", re.IGNORECASE)
_OVERRIDDEN = ("title", "authors", "year", "date", "event", "venue", "kind", "vantage")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a paper that were found, and where."""

    title: str
    authors: tuple[str, ...]
    year: int | None
    date: str | None
    month: str | None
    event: str | None
    venue: str | None
    kind: str | None
    fields: tuple[Field, ...]


def metadata(layout: Layout, file: str, known: Overrides) -> Metadata:
    """What is known beforehand, else what the text says, else what the file's name says."""
    fields = {field.name: field for field in _known(known)}
    if "authors" not in fields and (found := _authors(layout)) is not None:
        fields["authors"] = found
    for field in _in_text(layout):
        fields.setdefault(field.name, field)
    authors = (
        known.authors or tuple(a for a in fields["authors"].value.split("; ") if a)
        if "authors" in fields
        else ()
    )
    fields.setdefault("title", _first_line(layout, file))
    when = _when(fields)
    if "year" not in fields:
        year = _year(fields, when, file)
        if year is not None:
            fields["year"] = year

    def value(name: str) -> str | None:
        return fields[name].value if name in fields else None

    return Metadata(
        fields["title"].value,
        authors,
        int(fields["year"].value) if "year" in fields else None,
        value("date"),
        when.label if when else None,
        value("event"),
        value("venue"),
        value("kind"),
        tuple(fields[name] for name in sorted(fields)),
    )


def _known(known: Overrides) -> Iterator[Field]:
    """What papers.toml says, with where its writer read it."""
    sources = dict(known.sources)
    for name in _OVERRIDDEN:
        value = getattr(known, name)
        if value:
            text = "; ".join(value) if isinstance(value, tuple) else str(value)
            yield Field(name, text, f"papers.toml: {sources[name]}" if name in sources else "papers.toml")


def _in_text(layout: Layout) -> Iterator[Field]:
    """What the text says, the more certain first."""
    yield from _title(layout)
    notes = (*layout.about, *layout.closing)
    for shape in notes:
        yield from _presented(shape)
    for shape in layout.about:
        yield from _masthead(shape)
    for shape in notes:
        yield from _published(shape)
    for shape in (*layout.about, *layout.title):
        for number, line in enumerate(shape.lines):
            for date in dates(line):
                if date.month is not None:
                    yield Field("date", date.text, _line(shape, number))


def _title(layout: Layout) -> Iterator[Field]:
    lines = [line for shape in layout.title for line in shape.lines]
    kept = [line for line in lines if not line_tells_about(line)] or lines
    title = " ".join(" ".join(kept).split())
    if not title:
        return
    split = author_and_title(title)
    title = split[1] if split else title
    if title.endswith(".") and not title.endswith(("..", ".S.", ".K.")):
        title = title[:-1]
    yield Field("title", title, _line(layout.title[0]))


def _presented(shape: Shape) -> Iterator[Field]:
    occasion = occasions.presented(" ".join(shape.text[:2000].split()))
    if occasion is None:
        return
    yield from _occasion(occasion, _line(shape))
    yield Field("kind", "conference paper", _line(shape))


def _masthead(shape: Shape) -> Iterator[Field]:
    for number, line in enumerate(shape.lines):
        if KIND.fullmatch(line):
            yield Field("kind", _NUMBER.sub("", line).casefold(), _line(shape, number))
    rest = [line for line in shape.lines if not KIND.fullmatch(line)]
    occasion = occasions.masthead(rest) if len(rest) > 1 else None
    if occasion is not None:
        yield from _occasion(occasion, _line(shape, len(shape.lines) - len(rest)))


def _published(shape: Shape) -> Iterator[Field]:
    for number, line in enumerate(shape.lines[:8]):
        occasion = occasions.published(line)
        if occasion is not None:
            yield from _occasion(occasion, _line(shape, number))


def _occasion(occasion: occasions.Occasion, source: str) -> Iterator[Field]:
    for name in ("event", "venue", "publisher"):
        value = getattr(occasion, name)
        if value:
            yield Field(name, value, source)
    if occasion.date is not None:
        yield Field("date", occasion.date.text, source)


def _authors(layout: Layout) -> Field | None:
    """The authors wherever the text names them, each once, in the fullest form."""
    named: list[tuple[str, str]] = []
    for shape in layout.title:
        split = author_and_title(" ".join(shape.lines))
        named.extend([(split[0], _line(shape))] if split else [])
    for shape in (*layout.title, *layout.about):
        for number, line in enumerate(shape.lines):
            named.extend((name, _line(shape, number)) for name in byline(line))
    for shape in layout.closing:
        named.extend((name, _line(shape)) for name in credit(shape.text))
        for name in introduced(shape.text):
            if not named or any(same_person(name, other) for other, _ in named):
                named.append((name, _line(shape)))
    if not named:
        return None
    authors = merge([name for name, _ in named])
    sources = list(dict.fromkeys(source for _, source in named))
    return Field("authors", "; ".join(authors), ", ".join(sources))


def _first_line(layout: Layout, file: str) -> Field:
    if not layout.passages:
        return Field("title", PurePosixPath(file).stem, "file name")
    line = " ".join(layout.passages[0].text[: 4 * _TITLE_LENGTH].splitlines()[0].split())
    if len(line) > _TITLE_LENGTH:
        line = line[:_TITLE_LENGTH].rsplit(" ", 1)[0]
    number = layout.text.count("\n", 0, layout.passages[0].start) + 1
    return Field("title", line, f"line {number}, the first of the text")


def _when(fields: dict[str, Field]) -> Date | None:
    return next(iter(dates(fields["date"].value)), None) if "date" in fields else None


def _year(fields: dict[str, Field], when: Date | None, file: str) -> Field | None:
    if when is not None:
        return Field("year", str(when.year), fields["date"].source)
    in_name = dates(PurePosixPath(file).stem.replace("_", " ").replace("-", " "))
    return Field("year", str(in_name[-1].year), "file name") if in_name else None


def _line(shape: Shape, number: int = 0) -> str:
    return f"line {shape.block.line + number}"
