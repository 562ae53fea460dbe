"""How two lines stand to each other: opposed or close only by rule, else side by side.

A wrong "opposed" is worse than ten "side by side", so a sign needs shared terms, lines that stand alone, and
neighbours that do not turn them round.
"""

from __future__ import annotations

from briefs.answers import Sign
from briefs.models import Lean
from briefs.polarity import clash, denies
from briefs.search.terms import Lexicon
from briefs.select import Candidate, alike, turned

_CLASHING = 2  # shared terms where one line says "will" and the other "won't" of the same subject
_SHARED = 3  # shared terms otherwise
_OPPOSED = 0.35  # likeness
_CLOSE = 0.45


def sign(a: Candidate, b: Candidate, lexicon: Lexicon) -> Sign:
    """Opposed, close or side by side."""
    if any(c.sentence.lean is not Lean.NONE or c.sentence.question for c in (a, b)):
        return Sign.BESIDE
    first, second = a.sentence.text, b.sentence.text
    shared = _shared(first, second, lexicon)
    subjects = clash(first, second)
    apart = subjects is not None and not _shared(*subjects, lexicon)
    if subjects and not apart and shared >= _CLASHING and _steady(a, b):
        return Sign.OPPOSED
    if apart or shared < _SHARED:
        return Sign.BESIDE
    likeness = alike(first, second)
    if denies(first) == denies(second):
        return Sign.CLOSE if likeness >= _CLOSE else Sign.BESIDE
    return Sign.OPPOSED if likeness >= _OPPOSED and _steady(a, b) else Sign.BESIDE


def _shared(first: str, second: str, lexicon: Lexicon) -> int:
    return len({t.key for t in lexicon.terms(first)} & {t.key for t in lexicon.terms(second)})


def _steady(*lines: Candidate) -> bool:
    """Whether the sentence after each line does not turn it round."""
    return not any(turned(c.passage, c.sentence) for c in lines)
