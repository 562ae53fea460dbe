"""The one place a quote is made: a slice of a passage with its citation."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.answers import Group
from briefs.models import Citation, Kind, Paper, Part, Passage, Place, Quote, Sentence


def citation(paper: Paper, passage: Passage) -> Citation:
    """Where the passage stands; the section is numbered in the body only."""
    section = passage.section if passage.part is Part.BODY else None
    return Citation(paper.name, passage.number, section, passage.part)


def quote(paper: Paper, passage: Passage, sentence: Sentence, rider: bool = False) -> Quote:
    """One sentence of the passage."""
    return _slice(paper, passage, (sentence,), (sentence.start, sentence.end), rider=rider)


def span(
    paper: Paper, passage: Passage, first: Sentence, last: Sentence, strong: Sentence | None = None
) -> Quote:
    """The passage from its first to its last sentence given, with ``strong`` (one of them) in bold."""
    held = tuple(s for s in passage.sentences if first.number <= s.number <= last.number)
    bold = (strong.start - first.start, strong.end - first.start) if strong is not None else None
    return _slice(paper, passage, held, (first.start, last.end), strong=bold)


def quote_passage(paper: Paper, passage: Passage) -> Quote:
    """The whole paragraph."""
    return _slice(paper, passage, passage.sentences, (passage.start, passage.end))


def group(paper: Paper, place: Place) -> Group:
    """The sentence at a place after those it leans on, in reading order; KeyError for no such place."""
    passage, main = paper.passage(place.paragraph), paper.sentence(place)
    listed = passage.kind is Kind.LIST  # an item says little without the others: the list is shown whole
    riders = tuple(
        quote(paper, paper.passage(r.paragraph), paper.sentence(r), rider=True)
        for r in sorted(set(main.riders) - {place})
        if not (listed and r.paragraph == place.paragraph)
    )
    return Group((*riders, quote_passage(paper, passage) if listed else quote(paper, passage, main)))


def groups(paper: Paper, places: Iterable[Place]) -> tuple[Group, ...]:
    """The sentences at these places, each with its riders; what has been shown already is not shown again."""
    shown: set[tuple[int, int]] = set()
    found = []
    for place in places:
        whole = group(paper, place)
        fresh = tuple(q for q in whole.quotes[:-1] if (q.start, q.end) not in shown)
        found.append(Group((*fresh, whole.main)))
        shown |= {(q.start, q.end) for q in whole.quotes}
    return tuple(found)


def _slice(
    paper: Paper,
    passage: Passage,
    sentences: tuple[Sentence, ...],
    bounds: tuple[int, int],
    *,
    rider: bool = False,
    strong: tuple[int, int] | None = None,
) -> Quote:
    start, end = bounds
    return Quote(
        text=passage.text[start - passage.start : end - passage.start],
        paper=paper.id,
        file=paper.file,
        citation=citation(paper, passage),
        section=_section_title(paper, passage),
        start=start,
        end=end,
        year=paper.year,
        reported=next((s.reported for s in sentences if s.reported is not None), None),
        hedges=tuple(dict.fromkeys(word for s in sentences for word in s.hedges)),
        flat=tuple(dict.fromkeys(word for s in sentences for word in s.flat)),
        rider=rider,
        strong=strong,
    )


def _section_title(paper: Paper, passage: Passage) -> str | None:
    if passage.section is None:
        return None
    return next((s.title for s in paper.sections if s.number == passage.section), None)
