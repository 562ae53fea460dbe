"""What is said on a topic."""

from __future__ import annotations

from briefs.answers.parts import Group
from briefs.models import Paper, Quote, Topic
from briefs.records import dataclass


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


@dataclass(frozen=True, slots=True)
class TopicList:
    """The topics one can ask about, each with its paragraphs by paper (in the order of papers).

    Those that people wrote down come first, then those found in the papers, by how much is said on them.
    """

    topics: tuple[Topic, ...]
    counts: tuple[tuple[int, ...], ...]
    papers: tuple[Paper, ...]
    page: int
    pages: int
    total: int  # topics, on all pages
