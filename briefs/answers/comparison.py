"""What is said of two papers side by side."""

from __future__ import annotations

from enum import StrEnum

from briefs.answers.parts import Group
from briefs.models import Paper, Quote, Topic
from briefs.records import dataclass


class Sign(StrEnum):
    """How two lines stand to each other; ``beside`` unless a rule says more."""

    OPPOSED = "⇄"
    CLOSE = "≈"
    BESIDE = "∥"


@dataclass(frozen=True, slots=True)
class Link:
    """Two lines of an aspect that are opposed or close, each by its number in its side, from 0."""

    first: int
    second: int
    sign: Sign


@dataclass(frozen=True, slots=True)
class Count:
    """A term with its occurrences in two papers, aliases folded."""

    term: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Unlike:
    """Things of one kind, "talks", that the papers name, and no name that both have."""

    kind: str
    names: tuple[Count, ...]  # paragraphs; one of the two is always 0


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing two papers both speak of; a side without lines is silent where no paragraph speaks of it."""

    label: str
    topic: str | None  # None: no topic, and the label is a phrase of both papers
    first: tuple[Group, ...]
    second: tuple[Group, ...]
    paragraphs: tuple[int, int]  # of each paper that speak of it or, failing that, name it
    links: tuple[Link, ...] = ()  # lines that no link names stand side by side
    unlike: tuple[Unlike, ...] = ()

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The signs of its links, each once; side by side where there is none."""
        return tuple(dict.fromkeys(link.sign for link in self.links)) or (Sign.BESIDE,)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two papers side by side."""

    first: Paper
    second: Paper
    topic: Topic | None
    aspects: tuple[Aspect, ...]  # of this page
    page: int
    pages: int
    only_first: tuple[Count, ...]  # paragraphs; the other side is a verified zero
    only_second: tuple[Count, ...]
    markers: tuple[Count, ...]  # occurrences; log-odds order


@dataclass(frozen=True, slots=True)
class Cell:
    """What one paper says on one thing; silent where no paragraph speaks of it or names it."""

    groups: tuple[Group, ...]
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Relation:
    """Two lines of a row that are opposed or close."""

    first: Quote
    second: Quote
    sign: Sign


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that two papers of a table or more speak of."""

    label: str
    topic: str | None  # None: no topic, and the label is a phrase of the papers
    cells: tuple[Cell, ...]  # in the order of the papers
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Three papers or more, side by side."""

    papers: tuple[Paper, ...]
    topic: Topic | None
    rows: tuple[Row, ...]

    @property
    def silences(self) -> tuple[int, ...]:
        """How many rows each paper is silent on."""
        return tuple(sum(not row.cells[n].paragraphs for row in self.rows) for n in range(len(self.papers)))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Everything quoted, row by row."""
        return tuple(q for row in self.rows for cell in row.cells for g in cell.groups for q in g.quotes)
