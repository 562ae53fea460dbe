"""Explains a text as pieces of the papers: as few as will do, each from one place."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence

from briefs.records import dataclass
from briefs.shingles import Run, Shingles

JUMP = 4  # words: what a piece from another place must explain more than, as shorter ones are chance
REACH = 40  # words that may be passed over within one place
LEFT_OUT = 8  # words one may forget; who leaves out more, even within a sentence, is quoting in pieces
ACROSS = 3  # the same where the words left out lie on both sides of a full stop


@dataclass(frozen=True, slots=True)
class Piece:
    """The runs of one place, in order."""

    runs: tuple[Run, ...]

    @property
    def first(self) -> Run:
        """The run it begins with."""
        return self.runs[0]

    @property
    def last(self) -> Run:
        """The run it ends with."""
        return self.runs[-1]


def pieces(runs: Sequence[Run], index: Shingles, gaps: Sequence[int]) -> list[Piece]:
    """The pieces that explain most words of a text, in its order, given the runs it shares with the papers.

    ``gaps`` are the positions in the text where it says itself that something was left out.
    """

    def marked(first: Run, second: Run) -> bool:
        return any(first.claim_end <= gap <= second.claim for gap in gaps)

    found: list[list[Run]] = []
    for run in _chain(runs, index, marked):
        if found and not _parted(found[-1][-1], run, index, marked):
            found[-1].append(run)
        else:
            found.append([run])
    return [Piece(tuple(piece)) for piece in found]


def _chain(runs: Sequence[Run], index: Shingles, marked: Callable[[Run, Run], bool]) -> list[Run]:
    """The best way through the runs, by dynamic programming: words explained less the price of each step."""
    best: list[tuple[float, int, Run]] = []  # by run: its score, the run before it, what of it is new
    ranking: list[tuple[float, int]] = []  # of the runs so far, best first
    for at, run in enumerate(runs):
        score, before, kept = float(run.length), -1, run
        for worse, earlier in ranking:
            if run.length - worse <= score:
                break  # no step from here on can do better, even for nothing
            new = run.without(max(0, runs[earlier].claim_end - run.claim))
            value = new.length - worse - _price(runs[earlier], new, index, marked)
            if new.length > 0 and value > score:
                score, before, kept = value, earlier, new
        best.append((score, before, kept))
        insort(ranking, (-score, at))
    way: list[Run] = []
    at = max(range(len(best)), key=lambda n: best[n][0], default=-1)
    while at >= 0:
        _, before, kept = best[at]
        way.append(kept)
        at = before
    return way[::-1]


def _price(first: Run, second: Run, index: Shingles, marked: Callable[[Run, Run], bool]) -> float:
    """Words that a step from one run to the next has to be worth."""
    if _follows(first, second, index):
        return min(JUMP, (second.source - first.source_end) / 10)
    return 1 if marked(first, second) else JUMP


def _follows(first: Run, second: Run, index: Shingles) -> bool:
    if not 0 <= second.source - first.source_end <= REACH:
        return False
    return index.line(first.source).paper is index.line(second.source).paper


def _parted(first: Run, second: Run, index: Shingles, marked: Callable[[Run, Run], bool]) -> bool:
    """Whether so much lies between two runs that they are two pieces of a quote, not one."""
    if not _follows(first, second, index):
        return True
    passed = second.source - first.source_end
    left_out = passed - (second.claim - first.claim_end)
    if passed and marked(first, second):
        return True
    between = index.lines(first.source_end, second.source) if passed else []
    if any(first.source_end <= line.first and line.last <= second.source for line in between):
        return True  # a whole sentence is missing
    crossed = index.line(first.source_end - 1) is not index.line(second.source)
    return left_out > (ACROSS if crossed else LEFT_OUT)
