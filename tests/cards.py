"""Random cards over the shipped papers: what members might ask for, drawn by a seed, and what they get."""

import datetime
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from silences import Scan

from bot import commands as c
from bot.app import App
from bot.gate import verify
from bot.grammar import canonical
from bot.model import Answer, Response
from briefs.library import Library
from briefs.models import Paper, Quote, Topic

TODAY = datetime.date(2026, 11, 23)
_ASKING = ("", "what about", "why", "what does {paper} say about", "do the papers agree on", "is there any")


@dataclass(frozen=True, slots=True)
class Corpus:
    """The papers a deal of cards is about."""

    papers: Mapping[str, Paper]
    topics: Sequence[Topic]
    sources: Mapping[str, str]  # the text of each paper's file
    texts: Mapping[str, str]  # the paragraphs of it, back matter included
    scan: Scan

    @classmethod
    async def read(cls, library: Library, seeds: Path) -> "Corpus":
        papers = {head.id: await library.paper(head.id) for head in library.papers}
        sources = {id: (seeds / paper.file).read_text("utf-8") for id, paper in papers.items()}
        texts = {
            id: "\n".join(sources[id][p.start : p.end] for p in paper.passages)
            for id, paper in papers.items()
        }
        return cls(papers, library.topics, sources, texts, Scan(seeds, papers.values()))


@dataclass(frozen=True, slots=True)
class Card:
    """A line, and what came of it."""

    line: str
    response: Response

    @property
    def text(self) -> str:
        """The reply as Markdown."""
        return self.response.reply.text

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes in it, in the order shown."""
        return self.response.reply.quotes

    @property
    def answer(self) -> Answer:
        """What was worded."""
        return self.response.turn.answer


@dataclass(frozen=True, slots=True)
class Deal:
    """Some random cards, the same lines' replies from another app, and the cards behind the buttons."""

    corpus: Corpus
    cards: Sequence[Card]
    again: Sequence[Response]
    followed: Sequence[Card]


async def deal(store: Path, seeds: Path, count: int, followed: int, seed: int) -> Deal:
    """So many random cards, each verified, and so many of the lines behind their buttons said as well.

    The other app is asked in the opposite order: what was asked before must not matter.
    """
    draw = random.Random(seed)  # noqa: S311
    async with App.open(store, seeds, lambda: TODAY) as app:
        corpus = await Corpus.read(app.library, seeds)
        lines = [_line(draw, corpus) for _ in range(count)]
        cards = [await _said(app, line) for line in lines]
        offered = list(dict.fromkeys(a.line for card in cards for a in card.response.reply.actions))
        behind = draw.sample(offered, min(followed, len(offered)))
        reached = [await _said(app, line) for line in behind]
    async with App.open(store, seeds, lambda: TODAY) as other:
        again = [await other.respond(line) for line in reversed(lines)]
    return Deal(corpus, cards, tuple(reversed(again)), reached)


async def _said(app: App, line: str) -> Card:
    response = await app.respond(line)
    await verify(response.reply, app.sources)
    return Card(line, response)


def _line(draw: random.Random, corpus: Corpus) -> str:
    return draw.choice(_DRAWN)(draw, corpus)


def _summary(draw: random.Random, corpus: Corpus) -> str:
    return canonical(c.Summary(_paper(draw, corpus).id, draw.choice(c.LENGTHS)))


def _brief(draw: random.Random, corpus: Corpus) -> str:
    return canonical(c.Brief(draw.choice(corpus.topics).id))


def _compare(draw: random.Random, corpus: Corpus) -> str:
    first, second, *more = draw.sample(sorted(corpus.papers), draw.choice([2, 2, min(3, len(corpus.papers))]))
    topic = draw.choice([None, draw.choice(corpus.topics).id])
    if more:
        return canonical(c.Compare(first, second, topic, more=tuple(more)))
    return canonical(c.Compare(first, second, topic, draw.randint(1, 4)))


def _search(draw: random.Random, corpus: Corpus) -> str:
    paper = draw.choice([None, _paper(draw, corpus).id])
    return canonical(c.Search(_words(draw, corpus, 3), paper, draw.randint(1, 5)))


def _source(draw: random.Random, corpus: Corpus) -> str:
    paper = _paper(draw, corpus)
    return canonical(c.Source(paper.id, draw.randint(1, len(paper.passages))))


def _timeline(draw: random.Random, corpus: Corpus) -> str:
    abouts = (None, draw.choice(corpus.topics).id, _paper(draw, corpus).id, _words(draw, corpus, 2))
    return canonical(c.Timeline(draw.choice(abouts), draw.randint(1, 4)))


def _daily(draw: random.Random, _: Corpus) -> str:
    return canonical(c.Daily(TODAY + datetime.timedelta(draw.randrange(2000))))


def _list(draw: random.Random, corpus: Corpus) -> str:
    cite = c.Cite(_paper(draw, corpus).id, draw.choice(c.STYLES))
    pages = (
        c.Papers(),
        c.Topics(draw.randint(1, 3)),
        c.Health(),
        c.Help(draw.choice((None, *c.NAMES))),
        cite,
    )
    return canonical(draw.choice(pages))


def _counter(draw: random.Random, corpus: Corpus) -> str:
    paper = _paper(draw, corpus)
    return canonical(c.Counter(paper.id, draw.randint(1, len(paper.passages)), draw.randint(1, 2)))


def _held(draw: random.Random, corpus: Corpus) -> str:
    lists = (
        c.Questions(draw.choice([None, _paper(draw, corpus).id])),
        c.Reading(draw.choice([None, draw.choice(corpus.topics).id])),
        c.Glossary(draw.choice([None, _words(draw, corpus, 1)]), draw.randint(1, 3)),
        c.Who(None, draw.randint(1, 8)),
    )
    return canonical(draw.choice(lists))


def _check(draw: random.Random, corpus: Corpus) -> str:
    passage = draw.choice(_paper(draw, corpus).passages)
    words = passage.text.split()
    first = draw.randrange(len(words))
    return canonical(c.Check(" ".join(words[first : first + draw.randint(3, 30)])))


def _question(draw: random.Random, corpus: Corpus) -> str:
    asking = draw.choice(_ASKING).format(paper=_paper(draw, corpus).authors[0].split()[-1])
    return f"{asking} {_words(draw, corpus, draw.randint(1, 8))}".strip()


def _echo(draw: random.Random, corpus: Corpus) -> str:
    """A question in a sentence's own words, which finds it, be it fit to be quoted or not."""
    sentence = draw.choice(draw.choice(_paper(draw, corpus).passages).sentences)
    words = sentence.text.split()
    first = draw.randrange(len(words))
    return " ".join(words[first : first + draw.randint(3, 12)])


def _paper(draw: random.Random, corpus: Corpus) -> Paper:
    return corpus.papers[draw.choice(sorted(corpus.papers))]


def _words(draw: random.Random, corpus: Corpus, count: int) -> str:
    found = re.findall(r"[^\W\d_]{3,}", corpus.sources[_paper(draw, corpus).id])
    return " ".join(draw.choice(found) for _ in range(count))


_DRAWN: Sequence[Callable[[random.Random, Corpus], str]] = (
    *(
        _summary,
        _brief,
        _brief,
        _compare,
        _search,
        _search,
        _source,
        _source,
        _timeline,
        _daily,
        _list,
        _check,
    ),
    *(_question, _question, _question, _echo, _echo),
    *(_counter, _counter, _held, _held),
)
