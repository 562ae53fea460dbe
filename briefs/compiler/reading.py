"""A sentence that has been read: its words, cut once for all who judge it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

from briefs import text
from briefs.compiler.english import grammar
from briefs.compiler.english.grammar import Word
from briefs.records import dataclass

_NEGATIONS = frozenset("no not never neither nor none cannot without".split())
_RUNS = attrgetter("runs")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the judges of a sentence start from."""

    text: str  # as it stands in the paper
    line: str  # the same on one line
    words: Sequence[Word]
    said: frozenset[
        str
    ]  # the runs of letters in its words: where none of a pattern's is, it need not be tried
    stems: tuple[str, ...]  # without stop words, in order
    denies: bool


def read(sentence: str) -> Reading:
    """The reading of a sentence."""
    line = text.collapse(sentence)
    found, folded = grammar.words(line), text.words(sentence)
    return Reading(
        sentence,
        line,
        found,
        frozenset(chain.from_iterable(map(_RUNS, found))),
        tuple([stem for _, stem in folded if stem]),
        _denying([word for word, _ in folded]),
    )


def _denying(spoken: Sequence[str]) -> bool:
    if not _NEGATIONS.isdisjoint(spoken):
        return True
    return any(word.endswith("n't") for word in spoken if "'" in word)
