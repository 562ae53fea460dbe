"""What is said of two papers side by side."""

from __future__ import annotations

from enum import StrEnum

from briefs.answers.parts import Group
from briefs.models import Paper, Topic
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
    """One thing two papers both speak of; an empty side is a silence."""

    label: str
    topic: str | None  # None: no topic, and the label is a phrase of both papers
    first: tuple[Group, ...]
    second: tuple[Group, ...]
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
