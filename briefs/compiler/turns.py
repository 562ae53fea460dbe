"""Who speaks in a transcript: the label that opens a turn, "CHAIR RIVERA:", and all that is said under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefs.compiler import headings
from briefs.models import Lean, Part, Passage, Place, Sentence

_MOST = 3  # riders


def turns(passages: Sequence[Passage]) -> list[Passage]:
    """The passages with each turn's first sentence reported by its label, and the others leaning on that one.

    The label stays in the text of the first sentence: what says who speaks must stand in the quotation
    itself, and a label left out could be shown by nothing but a heading. A turn lasts to the next label or
    the next section. Where more than three riders were needed, a sentence is LOST.
    """
    voices = headings.voices(headings.label(passage.text) for passage in passages)
    return list(_turns(passages, voices)) if voices else list(passages)


def _turns(passages: Sequence[Passage], voices: frozenset[str]) -> Iterator[Passage]:
    opening: Sentence | None = None
    place, section = Place(0, 0), None
    for passage in passages:
        label = headings.label(passage.text)
        if label in voices and passage.sentences:
            first, *rest = passage.sentences
            opening = replace(first, reported=label) if label in first.text else first
            place, section = Place(passage.number, first.number), passage.section
            yield replace(passage, sentences=(opening, *(_led(each, opening, place) for each in rest)))
        elif opening is None or passage.section != section or passage.part is Part.BACK:
            opening = None
            yield passage
        else:
            led = tuple(_led(each, opening, place) for each in passage.sentences)
            yield replace(passage, sentences=led)


def _led(sentence: Sentence, opening: Sentence, place: Place) -> Sentence:
    """A later sentence of a turn, riding with the one that names its speaker."""
    riders = tuple(sorted({*sentence.riders, *opening.riders, place}))
    if Lean.LOST in (sentence.lean, opening.lean) or len(riders) > _MOST:
        return replace(sentence, lean=Lean.LOST, riders=())
    return replace(sentence, lean=Lean.HARD, riders=riders)
