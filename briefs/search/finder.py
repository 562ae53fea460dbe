"""From a question to its passages, or to the proof that there are none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from briefs.records import dataclass
from briefs.search.coverage import FOREIGN, LIGHT, ORDINARY, Asked, coverage
from briefs.search.index import Index, Scored, inside
from briefs.search.question import Question, light
from briefs.search.spelling import Speller
from briefs.search.terms import Term, keys, pair

# Two question words standing together in a sentence say more than the two apart.
PAIR = 0.25
# A sentence known to speak of the question's topic: as telling as a word of the question.
TOPIC = 1.0
# Who asks what somebody says wants that speaker's lines.
SPEAKER = 0.5
# A question is answered if some passage holds this share of what it asks.
ENOUGH = 0.5

Passages = frozenset[tuple[int, int]]  # as (paper, paragraph)


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
        question, held = await self._look_up(question, papers)
        ranked = tuple(await self._index.rank(weights(question), papers))
        terms, absent = await self._merged(question, papers)
        # A topic's name is as good as held where the papers searched speak of the topic, and only there.
        spoken = f"%{question.topic}"
        speaks = question.topic is not None and bool((await self._holders({spoken}, papers))[spoken])
        named = {t.key for t in question.alias} if speaks else set()
        topical = bool(question.topic or question.topics)
        asked = {
            t.key: Asked(
                " ".join(t.words),
                held.get(t.key, frozenset()),
                self._weight(t, len(held.get(t.key, ())), t.key in absent, topical),
                t.key in named,
            )
            for t in terms
        }
        return Found(
            ranked,
            tuple(dict.fromkeys(a.words for a in asked.values() if not (a.passages or a.named))),
            tuple(dict.fromkeys(a.words for a in asked.values())),
            coverage(asked.values()),
        )

    async def _look_up(
        self, question: Question, papers: frozenset[int] | None
    ) -> tuple[Question, dict[str, Passages]]:
        """The passages that hold each term; one that stands only within names is looked for there."""
        held = await self._holders({t.key for t in question.terms}, papers)
        within = await self._holders({inside(key) for key, places in held.items() if not places}, papers)

        def found(terms: Sequence[Term]) -> tuple[Term, ...]:
            return tuple([replace(t, key=inside(t.key)) if within.get(inside(t.key)) else t for t in terms])

        read = replace(question, terms=found(question.terms), alias=found(question.alias))
        return read, held | within

    async def _holders(self, keys: Set[str], papers: frozenset[int] | None) -> dict[str, Passages]:
        """The passages that hold each key."""
        postings = await self._index.postings(sorted(keys)) if keys else {}
        held = {}
        for key, found in postings.items():
            places = [self._index.place(at) for at in found[::2]]
            held[key] = frozenset((n, p.paragraph) for n, p in places if papers is None or n in papers)
        return dict.fromkeys(keys, frozenset()) | held

    async def _merged(
        self, question: Question, papers: frozenset[int] | None
    ) -> tuple[list[Term], frozenset[str]]:
        """The terms asked for, a watched phrase that no sentence holds being one, and the keys of such phrases.

        The papers may have each word of "South China Sea" and nothing on that sea.
        """
        terms, absent = list(question.terms), set()
        for first, end in reversed(question.watched):
            phrase = question.terms[first:end]
            if not await self._holds([t.key for t in phrase], papers):
                words = tuple(w for t in phrase for w in t.words)
                whole = Term(" ".join(t.key for t in phrase), words, phrase[0].start, phrase[-1].end)
                terms[first:end] = [whole]
                absent.add(whole.key)
        return terms, frozenset(absent)

    async def _holds(self, phrase: Sequence[str], papers: frozenset[int] | None) -> bool:
        """Whether a sentence holds these keys as a phrase."""
        wanted = {pair(a, b) for a, b in pairwise(phrase)} or set(phrase)
        found = await self._index.postings(sorted(wanted))
        if len(found) < len(wanted):
            return False
        sentences = set.intersection(*(set(postings[::2]) for postings in found.values()))
        return any(papers is None or self._index.place(at)[0] in papers for at in sentences)

    def _weight(self, term: Term, passages: int, absent: bool, topical: bool) -> float:
        """How much a term tells: as much as it is rare (its idf), and by what kind of word it is."""
        weight = self._index.idf(passages)
        if light(term):
            return weight * LIGHT
        if passages:
            return weight
        if absent or not all(map(self._speller.english, term.words)):
            return weight * FOREIGN
        return weight * ORDINARY if topical else weight


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
