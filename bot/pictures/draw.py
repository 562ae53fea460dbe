"""From an answer to its picture; matplotlib is loaded here, when there is something to draw."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from importlib.util import find_spec

from bot.limits import ALT, length
from bot.model import Answer, Attachment, Turn
from bot.pictures.scale import scale
from bot.replies import caption
from briefs.answers import Timeline, TopicList
from briefs.errors import BriefError
from briefs.library import DATED_A_PAGE, Library

_PAGES = 3  # of a timeline's reply in one picture: two screens of a phone


class PictureError(BriefError):
    """There is no picture."""


def drawable(answer: Answer) -> bool:
    """Whether there is a picture of an answer, and something here that draws it."""
    match answer:
        case Timeline(entries=(_, *_)) | TopicList(topics=(_, *_), papers=(_, *_)):
            return find_spec("matplotlib") is not None
    return False


async def picture(turn: Turn, library: Library) -> Attachment:
    """The picture of an answer; PictureError where it has none, or where it cannot be drawn."""
    match turn.answer:
        case Timeline(entries=()) | TopicList(topics=()) | TopicList(papers=()):
            raise PictureError("There is nothing to draw in this answer.")
        case Timeline() | TopicList() if find_spec("matplotlib") is None:
            hint = "Install it with: pip install 'briefbot[plots]' (in a clone: pip install '.[plots]')."
            raise PictureError("Pictures are drawn by matplotlib, which is not installed.", hint)
        case Timeline(about=about, page=page):
            first = (page - 1) // _PAGES + 1
            return await _timeline(turn, await library.timeline(about, first, _PAGES * DATED_A_PAGE))
        case TopicList():
            return await _topics(turn, turn.answer)
        case _:
            hint = "The answers to timeline and to topics have one."
            raise PictureError("This answer has no picture.", hint)


async def _timeline(turn: Turn, answer: Timeline) -> Attachment:
    from bot.pictures import timeline

    broken = bool(scale([entry.years[0] for entry in answer.entries]).breaks)
    lines = caption(turn, answer, broken=broken)
    data, drawn = await to_thread(timeline.draw, answer, lines, _text(lines))
    quotes = tuple(quote for entry in answer.entries for quote in entry.group.quotes)
    alt = _alt(turn, answer, len(answer.entries), broken)
    return Attachment("timeline.png", data, alt, _text(lines), (*quotes, *drawn))


async def _topics(turn: Turn, answer: TopicList) -> Attachment:
    from bot.pictures import topics

    answer = topics.fitted(answer)
    lines = caption(turn, answer)
    data = await to_thread(topics.draw, answer, lines, _text(lines))
    return Attachment("topics.png", data, _alt(turn, answer, len(answer.topics)), _text(lines))


def _alt(turn: Turn, drawn: Answer, rows: int, broken: bool = False) -> str:
    """What is drawn in words: as many rows as fit, and how many are left."""
    told = (_text(caption(turn, drawn, shown, broken)) for shown in range(rows, 0, -1))
    return next((text for text in told if length(text) <= ALT), _text(caption(turn, drawn, 0, broken)))


def _text(lines: Sequence[tuple[str, ...]]) -> str:
    return "\n".join("".join(line) for line in lines)
