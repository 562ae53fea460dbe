"""What is told by years, and on a day."""

from __future__ import annotations

from briefs.answers.parts import Group
from briefs.models import Paper, Quote, Topic
from briefs.records import dataclass


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
class Theme:
    """What a row of daily briefs stays with: lines on some topics, lines of some papers (ids), or both."""

    topics: tuple[Topic, ...] = ()
    papers: tuple[str, ...] = ()


NO_THEME = Theme()


@dataclass(frozen=True, slots=True)
class Turns:
    """Why a line has its day: its place among the lines of a time round, and that of its topic among the topics."""

    line: int  # from 1
    lines: int  # none is shown again before all were
    round: int  # which time round it is, from 1
    topic: int  # from 1; 0 where the line has none, or none whose turn it is
    topics: int


@dataclass(frozen=True, slots=True)
class NoLine:
    """There is no line for a daily brief: none (on the theme) can be read by itself."""

    theme: Theme
    papers: tuple[Paper, ...]  # in which it was looked for
    searched: int  # their paragraphs


@dataclass(frozen=True, slots=True)
class Daily:
    """The brief of one day."""

    date: str  # ISO
    number: int
    today: Group
    topic: Topic | None  # for which the line was chosen
    counter: Group | None  # a line against it, or one of another paper on what it speaks of
    question: Quote | None
    timeline: Dated | None
    papers: tuple[Paper, ...]
    against: bool = False  # the counter-line says otherwise than today's line; else it stands beside it
    turns: Turns | None = None
    theme: Theme = NO_THEME
    beside: Topic | None = None  # what the line beside it is about, where that is another topic
    searched: int = 0  # paragraphs in which a line against it was looked for
