"""Spelling against the corpus' own words: an unknown word is read as what was meant, or left alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from math import inf, log
from pathlib import Path

from briefs.search.slips import SLIP, cost
from briefs.search.vocabulary import Vocabulary, line_of
from briefs.text import STOP_WORDS

_ENGLISH = Path(__file__).parents[1] / "data" / "english.txt"
_ENGLISH_WORDS = 64_569
_SHORTEST = 4  # letters; nearly everything is near to a word of three
_LONGEST = 40  # letters; more are no word
_PART = 2  # letters of the shortest of words run together
_LETTER = log(2) * 3.56  # what a letter of English tells after the one before (Shannon 1951: 3.56 bits)
_SURE = log(10)  # ten to one


class Speller:
    """Corrects words the corpus does not know; words of the corpus are never touched.

    Whether a word is a slip is a question of odds. It may be right and new to the corpus: as often as one of its
    words is met for the first time, which is as often as it has words that occur once (Good 1953), shared out to
    all words there are. Or it is a slip for a word that the corpus has so often. English words are given the
    benefit of the doubt, so that "usual" does not become "visual", nor sanctions sections, in a small corpus,
    where most words are missing; in a large one a missing word next to a very common one is a slip after all.
    """

    def __init__(self, vocabulary: bytes) -> None:
        self.words = Vocabulary(vocabulary)

    @cached_property
    def _english(self) -> bytes:
        return _ENGLISH.read_bytes()

    def knows(self, word: str) -> bool:
        """Whether the corpus has the word as it is written."""
        return self.words.count(word) > 0

    def english(self, word: str) -> bool:
        """Whether an English word list has the word, or the word it is a regular form of."""
        return any(line_of(self._english, form) for form in _plain(word))

    def correct(self, word: str) -> tuple[str, ...]:
        """The word or words a person most likely meant; empty where nothing is near, or nothing is wrong."""
        if not _SHORTEST <= len(word) <= _LONGEST or any(c.isdigit() for c in word) or self.knows(word):
            return ()
        listed = self.english(word)
        read, chance = self._one(word)
        if not listed:
            read, chance = max((read, chance), self._several(word), key=lambda found: found[1])
        return read if chance > self._new(word, listed) else ()

    def nearest(self, word: str, limit: int = 3) -> list[str]:
        """The corpus' words that a word is likeliest a slip for, for suggestions."""
        return [near for _, near in sorted(self._likely(word))[:limit]]

    def joined(self, first: str, second: str) -> str | None:
        """The one word of the corpus that two typed ones are the halves of: "mis sile".

        One of the halves is strange to the corpus. Next to a word like "in" it must be strange to English as
        well: "in formation" may be meant, where the corpus has information.
        """
        halves = (first, second)
        strange = [half for half in halves if half not in STOP_WORDS and not self.knows(half)]
        if not strange or not self.knows(first + second):
            return None
        alone = any(half in STOP_WORDS for half in halves)
        return None if alone and self.english(strange[0]) else first + second

    # Chances are natural logarithms of how often a thing happens where a corpus as long as this one is typed.

    def _new(self, word: str, listed: bool) -> float:
        """The chance that a word is right, and new to the corpus."""
        unseen = log(max(1, self.words.once))
        if not listed:
            return unseen - _LETTER * (len(word) + 1)  # the end is one
        # A corpus shorter than the list cannot have met its words.
        return unseen - log(_ENGLISH_WORDS) + _SURE if self.words.total > _ENGLISH_WORDS else inf

    def _one(self, word: str) -> tuple[tuple[str, ...], float]:
        """The corpus' word that is most likely meant, and the chance that it is typed so."""
        best = min(self._likely(word), default=None)
        return ((best[1],), -best[0] - _places(word)) if best else ((), -inf)

    def _likely(self, word: str) -> Iterator[tuple[float, str]]:
        """Words with their costs, the rarer the dearer; the best is among them."""
        near = [
            (n.slips * SLIP - log(n.count), n)
            for n in self.words.near(word, 2)
            if len(n.word) >= _SHORTEST and n.word.isalpha()
        ]
        best = inf
        for least, n in sorted(near, key=lambda row: (row[0], row[1].word)):
            if least > best:
                return
            costs = cost(word, n.word) - log(n.count)
            best = min(best, costs)
            yield costs, n.word

    def _several(self, word: str) -> tuple[tuple[str, ...], float]:
        """The corpus' words that are most likely run together, and the chance that they are.

        The likeliest cut into words, each as likely as it is common (Norvig 2009).
        """
        total = log(max(1, self.words.total))
        best: list[tuple[float, tuple[str, ...]]] = [(-inf, ())] * (len(word) + 1)
        best[0] = (0.0, ())
        for start in range(len(word)):
            so_far, words = best[start]
            if so_far == -inf:
                continue
            for part, count in self.words.beginnings(word[start:]):
                if len(part) >= _PART:
                    end = start + len(part)
                    best[end] = max(
                        best[end], (so_far + log(count) - (total + SLIP) * (start > 0), (*words, part))
                    )
        chance, words = best[-1]
        return words, chance - _places(word) - _SURE


def _places(word: str) -> float:
    """In how many places of a word a slip can be: each letter, and before and after it."""
    return log(2 * len(word) + 1)


def _plain(word: str) -> tuple[str, ...]:
    """The word and what it may be a regular form of; "refugess" is no form of "refuges"."""
    ends = (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
        ("ly", ""),
    )
    # The list has the forms of short words: "hasing" is no form of "has".
    stripped = [
        word[: -len(end)] + new
        for end, new in ends
        if word.endswith(end) and len(word) >= len(end) + _SHORTEST
    ]
    return (word,) if word.endswith("ss") else (word, *stripped)
