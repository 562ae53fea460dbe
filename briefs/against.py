"""What stands against a paragraph."""

from __future__ import annotations

from briefs.answers import Counters, Group
from briefs.library import Library
from briefs.models import Paper, Place
from briefs.quotes import group


async def counters(library: Library, paper: Paper, paragraph: int, page: int = 1) -> Counters:
    """The lines against a paragraph, best first."""
    papers = await library.wholes()
    claim: Group = group(paper, Place(paragraph, 1))
    return Counters(paper, paragraph, claim, (), 0, page, 1, papers, sum(len(p.quotable) for p in papers))
