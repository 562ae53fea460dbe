"""Where the back matter of a paper begins: headings of that name, notes on the author, lists of people, footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, takewhile

from briefs.compiler.authors import credit, introduced
from briefs.compiler.sections import Role, role
from briefs.compiler.shape import Shape, stops, title_case
from briefs.records import dataclass

_FROM = re.compile(
    r"""(?:(?:adapted|excerpted|reprinted|taken)\s)?(?:from|based\son)\s(?:an?|the|his|her|their)\s(?:[\w-]+\s)?
    (?:paper|talk|speech|lecture|article|report|presentation|essay|book)\b
    |this\s(?:paper|article|essay|report|text|talk|speech)\s(?:was\s)?(?:(?:originally|first)\s)?
    (?:presented|published|delivered|appeared|given)\b
    |(?:originally|first)\s(?:published|presented|appeared)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_BACK = (Role.SOURCES, Role.CREDITS, Role.ABOUT)
_FOOTNOTE = re.compile(r"\[\d{1,3}\]\s?\S|[¹²³⁴-⁹]+\s?\S")
_CITED = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|https?://|\bdoi\b")
_SURNAME = re.compile(r"\W{0,3}(?:\d{1,3}\W{1,3})?[^\W\d_][\w'’-]*,\s[^\W\d_]")
_LONGEST_CITATION = 600  # characters
_LONGEST_NOTE = 1200
_INTRODUCTION = 200  # in which a note introduces the author
_LONGEST_ENTRY_LINE = 80
_MOST_ENTRY_LINES = 7
_FEWEST = 3  # entries in a row that make a list of people, or notes a run of footnotes


@dataclass(frozen=True, slots=True)
class Group:
    """A heading, as the number of its block, with the blocks below it; above the first heading there is none."""

    head: int | None
    below: tuple[int, ...]


def tail(shapes: Sequence[Shape], groups: Sequence[Group]) -> int:
    """The first block of the back matter that ends the paper; one past the last block where there is none."""
    count = sum(len(group.below) for group in groups)
    start = len(shapes)
    for group in reversed(groups):
        entries = _ending(group.below, lambda i: is_entry(shapes[i]))
        if group.head is not None:
            people = len(entries) == len(group.below) >= _FEWEST
            if people or role(shapes[group.head].text) in _BACK:
                start = group.head
                continue
        # Judgments number each paragraph: without a heading, only the end of a longer text is back matter.
        run = max(
            entries, _ending(group.below, lambda i: _FOOTNOTE.match(shapes[i].text) is not None), key=len
        )
        return run[0] if _FEWEST <= len(run) <= count / 2 else start
    return start


def closing(shapes: Sequence[Shape], groups: Sequence[Group], start: int) -> tuple[int, ...]:
    """The blocks that end the body, before the back matter, by saying who wrote the paper and where it is from."""
    ahead = [group for group in groups if group.head is None or group.head < start]
    bodies = [[i for i in group.below if i < start] for group in ahead]
    every = [i for body in bodies for i in body]
    found = _ending(bodies[-1], lambda i: _is_note(shapes, every, i))
    return found if len(found) < len(every) else ()


def people(shapes: Sequence[Shape], groups: Sequence[Group], start: int) -> Iterator[range]:
    """The lists of people in the back matter, from the first block to the last."""
    for group in groups:
        back = (i for i in group.below if i >= start)
        for listed, run in groupby(back, lambda i: is_entry(shapes[i])):
            found = list(run)
            if listed and len(found) >= _FEWEST:
                yield range(found[0], found[-1] + 1)


def cites(shapes: Sequence[Shape], below: Sequence[int]) -> bool:
    """Whether most of these blocks are references: short, with a year or an address, a surname or a number first."""
    found = [i for i in below if _is_citation(shapes[i].text)]
    return len(found) > len(below) / 2


def is_entry(shape: Shape) -> bool:
    """Whether a block is an entry of a directory: a few short lines of names, or one line "Name, Place"."""
    if shape.prose or not title_case(shape.words) or max(map(len, shape.lines)) > _LONGEST_ENTRY_LINE:
        return False
    return 2 <= len(shape.lines) <= _MOST_ENTRY_LINES or ("," in shape.text and not stops(shape.text))


def _is_citation(text: str) -> bool:
    if len(text) > _LONGEST_CITATION or not (_FOOTNOTE.match(text) or _SURNAME.match(text)):
        return False
    return _CITED.search(text) is not None


def _is_note(shapes: Sequence[Shape], body: Sequence[int], i: int) -> bool:
    """Whether a block credits an author, or introduces somebody whom the body never names."""
    text = shapes[i].text
    if len(text) > _LONGEST_NOTE:
        return False
    if credit(text) or _FROM.match(text):
        return True
    surnames = [name.split()[-1] for name in introduced(text[:_INTRODUCTION])]
    return any(not any(surname in shapes[j].text for j in body if j != i) for surname in surnames)


def _ending(below: Sequence[int], wanted: Callable[[int], bool]) -> tuple[int, ...]:
    """The longest run of wanted blocks at the end."""
    return tuple(reversed(list(takewhile(wanted, reversed(below)))))
