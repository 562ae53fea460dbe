"""What typed words say for an option of a command."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from bot.fillers import CHOICES, NO_QUOTE, NOBODY, NOT_FIRST, NUMBERS, ORDINALS
from bot.options import HIGHEST, Kind
from bot.patterns import Slot
from bot.words import SEPARATORS, Word

Value = str | int | dt.date

_SHORTEST_QUOTE = 3  # words, where it is not in quotation marks
_EDGES = ' ,:;-–—"“”«»[]'
_NUMBER = re.compile(r"(\d{1,6})(?:st|nd|rd|th)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_POSSESSIVE = re.compile(
    r"(?<=\w)['’]s?(?: (?:view|position|stance|take|opinion|argument)s?)?$", re.IGNORECASE
)


def read_number(typed: str) -> int | None:
    """The number a word says: ``6``, ``6th``, ``six``, ``sixth``."""
    for names in (NUMBERS, ORDINALS):
        if typed in names:
            return names.index(typed) + 1
    digits = _NUMBER.fullmatch(typed)
    number = int(digits[1]) if digits else 0
    return number if 1 <= number <= HIGHEST else None


def read_date(typed: str) -> dt.date | None:
    """The day of an ISO date."""
    try:
        return dt.date.fromisoformat(typed) if _DATE.fullmatch(typed) else None
    except ValueError:
        return None


def read_value(text: str, span: Sequence[Word], slot: Slot) -> Value | None:
    """What these words of the text say for an option; None where they cannot be meant for it."""
    if span and span[0].folded in SEPARATORS:
        span = span[1:]
    if not span:
        return None
    kind = slot.option.kind
    if kind is Kind.NUMBER:
        return read_number(span[0].folded)
    if kind is Kind.DATE:
        return read_date(span[0].folded)
    if kind is Kind.CHOICE:
        return _choice(" ".join(word.folded for word in span), slot)
    typed = text[span[0].start : span[-1].end]
    if len(span) == 1 and span[0].quoted:
        return typed[1:-1].strip() or None
    if slot.quoted or (slot.capital and not all(text[word.start].isupper() for word in span)):
        return None
    if kind is Kind.TEXT:
        return _text(typed, span, slot)
    return _name(typed, span, slot)


def _choice(typed: str, slot: Slot) -> str | None:
    said = CHOICES.get(slot.option.name, {})
    return next((c for c in slot.option.choices if typed == c or typed in said.get(c, ())), None)


def _text(typed: str, span: Sequence[Word], slot: Slot) -> str | None:
    if slot.option.quoted:
        loose = len(span) >= _SHORTEST_QUOTE and span[0].folded not in NO_QUOTE
        return typed if loose and not any(word.quoted for word in span) else None
    return typed


def _name(typed: str, span: Sequence[Word], slot: Slot) -> str | None:
    if span[0].folded in NOT_FIRST:
        return None
    letter = len(span) == 1 and len(typed) == 1  # a paper may be called "a"
    if slot.option.kind is Kind.PAPER and not letter and all(word.folded in NOBODY for word in span):
        return None if slot.option.required else ""
    name = typed.strip(_EDGES)
    return (_POSSESSIVE.sub("", name) if slot.option.kind is Kind.PAPER else name) or None
