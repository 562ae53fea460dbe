"""How near the sentences of one text are to what is asked of it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

# Okapi BM25 (Robertson & Zaragoza 2009) at its usual constants, a sentence for a document.
_K1, _B = 1.2, 0.75
# What is asked about is mostly spoken of in one place, in more words than the question has: a sentence gains
# by the mean score of those around it.
_WINDOW = 10  # sentences on either side
_DENSITY = 2.0


def relevance(lines: Sequence[Sequence[str]], asked: frozenset[str]) -> list[float]:
    """For each sentence, given as its stems in the order of the text, how near it is to the stems asked for: 0 to 1."""
    own = _bm25(lines, asked)
    sums = [0.0, *accumulate(own)]
    spans = [(max(0, n - _WINDOW), min(len(own), n + _WINDOW + 1)) for n in range(len(own))]
    around = [(sums[end] - sums[start]) / (end - start) for start, end in spans]
    scores = [a + _DENSITY * b for a, b in zip(own, around, strict=True)]
    best = max(scores, default=0.0) or 1.0
    return [score / best for score in scores]


def _bm25(lines: Sequence[Sequence[str]], asked: frozenset[str]) -> list[float]:
    counts = [Counter(term for term in line if term in asked) for line in lines]
    holding = Counter(term for count in counts for term in count)
    weight = {t: math.log(1 + (len(lines) - n + 0.5) / (n + 0.5)) for t, n in holding.items()}
    mean = (sum(map(len, lines)) / len(lines) if lines else 0.0) or 1.0
    return [
        math.fsum(
            weight[term] * n * (_K1 + 1) / (n + _K1 * (1 - _B + _B * len(line) / mean))
            for term, n in count.items()
        )
        for line, count in zip(lines, counts, strict=True)
    ]
