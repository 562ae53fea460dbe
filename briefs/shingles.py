"""Where the words of a text stand in the papers: an index of words by position, and runs of equal words."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby, pairwise

from briefs.models import Paper, Passage, Sentence
from briefs.records import dataclass
from briefs.units import WORDS, letters

UNKNOWN = -1  # a word no paper has
_BORDER = 0  # stands between papers, so that nothing runs from one into the next

# Word pairs are looked up from the rarest on until this many places have been looked at: a pair as common as
# "of the" finds nothing that a rarer one has not found, and a claim is answered in a moment from any corpus.
_LOOKS = 50_000
_KEPT = 64  # runs, those with most other runs around them
_NEAR = 16  # words that may have been put in or left out between two runs of one place


@dataclass(frozen=True, slots=True)
class Run:
    """Equal words in a row: from word ``claim`` of a text and word ``source`` of the papers on."""

    claim: int
    source: int
    length: int

    @property
    def claim_end(self) -> int:
        """The word of the text after the last."""
        return self.claim + self.length

    @property
    def source_end(self) -> int:
        """The word of the papers after the last."""
        return self.source + self.length

    def without(self, words: int) -> Run:
        """The run without so many words of its head."""
        return Run(self.claim + words, self.source + words, self.length - words)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the words of the index it holds; ``last`` is the word after it."""

    paper: Paper
    passage: Passage
    sentence: Sentence
    first: int
    last: int


class Shingles:
    """The words of some papers, numbered through in the order given."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._ids: dict[str, int] = {}
        self._letters = [""]  # by word id
        self._places: list[array[int]] = [array("I")]  # by word id
        self._words = array("I", [_BORDER])
        self._starts, self._ends = array("I", [0]), array("I", [0])  # in the source file
        self._lines: list[Line] = []
        self.papers: dict[str, range] = {}  # the words of each
        surfaces: dict[str, int] = {}
        for paper in papers:
            first = len(self._words)
            for passage in paper.passages:
                for sentence in passage.sentences:
                    self._add(paper, passage, sentence, surfaces)
            self.papers[paper.id] = range(first, len(self._words))
            self._words.append(_BORDER)
            self._starts.append(0)
            self._ends.append(0)
        self._firsts = array("I", (line.first for line in self._lines))

    def _add(self, paper: Paper, passage: Passage, sentence: Sentence, surfaces: dict[str, int]) -> None:
        first = len(self._words)
        for match in WORDS.finditer(sentence.text):
            surface = match.group()
            word = surfaces.get(surface)
            if word is None:
                word = surfaces[surface] = self._id(letters(surface))
            self._places[word].append(len(self._words))
            self._words.append(word)
            self._starts.append(sentence.start + match.start())
            self._ends.append(sentence.start + match.end())
        if len(self._words) > first:
            self._lines.append(Line(paper, passage, sentence, first, len(self._words)))

    def _id(self, word: str) -> int:
        found = self._ids.setdefault(word, len(self._letters))
        if found == len(self._letters):
            self._letters.append(word)
            self._places.append(array("I"))
        return found

    def ids(self, words: Iterable[str]) -> list[int]:
        """The number of each word; UNKNOWN for one that no paper has."""
        return [self._ids.get(letters(word), UNKNOWN) for word in words]

    def words(self, first: int, last: int) -> list[int]:
        """The numbers of the words from the first up to the last, the last left out."""
        return self._words[first:last].tolist()

    def letters(self, first: int, last: int) -> list[str]:
        """The letters of the words from the first up to the last, the last left out."""
        return [self._letters[word] for word in self._words[first:last]]

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from the first up to the last stand in their source file."""
        return self._starts[first], self._ends[last - 1]

    def text(self, first: int, last: int) -> str:
        """The words from the first up to the last with the marks between them."""
        start, end = self.bounds(first, last)
        return " ".join(
            n.sentence.text[
                start - n.sentence.start if n.first <= first else 0 : end - n.sentence.start
                if last <= n.last
                else None
            ]
            for n in self.lines(first, last)
        )

    def lines(self, first: int, last: int) -> list[Line]:
        """The sentences that hold the words from the first up to the last, the last left out."""
        return self._lines[bisect_right(self._firsts, first) - 1 : bisect_left(self._firsts, last)]

    def paragraphs(self, first: int, last: int) -> list[list[Line]]:
        """The sentences that hold the words, by paragraph."""
        held = groupby(self.lines(first, last), key=lambda line: (line.paper.id, line.passage.number))
        return [list(lines) for _, lines in held]

    def line(self, word: int) -> Line:
        """The sentence of a word."""
        return self._lines[bisect_right(self._firsts, word) - 1]

    def occurrences(self, ids: Sequence[int]) -> list[int]:
        """Where these words stand next to one another, in the order of the papers."""
        if not ids or UNKNOWN in ids:
            return []
        rarest = min(range(len(ids)), key=lambda n: (len(self._places[ids[n]]), n))
        sought = array("I", ids)
        starts = (place - rarest for place in self._places[ids[rarest]] if place >= rarest)
        return [start for start in starts if self._words[start : start + len(ids)] == sought]

    def runs(self, ids: Sequence[int]) -> list[Run]:
        """The longest runs of at least two words, those of the likeliest places, in the order of the text."""
        pairs = sorted(
            (min(len(self._places[a]), len(self._places[b])), at)
            for at, (a, b) in enumerate(pairwise(ids))
            if UNKNOWN not in (a, b)
        )
        found: dict[int, list[Run]] = {}  # by how far the papers' words are from the text's
        looks = 0
        for looked, at in pairs:
            looks += looked
            if looks > _LOOKS and found:
                break
            for source in self._pairs(ids[at], ids[at + 1]):
                known = found.setdefault(source - at, [])
                if not any(run.claim <= at < run.claim_end for run in known):
                    known.append(self._extend(ids, at, source))
        return _likeliest([run for runs in found.values() for run in runs])

    def _pairs(self, first: int, second: int) -> Iterable[int]:
        if len(self._places[first]) <= len(self._places[second]):
            return [place for place in self._places[first] if self._words[place + 1] == second]
        return [place - 1 for place in self._places[second] if self._words[place - 1] == first]

    def _extend(self, ids: Sequence[int], at: int, source: int) -> Run:
        start, end = 0, 2
        while at + start > 0 and self._words[source + start - 1] == ids[at + start - 1]:
            start -= 1
        while at + end < len(ids) and self._words[source + end] == ids[at + end]:
            end += 1
        return Run(at + start, source + start, end - start)


def _likeliest(runs: list[Run]) -> list[Run]:
    runs.sort(key=lambda run: (run.source - run.claim, run.claim))
    shifts = [run.source - run.claim for run in runs]
    sums = [0, *accumulate(run.length for run in runs)]

    def around(at: int) -> int:
        low, high = bisect_left(shifts, shifts[at] - _NEAR), bisect_right(shifts, shifts[at] + _NEAR)
        return sums[high] - sums[low]

    order = sorted(
        range(len(runs)), key=lambda n: (-around(n), -runs[n].length, runs[n].source, runs[n].claim)
    )
    return sorted((runs[n] for n in order[:_KEPT]), key=lambda run: (run.claim, run.source))
