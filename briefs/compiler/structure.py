"""From the text of a paper to its numbered paragraphs, its sections, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from briefs import readers
from briefs.compiler.about import keywords
from briefs.compiler.blocks import parted
from briefs.compiler.front import front
from briefs.compiler.furniture import COPYRIGHT, furniture
from briefs.compiler.headings import headings
from briefs.compiler.parts import parts
from briefs.compiler.passages import passages
from briefs.compiler.shape import Shape, shape, small_words
from briefs.models import Furniture, Passage, Section
from briefs.readers.block import Form
from briefs.records import dataclass

_SHOWN = 80  # characters of furniture in the health report
_ILLUSTRATIONS = frozenset(("code", "table", "image", "markup"))
_TOP = 20  # blocks among which a paper's keywords stand


@dataclass(frozen=True, slots=True)
class Layout:
    """A paper cut up: its paragraphs without sentences, and the blocks that tell about it."""

    text: str
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]
    furniture: tuple[Furniture, ...]
    title: tuple[Shape, ...]
    about: tuple[Shape, ...]  # front matter, bylines, dates, masthead
    closing: tuple[Shape, ...]  # notes after the body
    illustrated: frozenset[int]  # numbers of the paragraphs before code, a table or an image
    ordinary: Callable[[str], bool]  # whether the paper also writes a word in small letters


def outline(name: str, data: bytes) -> tuple[Passage, ...]:
    """The numbered paragraphs of a file, without sentences: the same numbers and offsets as in its Paper."""
    return layout(name, readers.read(name, data)).passages


def layout(name: str, text: str) -> Layout:
    """The structure of a decoded paper."""
    shapes = [shape(text, part) for block in readers.blocks(name, text) for part in parted(text, block)]
    ordinary = small_words(text)
    removed = furniture(shapes)
    meta = [i for i, each in enumerate(shapes) if each.block.form is Form.META]
    kept = [i for i in range(len(shapes)) if i not in removed and i not in meta]
    owners = [shapes[i].text for i, reason in removed.items() if reason == COPYRIGHT]
    top = front(shapes, kept, owners, ordinary)
    removed |= dict.fromkeys(top.labels, "site label")
    about = {*meta, *top.about, *(i for i in kept[:_TOP] if keywords(shapes[i]))}
    kept = [i for i in kept if i not in removed and i not in about and i not in top.title]
    titles = headings(shapes, kept, removed.keys())
    cut = parts(shapes, kept, titles)
    found = passages(text, cut.placed, ordinary)
    return Layout(
        text,
        found,
        cut.sections,
        _report(shapes, removed, cut.people),
        tuple(shapes[i] for i in top.title),
        tuple(shapes[i] for i in sorted(about)),
        tuple(shapes[i] for i in cut.closing),
        _illustrated(shapes, found),
        ordinary,
    )


def _illustrated(shapes: Sequence[Shape], found: Sequence[Passage]) -> frozenset[int]:
    numbers = {passage.end: passage.number for passage in found}
    before = (one.block.end for one, other in pairwise(shapes) if other.block.aside in _ILLUSTRATIONS)
    return frozenset(numbers[end] for end in before if end in numbers)


def reported(run: Sequence[Shape], reason: str) -> Furniture:
    """Neighbouring blocks as the health report shows them."""
    start = " ".join(run[0].text[: 4 * _SHOWN].split())[:_SHOWN]
    return Furniture(run[0].block.line, run[-1].block.last_line, reason, start)


def _report(
    shapes: Sequence[Shape], removed: Mapping[int, str], people: Sequence[range]
) -> tuple[Furniture, ...]:
    """What was removed, in the order of the file; lists of people are named too, but stay searchable."""
    found = [reported(shapes[i : i + 1], reason) for i, reason in removed.items()]
    found += [reported(shapes[run.start : run.stop], "people list") for run in people]
    return tuple(sorted(found, key=lambda each: each.first_line))
