"""Tells papers that say nearly the same, in time that grows with the corpus and not with its square.

Each paper is sketched by the smallest hashes of its runs of words; two papers are as alike as their
sketches (bottom-k sampling; Broder 1997, "On the resemblance and containment of documents").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from zlib import crc32

from briefs.models import Paper

_RUN = 5  # words
_SIZE = 64  # hashes in a sketch: an estimate good to about 6 %
_ALIKE = 0.5

Sketch = frozenset[int]


def sketch(paper: Paper) -> Sketch:
    """The sample of a paper's runs of words."""
    words = [word for passage in paper.passages for word in passage.text.casefold().split()]
    runs = {crc32(" ".join(words[n : n + _RUN]).encode()) for n in range(max(1, len(words) - _RUN + 1))}
    return frozenset(sorted(runs)[:_SIZE])


def twins(sketches: Mapping[str, Sketch]) -> list[tuple[str, str, float]]:
    """The pairs of papers that share at least half their runs, by id, each with the share from 0 to 1."""
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for id in sorted(sketches):
        for run in sketches[id]:
            holders[run].append(id)
    # Neighbours only: whatever lies between two alike papers in all they share is like them too.
    pairs = sorted({pair for ids in holders.values() for pair in pairwise(ids)})
    alike = [(first, second, _share(sketches[first], sketches[second])) for first, second in pairs]
    return [pair for pair in alike if pair[2] >= _ALIKE]


def _share(first: Sketch, second: Sketch) -> float:
    sample = sorted(first | second)[:_SIZE]
    return sum(run in first and run in second for run in sample) / len(sample)
