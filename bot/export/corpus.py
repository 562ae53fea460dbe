"""The whole corpus, gathered: each paper's text under its summary, each topic with where it is spoken of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from bot.app import App
from bot.commands import Brief, Summary
from bot.export.blocks import Block, parts
from bot.export.whole import whole
from bot.grammar import canonical
from briefs import answers
from briefs.models import Furniture, Kind, Paper, Part, Passage, Quote, Topic
from briefs.quotes import quote_passage
from briefs.records import dataclass

Step = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph with its run-in heading; a list has several lines."""

    quote: Quote
    lines: tuple[str, ...]
    heading: str | None = None
    back: bool = False


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section of a paper, whole; paragraphs before the first heading have no title."""

    number: int | None
    title: str | None
    part: Part
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper: its summary, as data and as a card, and its text."""

    paper: Paper
    summary: answers.Summary
    card: list[list[Block]]
    sections: tuple[SectionText, ...]
    left_out: tuple[Furniture, ...]  # what is furniture and no back matter either


@dataclass(frozen=True, slots=True)
class Coverage:
    """The paragraphs of a paper that speak of a topic; none: it is silent."""

    paper: Paper
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """A topic: its brief, as data and as a card, and where each paper speaks of it."""

    topic: Topic
    brief: answers.TopicBrief
    card: list[list[Block]]
    views: tuple[Coverage, ...]

    @property
    def paragraphs(self) -> int:
        """How many paragraphs speak of it."""
        return sum(len(view.paragraphs) for view in self.views)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything there is."""

    digest: str
    papers: tuple[PaperPage, ...]
    topics: tuple[TopicPage, ...]

    @property
    def paragraphs(self) -> int:
        """How many paragraphs there are, back matter left out."""
        return sum(len(page.paper.quotable) for page in self.papers)


async def gather(app: App, step: Step | None) -> Corpus:
    """The corpus of an open app; ``step`` hears how far it is."""
    library = app.library
    total = len(library.papers) + len(library.topics)
    papers, topics = [], []
    for done, head in enumerate(library.papers):
        if step:
            step(done, total, head.id)
        papers.append(await _paper(app, head.id))
    for done, topic in enumerate(library.topics, len(papers)):
        if step:
            step(done, total, topic.id)
        topics.append(await _topic(app, topic))
    return Corpus(library.digest, tuple(papers), tuple(topics))


def text(paper: Paper, passage: Passage) -> Text:
    """A paragraph of a paper as it is read."""
    back = passage.part is Part.BACK
    return Text(quote_passage(paper, passage), tuple(_lines(passage)), passage.heading, back)


async def _paper(app: App, id: str) -> PaperPage:
    paper = await app.library.paper(id)
    turn, reply = await whole(app, canonical(Summary(id)))
    if not isinstance(turn.answer, answers.Summary):
        raise TypeError(f"{turn.line} was answered with something else than a summary")
    left_out = _left_out(paper, (await app.sources.source(id)).text)
    return PaperPage(paper, turn.answer, parts(reply), tuple(_sections(paper)), left_out)


async def _topic(app: App, topic: Topic) -> TopicPage:
    turn, reply = await whole(app, canonical(Brief(topic.id)))
    if not isinstance(turn.answer, answers.TopicBrief):
        raise TypeError(f"{turn.line} was answered with something else than a brief")
    spoken = await app.library.evidence(topic)
    views = tuple(
        Coverage(
            view.paper, _numbers(view.paper, (place.paragraph for place in spoken.get(view.paper.id, ())))
        )
        for view in turn.answer.views
    )
    return TopicPage(topic, turn.answer, parts(reply), views)


def _numbers(paper: Paper, paragraphs: Iterable[int]) -> tuple[int, ...]:
    """The paragraphs, each once, back matter left out."""
    return tuple(n for n in sorted(set(paragraphs)) if paper.passage(n).part is not Part.BACK)


def _sections(paper: Paper) -> Iterator[SectionText]:
    titles = {(s.part, s.number): s.title for s in reversed(paper.sections)}
    for (part, number), passages in groupby(paper.passages, key=lambda p: (p.part, p.section)):
        texts = tuple(text(paper, passage) for passage in passages)
        yield SectionText(number, titles.get((part, number)), part, texts)


def _left_out(paper: Paper, source: str) -> tuple[Furniture, ...]:
    """The furniture that none of the paper's paragraphs is read from: a list of people is back matter."""
    ends = [0, *(match.end() for match in re.finditer("\n", source)), len(source) + 1]
    spans = [(f, ends[f.first_line - 1], ends[min(f.last_line, len(ends) - 1)]) for f in paper.furniture]
    return tuple(f for f, a, b in spans if not any(p.start < b and a < p.end for p in paper.passages))


def _lines(passage: Passage) -> Sequence[str]:
    """The passage, a list parted before the lines on which its items begin."""
    if passage.kind is not Kind.LIST:
        return [passage.text]
    begins = [passage.text.rfind("\n", 0, s.start - passage.start) + 1 for s in passage.sentences]
    cuts = sorted({0, *begins, len(passage.text)})
    return [passage.text[a:b] for a, b in pairwise(cuts)]
