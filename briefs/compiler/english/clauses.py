"""Where the subject of a verb stands, and what stands right after a word."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.compiler.english.grammar import ADVERBS, AUXILIARIES, RELATIVES, SUBORDINATORS, Word
from briefs.compiler.english.speakers import Speaker, Standing, phrase

_BE = frozenset("am are be been being is was were".split())
_BREAKS = frozenset(',;:—–()"“”…')
_ENDING = AUXILIARIES | RELATIVES | SUBORDINATORS
_BETWEEN = AUXILIARIES | ADVERBS | {"both", "all"}
_BEGINNING = SUBORDINATORS | {"that", "but", "what", "how", "why"}
_INSERTED = frozenset("a an himself now the then which who whose".split())  # ", who has …,"
_REACH = 25  # words a subject may be long


def subject(words: Sequence[Word], verb: int) -> Speaker | None:
    """The subject of the finite verb at this place; None where it has none, as after "to" and in passives."""
    end = _before_verb(words, verb)
    if end is None:
        return None
    begin = end
    while begin > max(0, end - _REACH) and not _begins(words, begin):
        begin -= 1
    found = phrase(words, begin, end + 1)
    if found is not None and end + 1 < verb and _is_reference(words[end + 1]):
        return Speaker(found.words, Standing.PERSON)
    return found


def named_after(words: Sequence[Word], at: int) -> Speaker | None:
    """The noun phrase that begins at this place and runs to the next mark: "a scholar from Shanghai"."""
    end = at
    while end < min(len(words), at + _REACH):
        if words[end].low in _ENDING or (end > at and _marked(words[end])):
            break
        end += 1
    found = phrase(words, at, end) if end > at else None
    return found if found and found.words.start == at else None


def _before_verb(words: Sequence[Word], verb: int) -> int | None:
    """The last word of the subject; adverbs, auxiliaries and asides before the verb are passed over."""
    if verb and words[verb - 1].low in _BE:
        return None
    first = _first_auxiliary(words, verb)
    if first == 0 or words[first - 1].low in ("to", "and", "or", "not"):
        return None
    if ")" in words[first].gap:
        opened = _marked_before(words, first, "(")
        return opened - 1 if opened else None
    if "," not in words[first].gap or _is_adverb(words[first]):
        return first - 1
    aside = _marked_before(words, first, ",")
    inserted = aside is not None and (words[aside].capital or words[aside].low in _INSERTED)
    return aside - 1 if aside is not None and inserted else None


def _first_auxiliary(words: Sequence[Word], verb: int) -> int:
    """The first of the adverbs and auxiliaries right before a verb, or the verb itself."""
    first = verb
    while first > max(0, verb - _REACH) and (
        words[first - 1].low in _BETWEEN or _is_adverb(words[first - 1])
    ):
        if "," in words[first].gap and "," not in words[first - 1].gap:
            break  # the end of an aside: ", who has seen Lima twice, said"
        first -= 1
    return first


def _marked_before(words: Sequence[Word], at: int, mark: str) -> int | None:
    return next((n for n in range(at - 1, max(0, at - _REACH), -1) if mark in words[n].gap), None)


def _begins(words: Sequence[Word], at: int) -> bool:
    """Whether a clause begins at this word."""
    return _marked(words[at]) or words[at - 1].low in _BEGINNING


def _marked(word: Word) -> bool:
    return not _BREAKS.isdisjoint(word.gap)


def _is_adverb(word: Word) -> bool:
    return word.low in ADVERBS or word.low.endswith("ly")


def _is_reference(word: Word) -> bool:
    """Whether this is the year of "Smith (2003)"."""
    return "(" in word.gap and word.text[:4].isdigit()
