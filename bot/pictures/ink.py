"""Colours that hold without colour: every pair that must be told apart differs in lightness or has a shape.

Contrast is that of WCAG 2.2, "contrast ratio" and "relative luminance"; text keeps to 4.5, marks keep to 3.
"""

from __future__ import annotations

PAPER = "#ffffff"
INK = "#1a1a1a"
QUIET = "#595959"
RULE = "#b8b8b8"

# Blue, vermilion, green and purple after Okabe and Ito ("Color Universal Design", 2008), darkened until they
# stand out from paper. With seven shapes, 35 papers look different in a picture.
COLOURS = ("#0072b2", "#b84500", "#1a1a1a", "#00755a", "#9c4277")
SHAPES = ("o", "s", "^", "D", "v", "P", "X")


def mark(number: int) -> tuple[str, str]:
    """The shape and colour of the paper with this number, from 0."""
    return SHAPES[number % len(SHAPES)], COLOURS[number % len(COLOURS)]


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str) -> str:
    """Black or white, whichever stands out more from a colour: by 4.58 at least."""
    return max(("#000000", PAPER), key=lambda ink: contrast(ink, colour))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
