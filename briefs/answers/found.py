"""What a question finds: passages, or the proof that there are none."""

from __future__ import annotations

from briefs.answers.parts import Hit
from briefs.models import Paper, Topic
from briefs.records import dataclass


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
