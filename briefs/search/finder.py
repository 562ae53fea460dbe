"""From a question to its passages, or to the proof that there are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefs.search.index import Index, Scored
from briefs.search.question import Question
from briefs.search.spelling import Speller
from briefs.search.terms import Term, keys, pair

# Two question words standing together in a sentence say more than the two apart.
PAIR = 0.25
# A sentence known to speak of the question's topic: as telling as a word of the question.
TOPIC = 1.0
# An ordinary English word the papers lack may have a synonym in them, so it counts for half. Any other word
# they lack, a name most likely, has none: what is asked of it cannot be answered, so it counts for more.
ORDINARY = 0.5
FOREIGN = 2.0
# A question is answered if some passage holds this share of what its words tell, weighed by rarity.
ENOUGH = 0.5


# Who asks what somebody says wants that speaker's lines.
SPEAKER = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """The ranked sentences for a question, and how much of the question the best passage holds."""

    ranked: tuple[Scored, ...]
    missing: tuple[str, ...]  # words of the question with no occurrence where it was searched
    words: tuple[str, ...]  # all words searched for
    coverage: float  # 0 to 1

    @property
    def answered(self) -> bool:
        """Whether the papers hold enough of the question to be quoted as an answer."""
        return bool(self.ranked) and self.coverage >= ENOUGH


class Finder:
    """Finds what a question asks for in one corpus."""

    def __init__(self, index: Index, speller: Speller) -> None:
        self._index, self._speller = index, speller

    async def find(self, question: Question, papers: frozenset[int] | None = None) -> Found:
        """The sentences that answer a question, best first, within some papers if given (by number)."""
        ranked = tuple(await self._index.rank(weights(question), papers))
        held = await self._holders(question.terms, papers)
        named = {t.key for t in question.alias}
        missing = [t for t in question.terms if not held[t.key] and t.key not in named]
        return Found(
            ranked,
            tuple(dict.fromkeys(" ".join(t.words) for t in missing)),
            tuple(dict.fromkeys(" ".join(t.words) for t in question.terms)),
            self._coverage(question, held, named),
        )

    async def _holders(
        self, terms: Sequence[Term], papers: frozenset[int] | None
    ) -> dict[str, frozenset[tuple[int, int]]]:
        """The passages, as (paper, paragraph), that hold each term."""
        postings = await self._index.postings(sorted({t.key for t in terms}))
        held = {}
        for term in terms:
            places = [self._index.place(at) for at in postings.get(term.key, ())[::2]]
            held[term.key] = frozenset(
                (n, place.paragraph) for n, place in places if papers is None or n in papers
            )
        return held

    def _coverage(
        self, question: Question, held: dict[str, frozenset[tuple[int, int]]], named: set[str]
    ) -> float:
        """The largest share of the question's information that one passage holds.

        A word tells as much as it is rare (its idf); what a topic's alias says counts as held by every
        passage, since the topic is looked up, not its words.
        """
        told = {t.key: self._weight(t, len(held[t.key])) for t in question.terms}
        total = sum(told.values())
        if not total:
            return 0.0
        aliased = sum(weight for key, weight in told.items() if key in named)
        passages: defaultdict[tuple[int, int], float] = defaultdict(float)
        for key, places in held.items():
            if key not in named:
                for place in places:
                    passages[place] += told[key]
        return (aliased + max(passages.values(), default=0.0)) / total

    def _weight(self, term: Term, passages: int) -> float:
        weight = self._index.idf(passages)
        if passages:
            return weight
        return weight * (ORDINARY if all(map(self._speller.english, term.words)) else FOREIGN)


def weights(question: Question) -> dict[str, float]:
    """The index terms of a question with their weights; a word asked twice counts twice."""
    found: defaultdict[str, float] = defaultdict(float)
    for n, term in enumerate(question.terms):
        found[term.key] += 1
        if n:
            found[pair(question.terms[n - 1].key, term.key)] += PAIR
    for key in keys(question.speakers):
        found[f"~{key}"] += SPEAKER
    if question.topic is not None:
        found[f"%{question.topic}"] += TOPIC
    return dict(found)
