"""Spelling against the corpus' own words: an unknown word is read as what was meant, or left alone."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from math import inf, log
from pathlib import Path

from briefs.search.slips import SLIP, cost
from briefs.search.vocabulary import Vocabulary, find_line
from briefs.text import STOP_WORDS

_ENGLISH = Path(__file__).parents[1] / "data" / "english.txt"
_ENGLISH_WORDS = 64_569
_SHORTEST = 4  # letters; nearly everything is near to a word of three
_LONGEST = 40  # letters; what is longer is no word
_PART = 2  # letters of the shortest of words run together
_LETTER = log(2) * 4.03  # what a letter of English, or the end of a word, tells (Shannon 1951: 4.03 bits)
_SURE = log(5)  # five to one: an English word changed in vain is answered with what nobody asked
_REMEMBERED = 1024  # words; a question is read twice, as it is typed and cut short
# Regular endings, and what they stand for. The list has all forms of short words: "hasing" is none of "has".
_ENDINGS = tuple(
    (re.compile(rf"(?<=\w{{{_SHORTEST}}}){ending}$"), new)
    for ending, new in (
        ("ies", "y"),
        ("es", ""),
        ("(?<![sy])s", ""),
        ("(?<!y)ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
    )
)

Chance = tuple[float, tuple[str, ...]]  # the logarithm of how likely the words are what is meant


class Speller:
    """Corrects words the corpus does not know; words of the corpus are never touched.

    Whether a word is a slip is a question of odds. It may be right and new to the corpus: as often as one of its
    words is met for the first time, which is as often as it has words that occur once (Good 1953), shared out
    over all words there are. Or it is a slip for a word that the corpus has so often. English words are given
    the benefit of the doubt, so that "usual" does not become "visual", nor sanctions sections, in a small corpus,
    where most words are missing; in a large one a missing word next to a very common one is a slip after all.
    """

    def __init__(self, vocabulary: bytes) -> None:
        self.words = Vocabulary(vocabulary)
        self._read = lru_cache(_REMEMBERED)(self._judged)
        self._count = lru_cache(_REMEMBERED)(self.words.count)

    @cached_property
    def _english(self) -> bytes:
        return _ENGLISH.read_bytes()

    def knows(self, word: str) -> bool:
        """Whether the corpus has the word as it is written."""
        return self._count(word) > 0

    def english(self, word: str) -> bool:
        """Whether an English word list has the word, or the word it is a regular form of."""
        return any(find_line(self._english, form, b"\n") for form in _plain(word))

    def correct(self, word: str) -> tuple[str, ...]:
        """The word or words a person most likely meant; empty where nothing is near, or nothing is wrong."""
        if not _SHORTEST <= len(word) <= _LONGEST or any(c.isdigit() for c in word) or self.knows(word):
            return ()
        return self._read(word)

    def joined(self, first: str, second: str) -> str | None:
        """The one word of the corpus that two typed ones are the halves of: "mis sile".

        One of the halves is strange to the corpus. Next to a word like "in" it must be strange to English as
        well: "in formation" may be meant, where the corpus has information.
        """
        halves = (first, second)
        strange = [half for half in halves if half not in STOP_WORDS and not self.knows(half)]
        if not strange or not self.knows(first + second):
            return None
        alone = len(strange) == 1 and any(half in STOP_WORDS for half in halves)
        return None if alone and self.english(strange[0]) else first + second

    def _judged(self, word: str) -> tuple[str, ...]:
        """What a word that the corpus does not know is meant for, where that is likelier than the word itself."""
        listed = self.english(word)
        right = self._right(word, listed)
        if right == inf:
            return ()
        near = self._near(word, right)
        return max([(right, ()), *near, *([] if listed else [self._run_together(word)])])[1]

    def _right(self, word: str, listed: bool) -> float:
        """The chance that a word is right, and new to the corpus.

        As all chances here the logarithm of how often that happens while as much is typed as the corpus has.
        """
        unseen = log(max(1, self.words.once))
        if not listed:
            return unseen - _LETTER * (len(word) + 1)  # its end is one
        # A corpus shorter than the list cannot have met its words.
        return unseen - log(_ENGLISH_WORDS) + _SURE if self.words.total > _ENGLISH_WORDS else inf

    def _near(self, word: str, least: float) -> list[Chance]:
        """Single words that are likelier meant than the least chance; the likeliest is among them."""
        places = log(2 * len(word) + 1)  # where a slip can be: each letter, and before and after it
        for words in self.words.near(word):
            found: list[Chance] = []
            for near in sorted(words, key=lambda n: (n.slips * SLIP - log(n.count), n.word)):
                if log(near.count) - near.slips * SLIP - places <= least:
                    break  # the kinds of slips can only make it less
                # A name with two slips in it is not "that": what is commonest must not draw all strange words.
                stop = near.word in STOP_WORDS and near.slips > 1
                if len(near.word) >= _SHORTEST and near.word.isalpha() and not stop:
                    chance = round(log(near.count) - cost(word, near.word) - places, 6)
                    if chance > least:
                        found.append((chance, (near.word,)))
            if found:
                return found
        return []

    def _run_together(self, word: str) -> Chance:
        """The words that are most likely run together, each as likely as it is common (Norvig 2009)."""
        total = log(max(1, self.words.total))
        best: list[Chance] = [(0.0, ()), *([(-inf, ())] * len(word))]  # by how much of the word is cut up
        for start in range(len(word)):
            chance, words = best[start]
            if chance == -inf:
                continue
            for part, count in self.words.beginnings(word[start:]):
                if len(part) >= _PART:
                    end = start + len(part)
                    best[end] = max(best[end], (chance + log(count) - total * (start > 0), (*words, part)))
        chance, words = best[-1]
        gaps = SLIP + log(2 * len(word) + 1)  # who leaves out one space leaves out all
        return round(chance - gaps - _SURE, 6), words


def _plain(word: str) -> tuple[str, ...]:
    """The word and what it may be a regular form of; "refugess" is no form of "refuges", nor "studys" of "study"."""
    return (word, *(ending.sub(new, word) for ending, new in _ENDINGS if ending.search(word)))
