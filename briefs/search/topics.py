"""Finds the topics that a question names, comes near to, or asks beyond."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.models import Topic
from briefs.search.terms import Lexicon, Term, occurs


class TopicNames:
    """Finds the topic that a question names."""

    # Half of an alias' words must be in a question for its topic to be offered as near.
    NEAR = 0.5

    def __init__(self, topics: Sequence[Topic], lexicon: Lexicon) -> None:
        self._names = [
            (tuple(t.key for t in lexicon.terms(name)), topic.id)
            for topic in topics
            for name in (topic.name, topic.id.replace("-", " "), *topic.aliases)
        ]
        self._watched = [
            (tuple(t.key for t in lexicon.terms(word)), topic.id) for topic in topics for word in topic.watch
        ]
        self._watchwords = {word for word, _ in self._watched if word} - {name for name, _ in self._names}
        self._order = {topic.id: n for n, topic in enumerate(topics)}
        self._proper = {
            topic.id: [
                [t.key for t in lexicon.terms(name)] for name in (topic.name, topic.id.replace("-", " "))
            ]
            for topic in topics
        }

    def proper(self, topic: str) -> list[list[str]]:
        """The keys of a topic's own name and id, as against its aliases."""
        return self._proper[topic]

    def named(self, terms: Sequence[Term]) -> tuple[str, tuple[Term, ...]] | None:
        """The topic whose longest name stands in these terms, in one piece if possible, with those terms."""
        line = [t.key for t in terms]
        best: tuple[int, bool, int, str, tuple[str, ...]] | None = None
        for name, topic in self._names:
            if not name or not set(name) <= set(line):
                continue
            whole = occurs(name, line)
            # Scattered words name a topic only together: one alone would be a phrase of one.
            rank = (len(name), whole, -self._order[topic], topic, name)
            if best is None or rank > best:
                best = rank
        if best is None:
            return None
        return best[3], tuple(t for t in terms if t.key in best[4])

    def watched(self, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
        """Where watch words stand in these terms in one piece, the longest first where they overlap.

        Words that also name a topic are left to it.
        """
        line, found, at = tuple(t.key for t in terms), [], 0
        while at < len(line):
            ends = (at + len(w) for w in self._watchwords if line[at : at + len(w)] == w)
            if end := max(ends, default=0):
                found.append((at, end))
            at = max(end, at + 1)
        return tuple(found)

    def near(self, terms: Sequence[Term], limit: int = 3) -> tuple[str, ...]:
        """Topics that share at least half of a name with these terms, or watch for them, best first."""
        line = {t.key for t in terms}
        scores = {topic: 1.0 for word, topic in self._watched if word and line.issuperset(word)}
        for name, topic in self._names:
            if name and (share := len(line.intersection(name)) / len(name)) >= self.NEAR:
                scores[topic] = max(scores.get(topic, 0.0), share)
        return tuple(sorted(scores, key=lambda t: (-scores[t], self._order[t]))[:limit])
