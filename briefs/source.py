"""A paragraph as it stands in its paper, with the sentences next to it."""

from __future__ import annotations

from hashlib import sha256

from briefs.answers import SourceView
from briefs.models import Paper, Part, Passage, Quote
from briefs.quotes import quote, quote_passage
from briefs.text import collapse


def source(paper: Paper, number: int) -> SourceView:
    """The paragraph of this number between its neighbours' nearest sentences; KeyError for no such number."""
    passage = paper.passage(number)
    return SourceView(
        paper=paper,
        passage=passage,
        quote=quote_passage(paper, passage),
        before=_neighbour(paper, passage, -1),
        after=_neighbour(paper, passage, +1),
        digest=sha256(collapse(passage.text).encode()).hexdigest()[:8],
    )


def _neighbour(paper: Paper, passage: Passage, step: int) -> Quote | None:
    """The sentence just before (-1) or after (+1) the passage; back matter is no neighbour of the body."""
    number = passage.number + step
    if not 1 <= number <= len(paper.passages):
        return None
    other = paper.passage(number)
    if not other.sentences or (other.part is Part.BACK and passage.part is not Part.BACK):
        return None
    return quote(paper, other, other.sentences[-1 if step < 0 else 0])
