"""What stands against a paragraph."""

from __future__ import annotations

from briefs.answers.parts import Group
from briefs.models import Paper
from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class Rival:
    """A line against a claim."""

    group: Group
    claim: Group  # the line of the paragraph that it stands against
    camp: bool  # of the same paper: the other side of a report
    sure: bool  # enough is shared to say so without a perhaps


@dataclass(frozen=True, slots=True)
class Counters:
    """The lines against a paragraph, best first; none where nothing stands against it."""

    paper: Paper
    paragraph: int
    claim: Group
    rivals: tuple[Rival, ...]  # of this page
    total: int
    page: int
    pages: int
    papers: tuple[Paper, ...]  # that were searched
    searched: int  # paragraphs
