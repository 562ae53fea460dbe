"""Passages for words, and what becomes of a claimed quote."""

from __future__ import annotations

from dataclasses import replace

from bot import commands as c
from bot.handlers.room import Done, Instead, Room
from bot.model import Empty, ReadAs
from bot.resolve import MisreadError
from briefs.answers import Excerpts, QuoteChecks, Unknown, Verdict
from briefs.quotations import quoted
from briefs.search.question import Question
from briefs.text import fold, tokens

_CHECKABLE = 3  # words; fewer are nobody's quote
_CHECKED = 10  # quotations of one text


async def search(room: Room, command: c.Search, question: Question, strict: bool) -> Done | Instead:
    """The passages that answer a question, in the paper of the command or those the question names."""
    paper = command.paper
    scope = [room.resolve.paper(paper, strict)] if paper else list(question.papers)
    unknown = next((s for s in scope if isinstance(s, Unknown)), None)
    if unknown is not None:
        return Done(command, unknown)
    papers = [s for s in scope if isinstance(s, str)]
    shown = replace(command, paper=papers[0] if len(papers) == 1 else None)
    if not question.terms:  # it names a paper, or nothing at all
        named = papers and not paper
        return Instead(c.Summary(papers[0])) if named else Done(shown, Empty())
    answer = await room.library.answer(question, papers, command.page)
    if isinstance(answer, Excerpts):
        shown = replace(shown, page=answer.page)
    return Done(shown, answer, notes(room, question, False), topic=question.topic)


async def check(room: Room, command: c.Check, strict: bool) -> Done | Instead:
    """What becomes of a claimed quote; MisreadError where a loosely typed one is nobody's."""
    quote, paper = command.quote, command.paper
    if len(tokens(quote)) < _CHECKABLE:
        return Instead(c.Search(quote, paper), strict)
    credited = room.resolve.paper(paper, strict) if paper else None
    if isinstance(credited, Unknown):
        return Done(command, credited)
    answer = await room.library.check(quote, credited)
    if not strict and answer.verdict is Verdict.NOT_FOUND:
        raise MisreadError(quote)  # "check the progress of the talks" quotes nobody
    return Done(c.Check(quote, credited), answer)


async def quotations(room: Room, command: c.Quotations) -> Done | Instead:
    """What becomes of each quotation in a text; a text that is one quotation is checked as a claimed quote."""
    found = [quote for quote in quoted(command.text) if len(tokens(quote)) >= _CHECKABLE]
    if len(found) == 1:
        return Instead(c.Check(found[0]))
    checks = [await room.library.check(quote) for quote in found[:_CHECKED]]
    return Done(command, QuoteChecks(command.text, tuple(checks), len(found)))


def notes(room: Room, question: Question, topic_shown: bool) -> tuple[ReadAs, ...]:
    """What of a question was not taken to the letter."""
    named = {fold(w): room.resolve.name(p) for p in question.papers for w in room.resolve.author(p)}
    found = [ReadAs(typed, named.get(read, read)) for typed, read in question.corrections]
    if topic_shown and question.topic is not None:
        topic = room.library.topic(question.topic)
        typed = " ".join(w for t in question.alias for w in t.words)
        if typed.casefold() not in (topic.name.casefold(), topic.id.replace("-", " ")):
            found.append(ReadAs(typed, topic.name))
    return tuple(found)
