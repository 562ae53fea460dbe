"""A line's answer at full size: every page of it, and no lines left out for length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from bot.app import App
from bot.console.card import read
from bot.export.target import ExportError
from bot.gate import verify
from bot.grammar import canonical, parse
from bot.model import Empty, Help, Reply, TooLong, Turn
from bot.replies import word_whole
from briefs.answers import Nothing, Unknown

_SAYS_NOTHING = (Empty, Help, Nothing, TooLong, Unknown)
# What the pages of an answer share out among them; all else is the same on each.
SHARED = frozenset(
    (
        *("aspects", "camps", "changes", "counts", "definitions", "entries", "groups", "hits", "named"),
        *("points", "rivals", "schedules", "topics"),
    )
)


async def whole(app: App, line: str) -> tuple[Turn, Reply]:
    """The answer to a line and its verified card; ExportError where the line has no answer."""
    turn = await app.answer(line)
    if isinstance(turn.answer, _SAYS_NOTHING):
        raise ExportError(_opening(word_whole(turn), 2 if isinstance(turn.answer, Help) else 1))
    if getattr(turn.answer, "pages", 1) > 1:
        turn = replace(turn, answer=replace(_joined(await _pages(app, turn)), page=1, pages=1))
    reply = word_whole(turn)
    await verify(reply, app.sources)
    return turn, reply


async def _pages(app: App, turn: Turn) -> list[Any]:
    command: Any = parse(turn.line)
    answer: Any = turn.answer
    lines = [canonical(replace(command, page=number)) for number in range(1, answer.pages + 1)]
    return [(await app.answer(line)).answer for line in lines]


def _joined(pages: Sequence[Any]) -> Any:
    """What the pages hold, in order, as if on one."""
    held: dict[str, Any] = {}
    for name in (field.name for field in fields(pages[0]) if field.name in SHARED):
        values = [getattr(page, name) for page in pages]
        lists = isinstance(values[0], tuple)
        held[name] = tuple(each for value in values for each in value) if lists else _joined(values)
    return replace(pages[0], **held)


def _opening(reply: Reply, lines: int) -> str:
    """The first lines of a card as a sentence."""
    told = [line.text for line in read(reply.text) if line.text]
    return " ".join(told[:lines])
