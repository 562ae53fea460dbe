"""Who speaks in a sentence, how sure it is, and which years it names: read from its words alone."""

from __future__ import annotations

import re

_REPORTED = re.compile(
    r"(?P<by>(?:[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Oo]ne|[Aa]n?)\b[^,;:.]{0,60}?"
    r"(?:analysts?|observers?|participants?|scholars?|experts?|officials?))\s+(?:\w+ly\s+)?"
    r"(?:argue|assert|believe|claim|suggest|note|contend|state|say|describe)(?:s|d|ed)?\b"
)
_HEDGES = re.compile(r"\b(?:may|might|could|likely|unlikely|perhaps|possibly|probably|appears?|seems?)\b")
_FLAT = re.compile(
    r"\b(?:will|must|cannot|can['’]t|won['’]t|never|should|needs? to|ha(?:s|ve) to)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d,$€£])(1[5-9]\d\d|20\d\d)(?![\d,])")


def reported(sentence: str) -> str | None:
    """The sentence's own words for who is speaking; None where the author speaks."""
    match = _REPORTED.search(sentence)
    return match["by"] if match else None


def hedges(sentence: str) -> tuple[str, ...]:
    """The words that weaken the claim, lower case, in order, each once."""
    return _words(_HEDGES, sentence)


def flat(sentence: str) -> tuple[str, ...]:
    """The words that make the claim flat, lower case, in order, each once."""
    return _words(_FLAT, sentence)


def years(sentence: str) -> tuple[int, ...]:
    """The years (1500 to 2099) the sentence names, sorted."""
    return tuple(sorted({int(year) for year in _YEAR.findall(sentence)}))


def is_question(sentence: str) -> bool:
    """Whether the sentence asks."""
    return sentence.rstrip("\"'”’)]» ").endswith(("?", "？", "؟"))


def _words(pattern: re.Pattern[str], sentence: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group().lower() for match in pattern.finditer(sentence)))
