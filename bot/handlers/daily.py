"""The brief of a day, and what it is to stay with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from bot import commands as c
from bot.handlers.room import Done, Room
from briefs.answers import Theme, Unknown
from briefs.models import Topic

_JOINTS = frozenset([",", "and", "&", "+", "or"])  # between two names, where no name has them


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
    """The topics and papers that a row of names means; words that are no name are a topic if the papers hold them.

    Nothing that was typed is passed over: where one part of it is unknown, all of it is.
    """
    found: list[Topic | str] = []
    for part in _parts(room, typed.replace(",", " , ").split()):
        if not isinstance(part, list):
            found.append(part)
            continue
        whole = await room.resolve.words(" ".join(part))
        for piece in [] if whole else _pieces(room, part):
            own = await room.resolve.words(piece)
            if own is None:
                return Unknown("theme", piece, room.resolve.nearest_themes(piece))
            found.append(own)
        found += [whole] if whole else []
    if not found:
        return Unknown("theme", typed, room.resolve.nearest_themes(typed))
    topics = [name for name in found if isinstance(name, Topic)]
    papers = [name for name in found if isinstance(name, str)]
    return Theme(tuple(dict.fromkeys(topics)), tuple(dict.fromkeys(papers)))


def _parts(room: Room, words: list[str]) -> Iterator[Topic | str | list[str]]:
    """What each name in a row of words means, the longest names first, and the words between that are no name."""
    other: list[str] = []
    at = 0
    while at < len(words):
        names = ((end, room.resolve.theme(" ".join(words[at:end]))) for end in range(len(words), at, -1))
        end, name = next(((end, name) for end, name in names if name is not None), (at + 1, None))
        if name is None:
            other.append(words[at])
        else:
            yield from _telling(room, other)
            other = []
            yield name
        at = end
    yield from _telling(room, other)


def _telling(room: Room, words: list[str]) -> Iterator[list[str]]:
    """The words from the first to the last that says what something is about, where one does."""
    telling = [at for at, word in enumerate(words) if word not in _JOINTS and room.resolve.tells(word)]
    if telling:
        yield words[telling[0] : telling[-1] + 1]


def _pieces(room: Room, words: list[str]) -> Iterator[str]:
    """The words without what joins them."""
    for joint, run in groupby(words, lambda word: word.casefold() in _JOINTS):
        yield from (" ".join(piece) for piece in ([] if joint else _telling(room, list(run))))
