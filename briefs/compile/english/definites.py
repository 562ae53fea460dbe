"""The two countries, the first option, another, a similar fate: noun phrases that count on the sentence before."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.compile.english.antecedents import Antecedents
from briefs.compile.english.grammar import (
    ADVERBS,
    AUXILIARIES,
    NUMBERS,
    PREPOSITIONS,
    RELATIVES,
    Word,
    nominal,
    noun_phrase,
)
from briefs.compile.english.pointer import Pointer
from briefs.compile.english.sense import sense

_OPTIONS = frozenset(
    """alternative approach argument assumption camp case category condition group hypothesis model one
    option phase point position possibility question reason school scenario stage strategy task type
    variant version view way""".split()
)
_ORDINALS = frozenset("first second third fourth fifth last final former latter".split())
# A bare one of these names again what the sentence before was about, or sums it up.
EPITHETS = frozenset(
    """answer challenge city company consequence country difference difficulty exception government
    idea implication island lesson nation outcome point problem reason regime remainder rest result
    reverse solution""".split()
)
_TOPICS = frozenset("issue matter".split())
_MODIFIERS = PREPOSITIONS | RELATIVES | {"to"}
_BE = frozenset("am are be been being is was were".split())


def the(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """ "The two countries", "the second scenario", "the latter", "the issue"."""
    if at + 1 == len(sentence):
        return None
    after, phrase = sentence[at + 1], noun_phrase(sentence, at)
    if after.low in NUMBERS:
        return _counted(sentence, at, phrase, offer)
    if after.low in ("former", "latter") and len(phrase) < 2:
        return None if offer.pair < at or offer.several < at else Pointer(at)
    choice = next((n for n in phrase if sentence[n].low.removesuffix("s") in _OPTIONS), None)
    if after.low in _ORDINALS and choice is not None:
        noun = sentence[choice].low
        told = offer.senses.get(sense(noun), at) < at or _modified(sentence, choice + 1)
        return None if told else Pointer(at, noun)
    if after.low in _TOPICS and offer.senses.get(sense(after.low), at) >= at:
        return Pointer(at, after.low) if _bare(sentence, at + 2) else None
    return None


def both(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """ "Both countries" where two have not been named; not "both Seoul and Tokyo"."""
    phrase = noun_phrase(sentence, at)
    if len(phrase) != 1 or offer.pair < len(sentence):
        return None
    noun = sentence[phrase[0]]
    if not noun.plural or noun.capital:
        return None
    joined = at + 2 < len(sentence) and sentence[at + 2].low == "and"
    return None if joined else Pointer(at, noun.low)


def similar(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """ "A similar fate": similar to what?"""
    compared = any(word.low == "to" for word in sentence[at + 1 : at + 5])
    return None if compared or offer.several < at else Pointer(at)


def different(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """ "Their aims are quite different." From what?"""
    ends = at + 1 == len(sentence) or sentence[at + 1].gap[:1] in tuple(",.;:—")
    before = at - 1
    while before > offer.start and (sentence[before].low in ADVERBS or sentence[before].low.endswith("ly")):
        before -= 1
    said = ends and before >= 0 and sentence[before].low in _BE
    return Pointer(at) if said and offer.pair > at else None


def opposite(sentence: Sequence[Word], at: int, _: Antecedents) -> Pointer | None:
    """ "Exactly the opposite": of what?"""
    if not at or sentence[at - 1].low != "the":
        return None
    ends = at + 1 == len(sentence) or bool(sentence[at + 1].gap) or sentence[at + 1].low in AUXILIARIES
    return Pointer(at) if ends else None


def mentioned(_: Sequence[Word], at: int, __: Antecedents) -> Pointer | None:
    """ "The aforementioned"."""
    return Pointer(at)


def opening(sentence: Sequence[Word], at: int) -> Pointer | None:
    """ "Each has", "Others say", "Another analyst": a subject that goes on counting."""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    word = sentence[at].low
    if word in ("others", "another") or (word == "other" and after is not None and after.low != "than"):
        return Pointer(at)
    if after is None or word not in (
        "each",
        "both",
        "neither",
        "either",
        "all",
        "none",
        "some",
        "many",
        "most",
        "few",
        "several",
    ):
        return None
    if after.low == "others":
        return Pointer(at)
    perfect = after.low in ("have", "had") and word not in (
        "each",
        "both",
        "neither",
        "either",
        "all",
        "none",
    )
    return Pointer(at, several=word in ("both", "all")) if after.low in AUXILIARIES and not perfect else None


def label(sentence: Sequence[Word], start: int) -> str | None:
    """The noun of "The process will …" where the sentence opens with it and no word says which process."""
    if start >= len(sentence) or sentence[start].low != "the":
        return None
    phrase = noun_phrase(sentence, start)
    if not phrase or any(sentence[n].capital or sentence[n].possessive for n in phrase):
        return None
    if phrase.stop < len(sentence):
        after = sentence[phrase.stop]
        modified = after.low in _MODIFIERS | {"and", "or"} or after.low.endswith("ing")
        if modified or after.gap.strip(","):
            return None
    return sentence[phrase[-1]].low


def _counted(sentence: Sequence[Word], at: int, phrase: range, offer: Antecedents) -> Pointer | None:
    if any(sentence[n].capital for n in phrase) or offer.pair < at:
        return None
    if _modified(sentence, phrase.stop):
        return None
    return Pointer(at, sentence[phrase[-1]].low if phrase else None, several=not phrase)


def _modified(sentence: Sequence[Word], after: int) -> bool:
    """Whether a phrase that ends before word ``after`` is told more of: "the two sides of", "the powers (…)"."""
    return after < len(sentence) and (
        sentence[after].low in _MODIFIERS or sentence[after].gap[:1] in tuple("(:—")
    )


def _bare(sentence: Sequence[Word], after: int) -> bool:
    """Whether nothing is told of the noun before word ``after``, and it is not about to be: "the issue is"."""
    if after == len(sentence) or sentence[after].gap:
        return True
    return not (nominal(sentence, after) or sentence[after].low in _MODIFIERS | _BE) or sentence[
        after
    ].low.endswith("ly")
