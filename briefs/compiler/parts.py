"""Which part of a paper each block stands in: its own summary, its body, or its back matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby, takewhile

from briefs.compiler.authors import credit, introduced
from briefs.compiler.passages import Placed
from briefs.compiler.sections import NUMBERING, Role, bare, role, summary_run_in
from briefs.compiler.shape import Shape, stops, title_case
from briefs.models import Part, Section
from briefs.readers.block import Form

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
_LONGEST_NOTE = 1200  # characters
_INTRODUCTION = 200  # characters in which a note introduces the author
_LONGEST_ENTRY_LINE = 80
_MOST_ENTRY_LINES = 7
_FEWEST_PEOPLE = 3  # entries in a row that make a list of people


@dataclass(frozen=True, slots=True)
class Parts:
    """Where everything stands; ``closing`` and ``people`` are numbers of blocks."""

    placed: tuple[Placed, ...]
    sections: tuple[Section, ...]
    closing: tuple[int, ...]  # notes on who wrote the paper, and where it comes from
    people: tuple[range, ...]  # lists of people, from the first block to the last


def parts(shapes: Sequence[Shape], kept: Sequence[int], titles: Set[int]) -> Parts:
    """The part and the section of each kept block, headings (``titles``) left out."""
    tail = _tail(shapes, kept, titles)
    closing = _closing(shapes, [i for i in kept if i < tail], titles)
    placed: list[Placed] = []
    sections: list[Section] = []
    reader = _Reader()
    for i in kept:
        shape = shapes[i]
        if i in titles:
            reader.head(shape, i >= tail)
            sections.append(Section(reader.number, bare(shape.text), reader.part, shape.block.line))
            continue
        if i >= tail:
            reader.part, reader.number = Part.BACK, None
        part, number = reader.part, reader.number
        label = summary_run_in(shape.text)
        if label is not None and part is Part.BODY and not reader.count:
            part, number = Part.SUMMARY, None
            sections.append(Section(None, label[0], part, shape.block.line))
            if any(
                j > i for j in titles if j < tail
            ):  # without a heading behind it nobody knows where it ends
                reader.part = part
        if i in closing or shape.block.form is Form.NOTE:
            part, number = Part.BACK, None
        placed.append(Placed(shape, part, number))
    return Parts(tuple(placed), tuple(sections), tuple(closing), tuple(_people(shapes, kept, titles, tail)))


@dataclass(slots=True)
class _Reader:
    """What the headings so far say about the text below them."""

    part: Part = Part.BODY
    number: int | None = None
    count: int = 0  # sections of the body
    level: int = 0
    sources: bool = False  # below a bibliography: only an appendix is body again
    summarised: bool = False

    def head(self, shape: Shape, in_tail: bool) -> None:
        """Read the next heading."""
        level, below = shape.block.level, 0 < self.level < shape.block.level
        if not (below and self.part is not Part.BODY):
            self.part, self.level = self._part(shape, in_tail), level
        self.count += self.part is Part.BODY
        self.number = self.count if self.part is Part.BODY else None

    def _part(self, shape: Shape, in_tail: bool) -> Part:
        what = role(shape.text)
        if not self.summarised and (what is Role.SUMMARY or (what is Role.RECAP and not self.count)):
            self.summarised = True
            return Part.SUMMARY
        if in_tail or what in (Role.SOURCES, Role.CREDITS):
            self.sources = self.sources or what is Role.SOURCES
            return Part.BACK
        numbered = NUMBERING.match(shape.text) is not None or shape.block.level > 0
        if self.sources and not numbered and what is not Role.APPENDIX:
            return Part.BACK
        return Part.BODY


def _tail(shapes: Sequence[Shape], kept: Sequence[int], titles: Set[int]) -> int:
    """The first block of the back matter that ends the paper: headings of that name, or a list of people."""
    tail = kept[-1] + 1 if kept else 0
    for head, below in reversed(list(_groups(kept, titles))):
        entries = list(takewhile(lambda i: _entry(shapes[i]), reversed(below)))
        named = head is not None and role(shapes[head].text) in _BACK
        if head is not None and (named or (len(entries) == len(below) >= _FEWEST_PEOPLE)):
            tail = head
            continue
        notes = list(takewhile(lambda i: _FOOTNOTE.match(shapes[i].text), reversed(below)))
        run = max(entries, notes, key=len)
        # Judgments number each paragraph: without a heading, only the end of a longer text is back matter.
        return run[-1] if _FEWEST_PEOPLE <= len(run) <= len(kept) / 2 else tail
    return tail


def _groups(kept: Sequence[int], titles: Set[int]) -> Iterator[tuple[int | None, list[int]]]:
    """Each heading with the blocks below it; before the first heading there is none."""
    head: int | None = None
    below: list[int] = []
    for i in kept:
        if i in titles:
            yield head, below
            head, below = i, []
        else:
            below.append(i)
    yield head, below


def _entry(shape: Shape) -> bool:
    """Whether a block is an entry of a directory: a few short lines of names, or one line "Name, Place"."""
    if shape.prose or not title_case(shape.words) or max(map(len, shape.lines)) > _LONGEST_ENTRY_LINE:
        return False
    return 2 <= len(shape.lines) <= _MOST_ENTRY_LINES or ("," in shape.text and not stops(shape.text))


def _closing(shapes: Sequence[Shape], body: Sequence[int], titles: Set[int]) -> tuple[int, ...]:
    """The notes that end the body by saying where it comes from and who wrote it."""
    closing = list(takewhile(lambda i: i not in titles and _note(shapes, body, i), reversed(body)))
    return tuple(reversed(closing)) if len(closing) < len(body) else ()


def _note(shapes: Sequence[Shape], body: Sequence[int], i: int) -> bool:
    """Whether a block credits an author, or introduces somebody whom the body never names."""
    text = shapes[i].text
    if len(text) > _LONGEST_NOTE:
        return False
    if credit(text) or _FROM.match(text):
        return True
    surnames = [name.split()[-1] for name in introduced(text[:_INTRODUCTION])]
    return any(not any(surname in shapes[j].text for j in body if j != i) for surname in surnames)


def _people(shapes: Sequence[Shape], kept: Sequence[int], titles: Set[int], tail: int) -> Iterator[range]:
    back = [i for i in kept if i >= tail]
    for listed, run in groupby(back, lambda i: i not in titles and _entry(shapes[i])):
        found = list(run)
        if listed and len(found) >= _FEWEST_PEOPLE:
            yield range(found[0], found[-1] + 1)
