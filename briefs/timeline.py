"""Sentences that name a year, in order of the years."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefs.answers import Dated, Timeline
from briefs.models import Lean, Paper, Passage, Place, Sentence
from briefs.quotes import group

About = Callable[[Paper, Passage, Sentence], bool]


def timeline(
    papers: Sequence[Paper],
    about: About | None = None,
    label: str | None = None,
    page: int = 1,
    size: int = 4,
) -> Timeline:
    """One page of the dated sentences that ``about`` accepts, earliest year first; pages count from 1.

    A page beyond the last is the last. Back matter, near-duplicates and sentences that lean on something
    their paper never says are left out.
    """
    found = dated(papers, about)
    pages = max(1, -(-len(found) // size))
    page = min(max(page, 1), pages)
    return Timeline(
        about=label,
        entries=tuple(
            Dated(tuple(sorted(set(paper.sentence(place).years))), group(paper, place))
            for paper, place in found[(page - 1) * size : page * size]
        ),
        total=len(found),
        page=page,
        pages=pages,
        papers=tuple(papers),
    )


def dated(papers: Sequence[Paper], about: About | None = None) -> list[tuple[Paper, Place]]:
    """The quotable sentences that name a year and that ``about`` accepts, earliest year first."""
    found = [
        (min(sentence.years), _publication(paper), paper.id, Place(passage.number, sentence.number), paper)
        for paper in papers
        for passage in paper.quotable
        for sentence in passage.sentences
        if _presentable(sentence) and (about is None or about(paper, passage, sentence))
    ]
    found.sort(key=lambda entry: entry[:4])
    return [(paper, place) for *_, place, paper in found]


def _presentable(sentence: Sentence) -> bool:
    return bool(sentence.years) and sentence.lean is not Lean.LOST and sentence.twin is None


def _publication(paper: Paper) -> float:
    return paper.year if paper.year is not None else float("inf")
