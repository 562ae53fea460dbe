"""The brief of a day, and what it is to stay with."""

from __future__ import annotations

from dataclasses import replace

from bot import commands as c
from bot.handlers.room import Done, Room
from briefs.answers import Theme, Unknown
from briefs.models import Topic

_BETWEEN = frozenset(["and", "&", "+", "or", "the", "on", "in"])  # no part of a name where no name has them


async def daily(room: Room, command: c.Daily) -> Done:
    """The brief of a day; with lines on some topics, or of some papers, where the command names them."""
    date = command.date or room.today()
    if not command.theme:
        return Done(command, await room.library.daily(date, command.issue))
    found = await _theme(room, " ".join(command.theme))
    if isinstance(found, Unknown):
        return Done(command, found)
    typed = {topic: topic.id if room.resolve.known(topic) else topic.name for topic in found.topics}
    done = replace(command, theme=(*typed.values(), *found.papers))
    single = found.topics[0] if len(found.topics) == 1 else None
    topic = single.id if single and room.resolve.known(single) else None
    return Done(done, await room.library.daily(date, command.issue, found), topic=topic)


async def _theme(room: Room, typed: str) -> Theme | Unknown:
    """The topics and papers that a row of names means; words that are no name are a topic if the papers hold them."""
    named = _named(room, typed.replace(",", " ").split())
    if named is not None:
        topics = [name for name in named if isinstance(name, Topic)]
        papers = [name for name in named if isinstance(name, str)]
        return Theme(tuple(dict.fromkeys(topics)), tuple(dict.fromkeys(papers)))
    topic = await room.resolve.topic(typed, strict=True)
    if isinstance(topic, Unknown):
        return Unknown("theme", typed, room.resolve.nearest_themes(typed))
    return Theme((topic,))


def _named(room: Room, words: list[str]) -> list[Topic | str] | None:
    """What each name in a row of words means, the longest names first; None where some words are no name."""
    found: list[Topic | str] = []
    at = 0
    while at < len(words):
        names = ((end, room.resolve.theme(" ".join(words[at:end]))) for end in range(len(words), at, -1))
        end, name = next(((end, name) for end, name in names if name is not None), (at + 1, None))
        if name is not None:
            found.append(name)
        elif words[at].casefold() not in _BETWEEN:
            return None
        at = end
    return found or None
