"""Words that set two papers apart, with their counts, so that anybody can count again."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefs.answers import Count
from briefs.models import Place
from briefs.search.terms import Term, keys

Terms = Mapping[Place, Sequence[Term]]  # of a paper's sentences
_SHOWN = 3  # a side
_LEAST = 5  # uses in both papers together
_MOST = 2 / 3


def markers(first: Terms, second: Terms, names: Mapping[str, str]) -> tuple[Count, ...]:
    """Terms that set two papers apart: log-odds with an informative Dirichlet prior (Monroe et al. 2008)."""
    counts = [Counter(k for terms in side.values() for k in keys(list(terms))) for side in (first, second)]
    prior = counts[0] + counts[1]
    totals = [sum(c.values()) for c in counts]
    alpha = sum(prior.values())
    scores = {}
    for key, both in prior.items():
        if both < _LEAST:
            continue
        a, b = (c[key] + both for c in counts)
        odds = math.log(a / (totals[0] + alpha - a)) - math.log(b / (totals[1] + alpha - b))
        scores[key] = odds / math.sqrt(1 / a + 1 / b)
    surface = _surfaces(first, second, names)
    ranked = sorted(scores, key=lambda k: (-scores[k], k))
    firsts = _without_parts([k for k in ranked if scores[k] > 0], prior)[:_SHOWN]
    seconds = _without_parts([k for k in reversed(ranked) if scores[k] < 0], prior)[:_SHOWN]
    return tuple(Count(surface[k], counts[0][k], counts[1][k]) for k in (*firsts, *seconds))


def _without_parts(ranked: Sequence[str], uses: Mapping[str, int]) -> list[str]:
    """A phrase and its own words say the same: the phrase where it is most of the word's uses, else the first."""
    phrases = [key for key in ranked if " " in key]
    kept: list[str] = []
    for key in ranked:
        words = set(key.split())
        whole = next((p for p in phrases if key in p.split() and uses[p] >= _MOST * uses[key]), key)
        if not any(words & set(k.split()) for k in kept):
            kept.append(whole)
    return kept


def _surfaces(first: Terms, second: Terms, names: Mapping[str, str]) -> dict[str, str]:
    """How each key is shown: a name by its first form, a word as it is most often written."""
    written: dict[str, Counter[str]] = {}
    for side in (first, second):
        for terms in side.values():
            for term in terms:
                written.setdefault(term.key, Counter())[" ".join(term.words)] += 1
    shown = {k: names.get(k) or min(c, key=lambda w: (-c[w], w)) for k, c in written.items()}
    pairs = {
        f"{a} {b}": f"{shown[a]} {shown[b]}"
        for side in (first, second)
        for terms in side.values()
        for a, b in _neighbours(terms)
    }
    return shown | pairs


def _neighbours(terms: Sequence[Term]) -> list[tuple[str, str]]:
    return [(a.key, b.key) for a, b in pairwise(terms)]
