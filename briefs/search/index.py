"""Ranks passages for weighted terms: by their words first, then by what they are about.

Known methods, none with a model; each weighs one half of the words:

1. BM25 (Robertson & Zaragoza 2009) over the fields of the index gives the candidates, the best with score 1.
2. Candidates gain by how near they are to the question along the strongest directions of the corpus (latent
   semantic indexing, see latent.py), so that other words for the same thing count.
3. The first few are taken to be right, and nearness to them counts, too (pseudo-relevance feedback; Rocchio
   1971, in the latent space).
4. Passages near each other tend to answer the same questions (the cluster hypothesis; van Rijsbergen 1979): the
   first gain by the scores of their nearest neighbours among them (after Diaz 2005).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import combinations
from operator import mul

from briefs.records import dataclass
from briefs.search.keys import BODY, HEAD, MARK, PAIR
from briefs.search.numbers import unpacked
from briefs.search.vectors import Vector, Vectors, folded, nearness, unit
from briefs.store.engine import Clause
from briefs.store.store import Store

CANDIDATES = 100  # passages that are looked at twice; of more, the others do not reach the top
HALF = 0.5  # of the words: a heading, nearness to the question, nearness to the first, the neighbours' scores
FEW = 100  # passages, of which a corpus teaches its directions half as well as they can be taught
PAIRED = 0.25  # two question words standing together say more than the two apart
FEEDBACK = 10  # passages that are taken to be right
MATES = 20  # passages whose neighbours are looked for among themselves
NEIGHBOURS = 5
# Lists of people and credits answer who and where, and get in the way of everything else.
BACK = 0.5
MOST = 64  # terms that are looked for; of a longer question the most telling
REMEMBERED = 10_000  # terms
BLOBS = ("back", "sentences")  # what is read at the start


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: keys by field with their weights."""

    terms: Mapping[str, float]
    pairs: Mapping[str, float]
    marks: Mapping[str, float]


class Index:
    """The search index of an open store."""

    def __init__(self, store: Store, blobs: Mapping[str, bytes]) -> None:
        self._store, self._engine = store, store.engine
        self._back = frozenset(unpacked(blobs["back"]))
        (self._sentences,) = unpacked(blobs["sentences"])
        self._frequency = lru_cache(REMEMBERED)(store.engine.frequency)  # a question asks each several times
        self._vectors = Vectors(store.vectors)
        self._known: dict[str, bytes] = {}  # vectors of terms

    @property
    def passages(self) -> int:
        """How many passages are indexed."""
        return len(self._engine)

    def quotable(self, rows: range) -> int:
        """How many of these passages are no back matter."""
        return len(rows) - sum(row in self._back for row in rows)

    def frequency(self, key: str, field: str = BODY) -> int:
        """How many passages hold a key."""
        return self._frequency(field, key)

    def idf(self, frequency: int) -> float:
        """How telling a key is that stands in so many passages, of all that the corpus says in sentences."""
        return math.log(1 + (self._sentences - frequency + 0.5) / (frequency + 0.5))

    def holding(
        self, keys: Sequence[str], field: str = BODY, limit: int = 1000, papers: Sequence[int] | None = None
    ) -> list[int]:
        """The rows of passages that hold all of some keys, at most so many."""
        return self._engine.holding(field, keys, limit, papers) if keys else []

    def most_held(self, weights: Mapping[tuple[str, str], float], papers: Sequence[int] | None) -> float:
        """The largest total weight of the keys (as field and key) that one passage holds."""
        clauses = [Clause(*key, weight) for key, weight in sorted(weights.items()) if weight > 0]
        best = self._engine.most_held(clauses, papers) if clauses else None
        return best[1] if best else 0.0

    async def rank(
        self, query: Query, papers: Sequence[int] | None = None, limit: int = CANDIDATES
    ) -> list[tuple[int, float]]:
        """The rows of the best passages with their scores, best first; ties in the order of the corpus.

        The first CANDIDATES are ranked by all that is known of them, those after them by their words alone.
        """
        clauses = list(self._clauses(query))
        found = self._engine.best(clauses, max(limit, CANDIDATES), papers) if clauses else []
        if not found:
            return []
        found = [(row, score / found[0][1] * (BACK if row in self._back else 1.0)) for row, score in found]
        rows, scores = map(list, zip(*found[:CANDIDATES], strict=True))
        asked = unit(folded(query.terms, await self._term_vectors(query.terms.keys())))
        if asked:
            vectors = self._vectors.of(rows)
            share = HALF * len(self._engine) / (len(self._engine) + FEW)
            scores = _nearer(scores, asked, vectors, share)
            scores = _nearer(scores, _middle(rows, scores, vectors), vectors, share)
            scores = _drawn(rows, scores, vectors, share)
        ranked = [(rows[n], scores[n]) for n in _order(rows, scores)]
        rest = sorted(found[CANDIDATES:], key=lambda each: (-each[1], each[0]))  # back matter to the end
        return [*ranked, *rest][:limit]

    async def _term_vectors(self, terms: Set[str]) -> dict[str, bytes]:
        """The vectors of those terms that have one; those of common questions are at hand."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        vectors = {term: self._known[term] for term in terms if term in self._known}
        missing = sorted(terms - vectors.keys())
        if missing:
            found = await self._store.term_vectors(missing)
            new = {term: found.get(term, b"") for term in missing}
            self._known |= new
            vectors |= new
        return {term: vector for term, vector in vectors.items() if vector}

    def _clauses(self, query: Query) -> Iterator[Clause]:
        known = {key: self.idf(n) for key in query.terms if (n := self.frequency(key))}
        headed = {key: weight for key, weight in query.terms.items() if self.frequency(key, HEAD)}
        telling = sorted(known, key=lambda key: (-known[key], key))[:MOST]
        for key in telling:
            yield Clause(BODY, key, query.terms[key])
        for key in sorted(headed, key=lambda key: (-headed[key], key))[:MOST]:
            yield Clause(HEAD, key, HALF * headed[key])
        for key in sorted(query.pairs)[:MOST]:
            yield Clause(PAIR, key, PAIRED * query.pairs[key])
        for key in sorted(query.marks)[:MOST]:
            yield Clause(MARK, key, query.marks[key])


def _nearer(
    scores: Sequence[float], direction: Vector, vectors: Sequence[Vector], share: float
) -> list[float]:
    """Scores with what passages gain by lying in a direction."""
    return [score + share * near for score, near in zip(scores, nearness(direction, vectors), strict=True)]


def _middle(rows: Sequence[int], scores: Sequence[float], vectors: Sequence[Vector]) -> Vector:
    """The direction of the first few passages."""
    first = [vectors[n] for n in _order(rows, scores)[:FEEDBACK]]
    weights = [1 / math.log2(rank + 1) for rank in range(1, len(first) + 1)]
    return unit([sum(map(mul, weights, values)) for values in zip(*first, strict=True)])


def _drawn(
    rows: Sequence[int], scores: Sequence[float], vectors: Sequence[Vector], share: float
) -> list[float]:
    """Scores with what the first of them gain by their nearest neighbours."""
    top = _order(rows, scores)[:MATES]
    likeness = [[0] * len(top) for _ in top]
    for (i, n), (j, m) in combinations(enumerate(top), 2):
        product = sum(map(mul, vectors[n], vectors[m]))
        if product > 0:
            likeness[i][j] = likeness[j][i] = product
    drawn = list(scores)
    for n, like in zip(top, likeness, strict=True):
        near = sorted([(-like[i], rows[m], scores[m]) for i, m in enumerate(top)])[:NEIGHBOURS]
        total = sum([likeness for likeness, _, _ in near])
        if total:
            drawn[n] += share * sum([likeness * score for likeness, _, score in near]) / total
    return drawn


def _order(rows: Sequence[int], scores: Sequence[float]) -> list[int]:
    """The positions of rows by their scores, best first; ties in the order of the corpus."""
    return [n for _, _, n in sorted([(-round(scores[n], 9), row, n) for n, row in enumerate(rows)])]
