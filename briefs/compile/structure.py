"""From blocks to the numbered paragraphs of a paper, its sections, and what was left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefs import readers
from briefs.compile import headings as heads
from briefs.compile.authors import credit, introduced
from briefs.compile.front import front
from briefs.compile.furniture import furniture
from briefs.compile.passages import Placed, passages
from briefs.compile.shape import Shape, shapes
from briefs.models import Furniture, Part, Passage, Section
from briefs.readers.block import Form

_FROM = re.compile(
    r"(?:from|adapted from|based on|excerpted from|reprinted from)\s(?:an?|the)\s(?:[\w-]+\s)?(?:paper|talk|speech|lecture|article|report|presentation)\b",
    re.IGNORECASE,
)

_LONGEST_NOTE = 1200  # characters


@dataclass(frozen=True, slots=True)
class Layout:
    """A paper cut up: its numbered paragraphs, and the blocks that tell about it."""

    text: str
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]
    furniture: tuple[Furniture, ...]
    title: tuple[Shape, ...]
    about: tuple[Shape, ...]
    closing: tuple[Shape, ...]


def outline(name: str, data: bytes) -> tuple[Passage, ...]:
    """The numbered paragraphs of a file, without sentences: the same numbers and offsets as in its Paper."""
    return layout(name, readers.read(name, data)).passages


def layout(name: str, text: str) -> Layout:
    """The structure of a decoded paper."""
    found = shapes(text, readers.blocks(name, text))
    removed = furniture(found)
    top = front(found, removed.keys())
    removed |= dict.fromkeys(top.labels, "site label")
    outside = {*removed, *top.title, *top.about}
    titles = heads.headings(found, top.end, outside)
    kept = [i for i in range(len(found)) if i not in outside]
    placed, sections, closing = _place(found, kept, titles)
    return Layout(
        text,
        passages(text, placed),
        sections,
        _report(found, removed),
        tuple(found[i] for i in top.title),
        tuple(found[i] for i in top.about),
        tuple(found[i] for i in sorted(closing)),
    )


def _closing(found: Sequence[Shape], kept: Sequence[int], titles: set[int], tail: int) -> set[int]:
    """The notes right after the body that say who wrote the paper and where it comes from."""
    closing: set[int] = set()
    for i in reversed([i for i in kept if i < tail]):
        text = found[i].text
        if (
            i in titles
            or len(text) > _LONGEST_NOTE
            or not (credit(text) or _FROM.match(text) or introduced(text[:200]))
        ):
            return closing
        closing.add(i)
    return set()


def _tail(found: Sequence[Shape], titles: set[int]) -> int:
    """Where the headings of back matter begin after which there is no other heading."""
    tail = len(found)
    for i in sorted(titles, reverse=True):
        if heads.named_part(found[i].text) is not Part.BACK and not heads.ends_paper(found[i].text):
            break
        tail = i
    return tail


def _place(
    found: Sequence[Shape], kept: Sequence[int], titles: set[int]
) -> tuple[list[Placed], tuple[Section, ...], set[int]]:
    tail = _tail(found, titles)
    closing = _closing(found, kept, titles, tail)
    placed: list[Placed] = []
    sections: list[Section] = []
    part, number, count = Part.BODY, None, 0
    for i in kept:
        shape = found[i]
        if i in titles:
            part = Part.BACK if i >= tail else _part(shape.text, count)
            count += part is Part.BODY
            number = count if part is Part.BODY else None
            sections.append(Section(number, heads.bare(shape.text), part, shape.block.line))
            continue
        label = heads.summary_run_in(shape.text) if part is Part.BODY and not count else None
        if label is not None:
            part, number = Part.SUMMARY, None
            sections.append(Section(None, label, part, shape.block.line))
        back = i in closing or shape.block.form is Form.NOTE
        placed.append(Placed(shape, Part.BACK, None) if back else Placed(shape, part, number))
    return placed, tuple(sections), closing


def _part(title: str, sections: int) -> Part:
    named = heads.named_part(title)
    return Part.BODY if named is None or (named is Part.SUMMARY and sections) else named


def _report(found: Sequence[Shape], removed: dict[int, str]) -> tuple[Furniture, ...]:
    return tuple(
        Furniture(
            found[i].block.line,
            found[i].block.last_line,
            removed[i],
            " ".join(found[i].text[:200].split())[:80],
        )
        for i in sorted(removed)
    )
