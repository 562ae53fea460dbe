"""The questions that papers ask, rhetorical ones too, as they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.answers import Questions
from briefs.models import Lean, Paper, Place
from briefs.paging import paged, width
from briefs.quotes import groups

PAGE = 6
# What makes a sentence with a question mark a question: a word that asks, or a verb before its subject. A mark that
# stands for a lost character, as in text read from a PDF, makes none.
_ASKS = re.compile(
    r"\b(?:what|why|how|who|whom|whose|which|where|when|whether)\b"
    r"|(?:^|[,;:—–-]\s*|\b(?:and|or|but|so)\s+)[\"“‘'(]*"
    r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|should|shall|will|would|may|might|must|isn|aren|don"
    r"|doesn|didn|won|can['’]t)\b",
    re.I,
)
_ENDS = re.compile(r"[\w)\]\"”’'…][\"”’')\]]*\?[\"”’')\]\d]*\s*$")
_LOST = re.compile(r"\?\w|\s\?|\?\s*\?|[\\^{}=<>_#]")
_FEWEST = 3  # words


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
        if sentence.question
        and sentence.twin is None
        and sentence.lean is not Lean.LOST
        and _is_question(sentence.text)
    ]


def _is_question(text: str) -> bool:
    return (
        len(text.split()) >= _FEWEST
        and not text[:1].islower()
        and _ENDS.search(text) is not None
        and _ASKS.search(text) is not None
        and _LOST.search(text) is None
    )
