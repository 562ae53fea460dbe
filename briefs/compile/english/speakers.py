"""Who speaks: the noun phrase before or after a word that reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from briefs.compile.english import speech
from briefs.compile.english.grammar import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    Word,
    nominal,
)

_BE = frozenset("am are be been being is was were".split())
_BREAKS = frozenset(',;:—–()"“”…')
_QUANTITIES = frozenset(
    "couple few group handful host majority minority most number range series variety".split()
)
_QUOTABLE = frozenset("a an another earlier many most one other previous recent several some".split())
# Parts of names that are no person's.
_PLACES = frozenset(
    """agency alliance army association bank bureau cabinet center central centre college commission
    committee congress council court department east eastern federation foundation government house
    institute international islands kingdom korea league ministry nations new north northern office
    organisation organization parliament party republic royal school senate society south southern
    soviet states union united university west western white world""".split()
)
# "The paper argues": the one that is being read.
_OWN = frozenset("article book chapter essay paper report section study thesis".split())
_OURS = frozenset("it my one our that these this those".split())
_PARTICLES = frozenset("al and de der et van von".split())
_LOOSE = (ADVERBS - {"most"}) | {"and", "but", "or"}
_REACH = 25  # words a subject may be long


class Standing(Enum):
    """What a noun phrase is as a speaker."""

    NOBODY = auto()  # the author, a thing
    ACTOR = auto()  # a state, a ministry, a people
    SOMEBODY = auto()  # "they", "some"
    PERSON = auto()  # somebody with a name
    SPEAKER = auto()  # "participants", "a scholar from Shanghai", "a recent study"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A noun phrase, as the places of its words, and its standing."""

    words: range
    standing: Standing


def subject(words: Sequence[Word], verb: int) -> Speaker | None:
    """The subject of the finite verb at this place; None where it has none, as after "to" and in passives."""
    end = _before_verb(words, verb)
    if end is None:
        return None
    begin = end
    while begin > max(0, end - _REACH) and not _breaks(words, begin):
        begin -= 1
    return _phrase(words, begin, end + 1)


def named_after(words: Sequence[Word], at: int) -> Speaker | None:
    """The noun phrase that begins at this place and runs to the next mark: "a scholar from Shanghai"."""
    end = at
    while (
        end < min(len(words), at + _REACH)
        and not (end > at and _marked(words[end]))
        and words[end].low not in (AUXILIARIES | RELATIVES | SUBORDINATORS)
    ):
        end += 1
    found = _phrase(words, at, end) if end > at else None
    return found if found and found.words.start == at else None


def _before_verb(words: Sequence[Word], verb: int) -> int | None:
    """The last word of the subject: adverbs, auxiliaries and asides between it and the verb are passed over."""
    at = verb
    while at > 0 and _passed(words[at - 1]):
        if words[at - 1].low in _BE and at == verb:
            return None
        at -= 1
    if at == 0 or words[at - 1].low in ("to", "and", "or", "not"):
        return None
    gap = words[at].gap
    if ")" in gap:
        opened = next((n for n in range(at - 1, max(0, at - _REACH), -1) if "(" in words[n].gap), None)
        return opened - 1 if opened else None
    if "," in gap and not words[at].low.endswith("ly") and words[at].low not in ADVERBS:
        aside = next((n for n in range(at - 1, max(0, at - _REACH), -1) if "," in words[n].gap), None)
        inserted = aside is not None and words[aside].low in (
            "who",
            "which",
            "whose",
            "a",
            "an",
            "the",
            "himself",
            "then",
            "now",
        )
        return aside - 1 if aside is not None and inserted else None
    return at - 1


def _passed(word: Word) -> bool:
    return word.low in AUXILIARIES | ADVERBS | {"both", "all"} or word.low.endswith("ly")


def _breaks(words: Sequence[Word], at: int) -> bool:
    """Whether a clause begins at this word."""
    return _marked(words[at]) or words[at - 1].low in SUBORDINATORS | {"that", "but", "what", "how", "why"}


def _marked(word: Word) -> bool:
    return not _BREAKS.isdisjoint(word.gap)


def _phrase(words: Sequence[Word], begin: int, end: int) -> Speaker | None:
    """The speaker in a stretch of a clause, with what is told of him; the stretch ends with the phrase."""
    for at in range(begin, end):
        if _speaks(words, at, end):
            left = None if _interrupted(words, at + 1, end) else _left(words, begin, at)
            if left is None or left == begin or words[left - 1].low not in PREPOSITIONS - SUBORDINATORS:
                return Speaker(range(left, end), Standing.SPEAKER) if left is not None else None
    first = begin
    while first < end - 1 and words[first].low in ADVERBS | PREPOSITIONS:
        first += 1
    word = words[first]
    alone = first + 1 == end or words[first + 1].low in PREPOSITIONS - {"of"}
    if word.low in speech.SOMEBODY and (alone or (word.low == "those" and not words[first + 1].plural)):
        return Speaker(range(first, end), Standing.SOMEBODY)
    return _name(words, first, end)


def _speaks(words: Sequence[Word], at: int, end: int) -> bool:
    word = words[at]
    single = singular(word.low)
    if single in speech.TEXTS:
        return any(w.low in _QUOTABLE for w in words[max(0, at - 4) : at])
    if single not in speech.SPEAKERS or word.possessive:
        return False
    modifier = single == word.low and at + 1 < end and nominal(words, at + 1) and not words[at + 1].gap
    return not modifier  # "an official visit", "the expert panel"


def singular(low: str) -> str:
    """A noun without its plural ending; of a compound with a hyphen, its last part."""
    low = low.rpartition("-")[2] if low not in speech.SPEAKERS else low
    if low.endswith("men"):
        return low[:-3] + "man"
    return low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")


def _interrupted(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether a verb stands in what is told of a speaker, or nothing but "who": "hard-liners who believe"."""
    relative = next((n for n in range(begin, end) if words[n].low in RELATIVES), end)
    return any(words[n].low in AUXILIARIES for n in range(begin, relative)) or begin < end == relative + 1


def _left(words: Sequence[Word], begin: int, at: int) -> int | None:
    """Where the phrase of the noun at ``at`` begins: "A number of Chinese participants"; None if it is two phrases."""
    left = at
    while left > begin:
        before = words[left - 1].low
        counted = before == "of" and left - 2 >= begin and words[left - 2].low in _QUANTITIES
        if not counted and before in (PREPOSITIONS | PRONOUNS | AUXILIARIES | RELATIVES) - DETERMINERS:
            break
        left -= 1
        if before in ("a", "an") and not counted and words[at].plural and not _counts(words, left, at):
            return None  # "a problem economists call"
    while left < at and (words[left].low in _LOOSE or words[left].low.endswith("ly")):
        left += 1
    return left


def _counts(words: Sequence[Word], left: int, at: int) -> bool:
    return any(word.low in _QUANTITIES for word in words[left:at])


def _name(words: Sequence[Word], begin: int, end: int) -> Speaker | None:
    """A name, or any other noun phrase a subject can be."""
    first = begin
    while first < end - 1 and words[first].low in ("the", "former", "late", "retired", "then"):
        first += 1
    stop = first
    while stop < end and (words[stop].capital or words[stop].low in _PARTICLES):
        stop += 1
    names = [word.low for word in words[first:stop]]
    if names and names[0] not in PRONOUNS | DETERMINERS | ADVERBS | NUMBERS | PREPOSITIONS:
        civil = words[begin].low != "the" and "and" not in names and len(names) > 1
        place = any(name in _PLACES or name.rstrip("s") in _PLACES for name in names)
        whole = stop == end or not nominal(words, stop)  # not "the Cold War remnant"
        if whole and ((civil and not place) or any(name in speech.TITLES for name in names)):
            return Speaker(range(begin, stop), Standing.PERSON)
    elif words[begin].low in PRONOUNS | _OURS or not nominal(words, end - 1):
        return None
    own = singular(words[end - 1].low) in _OWN and words[begin].low in DETERMINERS
    return None if own else Speaker(range(begin, end), Standing.ACTOR)
