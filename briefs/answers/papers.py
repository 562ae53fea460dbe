"""What is said of papers one by one."""

from __future__ import annotations

from briefs.answers.parts import Group
from briefs.models import Paper, Passage, Quote
from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class Camp:
    """One side of a report that shows two."""

    speaker: str  # the source's own words
    group: Group


@dataclass(frozen=True, slots=True)
class Summary:
    """A paper in its own sentences."""

    paper: Paper
    length: str  # line, short, standard, long
    bottom: Group | None
    points: tuple[Group, ...]
    outlook: Group | None = None
    camps: tuple[Camp, ...] = ()
    reported: int = 0  # sentences that report somebody
    sentences: int = 0  # all quotable sentences
    page: int = 1
    pages: int = 1

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Everything quoted, in the order shown."""
        groups = [self.bottom, *self.points, self.outlook, *(c.group for c in self.camps)]
        return tuple(q for g in groups if g is not None for q in g.quotes)


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper as a line of a bibliography."""

    paper: Paper
    style: str  # apa, chicago, bibtex, ris
    text: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A paragraph as it stands, with its neighbours."""

    paper: Paper
    passage: Passage
    quote: Quote
    before: Quote | None
    after: Quote | None
    digest: str  # the first 8 hex digits of the paragraph's sha256


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The papers of the store."""

    papers: tuple[Paper, ...]
