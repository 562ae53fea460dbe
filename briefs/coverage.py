"""Choosing a few texts that stand for many (facility location: Nemhauser et al. 1978; Lin & Bilmes 2011)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

Vector = dict[str, float]
_MOST = 400  # texts that are compared with each other, as the work grows with their square


def cover(texts: Sequence[Sequence[str]], weights: Sequence[float]) -> Iterator[int]:
    """Numbers of texts (given as stems): each the one that best covers what the ones before it leave uncovered.

    A text is covered as far as a chosen one is like it (TF-IDF cosine), and counts by its weight. Ends where no
    text covers more. Of very many only the heaviest are looked at.
    """
    heaviest = sorted(range(len(texts)), key=lambda n: (-weights[n], n))[:_MOST]
    order = sorted(heaviest)
    vectors = _vectors([texts[n] for n in order])
    likeness = [[_dot(a, b) for b in vectors] for a in vectors]
    covered = [0.0] * len(order)
    left = list(range(len(order)))
    while left:
        gains = {n: _gain(likeness[n], covered, [weights[m] for m in order]) for n in left}
        best = max(left, key=lambda n: (gains[n], -n))
        if gains[best] <= 0:
            return
        yield order[best]
        left.remove(best)
        covered = [max(pair) for pair in zip(covered, likeness[best], strict=True)]


def _gain(row: Sequence[float], covered: Sequence[float], weights: Sequence[float]) -> float:
    each = zip(row, covered, weights, strict=True)
    return math.fsum(weight * (like - so_far) for like, so_far, weight in each if like > so_far)


def _vectors(texts: Sequence[Sequence[str]]) -> list[Vector]:
    holding = Counter(term for text in texts for term in set(text))
    vectors = []
    for text in texts:
        counts = sorted(Counter(text).items())
        vector = {term: n * math.log(1 + len(texts) / holding[term]) for term, n in counts}
        norm = math.sqrt(math.fsum(v * v for v in vector.values())) or 1.0
        vectors.append({term: v / norm for term, v in vector.items()})
    return vectors


def _dot(a: Vector, b: Vector) -> float:
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(v * b[term] for term, v in a.items() if term in b)
