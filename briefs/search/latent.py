"""Term relations learned from the corpus itself: passages that share no word can still be near.

Latent semantic indexing (Deerwester et al. 1990): the passages by terms matrix, weighted by (1 + log tf) *
idf^1.5 with rows of unit length, is projected on its strongest directions. A passage of n terms is trusted
n / (n + 10): a title says little of its subject, and many titles must not own the space. The directions are
found by subspace iteration from a fixed start (Halko, Martinsson & Tropp 2011), on a sample of the passages of
a large corpus; all others are folded in. Results are rounded to small integers, so that they are the same on
every machine.

Only a compile needs this module, and numpy with it.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from briefs.search.vectors import DIMENSIONS, PASSAGE_SCALE, TERM_SCALE

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SAMPLE = 20_000  # passages that the directions are learned from; more change little
_EXTRA = 16  # directions beyond those kept, that make the kept ones exact
_ROUNDS = 4  # of subspace iteration
_DEPENDENT = 1e-12  # of the strongest: a direction that is nothing but rounding
_TRUST = 10  # terms, of which a passage is trusted by half
_RARITY = 1.5  # power of idf
_ENTRIES = 50_000  # of a sparse matrix, multiplied at once
_CHUNK = 10_000  # passages folded in at once


class _Numbers(dict[str, int]):
    """Terms, each with a number, given as they are met."""

    def __missing__(self, term: str) -> int:
        self[term] = number = len(self)
        return number


class Spool:
    """The terms of all passages, on disk, as numbers; memory grows with the vocabulary only."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.terms = _Numbers()
        self.sizes = array("I")  # terms, by passage

    def add(self, terms: Iterable[str]) -> None:
        """Note the terms of the next passage."""
        row = array("I", map(self.terms.__getitem__, terms))
        self.sizes.append(len(row))
        row.tofile(self._file)

    def rows(self) -> Iterator[array[int]]:
        """The numbers of the terms of each passage, in their order."""
        self._file.seek(0)
        for size in self.sizes:
            row = array("I")
            row.fromfile(self._file, size)
            yield row

    def chunks(self) -> Iterator[tuple[Ints, Ints, Ints]]:
        """Some passages at a time: how many terms each has, which, and how often each stands there."""
        self._file.seek(0)
        sizes = np.frombuffer(self.sizes, dtype=np.uint32).astype(np.int64)
        for at in range(0, len(sizes), _CHUNK):
            some = sizes[at : at + _CHUNK]
            flat = np.fromfile(self._file, dtype=np.uint32, count=int(some.sum())).astype(np.int64)
            keys = np.repeat(np.arange(len(some)), some) * len(self.terms) + flat
            different, counts = np.unique(keys, return_counts=True)
            rows, terms = np.divmod(different, len(self.terms))
            yield np.bincount(rows, minlength=len(some)), terms, counts


class Directions:
    """The strongest directions of a corpus, and what lies along them."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        frequency = np.zeros(len(spool.terms))
        for _, terms, _ in spool.chunks():
            frequency += np.bincount(terms, minlength=len(frequency))
        idf = np.log(1 + (len(spool.sizes) - frequency + 0.5) / (frequency + 0.5))
        self._rarity: Floats = idf**_RARITY
        self._basis = self._learned(*self._sampled()) if spool.terms else np.zeros((0, DIMENSIONS))

    def term_vectors(self) -> Iterator[tuple[str, bytes]]:
        """Each term with its vector, to be summed up for a question."""
        weighted = self._basis * self._rarity[:, None]
        rounded = np.rint(weighted / TERM_SCALE).clip(-32767, 32767).astype("<i2")
        held: list[bool] = np.any(rounded, axis=1).tolist()
        every, width = rounded.tobytes(), rounded.strides[0]
        for number, (term, told) in enumerate(zip(self._spool.terms, held, strict=True)):
            if told:
                yield term, every[number * width : (number + 1) * width]

    def passage_vectors(self) -> Iterator[bytes]:
        """The vectors of all passages in order, some at a time, the longer the surer: a title tells little."""
        for sizes, terms, counts in self._spool.chunks():
            vectors = _product(sizes, terms, self._weights(sizes, terms, counts), self._basis)
            length = np.sqrt((vectors * vectors).sum(axis=1))
            vectors *= (_trust(sizes, counts) / np.where(length > 0, length, 1))[:, None]
            yield np.rint(vectors * PASSAGE_SCALE).astype(np.int8).tobytes()

    def _weights(self, sizes: Ints, terms: Ints, counts: Ints) -> Floats:
        weights = (1 + np.log(counts)) * self._rarity[terms]
        rows = np.repeat(np.arange(len(sizes)), sizes)
        length = np.sqrt(np.bincount(rows, weights * weights, minlength=len(sizes)))
        found: Floats = weights / length[rows]
        return found

    def _sampled(self) -> tuple[Ints, Ints, Floats]:
        """Evenly spaced passages: their sizes, terms and weights."""
        step = max(1, math.ceil(len(self._spool.sizes) / SAMPLE))
        parts, first = [], 0
        for sizes, terms, counts in self._spool.chunks():
            chosen = np.arange(first, first + len(sizes)) % step == 0
            kept = np.repeat(chosen, sizes)
            weights = self._weights(sizes[chosen], terms[kept], counts[kept])
            trust = np.repeat(_trust(sizes, counts)[chosen], sizes[chosen])
            parts.append((sizes[chosen], terms[kept], weights * trust))
            first += len(sizes)
        sizes, terms, weights = (np.concatenate([part[n] for part in parts]) for n in range(3))
        return sizes, terms, weights

    def _learned(self, sizes: Ints, terms: Ints, weights: Floats) -> Floats:
        """The directions, a column each, by term."""
        count = len(self._rarity)
        rows = np.repeat(np.arange(len(sizes)), sizes)
        order = np.argsort(terms, kind="stable")  # the same matrix by columns
        across = np.bincount(terms, minlength=count), rows[order], weights[order]
        # With as many directions as passages each would have its own, and none would lie near another.
        wide = min(DIMENSIONS + _EXTRA, -(-len(sizes) // 2), count)
        basis = np.random.RandomState(0).standard_normal((count, wide))
        for _ in range(_ROUNDS):
            basis = _orthonormal(_product(*across, _product(sizes, terms, weights, basis)))
        found = _strongest(basis, _product(sizes, terms, weights, basis))[:, :DIMENSIONS]
        padded = np.zeros((count, DIMENSIONS))
        padded[:, : found.shape[1]] = found
        return padded


def _trust(sizes: Ints, counts: Ints) -> Floats:
    """How far each of some passages is trusted, by its length in terms."""
    length = np.bincount(np.repeat(np.arange(len(sizes)), sizes), counts, minlength=len(sizes))
    found: Floats = length / (length + _TRUST)
    return found


def _orthonormal(columns: Floats) -> Floats:
    """A basis of what columns span, each of unit length; fewer where they depend on each other."""
    values, turn = np.linalg.eigh(_gram(columns))
    kept = values > values.max(initial=0.0) * _DEPENDENT
    return _turned(columns, turn[:, kept] / np.sqrt(values[kept]))


def _strongest(basis: Floats, held: Floats) -> Floats:
    """The basis turned so that its first directions hold most."""
    return _turned(basis, np.linalg.eigh(_gram(held))[1][:, ::-1])


# Sums of products by plain loops and not by BLAS: one thread, and the same order of sums everywhere.
def _gram(columns: Floats) -> Floats:
    found: Floats = np.einsum("ij,ik->jk", columns, columns)
    return found


def _turned(columns: Floats, turn: Floats) -> Floats:
    found: Floats = np.einsum("ij,jk->ik", columns, turn)
    return found


def _product(sizes: Ints, terms: Ints, weights: Floats, columns: Floats) -> Floats:
    """A sparse matrix, by rows of so many entries, times a dense one; some entries at a time."""
    out = np.zeros((len(sizes), columns.shape[1]))
    ends = np.cumsum(sizes)
    first = 0
    while first < len(sizes):
        start = ends[first] - sizes[first]
        last = max(first + 1, int(np.searchsorted(ends, start + _ENTRIES, "right")))
        rows = first + np.flatnonzero(sizes[first:last])
        if len(rows):
            held = slice(start, ends[last - 1])
            products = columns[terms[held]] * weights[held, None]
            out[rows] = np.add.reduceat(products, ends[rows] - sizes[rows] - start, axis=0)
        first = last
    return out
