"""The words of many names, found by their beginnings and past slips of the hand."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple

from briefs.text import fold

END = "\U0010ffff"  # sorts after all that a beginning may go on with

_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # U.S., J.F.
# Scripts without spaces between words, or with a syllable to a character: each character is a word of its own.
_ALONE = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
    r"\U00020000-\U0003ffff"
)
_APART = (
    r"\s\x00-/:-@\[-`{-\xbf\u2000-\u206f\u3001-\u3003\u3008-\u3030"  # punctuation; other symbols are words
)
_WORD = re.compile(f"[{_ALONE}]|[^{_ALONE}{_APART}]+")

_SLIPS = {1: 3, 2: 7}  # so many slips are believed from so many letters
_LOST = 3  # pairs of letters that one slip takes from a word at most: a swap
_NEAR = 16  # words that one may be a slip for
_HALF = 3  # letters at least, of each of two words typed as one
_LETTER = 4  # what a letter counts; a word that is only begun counts 1 less


def words(token: str) -> list[str]:
    """The folded words of a text without white space: "Asia/Seoul" has two, "U.S." and "Korea's" have one."""
    plain = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", fold(token).replace("'", ""))
    return _WORD.findall(plain)


class Reading(NamedTuple):
    """What a typed word may stand for: words that are neighbours in the lexicon."""

    low: int
    high: int
    gain: int  # what it counts for a row to have one of them
    text: str  # what stands in the text of such a row


class Lexicon:
    """The distinct words of numbered rows in alphabetical order, and the rows that have them."""

    def __init__(self, rows: Mapping[str, Sequence[int]]) -> None:
        self._words = sorted(rows)
        # The rows of all words, one word after the other, so that those of neighbours are one slice.
        self._rows = array("I", chain.from_iterable(map(rows.__getitem__, self._words)))
        self._starts = array("I", accumulate((len(rows[word]) for word in self._words), initial=0))
        self._having: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        for number, word in enumerate(self._words):
            for pair in _pairs(word):
                self._having[pair].append(number)

    def rows(self, reading: Reading, most: int) -> Sequence[int]:
        """The rows of a reading, at most so many; a row comes once for each of the words it has."""
        start, end = self._starts[reading.low], self._starts[reading.high]
        return self._rows[start : min(end, start + most)]

    def count(self, readings: Sequence[Reading]) -> int:
        """How many rows the readings have in all."""
        return sum(self._starts[r.high] - self._starts[r.low] for r in readings)

    def read(self, typed: str) -> Iterator[list[Reading]]:
        """The readings of a word, the best first; of both its halves, where it is two words typed as one."""
        found = self._begun(typed) or self._near(typed, 1)
        if found:
            yield found
        elif halves := self._halves(typed):
            yield from halves
        elif found := self._near(typed, 2):
            yield found

    def _begun(self, typed: str) -> list[Reading]:
        low = bisect_left(self._words, typed)
        high = bisect_left(self._words, typed + END, low)
        found = []
        if low < high and self._words[low] == typed:
            found.append(self._one(low, _LETTER * len(typed)))
            low += 1
        if low < high:
            found.append(Reading(low, high, _LETTER * len(typed) - 1, f" {typed}"))
        return found

    def _near(self, typed: str, most: int) -> list[Reading]:
        """The words that begin like this but for so many slips; the fewest slips first, then the commonest word.

        A slip is a letter too many, too few, wrong, or swapped with the next (Damerau 1964). As it spoils
        few pairs of letters, only words with one of the others are measured (Chaudhuri et al. 2006).
        """
        if len(typed) < _SLIPS[most]:
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        pairs = sorted((self._having.get(pair, ()) for pair in _pairs(typed)), key=len)
        alike = sorted(set().union(*pairs[: _LOST * most + 1]))
        gains: dict[int, int] = {}
        for length in (len(typed) - 1, len(typed), len(typed) + 1):
            begun = [self._words[number][:length] for number in alike]
            for _, slips, n in process.extract(
                typed, begun, scorer=OSA.distance, score_cutoff=most, limit=None
            ):
                number = alike[n]
                gain = _LETTER * (len(typed) - int(slips)) - (len(self._words[number]) > length)
                gains[number] = max(gain, gains.get(number, gain))
        ranked = sorted(gains, key=lambda n: (-gains[n], self._starts[n] - self._starts[n + 1], n))
        return [self._one(number, gains[number]) for number in ranked[:_NEAR]]

    def _halves(self, typed: str) -> tuple[list[Reading], list[Reading]] | None:
        for n in range(_HALF, len(typed) - _HALF + 1):
            low = bisect_left(self._words, typed[:n])
            if self._words[low : low + 1] == [typed[:n]] and (rest := self._begun(typed[n:])):
                return [self._one(low, _LETTER * n)], rest
        return None

    def _one(self, number: int, gain: int) -> Reading:
        return Reading(number, number + 1, gain, f" {self._words[number]} ")


def _pairs(word: str) -> set[str]:
    """The pairs of neighbouring letters of a word, a space before it being one."""
    text = f" {word}"
    return {text[n : n + 2] for n in range(len(word))}
