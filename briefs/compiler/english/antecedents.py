"""What a sentence offers, up to each of its words, for a pronoun to mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from briefs.compiler.english.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Word,
    nominal,
    plural,
)
from briefs.compiler.english.sense import sense

NEVER = 1 << 62
_ADVERBS = 5  # words that may stand between a comma and the subject after it
# Singular in form, yet "they" may mean them.
_GROUPS = frozenset(
    """anybody anyone army board committee company council couple delegation everybody everyone family
    government group junta leadership majority military ministry minority nobody pair panel
    parliament people police press public regime side staff team youth""".split()
)
_MANY = frozenset("all both few many most others several some these those".split()) | NUMBERS
_NO_SUBJECT = (PRONOUNS | AUXILIARIES) - {"there"}
_INTRODUCING = PREPOSITIONS | SUBORDINATORS | {"to"}
_SKIPPED = ADVERBS | CONJUNCTIONS
_PAIR = re.compile(r"[A-Z][\w.]*[-‐‑–][A-Z]")


class Antecedents:
    """For each kind of antecedent the place of the first word that can be one; NEVER where there is none.

    What stands before ``start``, the connectives, offers nothing. Looked for only when asked for.
    """

    def __init__(self, sentence: Sequence[Word], start: int = 0) -> None:
        self._words, self.start = sentence, start

    @cached_property
    def thing(self) -> int:
        """Any noun or name."""
        return self._first(nominal)

    @cached_property
    def several(self) -> int:
        """What stands for several."""
        return self._first(lambda sentence, at: paired(sentence, at) or several(sentence, at))

    @cached_property
    def pair(self) -> int:
        """Two names that stand together."""
        return self._first(paired)

    @cached_property
    def person(self) -> int:
        """A name that follows no preposition."""
        return self._first(_person)

    @cached_property
    def name(self) -> int:
        """Any name; a word with a capital that opens the sentence may be none."""
        return self._first(
            lambda sentence, at: at > self.start and sentence[at].capital and nominal(sentence, at)
        )

    @cached_property
    def place(self) -> int:
        """A name that says where."""
        return self._first(_placed)

    @cached_property
    def comma(self) -> int:
        """The first word after a comma."""
        places = range(self.start + 1, len(self._words))
        return next((at for at in places if "," in self._words[at].gap), NEVER)

    def names(self, meaning: str, before: int) -> bool:
        """Whether a noun of this sense stands before a word."""
        places = range(self.start, before)
        return any(sense(self._words[at].low) == meaning and nominal(self._words, at) for at in places)

    def _first(self, offers: Callable[[Sequence[Word], int], bool]) -> int:
        places = range(self.start, len(self._words))
        return next((at for at in places if offers(self._words, at)), NEVER)

    def follows(self, at: int) -> bool:
        """Whether the word stands in an introduction and a full subject comes: "As it grows, the forum …"."""
        if not at < self.comma < len(self._words) or not self._introduced():
            return False
        subject = self.comma
        last = min(len(self._words) - 1, self.comma + _ADVERBS)
        while subject < last and _skipped(self._words[subject]):
            subject += 1
        return self._words[subject].low not in _NO_SUBJECT

    def _introduced(self) -> bool:
        first = self._words[self.start].low
        return first in _INTRODUCING or first.endswith(("ed", "ing"))


def several(sentence: Sequence[Word], at: int) -> bool:
    """Whether the word may stand for several: a plural, a group, "some"."""
    word = sentence[at]
    if word.low in _MANY:
        return not (at and sentence[at - 1].low in DETERMINERS)  # "the most serious" is a superlative
    if word.low in _GROUPS:
        return at + 1 == len(sentence) or bool(sentence[at + 1].gap) or not nominal(sentence, at + 1)
    return plural(sentence, at) or _joined(sentence, at)


def paired(sentence: Sequence[Word], at: int) -> bool:
    """Whether two names stand together here: "Seoul and Tokyo", "Sino-American", "U.S.-China"."""
    word = sentence[at]
    if word.capital and (_PAIR.match(word.text) or (at > 0 and word.gap in ("-", "–", "/"))):
        return True
    return _joined(sentence, at) and any(w.capital for w in sentence[at + 1 : at + 3])


def several_in_focus(sentence: Sequence[Word]) -> bool:
    """Whether several are the subject or an object; a plural that heads an "of" phrase is passed over."""
    verb = next((at for at, word in enumerate(sentence) if word.low in AUXILIARIES), len(sentence))
    for at in range(len(sentence)):
        headed = at + 1 < len(sentence) and sentence[at + 1].low == "of"
        if paired(sentence, at) or (
            several(sentence, at) and (at < verb or not (headed or _joined(sentence, at)))
        ):
            return True
    return False


def _joined(sentence: Sequence[Word], at: int) -> bool:
    if sentence[at].low != "and" or not 0 < at < len(sentence) - 1:
        return False
    after = at + 1
    if sentence[after].low in DETERMINERS and after + 1 < len(sentence):
        after += 1
    return nominal(sentence, at - 1) and nominal(sentence, after)


def _person(sentence: Sequence[Word], at: int) -> bool:
    if not (sentence[at].capital and nominal(sentence, at)):
        return False
    return not at or sentence[at - 1].low not in PREPOSITIONS


def _placed(sentence: Sequence[Word], at: int) -> bool:
    """Whether a name says where: "in Northeast Asia", "on the Korean peninsula"."""
    if not (sentence[at].capital and nominal(sentence, at)):
        return False
    the = at > 1 and sentence[at - 1].low == "the"
    return at > 0 and sentence[at - 2 if the else at - 1].low in PREPOSITIONS


def _skipped(word: Word) -> bool:
    return word.low in _SKIPPED or word.low.endswith("ly")
