"""One paper, and two side by side."""

from __future__ import annotations

from dataclasses import replace

from bot import commands as c
from bot.handlers.room import Done, Instead, Room
from bot.model import Answer, ReadAs
from bot.resolve import MisreadError
from briefs.answers import Unknown
from briefs.source import source
from briefs.summarize import turned

_TWO = 2


async def one(room: Room, command: c.Summary | c.Source | c.Cite, strict: bool) -> Done:
    """What a command asks of one paper."""
    paper = room.resolve.paper(command.paper, strict)
    if isinstance(paper, Unknown):
        return Done(command, paper)
    whole = await room.library.paper(paper)
    match command:
        case c.Summary(_, length, page):
            summary = await room.library.summarize(paper, length=length)
            shown = turned(summary, page) if length == "long" else summary
            answer: Answer = shown
            command = replace(command, page=shown.page)
        case c.Cite(_, style):
            from briefs.cite import reference

            answer = reference(whole, style)
        case c.Source(_, number):
            try:
                answer = source(whole, number)
            except KeyError:
                answer = Unknown("paragraph", str(number), (f"1 to {len(whole.passages)}",))
    return Done(replace(command, paper=paper), answer, called(room, (command.paper, paper)))


async def compare(room: Room, command: c.Compare, strict: bool) -> Done | Instead:
    """Two papers side by side, or more in a table; the summary of one that is named twice."""
    typed = (command.first, command.second, *command.more)
    named = [room.resolve.paper(name, strict) for name in typed]
    if command.more and sum(isinstance(name, str) for name in named) < _TWO:
        raise MisreadError(command.first)  # any words in a row: "compare wages prices jobs"
    topic = await room.resolve.topic(command.topic, strict) if command.topic else None
    unknown = next((found for found in (*named, topic) if isinstance(found, Unknown)), None)
    if unknown is not None or isinstance(topic, Unknown):
        return Done(command, unknown or Unknown("topic", command.topic or "", ()))
    known = topic.id if topic is not None and room.resolve.known(topic) else None
    papers = [name for name in dict.fromkeys(named) if isinstance(name, str)]
    reading = called(room, *zip(typed, [str(name) for name in named], strict=True))
    if len(papers) == 1:
        return Instead(c.Summary(papers[0]))
    first, second, *more = papers
    if more:
        table = await room.library.table(papers, topic)
        return Done(
            c.Compare(first, second, known or command.topic, more=tuple(more)), table, reading, topic=known
        )
    answer = await room.library.compare(first, second, topic, command.page)
    done = c.Compare(first, second, known or command.topic, answer.page)
    return Done(done, answer, reading, topic=known)


async def counter(room: Room, command: c.Counter, strict: bool) -> Done:
    """What stands against a paragraph of one paper."""
    from briefs.against import counters

    paper = room.resolve.paper(command.paper, strict)
    if isinstance(paper, Unknown):
        return Done(command, paper)
    whole = await room.library.paper(paper)
    reading = called(room, (command.paper, paper))
    if command.paragraph > len(whole.passages):
        missing = Unknown("paragraph", str(command.paragraph), (f"1 to {len(whole.passages)}",))
        return Done(replace(command, paper=paper), missing, reading)
    found = await counters(room.library, whole, command.paragraph, command.page)
    return Done(replace(command, paper=paper, page=found.page), found, reading)


def called(room: Room, *names: tuple[str, str]) -> tuple[ReadAs, ...]:
    """Which papers were taken to be meant, where they were not called by id, short name or author."""
    return tuple(
        ReadAs(typed, room.resolve.name(paper))
        for typed, paper in names
        if not room.resolve.literal(typed, paper)
    )
