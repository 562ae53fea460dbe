"""It, they, he, she, so: personal pronouns whose sentence does not say whom they mean."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.compile.english.antecedents import Antecedents
from briefs.compile.english.grammar import ADVERBS, AUXILIARIES, PREPOSITIONS, Word
from briefs.compile.english.pointer import Pointer

# What "it is … that" or "it is … to" says without meaning anything by "it".
_EMPTY = frozenset(
    """acknowledged advisable agreed apparent appropriate argued assumed bad believed best better
    certain claimed clear common conceivable convenient critical crucial customary dangerous
    desirable difficult doubtful early easier easy enough essential estimated evident expected fair
    fashionable feared good hard harder helpful heresy high hoped imperative important impossible
    inevitable instructive interesting ironic just known late legitimate likely naive natural
    necessary no notable noted noteworthy obvious plain plausible possible premature probable proper
    proposed prudent realistic reasonable recalled recognised recognized recommended remembered
    reported right risky safe said seen sensible stressed sufficient suggested surprising tempting
    thought time told true unclear understood unlikely unrealistic unwise up urgent useful vital
    wise worth worthwhile wrong""".split()
)
_IDLE = frozenset(
    "follows goes happens helps makes made matters pays takes took".split()
)  # "it takes two to …"
_LINKS = frozenset("is was remains seems appears became becomes seemed appeared be been seem appear".split())
_CLAIMS = frozenset("that to whether for how why when if who as".split())
_NEAR, _FAR = 5, 14  # words after "it is" that may hold its adjective, and the "that" or "to"
_OPENING = 8  # words


def it(sentence: Sequence[Word], at: int, offer: Antecedents) -> Pointer | None:
    """An "it" or "its" that nothing in the sentence can be."""
    aside = "," in sentence[at].gap and at + 3 < len(sentence) and "," in sentence[at + 3].gap
    if aside and sentence[at + 2].low in _EMPTY:
        return Pointer(at)  # "For Pyongyang, it was argued, the …": the speaker is in the sentence before
    if offer.thing < at or offer.follows(at) or _means_nothing(sentence, at):
        return None
    return Pointer(at)


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
        while after < len(sentence) and sentence[after].low in (AUXILIARIES - _LINKS) | ADVERBS:
            after += 1
        if after == len(sentence) or sentence[after].low not in _LINKS:
            return False
        after += 1
    rest = sentence[after : after + _FAR]
    if not any(word.low in _CLAIMS or word.low.endswith("ing") for word in rest):
        return False
    cleft = rest[0].capital or rest[0].low in PREPOSITIONS | {"only", "because", "not", "that"}
    return cleft or any(word.low in _EMPTY for word in rest[:_NEAR])
