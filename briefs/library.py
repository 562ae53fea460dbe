"""The front door: an open store, and every question one can ask of it."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefs.answers import (
    NO_THEME,
    Comparison,
    Daily,
    Excerpts,
    Hit,
    NoLine,
    Nothing,
    QuoteCheck,
    Summary,
    Table,
    Theme,
    Timeline,
    TopicBrief,
    TopicList,
)
from briefs.brief import brief
from briefs.errors import UnknownNameError
from briefs.evidence import Evidence, Spoken
from briefs.models import Paper, Passage, Place, Sentence, Topic
from briefs.retrieval import Retrieval
from briefs.search.finder import Finder
from briefs.search.index import BLOBS, CANDIDATES, Index
from briefs.search.question import Question, Reader
from briefs.search.spelling import Speller
from briefs.search.terms import Lexicon
from briefs.search.topics import TopicNames
from briefs.search.vectors import DIMENSIONS
from briefs.shelf import Shelf
from briefs.sides import Sides
from briefs.store.file import other_version
from briefs.store.store import Store
from briefs.summarize import summarize

if TYPE_CHECKING:
    from asyncio import Future

    from briefs.check import Checker
    from briefs.reports import CompileReport
    from briefs.series import Series

HITS_A_PAGE = 3
TOPICS_A_PAGE = 20
DATED_A_PAGE = 4
ABOUT = 0.4  # of the best one: a sentence with less to do with a subject only passes by it
MOST = 1000  # passages of an answer, and those that a timeline is drawn from
FARTHEST = 10_000  # passages among which papers are looked for that others are in the way of


class Library:
    """An open store. Papers and topics are given by id; an unknown id raises UnknownNameError."""

    def __init__(
        self,
        store: Store,
        shelf: Shelf,
        topics: tuple[Topic, ...],
        reader: Reader,
        index: Index,
        lexicon: Lexicon,
        speller: Speller,
        shown: dict[str, str],
    ) -> None:
        self.papers, self.topics, self.reader = shelf.heads, topics, reader
        self._store, self.index, self.shelf = store, index, shelf
        self.lexicon, self.names = lexicon, shown  # how names are read; what they are shown as, by key
        self._evidence = Evidence(store, index, lexicon, shelf, reader.topics)
        self._topic = {topic.id: topic for topic in topics}
        self.curated = tuple([topic for topic in topics if not topic.found])
        self.subjects = self.curated or topics  # what papers are compared by: those people wrote down, if any
        self.retrieval = Retrieval(Finder(index, speller), shelf, self._evidence, lexicon, self._topic)
        self._checker: Checker | None = None
        self.rows: dict[Theme, Future[Series]] = {}
        self._summaries: dict[tuple[str, str], Summary] = {}
        self._sides = Sides(self.shelf, self._evidence, lexicon, self.subjects, shown)

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path | str) -> AsyncIterator[Library]:
        """The library of the store at a path; StoreError where it cannot be read."""
        async with Store.open(Path(path)) as store:
            if len(store.vectors) != len(store.engine) * DIMENSIONS:
                raise other_version(Path(path))
            names, topics = await store.names(), await store.topics()
            shelf = Shelf(store, await store.papers())
            blobs = await store.blobs([*BLOBS, "topics", "vocabulary"])
            lexicon, speller = Lexicon(names), Speller(blobs["vocabulary"])
            reader = Reader(shelf.heads, TopicNames(blobs["topics"]), lexicon, speller)
            index = Index(store, blobs)
            shown = {f"@{n.id}": n.forms[0] for n in names}
            library = cls(store, shelf, topics, reader, index, lexicon, speller, shown)
            gc.freeze()  # what was read stays; the garbage collector need not look at it while people wait
            try:
                yield library
            finally:
                gc.unfreeze()

    @property
    def digest(self) -> str:
        """The sha256 of the content, in hex."""
        return self._store.digest

    @property
    def passages(self) -> int:
        """How many paragraphs are searched, back matter included."""
        return self.index.passages

    async def report(self) -> CompileReport:
        """The corpus health report of the last compile."""
        return await self._store.report()

    async def source(self, paper: str) -> bytes:
        """The bytes of a paper's file as they were compiled."""
        return await self._store.source(self.shelf.head(paper).sha256)

    async def outline(self, paper: str) -> bytes:
        """A paper's sealed outline (see briefs.outlines)."""
        return await self._store.blob(f"outline:{paper}")

    async def paper(self, id: str) -> Paper:
        """A paper, whole."""
        return await self.shelf.paper(id)

    async def wholes(self) -> tuple[Paper, ...]:
        """All papers, whole."""
        return await self.shelf.all()

    def topic(self, id: str) -> Topic:
        """A topic."""
        if id not in self._topic:
            raise UnknownNameError(f"No topic has the id {id!r}.", "`library.topics` has them all.")
        return self._topic[id]

    async def search(
        self,
        text: str,
        limit: int = 10,
        by: Literal["passage", "paper"] = "passage",
        papers: Iterable[str] | None = None,
    ) -> list[Hit]:
        """The best passages for a text, or the best passage of each of the best papers; never refuses.

        A text that names papers is looked for in these, unless ``papers`` says otherwise; one that does no
        more than name them gives how they open.
        """
        question = self.reader.read(text)
        if papers is None and question.papers and not question.terms:
            return await self.retrieval.openings(question.papers[:limit])
        scope = question.papers or None if papers is None else tuple(papers)
        limit = max(0, limit)
        enough, most = min(limit, len(scope or self.papers)), max(limit, CANDIDATES)
        while True:
            found = await self.retrieval.find(question, scope, most)
            rows = self.retrieval.by_paper(found) if by == "paper" else found.rows
            if len(rows) >= enough or len(found.rows) < most or most > FARTHEST:
                return await self.retrieval.hits(found, rows[:limit])
            most *= 10

    async def answer(
        self, question: Question, papers: Sequence[str] = (), page: int = 1
    ) -> Excerpts | Nothing:
        """The passages that answer a question, a page of them, or the proof that there are none."""
        scope = tuple(papers) or tuple(p.id for p in self.papers)
        results = await self.retrieval.find(question, papers or None, MOST)
        results = await self.retrieval.by_sentence(results)
        searched = tuple([self.shelf.head(paper) for paper in scope])
        judged = self.retrieval.judge(question, papers or None)
        if not (judged.answered and results.rows):
            topics = tuple(self._topic[t] for t in self.reader.offered(question))
            nearest = await self.retrieval.nearest(results, topics, scope)
            count = sum(self.index.quotable(self.shelf.rows(paper)) for paper in scope)
            return Nothing(question.text, judged.words, judged.missing, searched, count, nearest, topics)
        pages = max(1, -(-len(results.rows) // HITS_A_PAGE))
        page = min(max(1, page), pages)
        shown = results.rows[(page - 1) * HITS_A_PAGE : page * HITS_A_PAGE]
        hits = await self.retrieval.hits(results, shown, whole=page == 1)
        topic = self._topic.get(question.topic or question.found or "")
        found = len(results.rows)
        return Excerpts(question.text, tuple(hits), page, pages, found, searched, topic, judged.missing)

    async def summarize(
        self,
        paper: str,
        sentences: int = 5,
        words: int | None = None,
        about: str | None = None,
        length: str | None = None,
    ) -> Summary:
        """A paper in its own sentences: a named length, or so many main points, or until so many words."""
        whole = await self.paper(paper)
        if length is not None and about is None:  # the four that people ask for are made once
            if (paper, length) not in self._summaries:
                self._summaries[paper, length] = summarize(whole, length)
            return self._summaries[paper, length]
        places = None
        if about is not None:
            results = await self.retrieval.find(self.reader.read(about), [paper])
            scored = await self.retrieval.sentences(results, whole)
            places = [place for place, score in scored if score >= ABOUT * scored[0][1]]
        return summarize(whole, length, sentences, words, places)

    async def brief(self, topic: str | Topic) -> TopicBrief:
        """What each paper says on a topic, silences included."""
        topic = self.topic(topic) if isinstance(topic, str) else topic
        evidence = await self.evidence(topic)
        papers = await self.wholes()
        absent = await self._evidence.absent(topic.watch)
        mentions = (await self._evidence.mentions(topic))[topic.id]
        return brief(topic, papers, evidence, mentions, self.lexicon, absent)

    async def compare(
        self, first: str, second: str, topic: str | Topic | None = None, page: int = 1
    ) -> Comparison:
        """Two papers side by side, on one topic or on all that both speak of."""
        chosen = self.topic(topic) if isinstance(topic, str) else topic
        return await self._sides.compare(first, second, chosen, page)

    async def table(self, papers: Sequence[str], topic: str | Topic | None = None) -> Table:
        """Three papers or more side by side, a row for each thing that two of them at least speak of."""
        chosen = self.topic(topic) if isinstance(topic, str) else topic
        return await self._sides.table(papers, chosen)

    async def check(self, text: str, credited: str | None = None) -> QuoteCheck:
        """What becomes of a claimed quote."""
        from briefs.check import Checker

        if self._checker is None:
            self._checker = Checker(await self.wholes())
        found = self._checker.check(text, credited)
        return replace(found, credited=self.shelf.head(credited).name) if credited else found

    async def timeline(self, about: str | None = None, page: int = 1, size: int = DATED_A_PAGE) -> Timeline:
        """The sentences that name a year, ``size`` on a page, those about something only if given."""
        from briefs.timeline import timeline

        papers = await self.wholes()
        if about is None:
            return timeline(papers, None, None, page, size)
        question = self.reader.read(about)
        scope = question.papers or None
        if question.terms:
            results = await self.retrieval.find(question, scope, MOST)
            answered = self.retrieval.judge(question, scope).answered
            wanted = await self.retrieval.holding(results) if answered else set()
        else:
            wanted = {
                (p.id, Place(q.number, s.number))
                for p in papers
                if p.id in question.papers
                for q in p.passages
                for s in q.sentences
            }

        def speaks(paper: Paper, passage: Passage, sentence: Sentence) -> bool:
            return (paper.id, Place(passage.number, sentence.number)) in wanted

        return timeline(papers, speaks, about, page, size)

    async def daily(self, day: date, number: int | None = None, theme: Theme = NO_THEME) -> Daily | NoLine:
        """The brief of a day, a pure function of these and the corpus; its number is by default that of the day."""
        from briefs.rows import daily

        return await daily(self, day, number, theme)

    async def topic_list(self, page: int = 1) -> TopicList:
        """The topics, a page of them, with the paragraphs of each paper that speak of them."""
        pages = max(1, -(-len(self.topics) // TOPICS_A_PAGE))
        page = min(max(1, page), pages)
        shown = self.topics[(page - 1) * TOPICS_A_PAGE : page * TOPICS_A_PAGE]
        counts = await self._evidence.counts(*shown)
        return TopicList(shown, counts, self.papers, page, pages, len(self.topics))

    async def singled_out(self, question: Question) -> bool:
        """Whether a question asks for the few paragraphs that hold its words, not for all on its topic."""
        if question.topic is None:
            return True
        phrase = [t.key for t in question.alias]
        if phrase in self.reader.topics.proper(question.topic):
            return False
        return await self._evidence.singles_out(phrase, self._topic[question.topic])

    async def spoken(self, *more: Topic) -> dict[str, Spoken]:
        """The places that speak of each topic that papers are compared by, and of others."""
        return await self._evidence.of(*dict.fromkeys((*self.subjects, *more)))

    async def evidence(self, topic: Topic) -> Spoken:
        """The places that speak of a topic, by paper, each with how many of the topic's terms it holds."""
        return (await self._evidence.of(topic))[topic.id]
