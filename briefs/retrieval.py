"""What is found for a question, down to the sentence: ranked passages made into hits that can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefs.answers import Hit
from briefs.brief import lines
from briefs.evidence import Evidence
from briefs.excerpts import excerpt, line
from briefs.models import Lean, Paper, Passage, Place, Topic
from briefs.records import dataclass
from briefs.search.finder import Finder, Found, Judgement
from briefs.search.index import CANDIDATES
from briefs.search.question import Question
from briefs.search.sentences import weigh
from briefs.search.terms import Lexicon
from briefs.shelf import Shelf

REFINED = 30  # passages that are read down to the sentence before they are shown
SENTENCE = 4.0  # a reply opens with a sentence: what it tells counts most
_NEAREST = 10  # passages among which one is looked for that can stand as "nearest, not an answer"
_STANDING = (Lean.NONE, Lean.SOFT)


@dataclass(frozen=True, slots=True)
class Results:
    """The ranked passages for a question, as rows with their scores, best first."""

    question: Question
    found: Found

    @property
    def rows(self) -> tuple[tuple[int, float], ...]:
        """The passages, best first."""
        return self.found.ranked


class Retrieval:
    """Finds passages for questions and picks the sentences of them that answer."""

    def __init__(
        self, finder: Finder, shelf: Shelf, evidence: Evidence, lexicon: Lexicon, topics: Mapping[str, Topic]
    ) -> None:
        self._finder, self._shelf, self._evidence = finder, shelf, evidence
        self._lexicon, self._topics = lexicon, topics

    async def find(
        self, question: Question, papers: Iterable[str] | None = None, limit: int = CANDIDATES
    ) -> Results:
        """The passages for a question, within some papers if given; UnknownNameError where there is none such."""
        return Results(question, await self._finder.find(question, self._numbers(papers), limit))

    def judge(self, question: Question, papers: Iterable[str] | None = None) -> Judgement:
        """Whether the papers, or some of them, answer a question."""
        return self._finder.judge(question, self._numbers(papers))

    def _numbers(self, papers: Iterable[str] | None) -> list[int] | None:
        return None if papers is None else sorted({self._shelf.number(paper) for paper in papers})

    async def by_sentence(self, results: Results) -> Results:
        """The results, the first few of them by what their best sentences tell as much as by the whole."""
        few = results.rows[:REFINED]
        rows = [row for row, _ in few]
        best = []
        for row, passage in zip(rows, await self._shelf.passages(rows), strict=True):
            paper = self._shelf.heads[self._shelf.place(row)[0]].id
            best.append(
                max((score for _, score in await self._weighed(results, paper, passage)), default=0.0)
            )
        top = max(best, default=0.0) or 1.0
        scored = [(row, score + SENTENCE * each / top) for (row, score), each in zip(few, best, strict=True)]
        scored.sort(key=lambda each: (-round(each[1], 9), each[0]))
        return Results(results.question, replace(results.found, ranked=(*scored, *results.rows[REFINED:])))

    async def hits(
        self, results: Results, rows: Iterable[tuple[int, float]], whole: bool = False
    ) -> list[Hit]:
        """The best sentence of each of these passages; of the first one amid its paragraph, if so wished."""
        found: list[Hit] = []
        rows = list(rows)
        papers = await self._shelf.excerpts([row for row, _ in rows])
        for (row, score), paper in zip(rows, papers, strict=True):
            place = await self._best(results, row, paper)
            found.append((excerpt if whole and not found else line)(paper, place, score))
        return found

    async def openings(self, papers: Iterable[str]) -> list[Hit]:
        """The first sentence of each of these papers."""
        rows = [self._shelf.row(self._shelf.number(paper), 1) for paper in papers]
        return [line(paper, Place(1, 1), 0.0) for paper in await self._shelf.excerpts(rows)]

    def by_paper(self, results: Results) -> list[tuple[int, float]]:
        """The best passage of each paper."""
        best: dict[int, tuple[int, float]] = {}
        for row, score in results.rows:
            best.setdefault(self._shelf.place(row)[0], (row, score))
        return list(best.values())

    async def nearest(self, results: Results, topics: Sequence[Topic], scope: Sequence[str]) -> Hit | None:
        """The passage to show as no answer: the best for the words that occur, else for the nearest topic."""
        first = results.rows[:_NEAREST]
        papers = await self._shelf.excerpts([row for row, _ in first])
        for (row, score), paper in zip(first, papers, strict=True):
            place = await self._best(results, row, paper)
            if paper.sentence(place).lean in _STANDING:
                return line(paper, place, score)
        for topic in topics[:1]:
            spoken = (await self._evidence.of(topic))[topic.id]
            for id in scope:
                best = lines(await self._shelf.paper(id), spoken.get(id, {}), 1, topic)
                if best:
                    return line(best[0].paper, best[0].place, 0.0)
        return None

    async def sentences(self, results: Results, paper: Paper) -> list[tuple[Place, float]]:
        """The sentences of a paper that hold something of a question, best first."""
        weighed = [each for p in paper.passages for each in await self._weighed(results, paper.id, p)]
        return sorted(weighed, key=lambda each: (-round(each[1], 9), each[0]))

    async def holding(self, results: Results) -> set[tuple[str, Place]]:
        """The sentences of the found passages, each with its paper's id, that hold something of the question."""
        rows = [row for row, _ in results.rows]
        places = set()
        for row, passage in zip(rows, await self._shelf.passages(rows), strict=True):
            paper = self._shelf.heads[self._shelf.place(row)[0]].id
            places |= {(paper, place) for place, _ in await self._weighed(results, paper, passage)}
        return places

    async def _best(self, results: Results, row: int, paper: Paper) -> Place:
        """The best sentence of a passage; its first one where it was found by its headings alone."""
        passage = paper.passage(self._shelf.place(row)[1])
        if len(passage.sentences) == 1:
            return Place(passage.number, 1)
        weighed = await self._weighed(results, paper.id, passage)
        best = min(weighed, key=lambda each: (-round(each[1], 9), each[0]), default=None)
        return best[0] if best else Place(passage.number, 1)

    async def _weighed(self, results: Results, paper: str, passage: Passage) -> list[tuple[Place, float]]:
        """The sentences of a passage that hold something of a question, with how much they tell."""
        topic = self._topics.get(results.question.topic or "")
        spoken = (await self._evidence.of(topic))[topic.id].get(paper, {}) if topic else {}
        topical = {place.sentence for place in spoken if place.paragraph == passage.number}
        scores = weigh(passage, results.found.wanted, self._lexicon, topical)
        return [(Place(passage.number, n), score) for n, score in enumerate(scores, 1) if score]
