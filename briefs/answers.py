"""What the library answers: frozen data, worded nowhere in this package."""

from __future__ import annotations

from enum import StrEnum

from briefs.models import Paper, Passage, Quote, Topic
from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked result: riders first, then the quote that matched."""

    paper: str
    score: float
    quote: Quote
    riders: tuple[Quote, ...] = ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The riders and the quote, in reading order."""
        return (*self.riders, self.quote)


@dataclass(frozen=True, slots=True)
class Group:
    """A sentence with its riders, to be shown together or not at all."""

    quotes: tuple[Quote, ...]

    @property
    def main(self) -> Quote:
        """The quote the others ride with."""
        return self.quotes[-1]


@dataclass(frozen=True, slots=True)
class Excerpts:
    """Passages found for a question."""

    query: str
    hits: tuple[Hit, ...]  # of this page
    page: int
    pages: int
    found: int
    papers: tuple[Paper, ...]  # those that were searched, without their passages
    topic: Topic | None = None
    missing: tuple[str, ...] = ()  # words of the question with zero occurrences


@dataclass(frozen=True, slots=True)
class Nothing:
    """A refusal with its proof: what was searched, the counted zero, the nearest passage."""

    query: str
    words: tuple[str, ...]  # the words looked for
    missing: tuple[str, ...]  # those of them with zero occurrences
    papers: tuple[Paper, ...]  # without their passages
    paragraphs: int
    nearest: Hit | None
    topics: tuple[Topic, ...]  # near ones


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name nothing goes by."""

    what: str  # "paper", "topic", "paragraph"
    typed: str
    nearest: tuple[str, ...]  # ids or names, best first


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

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Everything quoted, in the order shown."""
        groups = [self.bottom, *self.points, self.outlook, *(c.group for c in self.camps)]
        return tuple(q for g in groups if g is not None for q in g.quotes)


@dataclass(frozen=True, slots=True)
class PaperView:
    """What one paper says on a topic; silent where groups is empty and paragraphs is 0."""

    paper: Paper
    groups: tuple[Group, ...]
    paragraphs: int  # that speak of the topic
    mentions: tuple[int, ...] = ()  # further paragraphs that hold its name or an alias, and are not about it


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two lines that differ on one point, with the words that show it."""

    first: Quote
    second: Quote
    first_words: str
    second_words: str


@dataclass(frozen=True, slots=True)
class TopicBrief:
    """What each paper says on a topic, in date order, silences included."""

    topic: Topic
    searched: tuple[str, ...]
    views: tuple[PaperView, ...]
    contrast: Contrast | None
    absent: tuple[str, ...]  # watch words with zero hits in every paper


class Sign(StrEnum):
    """How two lines stand to each other; ``beside`` unless a rule says more."""

    OPPOSED = "⇄"
    CLOSE = "≈"
    BESIDE = "∥"


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing two papers both speak of; an empty side is a silence."""

    label: str
    topic: str | None
    sign: Sign
    first: tuple[Group, ...]
    second: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A term with its occurrences in two papers, aliases folded."""

    term: str
    first: int
    second: int


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


class Verdict(StrEnum):
    """What became of a claimed quote."""

    EXACT = "exact"
    NEAR = "near"
    STITCHED = "stitched"
    WRONG_PAPER = "wrong paper"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between what was claimed and what the paper says; either side may be empty."""

    claimed: str
    source: str


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A claimed quote beside the source."""

    claimed: str
    verdict: Verdict
    quotes: tuple[Quote, ...]  # the true words: one, or the pieces of a stitched quote
    changes: tuple[Change, ...] = ()
    credited: str | None = None  # the paper the person named
    also: tuple[Quote, ...] = ()  # further places with the same words


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with the years it names."""

    years: tuple[int, ...]
    group: Group


@dataclass(frozen=True, slots=True)
class Timeline:
    """Sentences that name a year, in order of the years."""

    about: str | None
    entries: tuple[Dated, ...]  # of this page
    total: int
    page: int
    pages: int
    papers: tuple[Paper, ...]


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
class Daily:
    """The brief of one day."""

    date: str  # ISO
    number: int
    today: Group
    topic: Topic | None
    counter: Group | None
    question: Quote | None
    timeline: Dated | None
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The papers of the store."""

    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class TopicList:
    """The topics one can ask about, each with its paragraphs by paper (in the order of papers)."""

    topics: tuple[Topic, ...]
    counts: tuple[tuple[int, ...], ...]
    papers: tuple[Paper, ...]
    page: int
    pages: int
