"""A reported view that runs on: what follows "in this view …" is still somebody's view, not the author's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefs.models import Lean, Passage, Place, Sentence

# A speaker who is only pointed at: whoever "this view" or "this individual" is stands further up.
_POINTING = re.compile(r"(this|that|these|those)\b", re.I)
_MOST = 4  # riders: one more than a line of its own may have, as a view has a line that names it


def carried(passages: Sequence[Passage]) -> list[Passage]:
    """The passages with each line of a view that runs on leaning on the line that names its speaker.

    A view runs on from a line whose speaker is only pointed at until a line with a speaker of its own or the
    end of the paragraph. What leans on such a line takes over what that line leans on.
    """
    leaning: dict[Place, Sentence] = {}
    return [_closed(passage, leaning) for passage in passages]


def _closed(passage: Passage, leaning: dict[Place, Sentence]) -> Passage:
    made = []
    for sentence, was in zip(_carry(passage), passage.sentences, strict=True):
        leaders = [leaning[r] for r in sentence.riders if r in leaning]
        riders = sentence.riders
        if leaders:
            riders = tuple(sorted({*riders, *(r for leader in leaders for r in leader.riders)}))
        if len(riders) > _MOST or any(leader.lean is Lean.LOST for leader in leaders):
            sentence = replace(sentence, lean=Lean.LOST, riders=())  # noqa: PLW2901 - what becomes of it
        elif leaders:
            sentence = replace(sentence, riders=riders)  # noqa: PLW2901
        if sentence is not was and sentence != was:
            leaning[Place(passage.number, sentence.number)] = sentence
        made.append(sentence)
    return passage if tuple(made) == passage.sentences else replace(passage, sentences=tuple(made))


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
