"""A page to draw on, in pixels from its upper left corner: the one home of matplotlib.

The fonts are those that come with matplotlib and nothing is read from a person's own settings, so that equal
drawings are equal bytes.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Literal

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.textpath import TextToPath

from bot.pictures.ink import INK, PAPER

WIDTH = 1080  # a phone shows it about 375 wide, so that 28 pixels are about 10 there
MARGIN = 40
TITLE, HEADING, BODY, SMALL = 46, 34, 32, 28  # font sizes; none is smaller than the last
LEADING = 1.3  # from one line of text to the next, in font sizes

_DPI = 72  # so that a point is a pixel
_LIGHTEST = 0.85  # of cividis: what is beyond glares, and few would look like many
_FONTS = Path(mpl.get_data_path(), "fonts", "ttf")
_REGULAR, _BOLD = (str(_FONTS / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"))
_SLIGHT = {"^": 1.2, "v": 1.2, "P": 1.3, "X": 1.3}  # shapes that look smaller than they are
_MISSING = "□"
_ELLIPSIS = "…"
_LETTERS = TextToPath()
_ONE_AT_A_TIME = Lock()  # matplotlib's settings are those of the whole process


@contextmanager
def page() -> Iterator[Canvas]:
    """A fresh page; as long as the block lasts, matplotlib is as it comes."""
    with _ONE_AT_A_TIME, mpl.rc_context():
        mpl.rcdefaults()
        yield Canvas()


def drawable(text: str) -> bool:
    """Whether the fonts have every letter, and each is written from left to right."""
    return all(map(_drawable, text))


def shade(share: float) -> str:
    """A colour for a share from 0 to 1: darker for more (cividis, which all eyes see much alike)."""
    return to_hex(mpl.colormaps["cividis"](_LIGHTEST * (1.0 - share)))


class Canvas:
    """A page 1080 pixels wide and as high as what is drawn on it."""

    def __init__(self) -> None:
        self._figure = Figure(figsize=(WIDTH / _DPI, 1), dpi=_DPI, facecolor=PAPER)
        FigureCanvasAgg(self._figure)  # attaches itself: nothing is shown anywhere
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()

    def width(self, text: str, size: int, bold: bool = False) -> float:
        """How wide a text is."""
        return _LETTERS.get_text_width_height_descent(_shown(text), _font(size, bold), False)[0]

    def flow(
        self, text: str, width: float, size: int, lines: int, bold: bool = False
    ) -> tuple[list[str], int]:
        """The text in up to so many lines, cut after a word where it is longer, and where it was cut."""
        words = list(re.finditer(r"\S+", text))
        pieces = [word.group() for word in words]
        rows, placed = self._fill(pieces, width, size, lines, bold)
        while 0 < placed < len(pieces):
            cut = [*pieces[: placed - 1], pieces[placed - 1] + _ELLIPSIS]
            rows, held = self._fill(cut, width, size, lines, bold)
            if held == placed:
                break
            placed -= 1
        return (rows, words[placed - 1].end()) if placed else ([], 0)

    def label(self, text: str, width: float, size: int, lines: int, bold: bool = False) -> list[str]:
        """A name in up to so many lines, cut within a word if need be."""
        rows, _ = self.flow(text, width, size, lines, bold)
        at = len(text)
        while not rows and at > 0:
            at -= 1
            rows = [text[:at] + _ELLIPSIS] if self.width(text[:at] + _ELLIPSIS, size, bold) <= width else []
        return rows

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        colour: str = INK,
        *,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "left",
        turned: bool = False,
    ) -> None:
        """Write a line of text that stands on ``y``; turned, it rises from there."""
        artist = Text(x, y, _shown(text), color=colour, fontproperties=_font(size, bold))
        artist.set_horizontalalignment(align)
        artist.set_verticalalignment("bottom" if turned else "baseline")
        artist.set_rotation(90 if turned else 0)
        artist.set_parse_math(False)
        self._axes.add_artist(artist)

    def box(self, x: float, y: float, width: float, height: float, colour: str, edge: str) -> None:
        """Fill a rectangle."""
        self._axes.add_artist(Rectangle((x, y), width, height, facecolor=colour, edgecolor=edge, linewidth=2))

    def line(
        self, points: Sequence[tuple[float, float]], colour: str, width: float, dotted: bool = False
    ) -> None:
        """Draw through some points."""
        xs, ys = zip(*points, strict=True)
        self._axes.add_artist(Line2D(xs, ys, color=colour, linewidth=width, linestyle=":" if dotted else "-"))

    def mark(self, x: float, y: float, look: tuple[str, str], size: float) -> None:
        """Set a mark of a shape and a colour, with a rim of paper to part it from what it covers."""
        shape, colour = look
        size *= _SLIGHT.get(shape, 1.0)
        point = Line2D([x], [y], marker=shape, markersize=size, markerfacecolor=colour, zorder=4)
        point.set_markeredgecolor(PAPER)
        point.set_markeredgewidth(2)
        self._axes.add_artist(point)

    def png(self, height: float, title: str, words: str) -> bytes:
        """The page as a PNG file that carries its title and what it shows in words."""
        self._figure.set_size_inches(WIDTH / _DPI, round(height) / _DPI)
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(round(height), 0)
        file = io.BytesIO()
        told = {"Software": None, "Title": title, "Description": words}
        self._figure.savefig(file, format="png", dpi=_DPI, facecolor=PAPER, metadata=told)
        return file.getvalue()

    def _fill(
        self, words: Sequence[str], width: float, size: int, lines: int, bold: bool
    ) -> tuple[list[str], int]:
        """The words in rows, each as full as can be, and how many words found room."""
        rows: list[str] = []
        for number, word in enumerate(words):
            longer = f"{rows[-1]} {word}" if rows else word
            if self.width(longer, size, bold) <= width:
                rows[-1:] = [longer]
            elif len(rows) < lines and self.width(word, size, bold) <= width:
                rows.append(word)
            else:
                return rows, number
        return rows, len(words)


@cache
def _font(size: int, bold: bool) -> FontProperties:
    return FontProperties(fname=_BOLD if bold else _REGULAR, size=size)


def _shown(text: str) -> str:
    return "".join(char if _drawable(char) else _MISSING for char in text)


@cache
def _drawable(char: str) -> bool:
    known = all(get_font(font).get_char_index(ord(char)) for font in (_REGULAR, _BOLD))
    return known and char.isprintable() and unicodedata.bidirectional(char) not in ("R", "AL")
