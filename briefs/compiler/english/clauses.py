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
    while begin > max(0, end - _REACH) and not _breaks(words, begin):
        begin -= 1
    found = phrase(words, begin, end + 1)
    cited = (
        end + 1 < verb and words[end + 1].text[:4].isdigit() and "(" in words[end + 1].gap
    )  # "Smith (2003)"
    return Speaker(found.words, Standing.PERSON) if found is not None and cited else found


def named_after(words: Sequence[Word], at: int) -> Speaker | None:
    """The noun phrase that begins at this place and runs to the next mark: "a scholar from Shanghai"."""
    end = at
    while (
        end < min(len(words), at + _REACH)
        and not (end > at and _marked(words[end]))
        and words[end].low not in _ENDING
    ):
        end += 1
    found = phrase(words, at, end) if end > at else None
    return found if found and found.words.start == at else None


def _before_verb(words: Sequence[Word], verb: int) -> int | None:
    """The last word of the subject; adverbs, auxiliaries and asides before the verb are passed over."""
    at = verb
    while at > 0 and _passed(words[at - 1]) and ("," in words[at - 1].gap or "," not in words[at].gap):
        if words[at - 1].low in _BE and at == verb:
            return None
        at -= 1
    if at == 0 or words[at - 1].low in ("to", "and", "or", "not"):
        return None
    gap = words[at].gap
    if ")" in gap:
        opened = _marked_before(words, at, "(")
        return opened - 1 if opened else None
    if "," in gap and not words[at].low.endswith("ly") and words[at].low not in ADVERBS:
        aside = _marked_before(words, at, ",")
        if aside is None or not (words[aside].capital or words[aside].low in _INSERTED):
            return None
        return aside - 1
    return at - 1


def _marked_before(words: Sequence[Word], at: int, mark: str) -> int | None:
    return next((n for n in range(at - 1, max(0, at - _REACH), -1) if mark in words[n].gap), None)


def _passed(word: Word) -> bool:
    return word.low in _BETWEEN or word.low.endswith("ly")


def _breaks(words: Sequence[Word], at: int) -> bool:
    """Whether a clause begins at this word."""
    return _marked(words[at]) or words[at - 1].low in _BEGINNING


def _marked(word: Word) -> bool:
    return not _BREAKS.isdisjoint(word.gap)
