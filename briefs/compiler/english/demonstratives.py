"""This, that, these, those, such: what they point at, where the sentence does not say it."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.compiler.english.antecedents import Antecedents
from briefs.compiler.english.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    Word,
    noun_phrase,
)
from briefs.compiler.english.pointer import Pointer
from briefs.compiler.english.sense import sense

# "This paper" is the one that is being read.
_OWN = frozenset(
    """article book brief chapter dissertation essay memo memorandum monograph overview paper
    presentation publication report review section study survey thesis volume work""".split()
)
_TIMES = frozenset(
    """afternoon century day decade evening fall hour minute moment month morning night quarter season
    spring summer time week weekend winter year""".split()
)
_KINDS = frozenset(
    "area city community continent country island nation peninsula province region state zone".split()
)
_SUBJECTS = DETERMINERS | PRONOUNS
_GOVERNING = PREPOSITIONS | {"to"}
_TELLING = RELATIVES | {"of"}
_COUNTS = {"two": 2, "both": 2, "three": 3}


def this(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """Of "this" and "these": with a noun the sentence has not named, or alone."""
    phrase = noun_phrase(sentence, at)
    if not phrase or (sentence[phrase[-1]].plural is (sentence[at].low == "this")):
        return _alone(at, offer)  # "This is", "This suggests", "These reveal"
    return _with_noun(sentence, at, phrase, offer)


def that(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """Of "that" the demonstrative: "That may produce", "In that case"; the others join clauses."""
    if at + 1 == len(sentence):
        return None
    after = sentence[at + 1]
    if at == offer.start:
        clause = after.capital or after.low in _SUBJECTS or after.plural
        return None if clause else Pointer(at)
    before = sentence[at - 1].low
    asked = before in ("did", "do", "does", "can", "could", "should", "will", "would") and at < offer.comma
    if not asked and (at > offer.start + 1 or before not in _GOVERNING):
        return None
    phrase = noun_phrase(sentence, at)
    return _with_noun(sentence, at, phrase, offer) if phrase else Pointer(at)


def those(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """Of "those": "those costs", "those are"; not "those who", "those of", "those entrapped"."""
    phrase = noun_phrase(sentence, at)
    if not phrase or not sentence[phrase[-1]].plural:
        alone = at + 1 == len(sentence) or sentence[at + 1].low in AUXILIARIES or bool(sentence[at + 1].gap)
        return _alone(at, offer) if alone else None
    if _low(sentence, phrase.stop) in _TELLING:
        return None
    return None if offer.several < offer.comma <= at else _with_noun(sentence, at, phrase, offer)


def such(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """Of "such": "such steps", "such a condition"; not "such as", "such that", "such a step as"."""
    phrase = noun_phrase(sentence, at)
    if not phrase:
        alone = at == offer.start and at + 1 < len(sentence) and sentence[at + 1].low in AUXILIARIES
        return Pointer(at) if alone else None
    if _low(sentence, phrase.stop) in ("as", "that"):
        return None
    return None if offer.several < offer.comma <= at else _with_noun(sentence, at, phrase, offer)


def _alone(at: int, offer: Antecedents) -> Pointer | None:
    # After a comma it means what stands before the comma.
    return Pointer(at) if at < offer.comma else None


def _with_noun(sentence: Sequence[Word], at: int, phrase: range, offer: Antecedents) -> Pointer | None:
    noun = sentence[phrase[-1]].low
    kind = noun.removesuffix("s")
    own = kind in _OWN and sentence[at].low == "this"
    if own or kind in _TIMES or offer.names(sense(noun), before=at):
        return None
    if kind in _KINDS and offer.place < at:
        return None
    return Pointer(at, noun, count=_COUNTS.get(_low(sentence, at + 1), 1))


def _low(sentence: Sequence[Word], at: int) -> str:
    return sentence[at].low if at < len(sentence) else ""
