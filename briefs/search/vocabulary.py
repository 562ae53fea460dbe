"""The words of a corpus with their counts, and which of them are near to a word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from briefs.records import dataclass

# Letters. With fewer, near words are looked for among more (of 200,000 words among 7,000 instead of 800);
# with more, two slips are more often both in the beginning, where they are not found.
_OPENING = 4


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A word of the corpus near to another: how often it occurs, and how many slips lie between."""

    word: str
    count: int
    slips: int


def line_of(lines: bytes, word: str) -> bytes | None:
    """The line of a sorted text that is the word, or the word and what follows a tab; found by bisection."""

    def line(at: int) -> bytes:
        end = lines.find(b"\n", at)
        return lines[lines.rfind(b"\n", 0, at) + 1 : end if end >= 0 else None]

    def key(at: int) -> bytes:
        return line(at).partition(b"\t")[0]

    wanted = word.encode()
    at = bisect_left(range(len(lines)), wanted, key=key)
    return line(at) if wanted and key(at) == wanted else None


class Vocabulary:
    """A sorted list of words and counts, a tab between them and one a line, as UTF-8.

    Words are looked up in the bytes as they are. To find near words the list is taken apart, once: two tenths of
    a second and 25 MB for 200,000 words.
    """

    def __init__(self, lines: bytes) -> None:
        self._lines = lines

    def count(self, word: str) -> int:
        """How often the corpus has the word as it is written."""
        line = line_of(self._lines, word)
        return int(line.partition(b"\t")[2]) if line else 0

    @cached_property
    def total(self) -> int:
        """How long the corpus is, in words."""
        return sum(map(int, self._columns[1]))

    @cached_property
    def once(self) -> int:
        """How many words occur once."""
        return self._columns[1].count("1")

    def near(self, word: str, slips: int) -> list[Neighbour]:
        """The words within so many slips, a swap of neighbouring letters being one (Damerau 1964), in order.

        All that are one slip away, and of the others those that have at most one slip in their first letters.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        words, counts = self._columns
        choices: list[str] = []
        for first, end in self._alike(word):
            choices += words[first:end]
        rows = process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=None)
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
    def _openings(self) -> tuple[list[int], dict[str, list[int]]]:
        """Where each beginning of words starts in the list; and their numbers by what is left without a letter.

        Beginnings one slip apart have a rest in common: symmetric deletion (Garbe 2012), of the first letters
        alone, which takes a fraction of the memory.
        """
        openings = [word[:_OPENING] for word in self._columns[0]]
        starts = [n for n, (a, b) in enumerate(pairwise(("", *openings))) if a != b]
        beside: defaultdict[str, list[int]] = defaultdict(list)
        for number, start in enumerate(starts):
            for rest in _rests(openings[start]):
                beside[rest].append(number)
        return [*starts, len(openings)], beside

    def _alike(self, word: str) -> Iterator[tuple[int, int]]:
        """Where words stand, from and to, whose beginning is that of this one or a slip away."""
        starts, beside = self._openings
        rests = _rests(word[:_OPENING])
        for number in sorted({found for rest in rests for found in beside.get(rest, ())}):
            yield starts[number], starts[number + 1]


def _rests(opening: str) -> set[str]:
    whole = {opening} if len(opening) < _OPENING else set()
    return whole | {opening[:n] + opening[n + 1 :] for n in range(len(opening))}
