"""The words that tie a sentence to the one before it: "In other words,", "But", "…, however, …"."""

from __future__ import annotations

import re

from briefs.compiler.english.grammar import RUN, small
from briefs.models import Lean


def _any_of(patterns: str) -> re.Pattern[str]:
    """One pattern a line."""
    return re.compile("|".join(line.strip() for line in patterns.splitlines() if line.strip()), re.IGNORECASE)


_MARKS = re.compile(r"[\s\"'“‘«(\[*_•–—-]*")
# The claim before is half of what they say: an example of it, its opposite, its condition.
_HARD = _any_of(r"""
    in other words\b
    for (?:example|instance)\b
    for one(?: thing)?,
    then(?=[,\s])
    instead\b(?! of\b)
    (?:rather|otherwise|conversely|similarly|likewise|alternatively|here|there|as such),
    (?:similarly|likewise) (?=(?:the|in|to)\b)
    (?:in|by) contrast\b(?! (?:to|with)\b)
    in (?:response|return)\b(?! (?:to|for)\b)
    on the (?:other hand|contrary)\b
    (?:for|in|on) the same (?!time\b)\w+(?! as\b)
    (?:the )?(?:reverse|opposite|same) (?=(?:is|was|holds|applies|goes)\b)
    (?:so|nor|neither) (?=(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may)\b)
    not so\b
    if (?!necessary|possible|any|anything|ever|applicable|appropriate)\w+,
    even (?:more|less|fewer|worse) (?!so\b|important)
    (?:in|by) (?:so )?doing\b
    to do so\b
    vice versa\b
""")
# With a full subject after them the sentence can be understood alone.
_SOFT = _any_of(r"""
    (?:but|and|or|nor|also|indeed|meanwhile|nevertheless|nonetheless|specifically|namely)\b
    (?:further|furthermore|moreover|additionally|thus|hence|consequently|accordingly|therefore)\b
    yet\b(?! another)
    so(?=[,\s])(?! (?:far|long|much|many|as|that|called)\b)
    (?:however|besides|still|even so|again|equally|regardless|next|overall|that is),
    in (?:addition\b(?! to\b)|fact\b|particular\b|(?:any|either) (?:case|event)\b)
    in (?:essence|short|sum|brief|turn|conclusion),
    as a (?:result|consequence)\b(?! of\b)
    at the same time\b(?! as\b)
    (?:even )?(?:more|most) (?:important(?:ly)?|generally|specifically)\b
    (?:first|second|third|fourth|last|final)(?:ly)?,
    (?:after all|to be sure|of course|for (?:his|her|its|their) part)\b
""")
# Each of the connectives begins with one of these words.
_OPENERS = frozenset(
    """accordingly additionally after again also alternatively and as at besides but by consequently conversely equally
    even final finally first firstly for fourth fourthly further furthermore hence here however if in indeed instead
    last lastly likewise meanwhile more moreover most namely neither nevertheless next nonetheless nor not of on
    opposite or otherwise overall rather regardless reverse same second secondly similarly so specifically still that
    the then there therefore third thirdly thus to vice yet""".split()
)
_ASIDE = re.compile(
    r", (?:however|therefore|nevertheless|nonetheless|moreover|furthermore"
    r"|then|too|though|meanwhile|in turn|for (?:example|instance)"
    r"|(?P<half>(?:in|by) contrast|on the (?:other hand|contrary)|conversely|likewise|similarly))(?=[,.;:!?]|\Z)"
)
# Where one of these stands before "in contrast", the other half of the contrast is in the sentence itself.
_HALF = re.compile(
    r"[;:]|, and\b|\b(?:although|but|on the one hand|than|though|whereas|while)\b", re.IGNORECASE
)
_THEREFORE = re.compile(r"(?<!and )\btherefore\b")
_MOST = 3  # connectives in a row: "But then, in other words, …"


def opening(sentence: str) -> tuple[Lean, int]:
    """How far the connectives a sentence opens with lean (NONE, SOFT or HARD), and the offset after them.

    The sentence is on one line, with single spaces.
    """
    strength, at = Lean.NONE, _after_marks(sentence, 0)
    for _ in range(_MOST):
        if _first_run(sentence, at) not in _OPENERS:
            break
        if match := _HARD.match(sentence, at):
            strength = Lean.HARD
        elif match := _SOFT.match(sentence, at):
            strength = Lean.SOFT if strength is Lean.NONE else strength
        else:
            break
        end = match.end()
        at = _after_marks(sentence, end + (sentence[end : end + 1] == ","))
    return strength, at


def inside(sentence: str) -> Lean:
    """How far a connective inside the sentence has it lean: "Chinese aims, however, …"."""
    if aside := _ASIDE.search(sentence):
        alone = aside["half"] and not _HALF.search(sentence, 0, aside.start())
        return Lean.HARD if alone else Lean.SOFT
    told = "therefore" in sentence and _THEREFORE.search(sentence) is not None
    return Lean.SOFT if told else Lean.NONE


def _first_run(sentence: str, at: int) -> str:
    match = RUN.match(sentence, at)
    return small(match.group()) if match else ""


def _after_marks(sentence: str, at: int) -> int:
    match = _MARKS.match(sentence, at)
    return match.end() if match else at
