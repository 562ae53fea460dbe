"""Choosing sentences: the most salient first, none that repeats another, none that cannot stand."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from briefs.models import Kind, Lean, Paper, Passage, Place, Sentence
from briefs.polarity import denies
from briefs.records import dataclass
from briefs.text import STOP_WORDS, stems, tokens

# Maximal marginal relevance (Carbonell & Goldstein 1998): what a candidate loses for being like a chosen one.
REDUNDANCY = 0.15
CROWDING = 0.1  # lost for each chosen line close by: every part of a paper is to have its say
SHORTEST, LONGEST = 40, 420  # characters of a line worth quoting in a brief
CLAUSE = 4  # words of a line that may stand where a paper has no longer one
RUN = 4  # words of content in a row, names aside: two paragraphs that share these say the same there
_TURN = re.compile(r"(But|However|Yet|Nevertheless|Nonetheless|Even so)\b")
_CURT = 6  # words
RIDERS = 1  # a brief shows a leaning sentence only if one rider makes it whole


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen, with its score."""

    paper: Paper
    passage: Passage
    sentence: Sentence
    score: float

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.passage.number, self.sentence.number)


def quotable(passage: Passage, sentence: Sentence, riders: int = RIDERS, curt: bool = False) -> bool:
    """Whether a sentence may stand in a brief: whole, of a fair length, and complete with so many riders.

    With ``curt`` it may be as short as a clause.
    """
    text = sentence.text.rstrip()
    announces = text.endswith(":")  # a lead-in without its list
    return (
        not announces
        and sentence.lean is not Lean.LOST
        and len(sentence.riders) <= riders
        and (SHORTEST <= len(text) <= LONGEST or passage.kind is Kind.LIST or (curt and _clause(text)))
    )


def _clause(text: str) -> bool:
    return len(text) < SHORTEST and len(text.split()) >= CLAUSE


def turned(passage: Passage, sentence: Sentence) -> bool:
    """Whether the next sentence takes back what this one says: "… to bring books back. They did not."."""
    after = passage.sentences[sentence.number : sentence.number + 1]
    return any(_TURN.match(s.text) or (len(s.text.split()) <= _CURT and denies(s.text)) for s in after)


def candidates(
    paper: Paper,
    places: Iterable[Place] | None = None,
    riders: int = RIDERS,
    turning: bool = False,
    curt: bool = False,
) -> list[Candidate]:
    """The sentences of a paper that may stand in a brief, or those of them at the places given.

    Sentences that the next one takes back are among them only where ``turning`` says so, and short ones only
    where ``curt`` does.
    """
    wanted = None if places is None else set(places)
    held = None if wanted is None else {place.paragraph for place in wanted}
    return [
        Candidate(paper, passage, sentence, sentence.salience)
        for passage in paper.quotable
        if held is None or passage.number in held
        for sentence in passage.sentences
        if (wanted is None or Place(passage.number, sentence.number) in wanted)
        and quotable(passage, sentence, riders, curt)
        and (turning or not turned(passage, sentence))
    ]


def pick(
    pool: Sequence[Candidate],
    count: int,
    chosen: Sequence[Candidate] = (),
    allowed: Callable[[Candidate, Sequence[Candidate]], bool] = lambda _, __: True,
    crowding: int = 0,
    words: float = math.inf,
) -> list[Candidate]:
    """Up to ``count`` of the pool, best first, each scored down by its likeness to what is chosen.

    No more are picked once they and the chosen ones have so many ``words``. With ``crowding``, one loses also
    for standing within one stretch of a chosen one, the paper cut into so many. What another paragraph has
    said in the same words is not said again.
    """
    left = [_Runner(c) for c in sorted(pool, key=lambda c: (-c.score, c.paper.id, c.place))]
    shown = list(chosen)
    while left and len(shown) - len(chosen) < count and _words(shown) < words:
        best: tuple[float, str, Place] | None = None
        found: _Runner | None = None
        for runner in left:
            c = runner.candidate
            if best is not None and -c.score > best[0]:
                break  # nothing is ever scored up
            if not runner.fresh(shown) or not allowed(c, shown):
                continue
            value = c.score - REDUNDANCY * runner.likeness - _crowd(c, shown, crowding)
            if best is None or (-value, c.paper.id, c.place) < best:
                best, found = (-value, c.paper.id, c.place), runner
        if found is None:
            break
        shown.append(found.candidate)
        left = [runner for runner in left if runner is not found and not runner.echoes]
    return shown[len(chosen) :]


class _Runner:
    """A candidate that has been held against those shown so far, as far as anybody asked."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        self.likeness = 0.0  # to the most alike of them
        self.echoes = False
        self._seen = 0

    def fresh(self, shown: Sequence[Candidate]) -> bool:
        """Whether it repeats none of those shown."""
        for other in shown[self._seen :]:
            self.echoes = self.echoes or _echoes(self.candidate, other)
            self.likeness = max(self.likeness, alike(self.candidate.sentence.text, other.sentence.text))
        self._seen = len(shown)
        return not self.echoes


def _words(shown: Sequence[Candidate]) -> int:
    return sum(len(c.sentence.text.split()) for c in shown)


def _crowd(candidate: Candidate, chosen: Sequence[Candidate], stretches: int) -> float:
    if not stretches or not chosen:
        return 0.0
    reach = candidate.paper.passages[-1].end / (2 * stretches)
    return CROWDING * sum(abs(c.sentence.start - candidate.sentence.start) < reach for c in chosen)


def _echoes(candidate: Candidate, other: Candidate) -> bool:
    """Whether two lines share a run of words; within a paragraph that is one thought carried on."""
    apart = candidate.paper.id != other.paper.id or candidate.passage.number != other.passage.number
    return apart and not _runs(candidate.sentence.text).isdisjoint(_runs(other.sentence.text))


@lru_cache(maxsize=8192)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = [t for t in tokens(text) if t.word not in STOP_WORDS]
    rows = zip(*(words[n:] for n in range(RUN)), strict=False)
    return frozenset(tuple(t.stem for t in row) for row in rows if all(text[t.start].islower() for t in row))


def alike(first: str, second: str) -> float:
    """How alike two sentences are in their words, 0 to 1 (cosine of stem counts)."""
    return _cosine(_vector(first), _vector(second))


@lru_cache(maxsize=8192)
def _vector(text: str) -> Counter[str]:
    return Counter(stems(text))


def _cosine(a: Counter[str], b: Counter[str]) -> float:
    dot = sum(count * b[term] for term, count in a.items() if term in b)
    return dot / math.sqrt(sum(v * v for v in a.values()) * sum(v * v for v in b.values())) if dot else 0.0
