"""The words that tie a sentence to the one before it: "In other words,", "But", "…, however, …"."""

from __future__ import annotations

import re

from briefs.models import Lean

_OPEN = re.compile(r"[\s\"'“‘«(\[*_•–—-]*")
# The claim before is half of what they say: an example of it, its opposite, its condition.
_HARD = re.compile(
    r"""(?:in\ other\ words | for\ (?:example|instance) | for\ one(?:\ thing)?(?=,) | then(?=[,\s]) | instead(?!\ of\b)
    | (?:rather|otherwise|conversely|similarly|likewise|alternatively)(?=,) | (?:similarly|likewise)(?=\ (?:the|in|to)\b)
    | (?:in|by)\ contrast(?!\ (?:to|with)\b) | in\ (?:response|return)(?!\ (?:to|for)\b) | as\ such(?=,)
    | on\ the\ (?:other\ hand|contrary) | (?:the\ )?(?:reverse|opposite|same)\ (?:is|was|holds|applies|goes)\b | not\ so\b
    | if\ (?!necessary|possible|anything|any|ever|applicable|appropriate)\w+(?=,) | (?:here|there)(?=,)
    | (?:so|nor|neither)\ (?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may)\b
    | even\ (?:more|less|fewer|worse)(?!\ (?:so|importantly)\b)(?=\s) | (?:for|in|on)\ the\ same\ (?!time)\w+(?!\ as\b)
    | (?:by|in)(?:\ so)?\ doing\ (?:so|this|that)\b | in\ (?:so\ )?doing\b | to\ do\ so\b | vice\ versa\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# With a full subject after them the sentence can be understood alone.
_SOFT = re.compile(
    r"""(?:but | and | or | yet(?!\ another) | so(?=[,\s])(?!\ (?:far|long|much|many|as|that|called)\b) | nor | also | besides(?=,)
    | however(?=,) | (?:further|furthermore|moreover|additionally|likewise|thus|hence|consequently|accordingly|therefore)
    | in\ addition(?!\ to\b) | as\ a\ (?:result|consequence)(?!\ of\b) | indeed | in\ fact | in\ particular | specifically
    | in\ (?:any|either)\ (?:case|event) | at\ the\ same\ time(?!\ as\b) | meanwhile | nevertheless | nonetheless
    | (?:still|even\ so|again|equally|regardless|next|overall)(?=,) | in\ (?:essence|short|sum|brief|turn|conclusion)(?=,)
    | (?:more|most|even\ more)\ (?:important(?:ly)?|generally|specifically) | after\ all | that\ is(?=,) | namely
    | (?:first|second|third|fourth|last|final)(?:ly)?(?=,) | to\ be\ sure | of\ course | for\ (?:his|her|its|their)\ part)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_INSIDE = re.compile(
    r""",\ (?:however|therefore|nevertheless|nonetheless|moreover|furthermore|for\ (?:example|instance)|then|too|though
    |(?:in|by)\ contrast|on\ the\ other\ hand|in\ turn|meanwhile)(?=[,.;:!?]|\Z)
    | (?<!and\ )\btherefore\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MOST = 3  # connectives in a row: "But then, in other words, …"


def opening(sentence: str) -> tuple[Lean, int]:
    """How far the connectives a sentence opens with lean (NONE, SOFT or HARD), and the offset after them."""
    strength, at = Lean.NONE, _after(_OPEN, sentence, 0)
    for _ in range(_MOST):
        if match := _HARD.match(sentence, at):
            strength = Lean.HARD
        elif match := _SOFT.match(sentence, at):
            strength = Lean.SOFT if strength is Lean.NONE else strength
        else:
            break
        at = _after(_OPEN, sentence, match.end() + sentence[match.end() : match.end() + 1].count(","))
    return strength, at


def inside(sentence: str) -> bool:
    """Whether a connective stands inside the sentence: "Chinese aims, however, …"."""
    return _INSIDE.search(sentence) is not None


def _after(pattern: re.Pattern[str], sentence: str, at: int) -> int:
    match = pattern.match(sentence, at)
    return match.end() if match else at
