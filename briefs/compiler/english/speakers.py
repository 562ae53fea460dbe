"""Noun phrases that speak: whether they are people, texts, states or the author, and where they begin."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from briefs.compiler.english import speech
from briefs.compiler.english.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    Word,
    nominal,
)
from briefs.records import dataclass

_QUANTITIES = frozenset(
    """all both couple each few group handful host majority many minority most none number one range
    several series some two variety""".split()
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
_OWN = frozenset("article author book chapter essay paper report section study thesis".split())
_OURS = frozenset("it my one our that these this those".split())
_PARTICLES = frozenset("al and de der et van von".split())
_SKIPPED = ADVERBS | CONJUNCTIONS | PREPOSITIONS
_OUTSIDE = (PREPOSITIONS | PRONOUNS | AUXILIARIES | RELATIVES) - DETERMINERS
_NO_NAMES = PRONOUNS | DETERMINERS | ADVERBS | NUMBERS | PREPOSITIONS | {"one"}
_AFTER_SUBJECT = PREPOSITIONS - {"of"}
_NO_SPEAKERS = PRONOUNS | _OURS
_GOVERNING = PREPOSITIONS - SUBORDINATORS
_FIRST = DETERMINERS | {"few", "some"}
_LOOSE = (ADVERBS - {"most"}) | {"and", "but", "or", "so", "yet"}


class Standing(Enum):
    """What a noun phrase is as a speaker."""

    ACTOR = auto()  # a state, a ministry, a people
    SOMEBODY = auto()  # "they", "some"
    PERSON = auto()  # somebody with a name
    SPEAKER = auto()  # "participants", "a scholar from Shanghai", "a recent study"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A noun phrase, as the places of its words, and its standing."""

    words: range
    standing: Standing


def phrase(words: Sequence[Word], begin: int, end: int) -> Speaker | None:
    """The speaker in a stretch of a clause that ends with the phrase; None where it is the author."""
    for at in range(begin, end):
        if _speaks(words, at, end):
            left = None if _interrupted(words, at + 1, end) else _left(words, begin, at)
            if left is None:
                return None
            if left == begin or words[left - 1].low not in _GOVERNING:
                return Speaker(range(left, end), Standing.SPEAKER)
    first = begin
    while first < end - 1 and words[first].low in _SKIPPED:
        first += 1
    word = words[first]
    alone = first + 1 == end or words[first + 1].low in _AFTER_SUBJECT
    if word.low in speech.SOMEBODY and (alone or (word.low == "those" and not words[first + 1].plural)):
        return Speaker(range(first, end), Standing.SOMEBODY)
    return _name(words, first, end)


def is_body(words: Sequence[Word], found: Speaker) -> bool:
    """Whether the noun that heads a phrase is a name or a body, which can speak: "the ministry", "Beijing"."""
    head = next((n - 1 for n in found.words[1:] if words[n].low in PREPOSITIONS), found.words[-1])
    return words[head].capital or words[head].low in _PLACES or singular(words[head].low) in speech.BODIES


def _speaks(words: Sequence[Word], at: int, end: int) -> bool:
    word = words[at]
    single = singular(word.low)
    if single in speech.TEXTS:
        return any(w.low in _QUOTABLE for w in words[max(0, at - 4) : at])
    own = single == "author" and at > 0 and words[at - 1].low in ("the", "this", "present")
    if single not in speech.SPEAKERS or word.possessive or own:
        return False
    modifier = single == word.low and at + 1 < end and nominal(words, at + 1) and not words[at + 1].gap
    return not modifier  # "an official visit", "the expert panel"


def singular(low: str) -> str:
    """A noun without its plural ending; of a compound that is no speaker itself, its last part."""
    if low.endswith("men"):
        single = f"{low[:-3]}man"
    elif low.endswith("ies"):
        single = f"{low[:-3]}y"
    else:
        single = low.removesuffix("s")
    return single if single in speech.SPEAKERS else single.rpartition("-")[2]


def _interrupted(words: Sequence[Word], begin: int, end: int) -> bool:
    """Whether a verb stands in what is told of a speaker, or nothing but "who": "hard-liners who believe"."""
    relative = next((n for n in range(begin, end) if words[n].low in RELATIVES), end)
    return any(words[n].low in AUXILIARIES for n in range(begin, relative)) or begin < end == relative + 1


def _left(words: Sequence[Word], begin: int, at: int) -> int | None:
    """Where the phrase of a noun begins, "A number of participants"; None if it is two phrases."""
    left = at
    while left > begin:
        before = words[left - 1].low
        counted = before == "of" and left - 2 >= begin and words[left - 2].low in _QUANTITIES
        if not counted and (before in _OUTSIDE or (words[left].low in _FIRST and before not in DETERMINERS)):
            break
        left -= 1
        if before in ("a", "an") and words[at].plural and not _counts(words, left, at):
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
    if names and names[0] not in _NO_NAMES:
        civil = words[begin].low != "the" and "and" not in names and len(names) > 1
        place = any(name in _PLACES or name.rstrip("s") in _PLACES for name in names)
        whole = stop == end or not nominal(words, stop)  # not "the Cold War remnant"
        if whole and ((civil and not place) or any(name in speech.TITLES for name in names)):
            return Speaker(range(begin, stop), Standing.PERSON)
    elif words[begin].low in _NO_SPEAKERS:
        return None
    if not (words[end - 1].capital or nominal(words, end - 1)):
        return None
    own = singular(words[end - 1].low) in _OWN and words[begin].low in DETERMINERS
    return None if own else Speaker(range(begin, end), Standing.ACTOR)
