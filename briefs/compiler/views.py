"""A reported view that runs on: what follows "in this view …" is still somebody's view, not the author's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefs.models import Lean, Passage, Place, Sentence

# A speaker who is only pointed at: whoever "this view" or "this individual" is stands further up.
_POINTING = re.compile(r"(this|that|these|those)\b", re.I)
_MOST = 3  # riders


def carried(passage: Passage) -> Passage:
    """The passage with each line of a view that runs on leaning on the line that names its speaker.

    A view runs on from a line whose speaker is only pointed at until a line with a speaker of its own or the
    end of the paragraph.
    """
    return replace(passage, sentences=tuple(_carry(passage)))


def _carry(passage: Passage) -> Iterator[Sentence]:
    view: Sentence | None = None
    for sentence in passage.sentences:
        if sentence.reported is not None:
            points = sentence.lean is Lean.HARD and _POINTING.match(sentence.reported)
            view = sentence if points else None
            yield sentence
        else:
            yield sentence if view is None else _leaning(passage.number, sentence, view)


def _leaning(paragraph: int, sentence: Sentence, view: Sentence) -> Sentence:
    riders = tuple(sorted({*sentence.riders, *view.riders, Place(paragraph, view.number)}))
    if sentence.lean is Lean.LOST or len(riders) > _MOST:
        return replace(sentence, lean=Lean.LOST, riders=())
    return replace(sentence, lean=Lean.HARD, riders=riders)
