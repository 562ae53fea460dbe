"""A response as the JSON object that ``briefbot ask --json`` prints."""

from __future__ import annotations

from typing import Any

from bot.model import Response
from briefs.answers import Comparison, Nothing, Reference, SourceView, Summary, Table
from briefs.models import Quote


def as_json(response: Response) -> dict[str, Any]:
    """The contract's object: what was asked, how it was read, what is quoted, what a person would see."""
    turn, reply = response.turn, response.reply
    refused = isinstance(turn.answer, Nothing)
    quotes = [] if refused else [quote_data(q) for q in reply.quotes]
    found: dict[str, Any] = {
        "query": turn.query,
        "line": turn.line,
        "intent": turn.intent,
        "topic": turn.topic,
        "documents": _documents(response),
        "quotes": quotes,
        "suggestions": list(dict.fromkeys(a.line for a in (*turn.suggestions, *reply.actions))),
        "reply": reply.text,
    }
    if reply.attachments:
        found["attachments"] = [{"name": a.name, "text": a.data.decode()} for a in reply.attachments]
    if refused and reply.quotes:
        found["nearest"] = quote_data(reply.quotes[-1])
    return found


def quote_data(quote: Quote) -> dict[str, Any]:
    """A quote in the contract's shape."""
    return {
        "text": quote.text,
        "document": quote.paper,
        "file": quote.file,
        "paragraph": quote.citation.paragraph,
        "section": quote.section,
        "start": quote.start,
        "end": quote.end,
        "year": quote.year,
        "reported": quote.reported is not None,
        "rider": quote.rider,
    }


def _documents(response: Response) -> list[str]:
    match response.turn.answer:
        case Comparison(first, second):
            return [first.id, second.id]
        case Table(papers):
            return [paper.id for paper in papers]
        case Summary(paper) | Reference(paper) | SourceView(paper):
            return [paper.id]
        case Nothing():
            return []
        case _:
            return list(dict.fromkeys(q.paper for q in response.reply.quotes))
