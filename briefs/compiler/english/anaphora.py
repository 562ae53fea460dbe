"""The words of a sentence that point at something it does not say itself.

General English, read without a parser: a pronoun is resolved by what stands before it in the sentence, or
after it in an introduction ("As it grows, the forum …").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefs.compiler.english import definites, demonstratives, ellipses, pronouns
from briefs.compiler.english.antecedents import Antecedents
from briefs.compiler.english.grammar import Word
from briefs.compiler.english.pointer import Pointer

_RULES: dict[str, Callable[[Sequence[Word], int, Antecedents], Pointer | None]] = {
    **dict.fromkeys(("it", "its", "itself"), pronouns.it),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), pronouns.they),
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself"), pronouns.he),
    "so": pronouns.so,
    "ones": pronouns.ones,
    **dict.fromkeys(("this", "these"), demonstratives.this),
    "that": demonstratives.that,
    "those": demonstratives.those,
    "such": demonstratives.such,
    "the": definites.the,
    "both": definites.both,
    "similar": definites.similar,
    **dict.fromkeys(("different", "identical", "alike"), definites.different),
    **dict.fromkeys(("opposite", "reverse", "contrary"), definites.opposite),
    **dict.fromkeys(("more", "less"), ellipses.compared),
    **dict.fromkeys(("agree", "agrees", "agreed", "disagreed", "concur", "concurred"), ellipses.agreed),
    **dict.fromkeys(("aforementioned", "above-mentioned", "ensuing", "resulting"), definites.mentioned),
}


def pointers(sentence: Sequence[Word], start: int) -> Iterator[Pointer]:
    """What points out of the sentence, in order; its opening connectives end before word ``start``."""
    offer = Antecedents(sentence, start)
    for at in [n for n, word in enumerate(sentence) if n == start or word.low in _RULES]:
        if at < start:
            continue
        rule = _RULES.get(sentence[at].low)
        found = rule(sentence, at, offer) if rule else None
        if found is None and at == start:
            found = definites.opening(sentence, at)
        if found is not None:
            yield found
