"""Whether a sentence affirms or denies: the ground on which two lines may be called opposed or close."""

from __future__ import annotations

import re
from functools import lru_cache

# Grammatical negation and verbs that deny, doubt, end or reduce what they govern.
_NEGATION = re.compile(
    r"\b(not|no|nor|never|neither|none|nothing|cannot|without|n't|\w+n['’]t|unable|unlikely|unwilling|impossible"
    r"|hardly|scarcely|little|less|few|doubt(s|ed|ful)?|question(s|ed|ing)?|reject(s|ed|ing)?|oppos(e|es|ed|ing)"
    r"|deny|denies|denied|refus(e|es|ed|ing)|stop(s|ped)?|discontinue(d)?|withdraw(n|al)?|skeptic(al|ism)?"
    r"|sceptic(al|ism)?|pessimistic|fail(s|ed|ure)?|lack(s|ed|ing)?|downplay(s|ed)?|merely)\b",
    re.I,
)
_MODALS = (
    re.compile(r"\b(will|won['’]t|shall)\b(?P<no> not| never| no longer)?", re.I),
    re.compile(r"\b(should|ought to|must)\b(?P<no> not| never| no longer)?", re.I),
    re.compile(r"\b(can|can['’]t|cannot)\b(?P<no> not| never| no longer)?", re.I),
)
_PLAIN = ("will", "shall", "should", "ought to", "must", "can")
_CONDITION = re.compile(r"\b(if|unless|once|when|as long as|until)\b", re.I)


def clash(first: str, second: str) -> tuple[str, str] | None:
    """What stands before the verb in two lines of which one says will (should, can) and one says it denied."""
    for modal, ours, theirs in zip(_MODALS, _sides(first), _sides(second), strict=True):
        if len(ours) == len(theirs) == 1 and ours != theirs:
            before = modal.split(first)[0], modal.split(second)[0]
            return None if any(map(_CONDITION.search, before)) else before
    return None


@lru_cache(maxsize=8192)  # each line is set against many
def _sides(text: str) -> tuple[frozenset[bool], ...]:
    """For each modal, whether a text says it plainly (False) or denied (True)."""
    return tuple(
        frozenset(bool(m["no"]) or m[1].casefold() not in _PLAIN for m in modal.finditer(text))
        for modal in _MODALS
    )


def negations(text: str) -> int:
    """How many words of a sentence deny, doubt or take away."""
    return len(_NEGATION.findall(text))


def denies(text: str) -> bool:
    """Whether a sentence as a whole denies: an odd number of negations, as two undo each other."""
    return negations(text) % 2 == 1
