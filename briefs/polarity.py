"""Whether a sentence affirms or denies: the ground on which two lines may be called opposed or close."""

from __future__ import annotations

import re

# Grammatical negation and verbs that deny, doubt, end or reduce what they govern.
_NEGATION = re.compile(
    r"\b(not|no|nor|never|neither|none|nothing|cannot|without|n't|\w+n['’]t|unable|unlikely|unwilling|impossible"
    r"|hardly|scarcely|little|less|few|doubt(s|ed|ful)?|question(s|ed|ing)?|reject(s|ed|ing)?|oppos(e|es|ed|ing)"
    r"|deny|denies|denied|refus(e|es|ed|ing)|stop(s|ped)?|discontinue(d)?|withdraw(n|al)?|skeptic(al|ism)?"
    r"|sceptic(al|ism)?|pessimistic|fail(s|ed|ure)?|lack(s|ed|ing)?|downplay(s|ed)?|merely)\b",
    re.I,
)


def negations(text: str) -> int:
    """How many words of a sentence deny, doubt or take away."""
    return len(_NEGATION.findall(text))


def denies(text: str) -> bool:
    """Whether a sentence as a whole denies: an odd number of negations, as two undo each other."""
    return negations(text) % 2 == 1
