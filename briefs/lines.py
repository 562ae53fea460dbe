"""Which sentence may be shown all by itself, to somebody who has not read a word of its paper."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefs.counter import stands_alone
from briefs.models import Passage, Sentence
from briefs.text import collapse

SHORTEST, LONGEST = 90, 240  # characters of a line: more than a slogan, read at a glance
# A sentence opens like one and ends like one: no torn half, no bullet, nothing that announces what is not shown.
_OPENS = re.compile(r"[\"“‘'(\[]*[^\W_a-z]")
_ENDS = re.compile(r"[\w)\]%\"”’'][.!…][\"”’')\]]*$")
# What stands elsewhere in the paper.
_ELSEWHERE = re.compile(
    r"\b(?:figs?|figures?|tabs?|tables?|eqs?|eqns?|equations?|algorithms?|appendix|appendices|sections?|chapters?"
    r"|examples?|steps?|footnotes?|notes?)\b\.?\s*[(\[]?(?:\d|(?-i:[IVX]+|[A-Z])\b)"
    r"|§|\b(?:this|these|the (?:next|last|previous|preceding|following|present|remaining|rest of the)) "
    r"(?:sub)?(?:sections?|chapters?|examples?|tables?|figures?|subsections?)\b"
    r"|\bas follows\b|\b(?:the|in) following\b|\b(?:see|shown|described|mentioned|discussed|listed|noted|defined|given)"
    r" (?:above|below|earlier|previously|here)\b"
    r"|\b(?:previously|above|earlier|afore)[- ]?(?:described|mentioned|defined)\b"
    r"|\b(?:eqs?|figs?|tabs?|sec|cf)\.$",
    re.I,
)
# A conclusion whose premise is not in the sentence: one that is follows "and", a dash or a semicolon.
_CONCLUDES = re.compile(
    r"(?<!and )(?<!; )(?<!— )(?<!– )\b(?:therefore|thus|hence|consequently|accordingly)\b(?! far\b)", re.I
)
# "In contrast to earlier reports, those studies found …": a subject that points back over the opening.
_POINTS = re.compile(
    r"[^,;]+, (?:this|these|those|such) (?!(?:as|paper|study|work|article|report|book|essay)\b)[a-z]+"
)
# Two sentences run into one, a heading run into its text, marks that were letters or formulas in another file.
_GARBLED = re.compile(r"\w{4,}\. [a-z]|[.:] \d+\.\d+ [A-Z]|\?\w|\s\?|\?\s|\S\?$|[\\^{}=<>_#|~�□■•]")
_ADDS = re.compile(r"(?<!but )\b(?:also|too(?=[,.])|additionally|likewise|moreover|furthermore)\b", re.I)
_PAIRS = ("()", "[]", "“”")


def tells(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence is of the length of a line, whole, and leans on nothing that is not shown."""
    text = collapse(sentence.text)
    return (
        SHORTEST <= len(text) <= LONGEST
        and not sentence.question
        and stands_alone(passage, sentence)
        and _OPENS.match(text) is not None
        and _ENDS.search(text) is not None
        and not any(map(_found(text), (_ELSEWHERE, _CONCLUDES, _GARBLED)))
        and _POINTS.match(text) is None
        and all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)
        and text.count('"') % 2 == 0
    )


def points_elsewhere(text: str) -> bool:
    """Whether a sentence speaks of a figure, a table or a section that is not shown with it."""
    return _ELSEWHERE.search(text) is not None


def adds(sentence: Sentence) -> bool:
    """Whether a sentence adds to something said before it: "… should also be prepared"."""
    return _ADDS.search(sentence.text) is not None


def _found(text: str) -> Callable[[re.Pattern[str]], bool]:
    return lambda pattern: pattern.search(text) is not None
