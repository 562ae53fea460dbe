"""What a paper says about itself: title, authors, date, event; each with the line it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from briefs.compiler import frontmatter, occasions
from briefs.compiler.about import KIND, LABEL, PUBLICATION, tells_about
from briefs.compiler.authors import author_and_title, byline, credit, introduced, merge, names, same_person
from briefs.compiler.dates import dates
from briefs.compiler.letters import signatures
from briefs.compiler.occasions import Occasion
from briefs.compiler.overrides import Overrides
from briefs.compiler.shape import Shape
from briefs.compiler.structure import Layout, reported
from briefs.models import Field, Furniture
from briefs.readers.block import Form, line_number
from briefs.records import dataclass

_TITLE_LABELS = ("title", "subject", "re")
_TITLE_LENGTH = 100  # of a first line that stands in for a title
_NUMBER = re.compile(r"\s*(?:no\.?|number|#)?\s?[\d.-]+$", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:^|[\W_])(?:[^\W\d_]\.){2,}$")  # "… of the U.S." keeps its stop
# Of a file's name: "petrov-2004" dates a paper; "A00-2031" and "bmc-1712" are numbers that somebody gave it.
_YEAR, _NAME = re.compile(r"19\d\d|20[0-4]\d"), re.compile(r"[^\W\d_]{3,}")
_LONGEST_LINE = 400
_LINE_NUMBER = re.compile(r"\bline (\d+)")
_BETWEEN = "; "  # authors in one field
_OVERRIDDEN = ("title", "authors", "year", "date", "event", "venue", "kind", "vantage")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of a paper that were found, and what they say."""

    fields: tuple[Field, ...]  # sorted by name
    authors: tuple[str, ...]

    def text(self, name: str) -> str | None:
        """The value of a field; None where nothing says it."""
        return next((field.value for field in self.fields if field.name == name), None)

    @property
    def title(self) -> str:
        """The title, or what stands in for it."""
        return self.text("title") or ""

    @property
    def year(self) -> int | None:
        """The year of the event, else of the publication."""
        year = self.text("year")
        return int(year) if year else None

    @property
    def month(self) -> str | None:
        """The month of the date, as "Jan 2004"."""
        found = [date for date in dates(self.text("date") or "") if date.year == self.year]
        return found[0].label if found else None


def metadata(layout: Layout, file: str, known: Overrides) -> Metadata:
    """What is known beforehand, else what the text says, else what the file's name says."""
    fields: dict[str, Field] = {}
    for field in (*_known(known), *_authors(layout), *_in_text(layout), *_first_line(layout, file)):
        fields.setdefault(field.name, field)
    if "year" not in fields:
        fields |= {field.name: field for field in _year(fields.get("date"), file)}
    authors = tuple(fields["authors"].value.split(_BETWEEN)) if "authors" in fields else ()
    return Metadata(tuple(fields[name] for name in sorted(fields)), known.authors or authors)


def unread(layout: Layout, found: Metadata) -> tuple[Furniture, ...]:
    """The blocks about the paper that no field was read from: keywords, affiliations."""
    read = {int(number) for field in found.fields for number in _LINE_NUMBER.findall(field.source)}
    return tuple(
        reported((shape,), "front matter")
        for shape in layout.about
        if not read.intersection(range(shape.block.line, shape.block.last_line + 1))
    )


def _known(known: Overrides) -> Iterator[Field]:
    """What papers.toml says, with where its writer read it."""
    sources = dict(known.sources)
    for name in _OVERRIDDEN:
        value = getattr(known, name)
        if value:
            text = _BETWEEN.join(value) if isinstance(value, tuple) else str(value)
            yield Field(name, text, f"papers.toml: {sources[name]}" if name in sources else "papers.toml")


def _in_text(layout: Layout) -> Iterator[Field]:
    """What the text says, the more certain first: an event's date goes before a publication's."""
    for number, name, value in _front_matter(layout):
        yield Field(name, value, f"line {number}")
    yield from _title(layout)
    notes = [shape for shape in (*layout.about, *layout.closing) if shape.block.form is not Form.META]
    for shape in notes:
        occasion = occasions.presented(shape.text)
        if occasion is not None:
            yield from _occasion(occasion, (shape.block.line,))
            if occasion.event is None or "hearing" not in occasion.event.casefold():
                yield Field("kind", "conference paper", f"line {shape.block.line}")
    for shape in (*layout.about, *layout.title):
        yield from _kinds(shape)
    for shape in layout.about:
        yield from _masthead(shape)
    for shape in notes:
        for number, line in shape.numbered_lines:
            yield from _occasion(occasions.published(line), (number,))
    for shape in (*layout.about, *layout.title):
        for number, line in shape.numbered_lines:
            for date in dates(line[:_LONGEST_LINE]):
                if not date.bare or PUBLICATION.match(line):
                    yield Field("date", date.text, f"line {number}")


def _front_matter(layout: Layout) -> Iterator[tuple[int, str, str]]:
    for shape in layout.about:
        if shape.block.form is Form.META:
            for entry in frontmatter.entries(shape):
                yield entry.line, entry.name, _BETWEEN.join(entry.values)


def _title(layout: Layout) -> Iterator[Field]:
    for number, line in (pair for shape in layout.about for pair in shape.numbered_lines):
        match = LABEL.match(line[:_LONGEST_LINE])
        if match is not None and match["label"].casefold() in _TITLE_LABELS:
            yield Field("title", line[match.end() :], f"line {number}")
    lines = [pair for shape in layout.title for pair in shape.numbered_lines]
    kept = [(n, line) for n, line in lines if not tells_about(line)] or lines
    while len(kept) > 1 and names(kept[-1][1], layout.ordinary):
        kept.pop()
    title = " ".join(" ".join(line for _, line in kept).split()).strip("*_ ")
    split = author_and_title(title)
    if split is not None:
        title = split[1]
    if title.endswith(".") and not title.endswith("..") and not _ABBREVIATED.search(title):
        title = title[:-1].rstrip()
    if title:
        yield Field("title", title, f"line {kept[0][0]}")


def _kinds(shape: Shape) -> Iterator[Field]:
    for number, line in shape.numbered_lines:
        if _is_kind(line):
            yield Field("kind", _NUMBER.sub("", line).casefold(), f"line {number}")


def _is_kind(line: str) -> bool:
    return KIND.fullmatch(line[:_LONGEST_LINE]) is not None


def _masthead(shape: Shape) -> Iterator[Field]:
    """The event or the journal of the lines above a date."""
    rest = [(number, line) for number, line in shape.numbered_lines if not _is_kind(line)]
    if len(rest) < 2 or any(byline(line) for _, line in rest):
        return
    seen = [line for _, line in rest]
    gathers = any(occasions.gathers(line) for line in shape.lines)
    occasion = occasions.masthead(seen) if gathers else occasions.issue(seen)
    yield from _occasion(occasion, [number for number, _ in rest])


def _occasion(occasion: Occasion | None, numbers: Sequence[int]) -> Iterator[Field]:
    """The fields of an occasion, given the numbers of the lines it was read from."""
    if occasion is None:
        return
    first, dated = f"line {numbers[0]}", f"line {numbers[occasion.line]}"
    found = (
        ("event", occasion.event, first),
        ("venue", occasion.venue, dated),
        ("publisher", occasion.publisher, first),
    )
    yield from (Field(name, value, line) for name, value, line in found if value)
    if occasion.date is not None:
        yield Field("date", occasion.date.text, dated)


def _authors(layout: Layout) -> Iterator[Field]:
    """The authors wherever the text names them, each once, in the fullest form."""
    named = [(number, value) for number, name, value in _front_matter(layout) if name == "authors"]
    found = [(number, name) for number, value in named for name in value.split(_BETWEEN)] or list(
        _named(layout)
    )
    for shape in layout.closing:
        found.extend((shape.block.line, name) for name in credit(shape.text))
        for name in introduced(shape.text):
            if not found or any(same_person(name, other) for _, other in found):
                found.append((shape.block.line, name))
    found = found or list(signatures(layout.text, layout.passages))
    if found:
        lines = ", ".join(dict.fromkeys(f"line {number}" for number, _ in found))
        yield Field("authors", _BETWEEN.join(merge([name for _, name in found])), lines)


def _named(layout: Layout) -> Iterator[tuple[int, str]]:
    """The authors that the top of the paper names, each with the line."""
    for shape in layout.title:
        split = author_and_title(" ".join(shape.lines))
        if split is not None:
            yield shape.block.line, split[0]
    for shape in (*layout.title, *layout.about):
        by_name = shape in layout.title or names(shape.lines[0], layout.ordinary)
        for number, line in shape.numbered_lines:
            yield from ((number, name) for name in byline(line))
            first = shape in layout.title and number == shape.block.line
            if by_name and not first and not tells_about(line):
                yield from ((number, name) for name in names(line, layout.ordinary))


def _first_line(layout: Layout, file: str) -> Iterator[Field]:
    """What stands in for a title: the first line of the text, else the name of the file."""
    if layout.passages:
        first = layout.passages[0]
        line = " ".join(first.text[: 4 * _TITLE_LENGTH].strip().splitlines()[0].split())
        if len(line) > _TITLE_LENGTH:
            line = line[:_TITLE_LENGTH].rsplit(" ", 1)[0]
        number = line_number(layout.text, first.start)
        yield Field("title", line, f"line {number}, the first of the text")
    yield Field("title", PurePosixPath(file).stem, "file name")


def _year(date: Field | None, file: str) -> Iterator[Field]:
    found = dates(date.value) if date is not None else []
    if date is not None and found:
        yield Field("year", str(found[0].year), date.source)
        return
    parts = re.split(r"[\W_]+", PurePosixPath(file).stem)
    years = [part for part in parts if _YEAR.fullmatch(part)]
    if len(years) == 1 and any(map(_NAME.fullmatch, parts)):
        yield Field("year", years[0], "file name")
