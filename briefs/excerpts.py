"""How a found sentence is shown: in its paragraph where that is short, else with what it leans on."""

from __future__ import annotations

from dataclasses import replace

from briefs.answers import Hit
from briefs.models import Kind, Lean, Paper, Passage, Place
from briefs.quotes import group, quote, span

# A phone shows about 600 characters at once: a paragraph up to that is shown whole.
WINDOW = 600


def line(paper: Paper, place: Place, score: float) -> Hit:
    """The sentence with its riders; one that leans on nothing, with its paragraph down to it."""
    if paper.sentence(place).lean is Lean.LOST:
        return _run(paper, place, 1, place.sentence, score)
    found = group(paper, place)
    return Hit(paper.id, score, found.main, found.quotes[:-1])


def excerpt(paper: Paper, place: Place, score: float) -> Hit:
    """The sentence in bold amid as much of its paragraph as a phone screen holds, riders first."""
    passage, best = paper.passage(place.paragraph), paper.sentence(place)
    if passage.kind is Kind.LIST:
        return line(paper, place, score)
    riders = [r for r in best.riders if r.paragraph == place.paragraph]
    first = min([best.number, *(r.sentence for r in riders)])
    if not _sound(passage, first, best.number):
        first = 1
    return _run(paper, place, *_grow(passage, first, best.number), score)


def _run(paper: Paper, place: Place, first: int, last: int, score: float) -> Hit:
    """The sentences of a paragraph from first to last, that at the place in bold, after what they lean on."""
    passage = paper.passage(place.paragraph)
    held = passage.sentences[first - 1 : last]
    inside = {Place(passage.number, s.number) for s in held}
    leaders = sorted({r for s in held for r in s.riders} - inside)
    riders = tuple(quote(paper, paper.passage(r.paragraph), paper.sentence(r), rider=True) for r in leaders)
    best = paper.sentence(place)
    found = span(paper, passage, held[0], held[-1], best if last > first else None)
    speaker = best.reported or found.reported  # of several, the one who says what was found
    return Hit(paper.id, score, replace(found, reported=speaker), riders)


def _grow(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """The widest run of sentences around the given ones that fits the window, what stands before first."""

    def fits(a: int, b: int) -> bool:
        size = passage.sentences[b - 1].end - passage.sentences[a - 1].start
        return size <= WINDOW and _sound(passage, a, b)

    if fits(1, last):
        first = 1
    while first > 1 and fits(first - 1, last):
        first -= 1
    while last < len(passage.sentences) and fits(first, last + 1):
        last += 1
    return first, last


def _sound(passage: Passage, first: int, last: int) -> bool:
    """Whether these sentences may be shown: one that leans on nothing, only in its paragraph from the top."""
    return first == 1 or all(s.lean is not Lean.LOST for s in passage.sentences[first - 1 : last])
