"""How each sentence of a paper leans on what stands before it, and what must be shown with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefs.compile.english import connectives, definites
from briefs.compile.english.anaphora import pointers
from briefs.compile.english.antecedents import several, several_in_focus
from briefs.compile.english.grammar import Word, words
from briefs.compile.english.pointer import Pointer
from briefs.compile.english.sense import EVENTS, sense
from briefs.compile.quotation import quotations
from briefs.models import Kind, Lean, Passage, Place
from briefs.text import collapse

_MOST = 3  # riders that can be shown with a sentence
_BACK = 2  # sentences before it in which a sentence's antecedent is looked for


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence that has been read: its place, its words, and what was found."""

    place: Place
    words: Sequence[Word]
    lean: Lean
    riders: tuple[Place, ...]

    @property
    def chain(self) -> tuple[Place, ...]:
        """What is shown where this sentence is a rider."""
        return (*self.riders, self.place)

    def says(self, meaning: str) -> bool:
        """Whether a word of the sentence has this sense."""
        return any(sense(word.low) == meaning for word in self.words)


@dataclass(frozen=True, slots=True)
class _Stance:
    """How a sentence stands towards the text before it, from its words."""

    lean: Lean
    count: int = 1  # how many sentences before it it needs


def lean(passages: Sequence[Passage]) -> list[Passage]:
    """The passages of one paper, in order, with each sentence's lean and riders filled in.

    A sentence that leans hard rides with the one before it and with its riders; an item of a list rides with
    the sentence that announces the list. More than three riders, or none to be had: the sentence is LOST.
    """
    filled: list[Passage] = []
    last: dict[int, _Read] = {}  # the last sentence of each passage
    before: list[_Read] = []  # of the section, the nearest ones
    section: tuple[object, object] | None = None
    for passage in passages:
        if section != (passage.part, passage.section):
            before, section = [], (passage.part, passage.section)
        lead = last.get(passage.lead_in) if passage.lead_in is not None else None
        sentences = []
        for sentence, quoted in zip(passage.sentences, _quoted(passage), strict=True):
            heads = lead is not None and (sentence.number == 1 or passage.kind is Kind.LIST)
            read = _read(
                Place(passage.number, sentence.number),
                sentence.text,
                before,
                quoted=quoted,
                lead=lead,
                heads=heads,
            )
            sentences.append(replace(sentence, lean=read.lean, riders=read.riders))
            before = [*before, read][-_MOST:]
            last[passage.number] = read
        filled.append(replace(passage, sentences=tuple(sentences)))
    return filled


def _quoted(passage: Passage) -> Iterator[bool]:
    """For each sentence, whether it goes on with a quotation that an earlier one began."""
    spans = iter(quotations(passage.text))
    span = next(spans, None)
    for sentence in passage.sentences:
        start = sentence.start - passage.start
        while span is not None and span[1] <= start:
            span = next(spans, None)
        yield span is not None and span[0] < start


def _read(
    place: Place, text: str, before: Sequence[_Read], *, quoted: bool, lead: _Read | None, heads: bool
) -> _Read:
    sentence = collapse(text)
    found = words(sentence)
    stance = _stance(sentence, found, place, before)
    if quoted and stance.lean is not Lean.LOST:
        stance = _Stance(Lean.HARD, stance.count)
    needed = [lead] if lead is not None else []
    if stance.lean is Lean.HARD and not heads:
        needed += before[-stance.count :]
    riders = tuple(sorted({rider for read in needed for rider in read.chain}))
    if stance.lean in (Lean.NONE, Lean.SOFT) and lead is None:
        return _Read(place, found, stance.lean, ())
    lost = stance.lean is Lean.LOST or any(read.lean is Lean.LOST for read in needed)
    if lost or not 0 < len(riders) <= _MOST:
        return _Read(place, found, Lean.LOST, ())
    return _Read(place, found, Lean.HARD, riders)


def _stance(sentence: str, found: Sequence[Word], place: Place, before: Sequence[_Read]) -> _Stance:
    strength, offset = connectives.opening(sentence)
    start = next((at for at, word in enumerate(found) if word.start >= offset), len(found))
    out = list(pointers(found, start))
    if any(_unfounded(pointer, strength, before[-_BACK:]) for pointer in out):
        return _Stance(Lean.LOST)
    if strength is Lean.HARD or out or _labelled(definites.label(found, start), place, before):
        return _Stance(Lean.HARD, max((pointer.count for pointer in out), default=1))
    if strength is Lean.SOFT or connectives.inside(sentence):
        return _Stance(Lean.SOFT)
    return _Stance(Lean.NONE)


def _labelled(noun: str | None, place: Place, before: Sequence[_Read]) -> bool:
    """Whether "The process …" takes up a word of this paragraph that is shown where the sentence is."""
    if noun is None or not before or before[-1].place.paragraph != place.paragraph:
        return False
    shown = [read for read in before if read.place in before[-1].chain]
    return noun in definites.EPITHETS or any(read.says(sense(noun)) for read in shown)


def _unfounded(pointer: Pointer, strength: Lean, before: Sequence[_Read]) -> bool:
    """Whether the sentences before offer nothing that is meant: the text has lost it.

    "This announcement" where nothing is announced or said; "they" where no several are named; after "Rather,"
    or "Instead,", which go on about the same subject, where several are neither subject nor object.
    """
    if pointer.noun is not None:
        meaning = sense(pointer.noun)
        return meaning in EVENTS and not any(read.says(meaning) for read in before)
    if not pointer.several or not before:
        return False
    if strength is Lean.HARD:
        return not several_in_focus(before[-1].words)
    return not any(several(read.words, at) for read in before for at in range(len(read.words)))
