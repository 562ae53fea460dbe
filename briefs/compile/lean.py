"""How each sentence leans on what stands before it, and what must be shown with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefs.models import Lean, Passage, Place, Sentence

_HARD = re.compile(r"(?:This|That|These|Those|It|They|He|She|Such|In other words|For example|Then,)\b")
_SOFT = re.compile(r"(?:But|Also|However|Further|Moreover|Yet|And)\b")
_MOST = 3  # riders that can be shown with a sentence


def lean(passages: Sequence[Passage]) -> list[Passage]:
    """The passages of one paper, in order, with each sentence's lean and riders filled in."""
    known: dict[Place, Sentence] = {}
    filled: list[Passage] = []
    before: Place | None = None
    section: tuple[object, object] | None = None
    for passage in passages:
        if section != (passage.part, passage.section):
            before, section = None, (passage.part, passage.section)
        sentences = []
        for sentence in passage.sentences:
            judged = _judge(sentence, before, known)
            before = Place(passage.number, sentence.number)
            known[before] = judged
            sentences.append(judged)
        filled.append(replace(passage, sentences=tuple(sentences)))
    return filled


def _judge(sentence: Sentence, before: Place | None, known: dict[Place, Sentence]) -> Sentence:
    if not _HARD.match(sentence.text):
        return replace(sentence, lean=Lean.SOFT if _SOFT.match(sentence.text) else Lean.NONE, riders=())
    if before is None:
        return replace(sentence, lean=Lean.LOST, riders=())
    riders = (*known[before].riders, before)
    if known[before].lean is Lean.LOST or len(riders) > _MOST:
        return replace(sentence, lean=Lean.LOST, riders=())
    return replace(sentence, lean=Lean.HARD, riders=riders)
