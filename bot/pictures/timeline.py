"""A timeline: years down an axis, and a mark on it for each sentence that names one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.pictures.canvas import BODY, HEADING, LEADING, MARGIN, SMALL, WIDTH, Canvas, drawable, page
from bot.pictures.heading import Caption, head
from bot.pictures.ink import QUIET, RULE, mark
from bot.pictures.scale import Scale, scale
from briefs.answers import Dated, Timeline
from briefs.models import Quote
from briefs.records import dataclass
from briefs.text import collapse

_AXIS = 140  # where the axis stands; the years are to its left
_FAN = 90  # from the axis, the room for the marks of one year beside one another
_MARK = 256  # where the marks of the sentences stand
_CARD = 290  # where the words begin
_PLACE = 4  # lines at most: where a sentence stands, and who is speaking
_ROWS = 3  # lines of a sentence
_GAP = 34
_LEAST = 360  # height of the axis
_APART = 40  # the least from one year beside the axis to the next


@dataclass(frozen=True, slots=True)
class _Card:
    """What is written of a sentence."""

    entry: Dated
    heading: tuple[str, ...]  # lines: where it stands, and who is speaking
    words: tuple[str, ...]  # lines of its beginning
    drawn: Quote | None  # the stretch that these are

    @property
    def height(self) -> float:
        return LEADING * (HEADING + SMALL * len(self.heading) + BODY * len(self.words)) + _GAP


def draw(answer: Timeline, caption: Sequence[Caption], words: str) -> tuple[bytes, tuple[Quote, ...]]:
    """The picture as PNG, and what is quoted in it."""
    with page() as canvas:
        cards = [_card(canvas, *pair) for pair in zip(answer.entries, caption[2:], strict=True)]
        top = head(canvas, caption) + _GAP
        years = [card.entry.years[0] for card in cards]
        axis = scale(years)
        least = _LEAST if len(axis.years) > 1 else 0
        bottom = top + max(least, sum(card.height for card in cards) - _GAP)
        _axis(canvas, axis, top, bottom)
        looks: dict[str, tuple[str, str]] = {}
        y = top
        for card, year, x in zip(cards, years, _beside(years), strict=True):
            look = looks.setdefault(card.entry.group.main.paper, mark(len(looks)))
            height, middle = top + (bottom - top) * axis.place(year), y + HEADING * 0.4
            canvas.line([(x, height), (_MARK, middle)], RULE, 2)
            canvas.mark(x, height, look, 22)
            canvas.mark(_MARK, middle, look, 26)
            _write(canvas, card, y)
            y += card.height
        drawn = tuple(card.drawn for card in cards if card.drawn is not None)
        return canvas.png(max(bottom, y) + MARGIN, "".join(caption[0]), words), drawn


def _card(canvas: Canvas, entry: Dated, caption: Caption) -> _Card:
    room = WIDTH - _CARD - MARGIN
    heading = canvas.label("".join(caption[2:]).strip(), room, SMALL, _PLACE)
    main = entry.group.main
    if len(entry.group.quotes) > 1 or not drawable(collapse(main.text)):
        return _Card(entry, tuple(heading), (), None)
    rows, end = canvas.flow(main.text, room, BODY, _ROWS)
    drawn = replace(
        main, text=main.text[:end], end=main.start + end, reported=None, hedges=(), flat=(), strong=None
    )
    return _Card(entry, tuple(heading), tuple(rows), drawn if rows else None)


def _write(canvas: Canvas, card: _Card, y: float) -> None:
    y += HEADING * 0.8
    canvas.text(_CARD, y, ", ".join(map(str, card.entry.years)), HEADING, bold=True)
    for line in card.heading:
        y += SMALL * LEADING
        canvas.text(_CARD, y, line, SMALL, QUIET)
    y += (BODY - SMALL) * LEADING
    for line in card.words:
        y += BODY * LEADING
        canvas.text(_CARD, y, line, BODY)


def _axis(canvas: Canvas, axis: Scale, top: float, bottom: float) -> None:
    """Draw the axis, dotted where it is broken, and the years that find room beside it."""
    heights = [top + (bottom - top) * share for share in axis.at]
    for year, (start, end) in zip(axis.years, pairwise(heights), strict=False):
        canvas.line([(_AXIS, start), (_AXIS, end)], QUIET, 4, dotted=year in axis.breaks)
    last = float("inf")
    for year, y in zip(reversed(axis.years), reversed(heights), strict=True):
        if last - y >= _APART and (y == top or y - top >= _APART):
            canvas.line([(_AXIS - 12, y), (_AXIS, y)], QUIET, 4)
            canvas.text(_AXIS - 20, y + SMALL * 0.36, str(year), SMALL, QUIET, align="right")
            last = y


def _beside(years: Sequence[int]) -> list[float]:
    """Where the marks stand from left to right: those of one year beside one another."""
    place = [years[:n].count(year) for n, year in enumerate(years)]
    return [_AXIS + p * min(24, _FAN / max(1, years.count(y) - 1)) for y, p in zip(years, place, strict=True)]
