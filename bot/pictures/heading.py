"""What every picture begins with."""

from __future__ import annotations

from collections.abc import Sequence

from bot.pictures.canvas import LEADING, MARGIN, SMALL, TITLE, WIDTH, Canvas
from bot.pictures.ink import QUIET

Caption = tuple[str, ...]  # a line: plain and bold pieces in turn


def head(canvas: Canvas, caption: Sequence[Caption]) -> float:
    """Write the title and what is shown; where these end."""
    y, room = float(MARGIN), WIDTH - 2 * MARGIN
    for line, size, bold, colour in ((caption[0], TITLE, True, None), (caption[1], SMALL, False, QUIET)):
        for row in canvas.label("".join(line), room, size, 3, bold):
            y += size * LEADING
            canvas.text(MARGIN, y - size * 0.3, row, size, *([colour] if colour else []), bold=bold)
    return y
