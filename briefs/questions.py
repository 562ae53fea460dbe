"""The questions that papers ask, rhetorical ones too, as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.answers import Questions
from briefs.models import Lean, Paper, Place
from briefs.paging import paged, width
from briefs.quotes import groups

PAGE = 6


def questions(papers: Sequence[Paper], page: int = 1) -> Questions:
    """A page of the questions of some papers, in the order of the papers."""
    found = [group for paper in papers for group in groups(paper, asked(paper))]
    shown, page, pages = paged(found, page, PAGE, width)
    return Questions(tuple(papers), shown, len(found), page, pages)


def asked(paper: Paper) -> list[Place]:
    """Where a paper asks: no back matter, nothing said before, nothing that leans on what is not there."""
    return [
        Place(passage.number, sentence.number)
        for passage in paper.quotable
        for sentence in passage.sentences
        if sentence.question and sentence.twin is None and sentence.lean is not Lean.LOST
    ]
