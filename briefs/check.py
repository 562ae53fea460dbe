"""Checks a claimed quote against the papers: exact, near, stitched, of another paper, or not found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from briefs.alignment import changes, fit
from briefs.answers import QuoteCheck, Verdict
from briefs.models import Paper, Quote
from briefs.pieces import LEFT_OUT, Piece, pieces
from briefs.quotes import span
from briefs.records import dataclass
from briefs.shingles import UNKNOWN, Line, Run, Shingles
from briefs.text import STOP_WORDS, collapse, fold
from briefs.units import GAP, WORD, Unit, units

NEAR = 0.8  # of the words stand in the papers, in order
ALSO = 5  # further places shown
_SHORT = 3  # words; a claim of fewer is found verbatim or not at all
_LOOKED_AT = 50  # places with the same words, of a claim that is everywhere
_CITATION = re.compile(r"\s*[\[(]([^\[\]()¶,]{1,80}),[^\[\]()¶]{0,40}¶\s*\d+\s*[\])]\s*$")

Stretch = tuple[int, int]  # words of the index: the first, and the one after the last


def check(text: str, papers: Sequence[Paper], credited: str | None = None) -> QuoteCheck:
    """What became of a claimed quote; ``credited`` is the id of the paper the person named.

    For more than one quote make a Checker, which reads the papers once.
    """
    return Checker(papers).check(text, credited)


@dataclass(frozen=True, slots=True)
class _Claim:
    """The claimed words, and where between them the claim says that something is left out."""

    text: str
    line: tuple[Unit, ...]

    @classmethod
    def read(cls, text: str) -> _Claim:
        line = [unit for unit in units(text) if unit.kind in (WORD, GAP)]
        while line and line[0].kind == GAP:
            del line[0]
        while line and line[-1].kind == GAP:
            del line[-1]
        return cls(text, tuple(line))

    def words(self, first: int = 0, last: int | None = None) -> list[str]:
        return [unit.key for unit in self.line[first:last] if unit.kind == WORD]

    def slice(self, first: int, last: int) -> str:
        return self.text[self.line[first].start : self.line[last - 1].end]


class Checker:
    """Checks quotes against some papers; the first check reads all of them."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._papers = tuple(papers)

    @cached_property
    def _index(self) -> Shingles:
        return Shingles(self._papers)

    def check(self, text: str, credited: str | None = None) -> QuoteCheck:
        """What became of a claimed quote; ``credited`` is the id of the paper the person named.

        A citation at the end of the text, as a copied line has it, credits as well. A stitched quote comes
        with its pieces, one that is not found with none.
        """
        words = text = collapse(text)
        if citation := _CITATION.search(text):
            words = text[: citation.start()]
            named = (paper.id for paper in self._papers if fold(paper.name) == fold(citation[1]))
            credited = credited or next(named, None)
        found = self._find(_Claim.read(words), credited)
        return replace(found, claimed=text, credited=credited)

    def _find(self, claim: _Claim, credited: str | None) -> QuoteCheck:
        words = claim.words()
        if starts := self._index.occurrences(self._index.ids(words)):
            return self._verbatim(claim, starts, credited)
        found = None
        if len(words) >= _SHORT and not STOP_WORDS.issuperset(words):
            ids = [UNKNOWN if n.kind == GAP else self._index.ids((n.key,))[0] for n in claim.line]
            runs = self._index.runs(ids)
            its = [run for run in runs if self._within(run.source, credited)]
            found = self._likely(claim, its)
            if len(its) < len(runs) and (found is None or found.verdict is Verdict.STITCHED):
                other = self._likely(claim, runs)
                if other and other.verdict is Verdict.NEAR:
                    other = replace(other, verdict=Verdict.WRONG_PAPER)
                found = other or found
        return found or QuoteCheck(claim.text, Verdict.NOT_FOUND, ())

    def _within(self, word: int, paper: str | None) -> bool:
        return paper is None or word in self._index.papers.get(paper, ())

    def _verbatim(self, claim: _Claim, starts: Sequence[int], credited: str | None) -> QuoteCheck:
        """The verdict on words that stand in the papers just so, if perhaps with other marks between them."""
        right = [start for start in starts if self._within(start, credited)]
        claimed, length = claim.slice(0, len(claim.line)), len(claim.words())
        read = [
            (changes(claimed, self._index.text(start, start + length)), start)
            for start in (right or starts)[:_LOOKED_AT]
        ]
        differences, start = min(read, key=lambda entry: (len(entry[0]), entry[1]))
        verdict = Verdict.NEAR if differences else Verdict.EXACT
        return QuoteCheck(
            claimed=claim.text,
            verdict=verdict if right else Verdict.WRONG_PAPER,
            quotes=self._quotes([(start, start + length)]),
            changes=differences,
            also=self._also((start, start + length)),
        )

    def _likely(self, claim: _Claim, runs: Sequence[Run]) -> QuoteCheck | None:
        """The verdict on words that stand in the papers nearly so, or here and there; None for neither."""
        gaps = [n for n, unit in enumerate(claim.line) if unit.kind == GAP]
        found = [
            (piece.first.claim, piece.last.claim_end, piece) for piece in pieces(runs, self._index, gaps)
        ]
        if len(found) == 1:
            found = [(0, len(claim.line), found[0][2])]
        fits = [self._fit(claim, first, last, piece) for first, last, piece in found]
        aligned = sum(words for words, _ in fits)
        if not aligned or aligned / len(claim.words()) < NEAR:
            return None
        places = [place for _, place in fits]
        first, last = places[0]
        near = len(places) == 1 and aligned / (last - first) >= NEAR
        return QuoteCheck(
            claimed=claim.text,
            verdict=Verdict.NEAR if near else Verdict.STITCHED,
            quotes=self._quotes(places),
            changes=tuple(
                change
                for (start, end, _), place in zip(found, places, strict=True)
                for change in changes(claim.slice(start, end), self._index.text(*place))
            ),
            also=self._also(places[0]) if near else (),
        )

    def _fit(self, claim: _Claim, first: int, last: int, piece: Piece) -> tuple[int, Stretch]:
        """How many words of a part of the claim its piece has, and where in the sentences it begins in."""
        head, tail = piece.first, piece.last
        before, after = head.claim - first, last - tail.claim_end  # claimed words that no run has
        start = max(self._index.line(head.source).first, head.source - before - bool(before) * LEFT_OUT)
        end = min(
            self._index.line(tail.source_end - 1).last, tail.source_end + after + bool(after) * LEFT_OUT
        )
        found = fit(claim.words(first, last), self._index.letters(start, end))
        return found.aligned, (start + found.first, start + found.last)

    def _also(self, place: Stretch) -> tuple[Quote, ...]:
        """Other sentences with the same words."""
        others = {self._index.line(place[0]).first: place}
        for word in self._index.occurrences(self._index.words(*place)):
            if len(others) > ALSO:
                break
            others.setdefault(self._index.line(word).first, (word, word + place[1] - place[0]))
        return self._quotes(list(others.values())[1:])

    def _quotes(self, places: Sequence[Stretch]) -> tuple[Quote, ...]:
        """The whole sentences of some stretches of words, by paragraph, with the words in bold."""
        quotes: list[Quote] = []
        for place in places:
            for lines in self._index.paragraphs(*place):
                made = self._quote(lines, place)
                if quotes and (quotes[-1].paper, quotes[-1].start) == (made.paper, made.start):
                    made = _joined(quotes.pop(), made)
                quotes.append(made)
        return tuple(quotes)

    def _quote(self, lines: Sequence[Line], place: Stretch) -> Quote:
        first, last = lines[0], lines[-1]
        made = span(first.paper, first.passage, first.sentence, last.sentence)
        start, end = self._index.bounds(max(place[0], first.first), min(place[1], last.last))
        bold_from = made.start if place[0] <= first.first else start
        bold_to = made.end if place[1] >= last.last else end
        return replace(made, strong=(bold_from - made.start, bold_to - made.start))


def _joined(first: Quote, second: Quote) -> Quote:
    """Two quotes that begin with the same sentence as one: the longer, with all that is bold in either."""
    longer = max(first, second, key=lambda quote: quote.end)
    bold = [offset for quote in (first, second) for offset in quote.strong or ()]
    return replace(longer, strong=(min(bold), max(bold)))
