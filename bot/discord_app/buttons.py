"""What a button carries: a command line, and what a click does with its answer.

The line stands in the ``custom_id`` itself, so that a button needs no table and works after any restart. A
``custom_id`` is no capability: whoever forges one has typed a line.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from bot.commands import BY_TYPE
from bot.grammar import parse
from bot.limits import CUSTOM_ID
from bot.model import Action
from bot.offers import DRAW_LABEL, SHARE_LABEL
from bot.options import Kind
from bot.shorthand import Shorthand
from briefs.records import dataclass

_KEPT = 500  # rows: the same answers are given again and again


class Way(Enum):
    """What a click does; its value is the sign before the line. No line begins with one of them."""

    OPEN = ""  # shows the answer to the one who clicked
    TURN = "="  # shows it in place of the message, as it is the same card a page on
    DRAW = "*"  # shows it with a picture
    SHARE = "+"  # shows it to all


@dataclass(frozen=True, slots=True)
class Button:
    """A button as Discord takes it."""

    label: str
    custom_id: str


@lru_cache(maxsize=_KEPT)
def row(
    line: str, actions: tuple[Action, ...], shorthand: Shorthand
) -> tuple[tuple[Button, ...], tuple[str, ...]]:
    """The buttons under the answer to a line, and the labels of those whose line is too long for one."""
    buttons, without = [], []
    here = _subject(line)
    for action in actions:
        way = Way.TURN if _subject(action.line) == here else Way.OPEN
        button = _button(way, action.label, action.line, shorthand)
        if button is None:
            without.append(action.label)
        else:
            buttons.append(button)
    return tuple(buttons), tuple(without)


def share(line: str, shorthand: Shorthand) -> tuple[Button, ...]:
    """The button that makes a private answer public, if there can be one."""
    button = _button(Way.SHARE, SHARE_LABEL, line, shorthand)
    return (button,) if button else ()


def draw(line: str, shorthand: Shorthand) -> tuple[Button, ...]:
    """The button that draws an answer, if there can be one."""
    button = _button(Way.DRAW, DRAW_LABEL, line, shorthand)
    return (button,) if button else ()


def way(custom_id: str) -> Way:
    """What a click on a button does."""
    return next((way for way in Way if way.value and custom_id.startswith(way.value)), Way.OPEN)


def line(custom_id: str, shorthand: Shorthand) -> str:
    """The line that a button carries."""
    return shorthand.read(custom_id.removeprefix(way(custom_id).value))


def _subject(line: str) -> tuple[object, ...]:
    """What a line is about: lines that differ in nothing but a page, a length or the like turn the same card."""
    command = parse(line)
    spec = BY_TYPE[type(command)]
    return spec, *(getattr(command, o.name) for o in spec.options if o.kind not in (Kind.NUMBER, Kind.CHOICE))


def _button(way: Way, label: str, line: str, shorthand: Shorthand) -> Button | None:
    written = shorthand.write(line, CUSTOM_ID - len(way.value))
    return Button(label, way.value + written) if written is not None else None
