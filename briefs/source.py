"""A paragraph as it stands in its paper, with the sentences next to it."""

from __future__ import annotations

from collections.abc import Container
from hashlib import sha256

from briefs.answers import SourceView
from briefs.models import Kind, Lean, Paper, Part, Passage, Place, Quote, Sentence
from briefs.quotes import quote, quote_passage, span
from briefs.text import collapse


def source(paper: Paper, number: int) -> SourceView:
    """The paragraph of this number between what it leans on, else follows, and what comes after it.

    Before it stands what its sentences lean on in an earlier paragraph, such as the lead-in of a list; where
    they lean on none, the last sentence before it. A neighbour that would stand there without what it leans
    on itself is left out. KeyError for no such number.
    """
    passage = paper.passage(number)
    own = {Place(number, s.number) for s in passage.sentences}
    leaders = sorted({r for s in passage.sentences for r in s.riders if r.paragraph < number})
    before = _leaders(paper, leaders) if leaders else _closing(paper, _neighbour(paper, passage, -1))
    return SourceView(
        paper=paper,
        passage=passage,
        quote=quote_passage(paper, passage),
        before=before,
        after=_opening(paper, _neighbour(paper, passage, +1), {*own, *leaders}),
        digest=sha256(collapse(passage.text).encode()).hexdigest()[:8],
    )


def _neighbour(paper: Paper, passage: Passage, step: int) -> Passage | None:
    """The paragraph just before (-1) or after (+1); back matter is no neighbour of the body."""
    number = passage.number + step
    if not 1 <= number <= len(paper.passages):
        return None
    other = paper.passage(number)
    return other if other.sentences and (other.part is not Part.BACK or passage.part is Part.BACK) else None


def _leaders(paper: Paper, leaders: list[Place]) -> Quote:
    """The sentences leaned on, with what stands between them, of the nearest paragraph that has any."""
    passage = paper.passage(leaders[-1].paragraph)
    first = next(place for place in leaders if place.paragraph == passage.number)
    return span(paper, passage, paper.sentence(first), paper.sentence(leaders[-1]))


def _closing(paper: Paper, passage: Passage | None) -> Quote | None:
    """The last sentence of a paragraph with those it leans on there; None if it leans on others."""
    if passage is None or passage.kind is Kind.LIST:
        return None
    last = passage.sentences[-1]
    if not _complete(last, {Place(passage.number, s.number) for s in passage.sentences}):
        return None
    first = min((r.sentence for r in last.riders), default=last.number)
    return span(paper, passage, passage.sentences[first - 1], last)


def _opening(paper: Paper, passage: Passage | None, shown: Container[Place]) -> Quote | None:
    """The first sentence of a paragraph, or the list it is; None if it leans on what is not shown."""
    if passage is None or not _complete(passage.sentences[0], shown):
        return None
    return (
        quote_passage(paper, passage)
        if passage.kind is Kind.LIST
        else quote(paper, passage, passage.sentences[0])
    )


def _complete(sentence: Sentence, shown: Container[Place]) -> bool:
    return sentence.lean is not Lean.LOST and all(place in shown for place in sentence.riders)
