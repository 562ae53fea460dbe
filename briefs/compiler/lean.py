"""How each sentence of a paper leans on what stands before it, and what must be shown with it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from briefs.compiler.english import connectives, definites
from briefs.compiler.english.anaphora import pointers
from briefs.compiler.english.antecedents import several, several_in_focus
from briefs.compiler.english.definites import HAPPENINGS
from briefs.compiler.english.grammar import Word, words_before
from briefs.compiler.english.sense import EVENTS, sense
from briefs.compiler.english.torn import torn
from briefs.compiler.quotation import running
from briefs.compiler.reading import Reading
from briefs.models import Kind, Lean, Passage, Place
from briefs.records import dataclass

_MOST = 3  # riders that can be shown with a sentence
_BACK = 2  # sentences before it in which a sentence's antecedent is looked for


@dataclass(frozen=True, slots=True)
class _Judged:
    """A sentence that has been judged: its place, its words, and what was found."""

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
class _Setting:
    """What stands around a sentence."""

    before: Sequence[_Judged]  # the nearest sentences of its section
    lead: _Judged | None  # the sentence that announces its list
    heads: bool  # whether it is the first sentence of a list item
    quoted: bool  # whether it goes on with a quotation
    known: Set[str]  # what words of the title mean


@dataclass(frozen=True, slots=True)
class _Stance:
    """How a sentence stands towards the text before it, from its words."""

    lean: Lean
    count: int = 1  # how many sentences before it it needs


def lean(
    passages: Sequence[Passage],
    readings: Sequence[Sequence[Reading]],
    missing: Set[int] = frozenset(),
    title: str = "",
) -> list[Passage]:
    """The passages of one paper, in order, with each sentence's lean and riders filled in from its reading.

    A sentence that leans hard rides with the one before it and with its riders; an item of a list rides with
    the sentence that announces the list. More than three riders, or none to be had: the sentence is LOST;
    so is the last one of a paragraph in ``missing``, which announces what the paper does not hold. A war that
    the title names needs no sentence to tell which war it is.
    """
    known = frozenset(map(sense, title.casefold().split()))
    filled: list[Passage] = []
    last: dict[int, _Judged] = {}  # the last sentence of each passage
    before: list[_Judged] = []
    section: tuple[object, object] | None = None
    for passage, read in zip(passages, readings, strict=True):
        if section != (passage.part, passage.section):
            before, section = [], (passage.part, passage.section)
        lead = last.get(passage.lead_in) if passage.lead_in is not None else None
        sentences = []
        for sentence, reading, quoted in zip(passage.sentences, read, running(passage), strict=True):
            heads = lead is not None and (sentence.number == 1 or passage.kind is Kind.LIST)
            place = Place(passage.number, sentence.number)
            if passage.number in missing and sentence is passage.sentences[-1]:
                judged = _Judged(place, reading.words, Lean.LOST, ())
            else:
                judged = _judged(place, reading, _Setting(before, lead, heads, quoted, known))
            same = sentence.lean is judged.lean and sentence.riders == judged.riders
            sentences.append(sentence if same else replace(sentence, lean=judged.lean, riders=judged.riders))
            before = [*before, judged][-_MOST:]
            last[passage.number] = judged
        filled.append(replace(passage, sentences=tuple(sentences)))
    return filled


def _judged(place: Place, reading: Reading, around: _Setting) -> _Judged:
    found = reading.words
    stance = _stance(place, reading, around)
    needed = [around.lead] if around.lead is not None else []
    if stance.lean is Lean.HARD and not around.heads:
        needed += around.before[-stance.count :]
    elif stance.lean is not Lean.LOST and not needed:
        return _Judged(place, found, stance.lean, ())
    riders = tuple(sorted({rider for read in needed for rider in read.chain}))
    lost = stance.lean is Lean.LOST or any(read.lean is Lean.LOST for read in needed)
    if lost or not 0 < len(riders) <= _MOST:
        return _Judged(place, found, Lean.LOST, ())
    return _Judged(place, found, Lean.HARD, riders)


def _stance(place: Place, reading: Reading, around: _Setting) -> _Stance:
    if torn(reading.line):
        return _Stance(Lean.LOST)
    found = reading.words
    strength, offset = connectives.opening(reading.line)
    start = words_before(reading.line, offset) if offset else 0
    out = list(pointers(found, start))
    meant = dict.fromkeys((pointer.noun and sense(pointer.noun), pointer.several) for pointer in out)
    if any(_unfounded(*each, strength, around.before[-_BACK:]) for each in meant):
        return _Stance(Lean.LOST)
    label = definites.label(found, start)
    labelled = _labelled(label, place, around.before)
    back = 0 if HAPPENINGS.isdisjoint(reading.said) else _told(found, start, label, around)
    inside = connectives.inside(reading.line)
    if Lean.HARD in (strength, inside) or out or labelled or back or around.quoted:
        return _Stance(Lean.HARD, max(1, back, *(pointer.count for pointer in out)))
    return _Stance(Lean.SOFT if Lean.SOFT in (strength, inside) else Lean.NONE)


def _labelled(noun: str | None, place: Place, before: Sequence[_Judged]) -> bool:
    """Whether "The process …" takes up a word of this paragraph that is shown where the sentence is."""
    if noun is None or not before or before[-1].place.paragraph != place.paragraph:
        return False
    shown = [read for read in before if read.place in before[-1].chain]
    return noun in definites.EPITHETS or any(read.says(sense(noun)) for read in shown)


def _told(found: Sequence[Word], start: int, label: str | None, around: _Setting) -> int:
    """How many sentences back "the crisis" is told of; 0 where it is not, as all may know which one is meant."""
    nouns = [*definites.happenings(found, start), *([label] if label in HAPPENINGS else [])]
    meant = {sense(noun) for noun in nouns} - around.known
    backwards = enumerate(reversed(around.before), 1)
    return max((n for n, read in backwards if any(map(read.says, meant))), default=0)


def _unfounded(meaning: str | None, they: bool, strength: Lean, before: Sequence[_Judged]) -> bool:
    """Whether the sentences before offer nothing that is meant: the text has lost it.

    "This announcement" where nothing is announced or said; "they" where no several are named; after "Rather,"
    or "Instead,", which go on about the same subject, where several are neither subject nor object.
    """
    if meaning is not None:
        return meaning in EVENTS and not any(read.says(meaning) for read in before)
    if not they or not before:
        return False
    if strength is Lean.HARD:
        return not several_in_focus(before[-1].words)
    return not any(several(read.words, at) for read in before for at in range(len(read.words)))
