"""How a claimed text and a stretch of the papers differ, word by word and mark by mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefs.answers import Change
from briefs.records import dataclass
from briefs.text import collapse
from briefs.units import WORD, Unit, letters, units

ALIKE = 0.7  # of the letters: two such words in one place are one word, misspelt or inflected

Span = tuple[int, int, int, int]  # from and to in what is claimed, from and to in the source


@dataclass(frozen=True, slots=True)
class Fit:
    """How many words fit a stretch of words, and the part of the stretch that they take up."""

    aligned: int
    first: int
    last: int  # the word after it


def fit(claimed: Sequence[str], source: Sequence[str]) -> Fit:
    """The alignment with the fewest edits of words, which are compared by their letters.

    The source may be longer at both ends: from it is taken what stands between the first and the last equal
    word, and for each claimed word before or after these one more.
    """
    claimed = [letters(word) for word in claimed]
    equal = [span for tag, span in _edits(claimed, source) if tag == "equal"]
    if not equal:
        return Fit(0, 0, 0)
    first = max(0, equal[0][2] - equal[0][0])
    last = min(len(source), equal[-1][3] + len(claimed) - equal[-1][1])
    aligned = 0
    for tag, (a, b, c, d) in _edits(claimed, source[first:last]):
        pairs = zip(claimed[a:b], source[first + c : first + d], strict=False)
        aligned += b - a if tag == "equal" else sum(_alike(ours, theirs) for ours, theirs in pairs)
    return Fit(aligned, first, last)


def changes(claimed: str, source: str) -> tuple[Change, ...]:
    """What to change in a claimed text to get the source; marks are shown with a word they stand at."""
    ours, theirs = list(units(claimed)), list(units(source))
    spans: list[Span] = []
    for span in _differences([unit.key for unit in ours], [unit.key for unit in theirs]):
        a, b, c, d = _with_words(span, ours, theirs)
        if spans and (a < spans[-1][1] or c < spans[-1][3]):
            a, _, c, _ = spans.pop()
        spans.append((a, b, c, d))
    return tuple(Change(_slice(claimed, ours[a:b]), _slice(source, theirs[c:d])) for a, b, c, d in spans)


def _differences(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Span]:
    """The edits, those that touch as one."""
    open_: Span | None = None
    for tag, (a, b, c, d) in _edits(ours, theirs):
        if tag != "equal":
            open_ = (open_[0], b, open_[2], d) if open_ else (a, b, c, d)
        elif open_:
            yield open_
            open_ = None
    if open_:
        yield open_


def _with_words(span: Span, ours: Sequence[Unit], theirs: Sequence[Unit]) -> Span:
    """An edit of marks alone with the equal word before it, and for a dash the one after it as well."""
    a, b, c, d = span
    edited = (*ours[a:b], *theirs[c:d])
    if any(unit.kind == WORD for unit in edited):
        return span
    before = bool(a and c)
    if not before or any(unit.kind == "dash" for unit in edited):
        b, d = min(b + 1, len(ours)), min(d + 1, len(theirs))
    return a - before, b, c - before, d


def _edits(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[str, Span]]:
    from rapidfuzz.distance import Levenshtein

    for op in Levenshtein.opcodes(ours, theirs):
        yield op.tag, (op.src_start, op.src_end, op.dest_start, op.dest_end)


def _alike(ours: str, theirs: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(ours, theirs) >= ALIKE


def _slice(text: str, held: Sequence[Unit]) -> str:
    return collapse(text[held[0].start : held[-1].end]) if held else ""
