"""What a loose question asks for: which command answers it."""

from __future__ import annotations

from collections.abc import Sequence

from bot import commands as c
from briefs.library import Library
from briefs.search.question import Question

_COMPARING = frozenset(
    """agree agreement agrees compare compared comparison contradict contradicts contrast differ difference
    differences differently differs disagree disagreement disagrees versus vs""".split()
)
_PAIR = 2


class Router:
    """Chooses the command for a question that names none."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def route(self, question: Question) -> c.Command:
        """The command that answers the question."""
        words = {w.strip("?,.!;:") for w in question.text.casefold().split()}
        subject = {w for term in question.alias for w in term.words}  # "the peace agreement" compares nothing
        two_on_one = len(question.papers) >= _PAIR and question.bare
        topic = question.topic or question.found
        if (words & _COMPARING) - subject or two_on_one:
            if named := await self._compared(question, topic):
                first, second, *more = named
                return c.Compare(first, second, topic, more=tuple(more))
            if topic is not None and not question.papers:
                return c.Brief(topic)  # more than two papers speak of it: all are shown
        if not question.terms or question.idle:
            return self._papers_only(question)
        if question.bare and question.topic is not None and not question.papers:
            telling = question.detail or await self._library.singled_out(question)
            return c.Search(self._library.reader.subject(question)) if telling else c.Brief(question.topic)
        if question.topic is not None and question.all_papers:
            return c.Brief(question.topic)
        if question.found is not None and not question.papers and not self._library.curated:
            return c.Brief(question.found)  # who wrote topics down has said what a bare name may stand for
        paper = question.papers[0] if len(question.papers) == 1 else None
        return c.Search(self._library.reader.subject(question), paper=paper)

    def _papers_only(self, question: Question) -> c.Command:
        if len(question.papers) > 1:
            first, second, *more = question.papers
            return c.Compare(first, second, more=tuple(more))
        if question.papers:
            return c.Summary(question.papers[0])
        return c.Papers() if question.all_papers else c.Help()

    async def _compared(self, question: Question, topic: str | None) -> Sequence[str]:
        """The papers to compare: those named, or the only two that speak of the topic named."""
        if len(question.papers) > 1:
            return question.papers
        if question.papers or topic is None:
            return ()
        papers = sorted(await self._library.evidence(self._library.topic(topic)))
        return papers if len(papers) == _PAIR else ()
