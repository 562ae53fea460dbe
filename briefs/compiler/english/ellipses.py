"""What a sentence leaves out because the one before it said it: less hopeful than whom, agreed with what."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.compiler.english.antecedents import Antecedents
from briefs.compiler.english.grammar import ADVERBS, RELATIVES, SUBORDINATORS, Word, nominal
from briefs.compiler.english.pointer import Pointer

_BE = frozenset("am are be been being is was were".split())
# With one of these the sentence says itself what is compared with what, or since when.
_MEASURES = frozenset(
    """among but by compared for increasingly no now relative respectively than today versus vs with within
    without""".split()
)
_MEASURING = SUBORDINATORS | _MEASURES
_COMPLEMENTS = frozenset("about among how not on that to upon whether with".split())
_ENDS = (",", ".", ";")
_NEAR = 4  # words after "agreed" in which its complement begins: "agreed, however, that"


def compared(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """A predicate "less hopeful", "more sceptical" that does not say than whom."""
    before = at - 1
    while before > offer.start and (sentence[before].low in ADVERBS or sentence[before].low.endswith("ly")):
        before -= 1
    if before < offer.start or sentence[before].low not in _BE or at + 1 == len(sentence):
        return None
    after = sentence[at + 1]
    adjective = after.open and not (
        after.plural or after.inflected or after.gap or _heads_noun(sentence, at + 1)
    )
    measured = any(word.low in _MEASURING or ";" in word.gap for word in sentence[offer.start :])
    return Pointer(at) if adjective and not measured and not _subordinate(sentence, at, offer) else None


def agreed(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """An "agreed" or "disagreed" that does not say with whom or on what."""
    ends = at + 1 == len(sentence) or sentence[at + 1].gap.startswith(_ENDS)
    if not ends or at == offer.start or not nominal(sentence, at - 1):
        return None
    told = any(word.low in _COMPLEMENTS for word in sentence[at + 1 : at + 1 + _NEAR])
    return None if told or _subordinate(sentence, at, offer) else Pointer(at)


def _subordinate(sentence: Sequence[Word], at: int, offer: Antecedents) -> bool:
    """Whether a "which" or "that" stands before: in its clause a comparison is mostly with the rest of its kind."""
    return any(word.low in RELATIVES for word in sentence[offer.start : at])


def _heads_noun(sentence: Sequence[Word], at: int) -> bool:
    """Whether a noun follows the word: "more practical concerns"."""
    return at + 1 < len(sentence) and not sentence[at + 1].gap and nominal(sentence, at + 1)
