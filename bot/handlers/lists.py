"""What the papers hold, listed: questions, things to read, terms, names."""

from __future__ import annotations

from dataclasses import replace

from bot import commands as c
from bot.handlers.papers import called
from bot.handlers.room import Done, Instead, Room
from bot.handlers.search import notes
from bot.resolve import MisreadError
from briefs.answers import Glossary, Group, Undefined, Unknown
from briefs.models import Paper


async def questions(room: Room, command: c.Questions, strict: bool) -> Done:
    """The questions that all papers ask, or one."""
    from briefs.questions import questions

    if command.paper is None:
        found = questions(await room.library.wholes(), command.page)
        return Done(replace(command, page=found.page), found)
    paper = room.resolve.paper(command.paper, strict)
    if isinstance(paper, Unknown):
        return Done(command, paper)
    found = questions([await room.library.paper(paper)], command.page)
    return Done(c.Questions(paper, found.page), found, called(room, (command.paper, paper)))


async def reading(room: Room, command: c.Reading, strict: bool) -> Done | Instead:
    """What to read on a topic, or all papers by date."""
    from briefs.reading import by_date, dated, on_topic

    typed, library = command.topic, room.library
    if typed is None:
        papers = await library.wholes()
        opening = {p.id: await _opening(room, p) for p in dated(papers, command.page)}
        found = by_date(papers, opening, command.page)
        return Done(replace(command, page=found.page), found)
    question = library.reader.read(typed)
    if question.papers and not question.terms:
        return Instead(c.Summary(question.papers[0]))
    topic = await room.resolve.topic(typed, strict)
    if isinstance(topic, Unknown):
        return Done(command, topic)
    found = on_topic(await library.brief(topic), await library.evidence(topic), command.page)
    known = topic.id if room.resolve.known(topic) else None
    reading = notes(room, question, topic.id != typed)
    return Done(c.Reading(known or typed, found.page), found, reading, topic=known)


async def _opening(room: Room, paper: Paper) -> Group | None:
    return (await room.library.summarize(paper.id, length="line")).bottom


async def glossary(room: Room, command: c.Glossary, strict: bool) -> Done:
    """The terms that papers define, or one; MisreadError where a loosely typed one stands nowhere."""
    from briefs.glossary import glossary

    term = command.term
    found = glossary(await room.library.wholes(), term, _name(room, term), command.page)
    if isinstance(found, Unknown) and not strict:
        raise MisreadError(term or "")
    match found:
        case Glossary(page=page):
            return Done(replace(command, page=page), found)
        case Undefined() | Unknown():
            return Done(replace(command, page=1), found)


def _name(room: Room, term: str | None) -> str | None:
    """What a term is read as where it is a form of a name: "Northeast Asia" for "NEA"."""
    keys = [t.key for t in room.library.lexicon.terms(term or "")]
    return room.library.names.get(keys[0]) if len(keys) == 1 else None


async def who(room: Room, command: c.Who, strict: bool) -> Done:
    """Those whom the papers name, or one of them; MisreadError where a loosely typed name is nobody's."""
    from briefs.people import people, person

    papers = await room.library.wholes()
    if command.name is None:
        listed = people(papers, command.page)
        return Done(replace(command, page=listed.page), listed)
    found = person(papers, command.name, command.page)
    if isinstance(found, Unknown):
        if not strict:
            raise MisreadError(command.name)
        return Done(command, found)
    return Done(replace(command, page=found.page), found)
