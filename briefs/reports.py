"""The corpus health report: how each paper was read, and what could not be."""

from __future__ import annotations

from briefs.models import Furniture, Gap
from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class PaperReport:
    """One paper in the health report."""

    id: str
    title: str
    authors: tuple[str, ...]
    year: int | None
    paragraphs: int
    sentences: int
    reused: bool  # unchanged since the last compile
    sources: dict[str, str]  # field name to where it was read
    furniture: tuple[Furniture, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class CompileReport:
    """The corpus health report."""

    digest: str
    papers: tuple[PaperReport, ...]
    failed: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()  # duplicates between papers, odd metadata …
