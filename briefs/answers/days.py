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
class Daily:
    """The brief of one day."""

    date: str  # ISO
    number: int
    today: Group
    topic: Topic | None
    counter: Group | None  # a line of another paper on the topic
    question: Quote | None
    timeline: Dated | None
    papers: tuple[Paper, ...]
    against: bool = False  # the counter-line says otherwise than today's line; else it stands beside it
