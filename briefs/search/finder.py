"""From a question to its passages, or to the proof that there are none."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from briefs.records import dataclass
from briefs.search.index import CANDIDATES, MOST, PAIRED, Index, Query
from briefs.search.keys import BODY, HEAD, MARK, PAIR, inside, pairs, speaker, speaks
from briefs.search.question import Question, light
from briefs.search.sentences import Wanted
from briefs.search.spelling import Speller
from briefs.search.terms import Term

# A passage known to speak of the question's topic: as telling as two words of the question; a sentence, as one.
TOPIC = 2.0
SPOKEN = 0.5
# Who asks what somebody says wants that speaker's lines.
SPEAKER = 0.5

# A word tells as much as it is rare. Three kinds of words tell more or less than that:
# "make", "still", "important" go with any subject: rare in these papers or not, they tell little.
LIGHT = 0.25
# An ordinary English word that the papers lack may have a synonym in them, where the question is near their topics.
ORDINARY = 0.5
# Any other word they lack, a name most likely, has none: what is asked of it cannot be answered.
FOREIGN = 2.0
# A question is answered if some passage holds this share of what it asks.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Found:
    """The best passages for a question."""

    ranked: tuple[tuple[int, float], ...]  # rows with their scores, best first
    wanted: Wanted  # what to look for in their sentences


@dataclass(frozen=True, slots=True)
class Judgement:
    """How much of a question the papers hold, and what they lack."""

    missing: tuple[str, ...]  # words of the question with no occurrence where it was searched
    words: tuple[str, ...]  # all words searched for
    coverage: float  # the share of what is asked that the fullest passage holds, 0 to 1

    @property
    def answered(self) -> bool:
        """Whether the papers hold enough of the question to be quoted as an answer."""
        return self.coverage >= ENOUGH


@dataclass(frozen=True, slots=True)
class _Asked:
    """One thing a question asks for."""

    words: str
    place: tuple[str, str]  # field and key
    weight: float  # how much it tells
    held: bool  # where it was searched
    named: bool  # it names the topic, which is looked up by its own terms: as good as held by every passage


class Finder:
    """Finds what a question asks for in one corpus."""

    def __init__(self, index: Index, speller: Speller) -> None:
        self._index, self._speller = index, speller

    async def find(
        self, question: Question, papers: Sequence[int] | None = None, limit: int = CANDIDATES
    ) -> Found:
        """The passages for a question, best first, within some papers if given (by number); never refuses."""
        query = self._query(question)
        return Found(tuple(await self._index.rank(query, papers, limit)), self._wanted(query))

    def judge(self, question: Question, papers: Sequence[int] | None = None) -> Judgement:
        """Whether the papers, or some of them, answer a question."""
        asked = self._asked(question, papers)
        return Judgement(
            tuple(dict.fromkeys(a.words for a in asked if not (a.held or a.named))),
            tuple(dict.fromkeys(a.words for a in asked)),
            self._coverage(asked, papers),
        )

    def _query(self, question: Question) -> Query:
        """The keys of a question with their weights; a word that is said again counts more, but less each time."""
        times: Counter[str] = Counter()
        marks: defaultdict[str, float] = defaultdict(float)
        for term in question.terms:
            field, key = self._place(term)
            if field in (BODY, HEAD):
                times[key] += 1
            else:
                marks[key] += 1
        said = [term.key for term in question.speakers]
        for key in [*said, *pairs(said)]:
            marks[speaker(key)] += SPEAKER
        if question.topic is not None:
            marks[speaks(question.topic)] += TOPIC
        terms = {key: math.sqrt(said) for key, said in times.items()}
        return Query(terms, dict.fromkeys(pairs([t.key for t in question.terms]), 1.0), marks)

    def _place(self, term: Term, papers: Sequence[int] | None = None) -> tuple[str, str]:
        """Where a term is looked for; one that stands only within names, or only in headings, there."""
        places = ((BODY, term.key), (MARK, inside(term.key)), (HEAD, term.key))
        return next((place for place in places if self._holds(place, papers)), places[0])

    def _wanted(self, query: Query) -> Wanted:
        idf, frequency = self._index.idf, self._index.frequency
        marks = {key: weight * idf(frequency(key, MARK)) for key, weight in query.marks.items()}
        return Wanted(
            {key: weight * idf(frequency(key)) for key, weight in query.terms.items()}
            | {key: marks[key] for key in marks if key.startswith(inside(""))},
            {key: PAIRED * weight * idf(frequency(key, PAIR)) for key, weight in query.pairs.items()},
            {key: marks[key] for key in marks if key.startswith(speaker(""))},
            SPOKEN * sum(marks[key] for key in marks if key.startswith(speaks(""))),
        )

    def _asked(self, question: Question, papers: Sequence[int] | None) -> list[_Asked]:
        """What a question asks for, each once."""
        # A topic's name is as good as held where the papers searched speak of the topic, and only there.
        speaking = question.topic is not None and self._holds((MARK, speaks(question.topic)), papers)
        named = {t.key for t in question.alias} if speaking else set()
        topical = bool(question.topic or question.topics)
        asked = {}
        for term, absent in self._rarest(self._merged(question, papers)):
            place = self._place(term, papers)
            held = not absent and self._holds(place, papers)
            weight = self._weight(term, place, held, absent, topical)
            asked[term.key] = _Asked(" ".join(term.words), place, weight, held, term.key in named)
        return list(asked.values())

    def _coverage(self, asked: Sequence[_Asked], papers: Sequence[int] | None) -> float:
        """The largest share of what is asked, by weight, that one passage holds, 0 to 1."""
        total = sum(a.weight for a in asked)
        if not total:
            return 0.0
        everywhere = sum(a.weight for a in asked if a.named)
        looked_for = {a.place: a.weight for a in asked if a.held and not a.named}
        return (everywhere + self._index.most_held(looked_for, papers)) / total

    def _merged(self, question: Question, papers: Sequence[int] | None) -> list[tuple[Term, bool]]:
        """The terms asked for, a watched phrase that no passage holds being one, and whether it is such.

        The papers may have each word of "South China Sea" and nothing on that sea.
        """
        terms = [(term, False) for term in question.terms]
        for first, end in reversed(question.watched):
            phrase = question.terms[first:end]
            keys = [term.key for term in phrase]
            field, parts = (PAIR, pairs(keys)) if keys[1:] else (BODY, keys)
            if not self._index.holding(parts, field, 1, papers):
                words = tuple(w for t in phrase for w in t.words)
                terms[first:end] = [(Term(" ".join(keys), words, phrase[0].start, phrase[-1].end), True)]
        return terms

    def _rarest(self, terms: Sequence[tuple[Term, bool]]) -> list[tuple[Term, bool]]:
        """The terms, in order; of very many those that tell most."""
        frequency = [self._index.frequency(*reversed(self._place(term))) for term, _ in terms]
        rarest = sorted(range(len(terms)), key=lambda n: (frequency[n], n))[:MOST]
        return [terms[n] for n in sorted(rarest)]

    def _holds(self, place: tuple[str, str], papers: Sequence[int] | None) -> bool:
        field, key = place
        if papers is None or not self._index.frequency(key, field):
            return self._index.frequency(key, field) > 0
        return bool(self._index.holding([key], field, 1, papers))

    def _weight(self, term: Term, place: tuple[str, str], held: bool, absent: bool, topical: bool) -> float:
        """How much a term tells: as much as it is rare (its idf), and by what kind of word it is."""
        field, key = place
        weight = self._index.idf(self._index.frequency(key, field) if held else 0)
        if light(term):
            return weight * LIGHT
        if held:
            return weight
        if absent or not all(map(self._speller.english, term.words)):
            return weight * FOREIGN
        return weight * ORDINARY if topical else weight
