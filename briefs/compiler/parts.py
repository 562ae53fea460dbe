"""Which part of a paper each block stands in: its own summary, its body, or its back matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from briefs.compiler import back
from briefs.compiler.back import Group
from briefs.compiler.numbering import numbers
from briefs.compiler.passages import Placed
from briefs.compiler.sections import Role, bare, role, summary_run_in
from briefs.compiler.shape import Shape
from briefs.models import Part, Section
from briefs.readers.block import Form


@dataclass(frozen=True, slots=True)
class Parts:
    """Where everything stands; ``closing`` and ``people`` are numbers of blocks."""

    placed: tuple[Placed, ...]
    sections: tuple[Section, ...]
    closing: tuple[int, ...]  # notes on who wrote the paper, and where it comes from
    people: tuple[range, ...]


def parts(shapes: Sequence[Shape], kept: Sequence[int], titles: Set[int]) -> Parts:
    """The part and the section of each kept block, headings (``titles``) left out."""
    groups = list(_groups(kept, titles))
    tail = back.tail(shapes, groups)
    closing = back.closing(shapes, groups, tail)
    placed: list[Placed] = []
    sections: list[Section] = []
    counted: list[Shape] = []  # headings of the body
    reader = _Reader(last=max((group.head or 0 for group in groups if (group.head or 0) < tail), default=0))
    for group in groups:
        if group.head is not None:
            head = shapes[group.head]
            reader.head(head, back.cites(shapes, group.below), group.head >= tail)
            counted += [head] if reader.number is not None else []
            sections.append(Section(reader.number, bare(head.text), reader.part, head.block.line))
        for i in group.below:
            heading = reader.summary(shapes[i], i)
            if heading is not None:
                sections.append(Section(None, heading, Part.SUMMARY, shapes[i].block.line))
            behind = i >= tail or i in closing or shapes[i].block.form is Form.NOTE
            placed.append(Placed(shapes[i], *((Part.BACK, None) if behind else reader.place(heading))))
    number = dict[int | None, int](numbers(counted).items())
    return Parts(
        tuple(replace(each, section=number.get(each.section)) for each in placed),
        tuple(replace(each, number=number.get(each.number)) for each in sections),
        closing,
        tuple(back.people(shapes, groups, tail)),
    )


@dataclass(slots=True)
class _Reader:
    """What the headings so far say about the text below them."""

    last: int  # heading of the body
    part: Part = Part.BODY
    number: int | None = None  # counted
    count: int = 0  # sections of the body
    level: int = 0
    cited: bool = False  # below a bibliography
    summarised: bool = False

    def head(self, shape: Shape, citations: bool, in_tail: bool) -> None:
        """Read the next heading, given whether references stand under it."""
        level = shape.block.level
        if self.part is Part.BODY or not 0 < self.level < level:  # a deeper heading stays in the part
            self.part, self.level = self._part(shape, citations, in_tail), level
        self.count += self.part is Part.BODY
        self.number = self.count if self.part is Part.BODY else None

    def _part(self, shape: Shape, citations: bool, in_tail: bool) -> Part:
        what = role(shape.text)
        if not self.summarised and (what is Role.SUMMARY or (what is Role.RECAP and not self.count)):
            self.summarised = True
            return Part.SUMMARY
        if what is Role.SOURCES:
            self.cited = True
        elif not (in_tail or what is Role.CREDITS or (self.cited and citations)):
            return Part.BODY
        return Part.BACK

    def summary(self, shape: Shape, i: int) -> str | None:
        """The heading of a summary run in with this block; it lasts to the next heading, if there is one."""
        found = summary_run_in(shape.text) if self.part is Part.BODY and not self.count else None
        if found is None:
            return None
        if i < self.last:
            self.part = Part.SUMMARY
        return found[0]

    def place(self, summary: str | None) -> tuple[Part, int | None]:
        """Where a block stands, given the heading of a summary run in with it."""
        return (self.part, self.number) if summary is None else (Part.SUMMARY, None)


def _groups(kept: Sequence[int], titles: Set[int]) -> Iterator[Group]:
    head: int | None = None
    below: list[int] = []
    for i in kept:
        if i in titles:
            yield Group(head, tuple(below))
            head, below = i, []
        else:
            below.append(i)
    yield Group(head, tuple(below))
