"""The phrases of ``bot.phrases`` made ready for matching: optional parts settled, by their first word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.commands import BY_NAME, Command
from bot.options import Kind, Option, Spec
from bot.phrases import PHRASES
from bot.words import SEPARATORS
from briefs.records import dataclass

_SLOT = re.compile(r"<(\w+)([!+^]?)>")


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an option of the command stands in a phrase."""

    option: Option
    single: bool = False  # a name of one word
    quoted: bool = False  # words in quotation marks
    capital: bool = False  # words that begin with a capital


Element = frozenset[str] | Slot | None  # one of these words, an option, or "..."


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say a command."""

    spec: Spec[Command]
    elements: tuple[Element, ...]
    literals: tuple[frozenset[str], ...]  # its fixed words
    weight: int  # how many words of a line it accounts for, names and texts aside
    order: int  # of declaration


@dataclass(frozen=True, slots=True)
class Index:
    """All phrases: those that begin with a word by that word, and those that begin with an option."""

    by_word: dict[str, list[Phrase]]
    unfixed: list[Phrase]


@cache
def index() -> Index:
    """The phrases of all commands; made on first use, as a canonical line needs none."""
    by_word: dict[str, list[Phrase]] = {}
    unfixed: list[Phrase] = []
    for phrase in _phrases():
        first = phrase.elements[0]
        if isinstance(first, frozenset):
            for word in first:
                by_word.setdefault(word, []).append(phrase)
        else:
            unfixed.append(phrase)
    return Index(by_word, unfixed)


def _phrases() -> Iterator[Phrase]:
    """Every phrase with each choice of its optional parts, in the order of declaration."""
    order = 0
    for name, phrases in PHRASES.items():
        spec = BY_NAME[name]
        for way in dict.fromkeys(way for phrase in phrases for way in _ways(iter(_parts(phrase)))):
            elements = tuple(_element(part, spec) for part in way)
            literals = tuple(e for e in elements if isinstance(e, frozenset))
            order += 1
            yield Phrase(spec, elements, literals, sum(map(_counts, elements)), order)


def _parts(phrase: str) -> list[str]:
    return phrase.replace("[", " [ ").replace("]", " ] ").split()


def _ways(parts: Iterator[str]) -> list[tuple[str, ...]]:
    """Every row of parts that taking or leaving the optional parts gives, the fullest first."""
    ways: list[tuple[str, ...]] = [()]
    for part in parts:
        if part == "]":
            break
        tails = [*_ways(parts), ()] if part == "[" else [(part,)]
        ways = [way + tail for way in ways for tail in tails]
    return ways


def _element(part: str, spec: Spec[Command]) -> Element:
    if part == "...":
        return None
    slot = _SLOT.fullmatch(part)
    if slot is None:
        return frozenset(part.split("|"))
    name, mark = slot.groups()
    option = next(option for option in spec.options if option.name == name)
    return Slot(option, single=mark == "!", quoted=mark == "+", capital=mark == "^")


def _counts(element: Element) -> bool:
    if isinstance(element, Slot):
        return element.option.kind in (Kind.CHOICE, Kind.NUMBER, Kind.DATE)
    return element is not None and not element <= SEPARATORS
