"""The words of a corpus with their counts, and which of them are near to a word."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, partial
from itertools import pairwise

from briefs.records import dataclass

_SLIPS = 2
# Letters of a beginning. With three, near words are looked for among seven thousand of 200,000 instead
# of eight hundred; with five, two slips are more often both in the beginning.
_OPENING = 4
_PAGE = 2048  # bytes; that many are searched as fast as they are halved


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word of the corpus near to another: how often it occurs, and how many slips lie between."""

    word: str
    count: int
    slips: int


def find_line(lines: bytes, word: str, stop: bytes) -> int | None:
    """Where the line of a sorted text ends its word, which is this one and ends with a tab or the line.

    Bisection down to a page of the text, which is searched as it is.
    """
    key = word.encode() + stop
    low, high = 0, len(lines)
    while high - low > _PAGE:
        middle = lines.rfind(b"\n", low, (low + high) // 2) + 1
        if middle <= low:
            break
        if lines[middle : middle + len(key)] <= key:
            low = middle
        else:
            high = middle
    if lines.startswith(key, low):
        return low + len(key)
    at = lines.find(b"\n" + key, low, high)
    return at + 1 + len(key) if at >= 0 else None


class Vocabulary:
    """A sorted list of words and counts, a tab between them and one a line, as UTF-8.

    Words are looked up in the bytes as they are. To find near words the list is taken apart, once: two tenths of
    a second and 25 MB for 200,000 words.
    """

    def __init__(self, lines: bytes) -> None:
        self._lines = lines

    def count(self, word: str) -> int:
        """How often the corpus has the word as it is written."""
        at = find_line(self._lines, word, b"\t")
        if at is None:
            return 0
        end = self._lines.find(b"\n", at)
        return int(self._lines[at : end if end >= 0 else None])

    @cached_property
    def total(self) -> int:
        """How long the corpus is, in words."""
        return sum(map(int, self._columns[1]))

    @cached_property
    def once(self) -> int:
        """How many words occur once."""
        return self._columns[1].count("1")

    def near(self, word: str) -> Iterator[list[Neighbour]]:
        """The words within two slips, a swap of neighbouring letters being one (Damerau 1964), in two goes.

        First those with at most one slip in their first letters: all that are one slip away, and most others.
        Then those that begin and end alike, with both slips between.
        """
        words, _ = self._columns
        framed = self._framed  # the first question that needs one table pays for both, and no other does
        choices: list[str] = []
        for first, end in self._alike(word):
            choices += words[first:end]
        yield self._within(word, choices)
        yield self._within(word, [words[at] for at in framed.get(_frame(word), ())])

    def _within(self, word: str, choices: list[str]) -> list[Neighbour]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        words, counts = self._columns
        rows = process.extract(word, choices, scorer=OSA.distance, score_cutoff=_SLIPS, limit=None)
        found = sorted((near, int(distance)) for near, distance, _ in rows)
        return [Neighbour(near, int(counts[bisect_left(words, near)]), distance) for near, distance in found]

    def beginnings(self, text: str) -> Iterator[tuple[str, int]]:
        """The words that a text begins with, with their counts, the shortest first."""
        words, counts = self._columns
        at = 0
        for end in range(1, len(text) + 1):
            word = text[:end]
            at = bisect_left(words, word, at)
            if at == len(words) or not words[at].startswith(word):
                return
            if words[at] == word:
                yield word, int(counts[at])

    @cached_property
    def _columns(self) -> tuple[list[str], list[str]]:
        """The words in order, and their counts in figures."""
        cells = self._lines.decode().split()
        return cells[::2], cells[1::2]

    @cached_property
    def _openings(self) -> tuple[list[int], dict[str, array[int]]]:
        """Where each beginning of words starts in the list; and their numbers by what is left without a letter.

        Beginnings one slip apart have a rest in common: symmetric deletion (Garbe 2012), of the first letters
        alone, which takes a fraction of the memory.
        """
        openings = [word[:_OPENING] for word in self._columns[0]]
        starts = [n for n, (a, b) in enumerate(pairwise(("", *openings))) if a != b]
        beside: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        for number, start in enumerate(starts):
            for rest in _rests(openings[start]):
                beside[rest].append(number)
        return [*starts, len(openings)], beside

    @cached_property
    def _framed(self) -> dict[str, array[int]]:
        """Where words stand, by their first and last letters."""
        framed: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        for at, word in enumerate(self._columns[0]):
            framed[_frame(word)].append(at)
        return framed

    def _alike(self, word: str) -> Iterator[tuple[int, int]]:
        """Where words stand, from and to, whose beginning is that of this one or a slip away."""
        starts, beside = self._openings
        rests = _rests(word[:_OPENING])
        for number in sorted({found for rest in rests for found in beside.get(rest, ())}):
            yield starts[number], starts[number + 1]


def _frame(word: str) -> str:
    return word[:1] + word[-2:]


def _rests(opening: str) -> set[str]:
    whole = {opening} if len(opening) < _OPENING else set()
    return whole | {opening[:n] + opening[n + 1 :] for n in range(len(opening))}
