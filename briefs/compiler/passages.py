"""From placed blocks to numbered paragraphs: markers and run-in headings off, list items tied to lead-ins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefs.compiler import headings
from briefs.compiler.lists import Marker, is_list, marker
from briefs.compiler.shape import Shape
from briefs.models import Kind, Part, Passage


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of text with the part and the section it stands in."""

    shape: Shape
    part: Part
    section: int | None


def passages(text: str, placed: Sequence[Placed], ordinary: Callable[[str], bool]) -> tuple[Passage, ...]:
    """The paragraphs in the order of their numbers: summary and body as in the file, then the back matter."""
    ordered = sorted(placed, key=lambda each: each.part is Part.BACK)
    found: list[Passage] = []
    list_, speakers = _List(), headings.labels(each.shape for each in placed)
    for each in ordered:
        mark = marker(each.shape.text)
        kind = Kind.PROSE if mark is None else Kind.LIST if is_list(each.shape.text) else Kind.ITEM
        start, end = each.shape.block.start + (mark.length if mark else 0), each.shape.block.end
        heading = None
        plain = each.part is not Part.BACK and kind is not Kind.LIST
        if plain and headings.label(each.shape.text) not in speakers:
            heading, length = headings.run_in(text[start:end], ordinary)
            start += length
        before = (
            found[-1] if found and found[-1].section == each.section and found[-1].part is each.part else None
        )
        lead_in = list_.lead_in(mark, before)
        found.append(
            Passage(
                len(found) + 1,
                each.part,
                kind,
                start,
                end,
                text[start:end],
                (),
                each.section,
                heading,
                lead_in,
            )
        )
    return tuple(found)


def announces(text: str) -> bool:
    """Whether a paragraph ends by announcing what comes next."""
    return text.rstrip("*_ ").endswith((":", "："))


@dataclass(slots=True)
class _List:
    """The list that is being read: who announced it, and its latest number."""

    announced: int | None = None
    number: int | None = None

    def lead_in(self, mark: Marker | None, before: Passage | None) -> int | None:
        """The paragraph that announces an item; a number that counts on belongs to the list above."""
        if mark is None:
            return None
        if before is None:
            self.announced = None
        elif before.kind is Kind.PROSE and (mark.number is None or mark.number != (self.number or -1) + 1):
            self.announced = before.number if announces(before.text) else None
        self.number = mark.number
        return self.announced
