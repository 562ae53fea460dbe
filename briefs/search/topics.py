"""Finds the topics that a question names, comes near to, or asks beyond, by the keys of their names."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from briefs.models import Topic
from briefs.search.terms import Lexicon, Term, occurs

Keys = tuple[str, ...]
_Row = tuple[str, list[list[str]], list[list[str]], list[list[str]], bool]


def topic_keys(topics: Iterable[Topic], lexicon: Lexicon) -> bytes:
    """The names of topics cut into keys: a compile writes them down, so that opening a store is quick."""

    def keys(*texts: str) -> list[list[str]]:
        return [[term.key for term in lexicon.terms(text)] for text in texts]

    rows = [
        (t.id, keys(t.name, t.id.replace("-", " ")), keys(*t.aliases), keys(*t.watch), t.found)
        for t in topics
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


class TopicNames:
    """Finds the topic that a question names; made of what ``topic_keys`` gave.

    A topic that people wrote down is named by what they ask around it, too. One that was found in the papers
    is not: their words stand in questions on anything, so it is named by a question that is nothing but its name.
    """

    # Half of an alias' words must be in a question for its topic to be offered as near.
    NEAR = 0.5

    def __init__(self, written: bytes) -> None:
        rows: list[_Row] = json.loads(written)
        self._order = {topic: n for n, (topic, *_) in enumerate(rows)}
        self._proper = {topic: own for topic, own, *_ in rows}
        self._all = {topic: [tuple(name) for name in own + more] for topic, own, more, *_ in rows}
        found = {topic for topic, _, _, _, found in rows if found}
        self.written = len(found) < len(rows)  # whether anybody wrote topics down
        every = [(name, topic) for topic, every in self._all.items() for name in every if name]
        names = [(name, topic) for name, topic in every if topic not in found]
        others = [(name, topic) for name, topic in every if topic in found]
        self._found, self._others = dict(reversed(others)), _Names(others)
        watch = [(tuple(word), topic) for topic, _, _, words, _ in rows for word in words]
        self._names, self._watched = _Names(names), _Names(watch)
        self._watchwords = {word for word, _ in watch} - {name for name, _ in names}
        self._widest: dict[str, int] = {}  # keys of the longest watch word that begins with this one
        for word in filter(None, self._watchwords):
            self._widest[word[0]] = max(len(word), self._widest.get(word[0], 0))

    def proper(self, topic: str) -> list[list[str]]:
        """The keys of a topic's own name and id, as against its aliases."""
        return self._proper[topic]

    def knows(self, topic: str) -> bool:
        """Whether there is a topic of this id."""
        return topic in self._all

    def all(self, topic: str) -> list[Keys]:
        """The keys of all names of a topic: its own, then its aliases."""
        return self._all[topic]

    def named(self, terms: Sequence[Term]) -> tuple[str, tuple[Term, ...]] | None:
        """The topic whose longest name stands in these terms, in one piece if possible, with those terms."""
        line = [term.key for term in terms]
        # Scattered words name a topic only together: one alone would be a phrase of one.
        ranks = [
            (len(name), occurs(name, line), -self._order[topic], topic, name)
            for name, topic, share in self._names.held(line)
            if share == 1
        ]
        if not ranks:
            return None
        *_, topic, name = max(ranks)
        return topic, tuple(term for term in terms if term.key in name)

    def found(self, terms: Sequence[Term]) -> str | None:
        """The topic found in the papers of which these terms are a name, and nothing else."""
        return self._found.get(tuple([term.key for term in terms]))

    def watched(self, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
        """Where watch words stand in these terms in one piece, the longest first where they overlap.

        Words that also name a topic are left to it.
        """
        line, found, after = tuple(t.key for t in terms), [], 0
        for at, key in enumerate(line):
            if at < after or key not in self._widest:
                continue
            ends = range(min(len(line), at + self._widest[key]), at, -1)
            end = next((end for end in ends if line[at:end] in self._watchwords), None)
            if end is not None:
                found.append((at, end))
                after = end
        return tuple(found)

    def near(self, terms: Sequence[Term], limit: int = 3) -> tuple[str, ...]:
        """Topics that share at least half of a name with these terms, or watch for them, best first."""
        line = [term.key for term in terms]
        watching = {topic: 1.0 for _, topic, share in self._watched.held(line) if share == 1}
        return self._best(self._names, line, watching)[:limit]

    def akin(self, terms: Sequence[Term], limit: int = 3) -> tuple[str, ...]:
        """Topics found in the papers that share at least half of a name with these terms, best first."""
        return self._best(self._others, [term.key for term in terms], {})[:limit]

    def _best(self, names: _Names, line: Sequence[str], scores: dict[str, float]) -> tuple[str, ...]:
        for _, topic, share in names.held(line):
            if share >= self.NEAR:
                scores[topic] = max(scores.get(topic, 0.0), share)
        return tuple(sorted(scores, key=lambda t: (-scores[t], self._order[t])))


class _Names:
    """Names with the topics they name, found by any of their keys."""

    def __init__(self, named: Iterable[tuple[Keys, str]]) -> None:
        self._by_key: defaultdict[str, list[tuple[Keys, str]]] = defaultdict(list)
        for name, topic in dict.fromkeys(named):
            for key in dict.fromkeys(name):
                self._by_key[key].append((name, topic))

    def held(self, line: Iterable[str]) -> list[tuple[Keys, str, float]]:
        """The names of which a line holds something, with their topic and the share of their keys it holds."""
        found = Counter(named for key in dict.fromkeys(line) for named in self._by_key.get(key, ()))
        return [(name, topic, count / len(set(name))) for (name, topic), count in found.items()]
