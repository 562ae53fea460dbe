"""How a found sentence is shown: in its paragraph where that is short, else with what it leans on."""

from __future__ import annotations

from briefs.answers import Hit
from briefs.models import Paper, Passage, Place
from briefs.quotes import group, span

# A phone shows about 600 characters at once: a paragraph up to that is shown whole.
WINDOW = 600


def line(paper: Paper, place: Place, score: float) -> Hit:
    """The sentence with its riders."""
    found = group(paper, place)
    return Hit(paper.id, score, found.main, found.quotes[:-1])


def excerpt(paper: Paper, place: Place, score: float) -> Hit:
    """The sentence in bold amid as much of its paragraph as a phone screen holds, riders first."""
    passage, best = paper.passage(place.paragraph), paper.sentence(place)
    riders = [r for r in best.riders if r.paragraph == place.paragraph]
    first = min([best.number, *(r.sentence for r in riders)])
    first, last = _grow(passage, first, best.number)
    opening = passage.sentences[first - 1]
    outside = line(paper, Place(place.paragraph, opening.number), score).riders
    strong = best if last > first else None
    return Hit(paper.id, score, span(paper, passage, opening, passage.sentences[last - 1], strong), outside)


def _grow(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """The widest run of sentences around the given ones that fits the window, what stands before first."""

    def fits(a: int, b: int) -> bool:
        return passage.sentences[b - 1].end - passage.sentences[a - 1].start <= WINDOW

    while True:
        if first > 1 and fits(first - 1, last):
            first -= 1
        elif last < len(passage.sentences) and fits(first, last + 1):
            last += 1
        else:
            return first, last
