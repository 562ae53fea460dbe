"""How two lines stand to each other: opposed or close only by rule, else side by side.

A wrong "opposed" is worse than ten "side by side", so a sign needs shared terms, lines that stand alone, and
neighbours that do not turn them round.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefs.answers import Sign
from briefs.models import Lean
from briefs.polarity import clash, denies, negations
from briefs.search.terms import Lexicon
from briefs.select import Candidate, alike

_CLASHING = 2  # shared terms where one line says "will" and the other "won't"
_SHARED = 3  # shared terms otherwise
_OPPOSED = 0.35  # likeness
_CLOSE = 0.45


def sign(a: Candidate, b: Candidate, lexicon: Lexicon) -> Sign:
    """Opposed, close or side by side."""
    if any(c.sentence.lean is not Lean.NONE or c.sentence.question for c in (a, b)):
        return Sign.BESIDE
    first, second = a.sentence.text, b.sentence.text
    shared = len({t.key for t in lexicon.terms(first)} & {t.key for t in lexicon.terms(second)})
    if shared >= _CLASHING and clash(first, second) and _steady(a, b):
        return Sign.OPPOSED
    if shared < _SHARED:
        return Sign.BESIDE
    likeness = alike(first, second)
    if denies(first) == denies(second):
        return Sign.CLOSE if likeness >= _CLOSE else Sign.BESIDE
    return Sign.OPPOSED if likeness >= _OPPOSED and _steady(a, b) else Sign.BESIDE


def _steady(*lines: Candidate) -> bool:
    """Whether the sentence after each line does not turn it round."""
    return not any(negations(text) for c in lines for text in _after(c))


def _after(c: Candidate) -> Sequence[str]:
    return [s.text for s in c.passage.sentences if s.number == c.sentence.number + 1]
