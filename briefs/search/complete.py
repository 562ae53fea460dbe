"""What somebody is about to name: rows found by what has been typed of their names, past slips of the hand.

First come the names that begin so, then the rows that have each typed word or a word begun by it, in any order,
then those that have most of them, or words a slip away. Only words are compared letter by letter, each of them
once however many rows have it; rows are merely counted. That makes it cheap at a hundred thousand rows.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from heapq import nsmallest
from itertools import chain

from briefs.records import dataclass
from briefs.search.lexicon import END, Lexicon, Reading, words

_MOST_LETTERS, _MOST_WORDS = 400, 24  # of what is typed: longer than any name
_COUNTED = 4_000  # rows: words that more rows have are only looked for in the rows that other words found
_LOOKED_INTO = 1_000  # rows
_SLIPS = 2  # in the beginning of a label

_Cut = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """Something to choose: its id, what is shown of it, and the other names it is found by."""

    value: str
    label: str
    also: tuple[str, ...] = ()


class Completer:
    """Completes names of rows; what is alike comes in the order in which the rows are given."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)
        self._texts: list[str] = []  # of each row, its names: " the price of salt \n lindqvist 2004 "
        having: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        names: list[tuple[str, int]] = []
        known: _Cut = {}
        for number, row in enumerate(self._rows):
            cut = [_cut(name, known) for name in (row.label, *row.also)]
            for word in dict.fromkeys(chain.from_iterable(cut)):
                having[word].append(number)
            texts = [_text(found) for found in cut]
            self._texts.append("\n".join(texts))
            names.extend((text, number) for text in texts)
        names.sort()
        self._names = [text for text, _ in names]
        self._named = array("I", (number for _, number in names))
        self._lexicon = Lexicon(having)

    def complete(self, typed: str, limit: int = 25) -> list[Row]:
        """The rows most likely meant, the likeliest first; the first rows where nothing is typed."""
        typed_words = _cut(typed[:_MOST_LETTERS], {})[:_MOST_WORDS]
        if not typed_words:
            return list(self._rows[: max(0, limit)])
        text = _text(typed_words)
        found = self._beginning(text, limit)
        if len(found) < limit:
            found += self._likely(typed_words, text, limit)
        return [self._rows[number] for number in list(dict.fromkeys(found))[: max(0, limit)]]

    def _beginning(self, text: str, limit: int) -> list[int]:
        """The rows with a name that is the text (those shown by it first), then those with one that begins so."""
        low = bisect_left(self._names, text[:-1])
        same = bisect_right(self._names, text, low)
        high = bisect_left(self._names, text[:-1] + END, same)
        equal = sorted(self._named[low:same], key=lambda n: (self._label(n) != text, n))
        return equal + nsmallest(limit, set(self._named[same:high]))

    def _likely(self, typed_words: Sequence[str], text: str, limit: int) -> list[int]:
        """The rows that have most of what is typed; of equals those that begin so, then those in its order."""
        typed = [readings for word in typed_words for readings in self._lexicon.read(word)]
        typed.sort(key=self._lexicon.count)
        counts, rest = self._count(typed)
        counts = self._look_into(counts, rest, limit)
        least = _least(counts, limit)
        tied = _first({row: count for row, count in counts.items() if count >= least}, _LOOKED_INTO)
        begins = self._begins(tied, text)
        ordered = self._in_order(tied, text)
        return sorted(tied, key=lambda n: (-tied[n], n not in begins, n not in ordered, n))

    def _count(self, typed: Sequence[list[Reading]]) -> tuple[dict[int, int], Sequence[list[Reading]]]:
        """What the rows gain by the rarest words, and the words that are too common to be counted."""
        counts: dict[int, int] = {}
        room = _COUNTED
        for place, readings in enumerate(typed):
            room -= self._lexicon.count(readings)
            if counts and room < 0:
                return counts, typed[place:]
            gains: dict[int, int] = {}
            for reading in reversed(readings):  # the best last, so that it holds
                gains.update(dict.fromkeys(self._lexicon.rows(reading, _COUNTED), reading.gain))
            for row, gain in gains.items():
                counts[row] = counts.get(row, 0) + gain
        return counts, ()

    def _look_into(
        self, counts: dict[int, int], typed: Sequence[list[Reading]], limit: int
    ) -> dict[int, int]:
        """The counts with what the words gain that are looked for in the texts of the rows.

        Rows are dropped once they cannot be among the first any more.
        """
        if not typed:
            return counts
        counts = _first(counts, _LOOKED_INTO)
        left = sum(readings[0].gain for readings in typed)
        for readings in typed:
            least = _least(counts, limit) - left
            counts = {
                row: count + self._gain(row, readings) for row, count in counts.items() if count >= least
            }
            left -= readings[0].gain
        return counts

    def _gain(self, row: int, readings: Sequence[Reading]) -> int:
        text = self._texts[row]
        for reading in readings:
            if reading.text in text:
                return reading.gain
        return 0

    def _begins(self, rows: Iterable[int], text: str) -> set[int]:
        """The rows whose label begins like the text, but for slips."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found: set[int] = set()
        for length in (len(text) - 2, len(text) - 1, len(text)):  # the text ends in a space
            begun = {row: self._label(row)[:length] for row in rows}
            near = process.extract(text[:-1], begun, scorer=OSA.distance, score_cutoff=_SLIPS, limit=None)
            found.update(row for _, _, row in near)
        return found

    def _in_order(self, rows: Iterable[int], text: str) -> set[int]:
        """The rows that have the letters of the text in its order, but for a slip."""
        from rapidfuzz import process
        from rapidfuzz.distance import LCSseq

        texts = {row: self._texts[row] for row in rows}
        alike = process.extract(
            text[:-1], texts, scorer=LCSseq.similarity, score_cutoff=len(text) - 3, limit=None
        )
        return {row for _, _, row in alike}

    def _label(self, row: int) -> str:
        return self._texts[row].partition("\n")[0]


def _cut(name: str, known: _Cut) -> list[str]:
    """The words of a name; what is known of its parts is not cut anew."""
    found: list[str] = []
    for token in name.split():
        if token not in known:
            known[token] = words(token)
        found += known[token]
    return found


def _text(found: Sequence[str]) -> str:
    return f" {' '.join(found)} "


def _least(counts: Mapping[int, int], many: int) -> int:
    """What the last of the so many first rows counts."""
    return sorted(counts.values())[-many] if len(counts) > many > 0 else 0


def _first(counts: dict[int, int], many: int) -> dict[int, int]:
    """The so many rows that count most, of equals those given first."""
    if len(counts) <= many:
        return counts
    least = _least(counts, many)
    found = ((row, count) for row, count in counts.items() if count >= least)
    return dict(sorted(found, key=lambda pair: (-pair[1], pair[0]))[:many])
