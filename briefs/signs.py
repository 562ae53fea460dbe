"""How two lines stand to each other: opposed or close only by rule, else side by side.

A wrong sign is worse than ten "side by side". So a sign needs two lines that stand alone, say it outright and
without conditions, of the same thing under the same circumstances, and neighbours that do not turn them round.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from briefs.answers import Sign
from briefs.attitude import Attitude, Manner, Phrase, attitudes, modals, takes
from briefs.models import Lean, Sentence
from briefs.polarity import denies
from briefs.search.terms import Lexicon, Term
from briefs.search.words import FRAME_WORDS, LIGHT_WORDS
from briefs.select import Candidate, turned
from briefs.text import words

_CONDITION = re.compile(
    r"\b(if|unless|once|when|whenever|whether|until|provided|providing|assuming|supposing|in case|as long as"
    r"|only|would|could)\b",
    re.I,
)
_UNREAL = re.compile(
    r"\b(suppos(?:e|ing|ed|edly)|imagine|hypothetical(?:ly)?|scenarios?|alleged(?:ly)?|purported(?:ly)?"
    r"|so-called|myths?|fallacy)\b",
    re.I,
)
_HEDGE = re.compile(r"\b(may|might|could|possibly|perhaps|maybe|probably|likely|unlikely)\b", re.I)
_REFUTES = re.compile(
    r"(this|that|it|they|these|such \w+)\b.{0,40}\b(wrong|false|mistaken|untrue|myths?|unfounded)\b", re.I
)
_PAST = re.compile(r"\b(was|were|did|had|didn['’]t|wasn['’]t|weren['’]t)\b", re.I)
_FUTURE = re.compile(r"\b(will|won['’]t|shall)\b", re.I)
_NEGATION = re.compile(r"\b(not|never|cannot|\w+n['’]t)\b", re.I)
_NUMBER = re.compile(r"\d[\d.,]*")
# What a paper says of itself no other paper can oppose or repeat.
_OWN = frozenset(
    """i we us my our ours this these here above below following table tables figure figures fig section sections
    experiment experiments result results finding findings thank thanks""".split()
)
_SHARED = 4  # keys of two lines that say the same in the same order
_SAME = 0.7  # of the longer line's keys


def sign(a: Candidate, b: Candidate, lexicon: Lexicon, things: Collection[Phrase] = ()) -> Sign:
    """Opposed, close or side by side; ``things`` are phrases by which the lines may name their subject."""
    if _open(a) or _open(b) or not _one_time(a.sentence, b.sentence):
        return Sign.BESIDE
    first, second = (_terms(lexicon, c.sentence.text) for c in (a, b))
    known = [*things, *sorted(_pairs(first) & _pairs(second))]
    found = _of_words(first, second, a.sentence, b.sentence)
    if found is Sign.BESIDE:
        found = _of_attitudes(a.sentence, b.sentence, lexicon, known)
    steady = found is Sign.BESIDE or (_steady(a, lexicon, known) and _steady(b, lexicon, known))
    return found if steady else Sign.BESIDE


@lru_cache(maxsize=8192)
def _terms(lexicon: Lexicon, text: str) -> Sequence[Term]:
    return lexicon.terms(text)


def _open(line: Candidate) -> bool:
    """Whether a line leans, asks, or does not say outright what it says."""
    return line.sentence.lean is not Lean.NONE or line.sentence.question or not _outright(line.sentence.text)


@lru_cache(maxsize=8192)  # each line is set against several
def _outright(text: str) -> bool:
    """Whether a line speaks without conditions, of what is the case, and not of its own paper."""
    if _CONDITION.search(text) or _UNREAL.search(text):
        return False
    return _OWN.isdisjoint([word for word, _ in words(text)])


def _one_time(a: Sentence, b: Sentence) -> bool:
    if a.years and b.years and not set(a.years) & set(b.years):
        return False
    past, future = ([bool(pattern.search(s.text)) for s in (a, b)] for pattern in (_PAST, _FUTURE))
    return not any(past[n] and future[1 - n] for n in (0, 1))


def _of_words(first: Sequence[Term], second: Sequence[Term], a: Sentence, b: Sentence) -> Sign:
    """The sign of two lines that say the same in the same order, but for a denial perhaps."""
    ours, theirs = [t.key for t in first], [t.key for t in second]
    enough = max(_SHARED, _SAME * max(len(ours), len(theirs)))
    if len({*ours} & {*theirs}) < enough or _common(ours, theirs) < enough or ours[0] != theirs[0]:
        return Sign.BESIDE
    hedged = [bool(_HEDGE.search(s.text)) for s in (a, b)]
    if _facts(first, a) != _facts(second, b) or modals(a.text) != modals(b.text) or hedged[0] != hedged[1]:
        return Sign.BESIDE
    denials = [len(_NEGATION.findall(s.text)) for s in (a, b)]
    if denials[0] == denials[1]:
        return Sign.CLOSE if denies(a.text) == denies(b.text) else Sign.BESIDE
    return Sign.OPPOSED if sum(denials) == 1 else Sign.BESIDE


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many keys stand in the same order in both."""
    row = [0] * (len(theirs) + 1)
    for key in ours:
        above = row
        row = [0]
        for at, other in enumerate(theirs):
            row.append(above[at] + 1 if key == other else max(above[at + 1], row[at]))
    return row[-1]


def _facts(terms: Sequence[Term], sentence: Sentence) -> tuple[set[str], list[str]]:
    """The names and the numbers of a line: two that differ in these do not say the same."""
    named = {t.key for n, t in enumerate(terms) if t.key.startswith("@") or (n and _capital(t, sentence))}
    return named, sorted(_NUMBER.findall(sentence.text))


def _capital(term: Term, sentence: Sentence) -> bool:
    return sentence.text[term.start].isupper()


def _of_attitudes(a: Sentence, b: Sentence, lexicon: Lexicon, things: Sequence[Phrase]) -> Sign:
    """The sign of two lines that each take an attitude on the thing, in one circumstance and without a hedge."""
    told = takes(a.text) and takes(b.text)
    if not things or not told or _HEDGE.search(a.text) or _HEDGE.search(b.text):
        return Sign.BESIDE
    ours, theirs = (list(attitudes(s.text, lexicon, things)) for s in (a, b))
    if not ours or not theirs:
        return Sign.BESIDE
    first, second = _terms(lexicon, a.text), _terms(lexicon, b.text)
    signs = {_of_two(x, y) for x in ours for y in theirs if _circumstances(x, y, first, second)}
    return signs.pop() if len(signs) == 1 else Sign.BESIDE


def _of_two(ours: Attitude, theirs: Attitude) -> Sign:
    """Views are compared where somebody holds both, fates where the same is to bring them about.

    A view and a fate meet in one case only: a thing won't be tolerated, and it will continue.
    """
    opposed = ours.favours is not theirs.favours
    if ours.subject and theirs.subject and opposed and ours.modal == theirs.modal == "will":
        return Sign.OPPOSED
    if ours.manner is not theirs.manner:
        return Sign.BESIDE
    shared = bool(ours.agents & theirs.agents)
    if ours.manner is Manner.FATE:
        alike = ours.modal == theirs.modal and (shared or ours.agents == theirs.agents)
    else:
        alike = shared and "should" not in (ours.modal, theirs.modal)
    if not alike:
        return Sign.BESIDE
    return Sign.OPPOSED if opposed else Sign.CLOSE


def _circumstances(ours: Attitude, theirs: Attitude, first: Sequence[Term], second: Sequence[Term]) -> bool:
    """Whether two lines share more than the thing and those who have a view of it."""
    within = [
        {t.key for t in terms if attitude.thing[0] <= t.start < attitude.thing[1]}
        for attitude, terms in ((ours, first), (theirs, second))
    ]
    shared = {t.key for t in first if _tells(t)} & {t.key for t in second}
    return bool(shared - (within[0] & within[1]) - ours.agents - theirs.agents)


def _tells(term: Term) -> bool:
    return LIGHT_WORDS.isdisjoint(term.words) and FRAME_WORDS.isdisjoint(term.words)


def _pairs(terms: Sequence[Term]) -> set[Phrase]:
    """The phrases of two words that stand side by side in a line."""
    beside = ((a, b) for a, b in pairwise(terms) if b.start - a.end == 1)
    return {(a.key, b.key) for a, b in beside if _tells(a) and _tells(b)}


def _steady(line: Candidate, lexicon: Lexicon, things: Sequence[Phrase]) -> bool:
    """Whether neither neighbour of a line takes it back, disowns it, or takes the other attitude."""
    if turned(line.passage, line.sentence):
        return False
    at, sentences = line.sentence.number, line.passage.sentences
    own = {attitude.favours for attitude in attitudes(line.sentence.text, lexicon, things)}
    around = [*sentences[max(0, at - 2) : at - 1], *sentences[at : at + 1]]
    for neighbour in around:
        if _UNREAL.search(neighbour.text) or (neighbour.number > at and _REFUTES.match(neighbour.text)):
            return False
        if own and {s.favours for s in attitudes(neighbour.text, lexicon, things)} - own:
            return False
    return True
