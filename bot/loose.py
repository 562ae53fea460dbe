"""Reads loosely typed lines: their words are matched with the phrases people use for each command.

The phrase that accounts for most words wins. The length of a name is bounded, so that the time taken grows
with the length of the line and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from bot.commands import BY_TYPE, Command
from bot.fillers import LEAD, TAIL
from bot.model import ReadAs
from bot.options import Kind
from bot.patterns import Element, Phrase, Slot, index
from bot.spelling import nearest_verbs
from bot.values import read_number, read_value
from bot.words import SEPARATORS, Word, words
from briefs.records import dataclass

_LONGEST_NAME = 12  # words
_SKIPPED = 12  # words that "..." may stand for
_LONGEST_LEAD = 12  # words
_LONGEST_CHOICE = 3  # words
_LEADING = LEAD | SEPARATORS
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Loose:
    """What a loosely typed line was read as."""

    command: Command
    reading: tuple[ReadAs, ...] = ()  # its command word, where that was misspelt


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    words: Sequence[Word]
    page: int | None = None  # said at the end, and not among the words


def read_loosely(text: str) -> Loose | None:
    """The command that a line in people's own words asks for; None where it asks for none."""
    line = _trimmed(text)
    if not line.words:
        return None
    lead = len(list(takewhile(lambda word: word.folded in _LEADING, line.words[:_LONGEST_LEAD])))
    candidates = [
        (start, phrase)
        for start in range(min(lead + 1, len(line.words)))
        for phrase in (*index().by_word.get(line.words[start].folded, ()), *index().unfixed)
    ]
    command = _command(line, candidates)
    return Loose(command) if command is not None else _misspelt(line, min(lead, len(line.words) - 1))


def _trimmed(text: str) -> _Line:
    """The line without the courtesies and the page number at its end."""
    found = words(text)
    while cut := _courtesy(found):
        del found[-cut:]
    page = read_number(found[-1].folded) if len(found) > 2 and found[-2].folded == "page" else None
    return _Line(text, found[:-2] if page else found, page)


def _courtesy(found: Sequence[Word]) -> int:
    """How many words at the end say nothing; never all of them."""
    last = [word.folded for word in found[-2:]]
    if len(found) > 1 and (last[-1] in TAIL or last[-1] in SEPARATORS):
        return 1
    return 2 if len(found) > 2 and " ".join(last) in TAIL else 0


def _misspelt(line: _Line, at: int) -> Loose | None:
    """The command whose word was misspelt, if what follows fits it."""
    word = line.words[at]
    for verb in nearest_verbs(word.folded):
        mended = replace(line, words=[*line.words[:at], replace(word, folded=verb), *line.words[at + 1 :]])
        command = _command(mended, [(at, phrase) for phrase in index().by_word.get(verb, ())])
        if command is None or (_wordy(command) and not set(word.folded) <= set(verb)):
            continue
        return Loose(command, (ReadAs(line.text[word.start : word.end], verb),))
    return None


def _wordy(command: Command) -> bool:
    """Whether any words at all fit the command, so that their fitting proves nothing."""
    return any(option.kind is Kind.TEXT for option in BY_TYPE[type(command)].options)


def _command(line: _Line, candidates: Iterable[tuple[int, Phrase]]) -> Command | None:
    """The likeliest command: of these phrases, each to begin at its word, that which says most."""
    vocabulary = {word.folded for word in line.words}
    for start, phrase in sorted(candidates, key=lambda c: (-c[1].weight, -c[0], c[1].order)):
        if any(literal.isdisjoint(vocabulary) for literal in phrase.literals):
            continue
        values = _match(line, start, phrase.elements)
        if values is not None and line.page is not None:
            values["page"] = line.page
        if values is not None and values.keys() <= {option.name for option in phrase.spec.options}:
            return phrase.spec.type(**values)
    return None


def _match(line: _Line, at: int, elements: tuple[Element, ...]) -> dict[str, Any] | None:
    """The options the words from ``at`` give when they are said by these elements to the end."""
    if not elements:
        return {} if at == len(line.words) else None
    head, rest = elements[0], elements[1:]
    if isinstance(head, frozenset):
        hit = at < len(line.words) and line.words[at].folded in head
        return _match(line, at + 1, rest) if hit else None
    for end in _ends(line.words, at, head, last=not rest):
        values = _match(line, end, rest)
        if values is not None and head is not None:
            value = read_value(line.text, line.words[at:end], head)
            said = (value,) if head.option.many else value
            values = None if value is None else {head.option.name: said, **values}
        if values is not None:
            return values
    return None


def _ends(found: Sequence[Word], at: int, head: Slot | None, last: bool) -> Iterable[int]:
    """Where what stands at ``at`` may end, the likeliest first."""
    size = len(found)
    if head is None:
        return range(at, min(size, at + _SKIPPED) + 1)
    if at < size and found[at].folded in SEPARATORS:
        at += 1
    if at >= size:
        return ()
    if head.option.kind is Kind.TEXT and not head.quoted:
        return (size,) if last else range(size - 1, at, -1)
    if head.option.kind is Kind.CHOICE:
        return range(min(size, at + _LONGEST_CHOICE), at, -1)
    if head.single:
        dated = at + 1 < size and _YEAR.fullmatch(found[at + 1].folded)
        return (at + 2, at + 1) if dated else (at + 1,)
    if head.option.kind in (Kind.PAPER, Kind.TOPIC, Kind.THEME, Kind.NAME):
        return range(at + 1, min(size, at + _LONGEST_NAME) + 1)
    return (at + 1,)
