"""It, they, he, she, so: personal pronouns whose sentence does not say whom they mean."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.compiler.english.antecedents import Antecedents
from briefs.compiler.english.grammar import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, Word
from briefs.compiler.english.pointer import Pointer

# "It is necessary to": nothing is meant by "it"; but "it is likely to fall" means a thing.
_TO = frozenset(
    """advisable appropriate bad best better common convenient critical crucial customary dangerous
    desirable difficult early easier easy enough essential fair fashionable good hard harder heresy
    high imperative important impossible impractical instructive interesting just late legitimate
    logical mistake myth naive natural necessary no possible practical premature proper prudent
    realistic reasonable right risky safe sensible sufficient tempting time unfair unnecessary
    unrealistic unwise up urgent useful vital wise worth worthwhile wrong""".split()
)
# "It is a fact that": these nouns take an article and yet nothing is meant.
_FACTS = frozenset(
    """coincidence commonplace fact irony matter mistake myth paradox pity question secret shame
    surprise tragedy truism""".split()
)
_IDLE = frozenset(
    "follows goes happens helps makes made matters pays takes took".split()
)  # "it takes two to …"
_LINKS = frozenset("is was remains seems appears became becomes seemed appeared be been seem appear".split())
_THAT = frozenset("that how whether why who what if though".split())
_BEFORE_LINKS = (AUXILIARIES - _LINKS) | ADVERBS
_ARTICLES = DETERMINERS | {"one"}
_STRESSING = PREPOSITIONS | {"because", "only"}
_NEAR, _FAR = 4, 14  # words between "it is" and its "that" or "to"; words a cleft looks ahead
_OPENING = 8  # words


def it(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """An "it" or "its" that nothing in the sentence can be."""
    aside = "," in sentence[at].gap and at + 3 < len(sentence) and "," in sentence[at + 3].gap
    if (
        aside
        and sentence[at + 1].low in ("is", "was")
        and sentence[at + 2].low.endswith(("ed", "id", "ht", "lt"))
    ):
        return Pointer(at)  # "For Pyongyang, it was argued, the …": the speaker is in the sentence before
    empty = sentence[at].low == "it" and _means_nothing(sentence, at)
    return None if empty or offer.thing < at or offer.follows(at) else Pointer(at)


def they(_: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """A "they" or "their" where the sentence names no several."""
    return None if offer.several < at or offer.follows(at) else Pointer(at, several=True)


def he(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """A "he", "she", "his" or "her" before anybody is named."""
    selfish = sentence[at].low.endswith("self") and offer.thing < at
    return None if selfish or offer.person < at or offer.follows(at) else Pointer(at)


def so(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """A "do so" that says in the first words what the sentence before was about."""
    doing = at > 0 and sentence[at - 1].low in ("do", "does", "did", "doing", "done")
    return Pointer(at) if doing and at < min(offer.comma, _OPENING) else None


def ones(_: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """The "ones" of "The most serious ones" before any plural."""
    return None if offer.several < at else Pointer(at, several=True)


def _means_nothing(sentence: Sequence[Word], at: int) -> bool:
    """Whether this is the "it" of "it is likely that", "it may be hard to", "it is Seoul that"."""
    after = at + 1
    if sentence[at].text.lower() == "it":
        if after < len(sentence) and sentence[after].low in _IDLE:
            return True
        while after < len(sentence) and sentence[after].low in _BEFORE_LINKS:
            after += 1
        if after == len(sentence) or sentence[after].low not in _LINKS:
            return False
        after += 1
    while after < len(sentence) and (sentence[after].low in ADVERBS or sentence[after].low.endswith("ly")):
        after += 1
    return _claims(sentence, after) or _cleft(sentence, after)


def _claims(sentence: Sequence[Word], after: int) -> bool:
    """Whether "it is", before word ``after``, goes on like "necessary to", "amazing how", "a fact that"."""
    for at in range(after, min(len(sentence), after + _NEAR + 1)):
        between = [word.low for word in sentence[after:at]]
        if sentence[at].low in _THAT:
            return not between or between[0] not in _ARTICLES or between[-1] in _FACTS
        if (sentence[at].low in ("to", "for") or sentence[at].low.endswith("ing")) and between:
            return not _TO.isdisjoint(between)
    return False


def _cleft(sentence: Sequence[Word], after: int) -> bool:
    """Whether "it is" goes on like "Seoul that", "because of the war that"."""
    if after >= len(sentence):
        return False
    first = sentence[after]
    stressed = first.capital or first.low in _STRESSING
    return stressed and any(word.low in ("that", "who") for word in sentence[after + 1 : after + _FAR])
