"""Where passages and questions lie along the strongest directions of the corpus (see latent.py)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from operator import mul

from briefs.search.numbers import unpacked

DIMENSIONS = 32  # directions: few enough to bring the words of one subject together
PASSAGE_SCALE = 127  # a passage's vector of unit length, as signed bytes
TERM_SCALE = 1 / 4096  # a step of a term's vector
_QUESTION_SCALE = 1024

Vector = Sequence[int]


class Vectors:
    """The vectors of all passages by row, of whole numbers: arithmetic is exact, and so alike everywhere."""

    def __init__(self, data: bytes | memoryview) -> None:
        self._data = memoryview(data).cast("b")

    def of(self, rows: Iterable[int]) -> list[Vector]:
        """The vectors of these passages."""
        data, size = self._data, DIMENSIONS
        return [data[row * size : (row + 1) * size].tolist() for row in rows]


def nearness(direction: Vector, vectors: Iterable[Vector]) -> list[float]:
    """The cosine between a direction that ``unit`` gave and each of some passages, by how far it is trusted."""
    whole = PASSAGE_SCALE * _QUESTION_SCALE
    return [sum(map(mul, direction, vector)) / whole for vector in vectors]


def folded(terms: Mapping[str, float], vectors: Mapping[str, bytes]) -> list[float]:
    """The sum of terms' vectors by what each weighs."""
    total = [0.0] * DIMENSIONS
    for term in sorted(terms):
        if term in vectors:
            total = [t + terms[term] * v for t, v in zip(total, unpacked(vectors[term], "h"), strict=True)]
    return total


def unit(vector: Sequence[float]) -> Vector:
    """The direction of a vector, in whole numbers; nothing where it has none."""
    length = math.sqrt(math.fsum(v * v for v in vector))
    return [round(v * _QUESTION_SCALE / length) for v in vector] if length else ()
