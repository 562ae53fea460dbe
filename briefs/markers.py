"""Words that set two papers apart, with their counts, so that anybody can count again."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from briefs.answers import Count
from briefs.models import Place
from briefs.search.keys import pair, pairs, parts
from briefs.search.terms import Term
from briefs.search.words import FRAME_WORDS, LIGHT_WORDS, NUMERALS
from briefs.text import STOP_WORDS, stem

Terms = Mapping[Place, Sequence[Term]]  # of a paper's sentences
_SHOWN = 3  # a side
_UNTOLD = LIGHT_WORDS | FRAME_WORDS | NUMERALS
_LEAST = 5  # uses in both papers together
_MOST = 2 / 3


def markers(first: Terms, second: Terms, names: Mapping[str, str]) -> tuple[Count, ...]:
    """Terms that set two papers apart: log-odds with an informative Dirichlet prior (Monroe et al. 2008).

    A word that also stands within a name is none of them: who counts it by hand counts it there as well. Nor is
    a word that goes with any subject.
    """
    counts = [Counter(k for terms in side.values() for k in _keys(terms)) for side in (first, second)]
    within = {k for side in (first, second) for terms in side.values() for t in terms for k in _within(t)}
    totals = [c.total() for c in counts]
    alpha = sum(totals)
    every = {key: counts[0][key] + counts[1][key] for key in {**counts[0], **counts[1]}}
    prior = {key: both for key, both in every.items() if both >= _LEAST and key not in within}
    surface = _surfaces(prior, first, second, names)
    scores = {}
    for key, both in prior.items():
        words = surface[key].split()
        if not _UNTOLD.isdisjoint(words) or any(len(w) == 1 or w.isdigit() for w in words):
            continue
        a, b = (c[key] + both for c in counts)
        rest = [max(1, total + alpha - used) for total, used in zip(totals, (a, b), strict=True)]
        odds = math.log(a / rest[0]) - math.log(b / rest[1])
        scores[key] = odds / math.sqrt(1 / a + 1 / b)
    ranked = sorted(scores, key=lambda k: (-scores[k], k))
    firsts = _without_parts([k for k in ranked if scores[k] > 0], prior)
    seconds = _without_parts([k for k in reversed(ranked) if scores[k] < 0], prior)
    return tuple(Count(surface[k], counts[0][k], counts[1][k]) for k in (*firsts, *seconds))


def _within(term: Term) -> Iterator[str]:
    """The words of a name of several words, and its pairs of words, as keys."""
    if len(term.words) > 1:
        stems = [stem(word) for word in term.words if word not in STOP_WORDS]
        yield from stems
        yield from (pair(a, b) for a, b in pairwise(stems))


def _without_parts(ranked: Sequence[str], uses: Mapping[str, int]) -> list[str]:
    """The first few, of a phrase and its own words one: the phrase where it is most of the word's uses."""
    phrases = [key for key in ranked if parts(key)[1:]]
    kept: list[str] = []
    for key in ranked:
        if len(kept) == _SHOWN:
            break
        words = set(parts(key))
        whole = next((p for p in phrases if key in parts(p) and uses[p] >= _MOST * uses[key]), key)
        if not any(words & set(parts(k)) for k in kept):
            kept.append(whole)
    return kept


def _surfaces(wanted: Iterable[str], first: Terms, second: Terms, names: Mapping[str, str]) -> dict[str, str]:
    """How each of some keys is shown: a name by its first form, a word as it is most often written."""
    wanted = list(wanted)
    written: dict[str, Counter[str]] = {part: Counter() for key in wanted for part in parts(key)}
    for side in (first, second):
        for terms in side.values():
            for term in terms:
                if term.key in written:
                    written[term.key][" ".join(term.words)] += 1
    shown = {k: names.get(k) or min(c, key=lambda w: (-c[w], w)) for k, c in written.items()}
    return {key: " ".join(shown[part] for part in parts(key)) for key in wanted}


def _keys(terms: Sequence[Term]) -> list[str]:
    line = [term.key for term in terms]
    return [*line, *pairs(line)]
