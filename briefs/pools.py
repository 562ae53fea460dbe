"""What each paper of a comparison may show on the things that they speak of."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence

from briefs.attitude import Phrase, phrases
from briefs.brief import LINES, lines, split
from briefs.common import common
from briefs.entities import NOTHING, Named
from briefs.models import Paper, Place, Topic
from briefs.pairs import Pool
from briefs.quotes import group
from briefs.records import dataclass
from briefs.search.terms import Lexicon, Term
from briefs.select import Candidate, candidates, pick
from briefs.text import fold, stems

_POOL = 8  # candidate lines a side, from which those shown are chosen
_FOUND = 6  # things without a topic


@dataclass(frozen=True, slots=True)
class Side:
    """A paper without its back matter: where it speaks of each topic, its terms, the things it names."""

    paper: Paper
    topics: Mapping[str, Mapping[Place, int]]
    terms: Mapping[Place, Sequence[Term]]
    held: Mapping[str, int]  # topics whose name or alias it holds, with in how many paragraphs
    named: Named = NOTHING

    def speaking(self, topic: str) -> int:
        """In how many paragraphs a topic is spoken of."""
        return len({place.paragraph for place in self.topics.get(topic, ())})

    def holding(self, words: str) -> int:
        """In how many paragraphs some words stand."""
        asked = fold(words)
        return sum(asked in fold(passage.text) for passage in self.paper.quotable)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that papers speak of, with what each may show on it."""

    label: str
    topic: str | None  # None: the label is a phrase of the papers
    pools: tuple[Pool, ...]  # a paper's is empty where it has nothing to show
    phrases: Collection[Phrase]  # by which lines may name it
    weight: float
    found: bool  # nobody wrote it down

    def paragraphs(self, side: Side) -> int:
        """In how many paragraphs a paper speaks of it or, failing that, names it."""
        if self.topic is None:
            return side.holding(self.label)
        return side.speaking(self.topic) or side.held.get(self.topic, 0)


def of_topic(topic: Topic, sides: Sequence[Side], lexicon: Lexicon) -> Thing:
    """A topic; it weighs as much as two papers at least have to say on it."""
    places = [side.topics.get(topic.id, {}) for side in sides]
    pools = tuple([_pool(topic, side.paper, p) for side, p in zip(sides, places, strict=True)])
    second = sorted(map(len, places))[-2]
    return Thing(topic.name, topic.id, pools, phrases(topic, lexicon), math.log(1 + second), topic.found)


def _pool(topic: Topic, paper: Paper, places: Mapping[Place, int]) -> Pool:
    speakers = {paper.sentence(place).reported for place in places} - {None}
    briefly = lines(paper, places, LINES, topic) if len(speakers) > 1 else []
    return Pool(lines(paper, places, _POOL, topic), briefly if split(briefly) else ())


def of_phrases(sides: Sequence[Side], shared: Iterable[Topic]) -> list[Thing]:
    """Phrases of the papers, from the lines that speak of no topic they share; each weighs less than any."""
    spoken = [{place for t in shared for place in side.topics.get(t.id, ())} for side in sides]
    pools = [
        [c for c in candidates(side.paper) if not c.sentence.question and c.place not in taken]
        for side, taken in zip(sides, spoken, strict=True)
    ]
    return [
        Thing(label, None, tuple(map(_best, held)), (), -float(n), found=True)
        for n, (label, held) in enumerate(common(pools, [side.terms for side in sides], _FOUND))
    ]


def _best(found: Sequence[Candidate]) -> Pool:
    return Pool(sorted(found, key=lambda c: (-c.score, c.place))[:_POOL])


class Shown:
    """The things and lines that have been shown, riders too, so that none is shown again."""

    def __init__(self) -> None:
        self._quotes: set[tuple[str, int]] = set()
        self._lines: list[Candidate] = []
        self._labels: list[frozenset[str]] = []

    def repeats(self, thing: Thing) -> bool:
        """Whether a thing that was found is a narrower or wider name of one that was shown."""
        words = frozenset(stems(thing.label))
        return thing.found and any(words <= other or other <= words for other in self._labels)

    def add(self, thing: Thing, *shown: Candidate) -> None:
        """Count a thing with its lines as shown."""
        self._labels.append(frozenset(stems(thing.label)))
        self._lines += shown
        self._quotes |= {key for line in shown for key in _keys(line)}

    def rest(self, pool: Pool) -> Pool:
        """What of a pool neither was shown nor says again what was; camps stay together."""
        same = [c for c in self._lines if pool.lines and c.paper.id == pool.lines[0].paper.id]
        left = [c for c in pool.lines if not self._has(c)]
        return Pool(pick(left, len(left), same), () if any(map(self._has, pool.camps)) else pool.camps)

    def _has(self, line: Candidate) -> bool:
        return any(key in self._quotes for key in _keys(line))


def _keys(line: Candidate) -> list[tuple[str, int]]:
    return [(quote.paper, quote.start) for quote in group(line.paper, line.place).quotes]
