"""A heat map: topics down, papers across, in each cell how many paragraphs of the paper speak of the topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from bot.pictures.canvas import HEADING, LEADING, MARGIN, SMALL, WIDTH, Canvas, page, shade
from bot.pictures.heading import Caption, head
from bot.pictures.ink import PAPER, QUIET, RULE, readable_on
from briefs.answers import TopicList
from briefs.models import Paper
from briefs.records import dataclass

_PANELS = 2  # below one another, when the papers are too many for one
_NAMES = 330  # the least room for the names of topics
_WIDEST = 170  # cell
_FLAT = 140  # from this width on, a paper's name is written from left to right
_RISE = 260  # the highest that a turned name may be
_PAD = 12


@dataclass(frozen=True, slots=True)
class _Grid:
    """How a panel is divided."""

    cell: float
    row: float
    left: float  # where the cells begin
    number: int  # font size


def fitted(answer: TopicList) -> TopicList:
    """The answer with as many papers as a picture holds: those with most paragraphs, in their own order."""
    most = _PANELS * _across(answer)
    if len(answer.papers) <= most:
        return answer
    sums = [sum(row) for row in zip(*answer.counts, strict=True)]
    kept = sorted(sorted(range(len(sums)), key=lambda n: (-sums[n], n))[:most])
    counts = tuple(tuple(row[n] for n in kept) for row in answer.counts)
    return replace(answer, papers=tuple(answer.papers[n] for n in kept), counts=counts)


def draw(answer: TopicList, caption: Sequence[Caption], words: str) -> bytes:
    """The picture as PNG, of an answer that fits."""
    with page() as canvas:
        y = head(canvas, caption) + 30
        panels = -(-len(answer.papers) // _across(answer))
        across = -(-len(answer.papers) // panels)
        names = [topic.name for topic in answer.topics]
        most = max((n for row in answer.counts for n in row), default=0)
        for first in range(0, len(answer.papers), across):
            counts = [row[first : first + across] for row in answer.counts]
            y = _panel(canvas, y, names, answer.papers[first : first + across], counts, across, most) + 40
        return canvas.png(y, "".join(caption[0]), words)


def _across(answer: TopicList) -> int:
    """How many papers stand side by side: their cells are as wide as the widest number needs."""
    digits = len(str(max((n for row in answer.counts for n in row), default=0)))
    return (WIDTH - 2 * MARGIN - _NAMES) // max(44, 18 * digits + 8)


def _panel(
    canvas: Canvas,
    y: float,
    names: Sequence[str],
    papers: Sequence[Paper],
    counts: Sequence[Sequence[int]],
    across: int,
    most: int,
) -> float:
    room = WIDTH - 2 * MARGIN
    cell = min(_WIDEST, (room - _NAMES) // across)
    left = WIDTH - MARGIN - cell * across
    labels = [canvas.label(name, left - MARGIN - _PAD, SMALL, 2) for name in names]
    roomy = canvas.width(str(most), HEADING, bold=True) + 2 * _PAD <= cell
    row = SMALL * LEADING * max(map(len, labels)) + 2 * _PAD
    grid = _Grid(cell, row, left, HEADING if roomy else SMALL)
    y = _papers(canvas, y, papers, grid)
    for label, held in zip(labels, counts, strict=True):
        start = y + (grid.row - SMALL * LEADING * len(label)) / 2
        for n, line in enumerate(label, 1):
            canvas.text(MARGIN, start + n * SMALL * LEADING - SMALL * 0.4, line, SMALL)
        for n, count in enumerate(held):
            _cell(canvas, grid, left + n * cell, y, count, most)
        y += grid.row
    return y


def _papers(canvas: Canvas, y: float, papers: Sequence[Paper], grid: _Grid) -> float:
    """Write what the papers are called above their cells; where that ends."""
    flat = grid.cell >= _FLAT
    if flat:
        columns = [canvas.label(paper.name, grid.cell - _PAD, SMALL, 3) for paper in papers]
        height = SMALL * LEADING * max(map(len, columns))
        for n, rows in enumerate(columns):
            for m, line in enumerate(reversed(rows)):
                base = y + height - m * SMALL * LEADING
                canvas.text(grid.left + (n + 0.5) * grid.cell, base, line, SMALL, align="center")
        return y + height + _PAD
    turned = [canvas.label(paper.name, _RISE, SMALL, 1)[0] for paper in papers]
    height = max(canvas.width(name, SMALL) for name in turned)
    for n, name in enumerate(turned):
        middle = grid.left + (n + 0.5) * grid.cell
        canvas.text(middle, y + height, name, SMALL, align="center", turned=True)
    return y + height + _PAD


def _cell(canvas: Canvas, grid: _Grid, x: float, y: float, count: int, most: int) -> None:
    """Draw a count; the shade follows its square root, so that one long paper does not pale the others."""
    colour = shade((sqrt(count) - 1) / max(1, sqrt(most) - 1)) if count else PAPER
    canvas.box(x + 2, y + 2, grid.cell - 4, grid.row - 4, colour, colour if count else RULE)
    ink = readable_on(colour) if count else QUIET
    base = y + grid.row / 2 + grid.number * 0.36
    bold = count > 0 and grid.number > SMALL
    canvas.text(x + grid.cell / 2, base, str(count), grid.number, ink, bold=bold, align="center")
