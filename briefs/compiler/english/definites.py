"""The two countries, the first option, another, a similar fate: phrases that count on the sentence before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefs.compiler.english.antecedents import Antecedents
from briefs.compiler.english.grammar import (
    ADVERBS,
    AUXILIARIES,
    NUMBERS,
    PREPOSITIONS,
    RELATIVES,
    Word,
    nominal,
    noun_phrase,
)
from briefs.compiler.english.pointer import Pointer
from briefs.compiler.english.sense import sense

_OPTIONS = frozenset(
    """alternative approach argument assumption camp case category condition group hypothesis model one
    option phase point position possibility question reason school scenario stage strategy task type
    variant version view way""".split()
)
_SIDES = frozenset("capital country government leader nation party power region regime side state".split())
_ORDINALS = frozenset("first second third fourth fifth last final former latter".split())
# A bare one of these names again what the sentence before was about, or sums it up.
EPITHETS = frozenset(
    """answer challenge city company consequence country difference difficulty exception government
    idea implication island lesson nation outcome point problem reason regime remainder rest result
    reverse solution""".split()
)
_TOPICS = frozenset("issue matter".split())
# What happens or is done: in a text, "the crisis" is the one that was told of before.
HAPPENINGS = frozenset(
    """accord agreement attack boycott campaign ceasefire conference conflict coup crisis deal debate dialogue
    dilemma disaster discussion dispute drought election embargo emergency epidemic famine flood impasse
    incident initiative invasion meeting negotiation outbreak pact plan process project proposal reform
    revolt seminar session stalemate strike summit talk transition treaty uprising visit war
    workshop""".split()
)
HAPPENINGS |= {"crises", "treaties", *(f"{noun}s" for noun in HAPPENINGS)}
_HAPPEN = (["began"], ["continued"], ["ended"], ["resumed"], ["took", "place"], ["were", "held"])
_WHOSE = frozenset("among between of on with".split())
_KINDS = frozenset("city country island nation province town village".split())
_WHOLES = frozenset("all both each either neither none".split())
_PARTS = frozenset("few many most several some".split())
_MODIFIERS = PREPOSITIONS | RELATIVES | {"to"}
_BE = frozenset("am are be been being is was were".split())
_COUNTABLE = _OPTIONS | _SIDES
_SHARES = _WHOLES | _PARTS
_SINGLE_OUT = AUXILIARIES - {"have", "had"}
_GOING_ON = _MODIFIERS | {"and", "or"}
_TELLING = _MODIFIERS | _BE
_SUBJECT = 6  # words a subject and what introduces it may take
_STOPS = tuple(",.;:—")


def the(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """The two countries, the second scenario, the latter, the issue: but which?"""
    if at + 1 == len(sentence):
        return None
    after = sentence[at + 1]
    if after.low in NUMBERS:
        return _counted(sentence, at, noun_phrase(sentence, at), offer)
    if after.low in _ORDINALS:
        phrase = noun_phrase(sentence, at)
        if after.low in ("former", "latter") and len(phrase) < 2:
            return Pointer(at) if at - offer.start < _SUBJECT and offer.several >= at else None
        return _chosen(sentence, at, phrase, offer)
    if after.low in _TOPICS and not offer.names(sense(after.low), before=at) and _bare(sentence, at + 2):
        return Pointer(at, after.low)
    if after.low in _KINDS and at > offer.start and offer.name > at and _bare(sentence, at + 2):
        return Pointer(at)
    return None


def both(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """Both countries, where the sentence names no two; not "both Seoul and Tokyo"."""
    phrase = noun_phrase(sentence, at)
    if len(phrase) != 1 or offer.pair < len(sentence):
        return None
    noun = sentence[phrase[0]]
    told = at + 2 < len(sentence) and sentence[at + 2].low in ("and", "of", "that", "which", "who")
    single = noun.low[:-3] + "y" if noun.low.endswith("ies") else noun.low.removesuffix("s")
    return None if told or noun.capital or single not in _COUNTABLE else Pointer(at, noun.low)


def similar(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """A similar fate: similar to what?"""
    compared = any(word.low == "to" for word in sentence[at + 1 : at + 5])
    return None if compared or offer.several < at else Pointer(at)


def different(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """Their aims are quite different: from what?"""
    ends = at + 1 == len(sentence) or sentence[at + 1].gap.startswith(_STOPS)
    before = at - 1
    while before > offer.start and (sentence[before].low in ADVERBS or sentence[before].low.endswith("ly")):
        before -= 1
    said = ends and before >= 0 and sentence[before].low in _BE
    return Pointer(at) if said and offer.pair > at else None


def opposite(sentence: Sequence[Word], at: int, _: Antecedents) -> Pointer | None:
    """Exactly the opposite: of what?"""
    if not at or sentence[at - 1].low != "the":
        return None
    ends = at + 1 == len(sentence) or bool(sentence[at + 1].gap) or sentence[at + 1].low in AUXILIARIES
    return Pointer(at) if ends else None


def mentioned(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """The aforementioned; the resulting, where the sentence opens with it."""
    definite = at > 0 and sentence[at - 1].low == "the"
    return Pointer(at) if definite and (at == offer.start + 1 or sentence[at].low.endswith("ed")) else None


def opening(sentence: Sequence[Word], at: int) -> Pointer | None:
    """Each has, others say, another analyst: a subject that goes on counting."""
    word, after = sentence[at].low, sentence[at + 1].low if at + 1 < len(sentence) else ""
    if word in ("others", "another") or (word == "other" and after != "than"):
        return Pointer(at)
    if sentence[at].plural and word in HAPPENINGS and _occurs(sentence, at + 1):
        return Pointer(at)
    if word in _SHARES and after == "others":
        return Pointer(at)
    if word in _WHOLES and after in AUXILIARIES:
        return Pointer(at, several=word in ("both", "all"))
    # "Some have argued" is about people at large.
    return Pointer(at) if word in _PARTS and after in _SINGLE_OUT else None


def _occurs(sentence: Sequence[Word], at: int) -> bool:
    """Whether a bare "Talks" goes on with "took place" or "were held", and no word says whose."""
    said = [word.low for word in sentence[at : at + 2]]
    happens = said[:1] in _HAPPEN or said in _HAPPEN
    return happens and not any(word.low in _WHOSE for word in sentence[at:])


def label(sentence: Sequence[Word], start: int) -> str | None:
    """The noun of "The process will …" where the sentence opens with it and no word says which process."""
    if start >= len(sentence) or sentence[start].low != "the":
        return None
    phrase = noun_phrase(sentence, start)
    if not phrase or any(sentence[n].capital or sentence[n].possessive for n in phrase):
        return None
    if phrase.stop < len(sentence):
        after = sentence[phrase.stop]
        modified = after.low in _GOING_ON or after.low.endswith("ing") or after.capital
        if modified or after.gap.strip(","):
            return None
    return sentence[phrase[-1]].low


def happenings(sentence: Sequence[Word], start: int) -> Iterator[str]:
    """The nouns of "the crisis", "the talks", as far as no word of the sentence says which."""
    told: set[str] = set()
    for at, word in enumerate(sentence):
        if word.low not in HAPPENINGS or word.possessive:
            continue
        bare = at > start and sentence[at - 1].low == "the" and not word.gap
        if bare and word.low not in told and not _specified(sentence, at + 1):
            yield word.low
        told.add(word.low)


def _specified(sentence: Sequence[Word], after: int) -> bool:
    """Whether what follows a noun says which one is meant: "the talks between", "the war that", "the peace plan"."""
    if after >= len(sentence) or sentence[after].gap:
        return _modified(sentence, after) or (after < len(sentence) and sentence[after].gap == "-")
    return sentence[after].low in _MODIFIERS or nominal(sentence, after) or sentence[after].inflected


def _counted(sentence: Sequence[Word], at: int, phrase: range, offer: Antecedents) -> Pointer | None:
    if offer.pair < at or any(sentence[n].capital for n in phrase) or _modified(sentence, phrase.stop):
        return None
    return Pointer(at, sentence[phrase[-1]].low if phrase else None, several=not phrase)


def _chosen(sentence: Sequence[Word], at: int, phrase: range, offer: Antecedents) -> Pointer | None:
    """The first option, "the second is that"."""
    if len(phrase) == 1 and phrase.stop < len(sentence) and sentence[phrase.stop].low in AUXILIARIES:
        return Pointer(at)
    choice = next((n for n in phrase if sentence[n].low.removesuffix("s") in _OPTIONS), None)
    if choice is None or _modified(sentence, choice + 1):
        return None
    noun = sentence[choice].low
    return None if offer.names(sense(noun), before=at) else Pointer(at, noun)


def _modified(sentence: Sequence[Word], after: int) -> bool:
    """Whether a phrase before word ``after`` is told more of: "the two sides of", "the powers (…)"."""
    if after >= len(sentence):
        return False
    return sentence[after].low in _MODIFIERS or sentence[after].gap.startswith(("(", ":", "—"))


def _bare(sentence: Sequence[Word], after: int) -> bool:
    """Whether nothing is told of the noun before word ``after``, nor is about to be: "the issue is"."""
    if after >= len(sentence) or sentence[after].gap or sentence[after].low.endswith("ly"):
        return True
    return not nominal(sentence, after) and sentence[after].low not in _TELLING
