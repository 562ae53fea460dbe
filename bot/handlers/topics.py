"""What is said on a topic, by paper and by year."""

from __future__ import annotations

from dataclasses import replace

from bot import commands as c
from bot.handlers.room import Done, Instead, Room
from bot.handlers.search import notes
from briefs.answers import Nothing, Unknown


async def brief(room: Room, command: c.Brief, strict: bool) -> Done | Instead:
    """What each paper says on a topic, or on the words given for one."""
    typed = command.topic
    question = room.library.reader.read(typed)
    if question.papers and not question.terms:
        return Instead(c.Summary(question.papers[0]))
    topic = await room.resolve.topic(typed, strict)
    if isinstance(topic, Unknown) and not question.terms:
        return Done(command, topic)
    if isinstance(topic, Unknown):
        nothing = await room.library.answer(question)
        return Done(command, nothing if isinstance(nothing, Nothing) else topic)
    answer = await room.library.brief(topic)
    known = topic.id if room.resolve.known(topic) else None
    return Done(c.Brief(known or typed), answer, notes(room, question, topic.id != typed), topic=known)


async def timeline(room: Room, command: c.Timeline) -> Done:
    """The sentences that name a year, about something where the command says so."""
    found = await room.library.timeline(command.about, command.page)
    if command.about is None or found.total:
        return Done(replace(command, page=found.page), found)
    question = room.library.reader.read(command.about)
    if not question.terms:
        unknown = Unknown("topic", command.about, question.topics)
        return Done(command, found if question.papers else unknown)
    nothing = await room.library.answer(question, question.papers)
    return Done(command, nothing if isinstance(nothing, Nothing) else found)
