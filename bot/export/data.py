"""Answers and corpora as data: any answer field by field, quotes in one shape that annotation tools can open.

The selectors are those of the Web Annotation Data Model (W3C 2017, sections 4.2.4 and 4.2.5), over the decoded
text of the source file; positions count code points.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from bot.export.corpus import Corpus, PaperPage, TopicPage
from bot.model import Turn
from bot.wire import quote_data
from briefs.models import Paper, Quote
from briefs.records import dataclass

_CONTEXT = 32  # code points before and after a quote, by which it is found again in a changed file
Data = Any  # what JSON can hold


@dataclass(frozen=True, slots=True)
class Written:
    """JSON for a file, and every quote in it."""

    text: str
    quotes: tuple[Quote, ...]


class Writer:
    """Turns answers into data; ``texts`` are the source files by paper."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._quotes: dict[tuple[str, int, int], Quote] = {}

    def answer(self, turn: Turn, quotes: Iterable[Quote]) -> Written:
        """An answer: how its line was read, its data, and its quotes in the order shown."""
        return self._written(
            {
                "query": turn.query,
                "line": turn.line,
                "intent": turn.intent,
                "topic": turn.topic,
                "build": turn.build,
                "answer": self._data(turn.answer),
                "quotes": [self._data(quote) for quote in quotes],
            }
        )

    def corpus(self, corpus: Corpus) -> Written:
        """Papers with their paragraphs, topics with the places that speak of them."""
        papers, topics = map(self._paper, corpus.papers), map(self._topic, corpus.topics)
        return self._written({"digest": corpus.digest, "papers": [*papers], "topics": [*topics]})

    def _written(self, data: Data) -> Written:
        text = json.dumps(data, ensure_ascii=False, indent=1)
        return Written(f"{text}\n", tuple(self._quotes.values()))

    def _paper(self, page: PaperPage) -> Data:
        paper = page.paper
        return {
            **_head(paper),
            "date": paper.date,
            "event": paper.event,
            "venue": paper.venue,
            "kind": paper.kind,
            "file": paper.file,
            "sha256": paper.sha256,
            "sections": self._data(paper.sections),
            "summary": self._data(page.summary),
            "paragraphs": [
                {
                    **self._quote(text.quote),
                    "part": passage.part.value,
                    "kind": passage.kind.value,
                    "heading": passage.heading,
                    "sentences": [{"start": s.start, "end": s.end} for s in passage.sentences],
                }
                for passage, text in zip(
                    paper.passages, (t for s in page.sections for t in s.texts), strict=True
                )
            ],
            "furniture": [
                {"first_line": f.first_line, "last_line": f.last_line, "reason": f.reason}
                for f in paper.furniture
            ],
            "gaps": [gap.paragraph for gap in paper.gaps],
        }

    def _topic(self, page: TopicPage) -> Data:
        return {
            **self._data(page.topic),
            "coverage": [
                {"paper": view.paper.id, "paragraphs": list(view.paragraphs)} for view in page.views
            ],
            "brief": self._data(page.brief),
        }

    def _data(self, value: object) -> Data:
        match value:
            case Quote():
                return self._quote(value)
            case Paper():
                return _head(value)
            case Enum():
                return value.value
            case datetime.date():
                return value.isoformat()
            case tuple() | list():
                return [self._data(each) for each in value]
            case Mapping():
                return {str(key): self._data(each) for key, each in value.items()}
            case _ if is_dataclass(value):
                return {field.name: self._data(getattr(value, field.name)) for field in fields(value)}
            case _:
                return value

    def _quote(self, quote: Quote) -> dict[str, Data]:
        self._quotes.setdefault((quote.paper, quote.start, quote.end), quote)
        return {
            **quote_data(quote),
            "citation": str(quote.citation),
            "speaker": quote.reported,
            "hedges": list(quote.hedges),
            "flat": list(quote.flat),
            "selector": selector(self._texts[quote.paper], quote.start, quote.end),
        }


def selector(text: str, start: int, end: int) -> list[dict[str, Data]]:
    """The two selectors of a stretch of a text: by its words with what surrounds them, and by its position."""
    words = {
        "exact": text[start:end],
        "prefix": text[max(0, start - _CONTEXT) : start],
        "suffix": text[end : end + _CONTEXT],
    }
    return [
        {"type": "TextQuoteSelector", **words},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def quotes_in(value: object) -> Iterator[Quote]:
    """Every quote that an answer holds, whether its card shows it or not."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from quotes_in(each)
    elif is_dataclass(value) and not isinstance(value, Paper):
        for field in fields(value):
            yield from quotes_in(getattr(value, field.name))


def _head(paper: Paper) -> dict[str, Data]:
    return {
        "id": paper.id,
        "name": paper.name,
        "title": paper.title,
        "authors": list(paper.authors),
        "year": paper.year,
    }
