"""A line's answer at full size: every page of it, and no lines left out for length."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot import commands as c
from bot.app import App
from bot.console.card import read
from bot.export.target import ExportError
from bot.gate import verify
from bot.grammar import canonical, parse
from bot.model import Answer, Empty, Help, Reply, TooLong, Turn
from bot.replies import word_whole
from briefs.answers import Comparison, Excerpts, Nothing, Timeline, TopicList, Unknown

_SAYS_NOTHING = (Empty, Help, Nothing, TooLong, Unknown)
# What the pages of an answer share out.
_PAGED: dict[type[Any], tuple[str, ...]] = {
    Comparison: ("aspects",),
    Excerpts: ("hits",),
    Timeline: ("entries",),
    TopicList: ("topics", "counts"),
}


async def whole(app: App, line: str) -> tuple[Turn, Reply]:
    """The answer to a line and its verified card; ExportError where the line has no answer."""
    turn = await app.answer(line)
    if isinstance(turn.answer, _SAYS_NOTHING):
        raise ExportError(_opening(word_whole(turn), 2 if isinstance(turn.answer, Help) else 1))
    if shared := _PAGED.get(type(turn.answer)):
        turn = replace(turn, answer=await _joined(app, turn, shared))
    reply = word_whole(turn)
    await verify(reply, app.sources)
    return turn, reply


async def _joined(app: App, turn: Turn, shared: tuple[str, ...]) -> Answer:
    """The answer with what all of its pages hold, in order."""
    command, pages = parse(turn.line), [turn.answer]
    if isinstance(command, c.Compare | c.Search | c.Timeline | c.Topics):
        lines = [canonical(replace(command, page=number + 1)) for number in range(_count(turn.answer))]
        pages = [(await app.answer(line)).answer for line in lines]
    held = {name: tuple(each for page in pages for each in getattr(page, name)) for name in shared}
    joined: Any = pages[0]
    whole: Answer = replace(joined, page=1, pages=1, **held)
    return whole


def _count(answer: Answer) -> int:
    return answer.pages if isinstance(answer, Comparison | Excerpts | Timeline | TopicList) else 1


def _opening(reply: Reply, lines: int) -> str:
    """The first lines of a card as a sentence."""
    told = [line.text for line in read(reply.text) if line.text]
    return " ".join(told[:lines])
