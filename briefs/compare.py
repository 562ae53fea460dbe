"""Two papers side by side: what both speak of, with a line from each; silences; words that set them apart."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set

from briefs.answers import Aspect, Comparison, Count, Sign
from briefs.brief import LINES, lines, split
from briefs.models import Paper, Place, Topic
from briefs.quotes import groups
from briefs.records import dataclass
from briefs.search.terms import Lexicon, Term
from briefs.select import Candidate, alike
from briefs.signs import sign

PAGE = 3  # aspects
_POOL = 4  # candidate lines a side, from which the pair is chosen
_ONLY = 3  # silences a side


@dataclass(frozen=True, slots=True)
class Side:
    """A paper with the places that speak of each topic, and the terms of its sentences."""

    paper: Paper
    topics: Mapping[str, Mapping[Place, int]]
    terms: Mapping[Place, Sequence[Term]]
    held: Set[str] = frozenset()  # ids of the topics whose name or alias it holds


def compare(
    first: Side,
    second: Side,
    topics: Sequence[Topic],
    lexicon: Lexicon,
    words: Sequence[Count],
    topic: Topic | None = None,
    page: int = 1,
) -> Comparison:
    """The comparison of two papers, on one topic or on all that both speak of, three aspects a page."""
    if topic is not None:
        aspects = [a for a in [_aspect(topic, first, second, lexicon, alone=True)] if a]
    else:
        shared = [t for t in topics if first.topics.get(t.id) and second.topics.get(t.id)]
        weighed = [(_weight(t, first, second), n, t) for n, t in enumerate(shared)]
        found = [
            _aspect(t, first, second, lexicon) for _, _, t in sorted(weighed, key=lambda w: (-w[0], w[1]))
        ]
        aspects = _distinct([a for a in found if a is not None])
    pages = max(1, -(-len(aspects) // PAGE))
    page = min(max(1, page), pages)
    return Comparison(
        first.paper,
        second.paper,
        topic,
        tuple(aspects[(page - 1) * PAGE : page * PAGE]),
        page,
        pages,
        _only(first, second, topics),
        _only(second, first, topics),
        tuple(words),
    )


def _weight(topic: Topic, first: Side, second: Side) -> float:
    """How much both papers say on a topic: the smaller of the two counts, damped."""
    return math.log(1 + min(len(first.topics[topic.id]), len(second.topics[topic.id])))


def _aspect(topic: Topic, first: Side, second: Side, lexicon: Lexicon, alone: bool = False) -> Aspect | None:
    """What both sides say on a topic; an empty side is a silence, and None is two of them.

    Where the topic is all that is compared, each side shows the lines of its brief; else a line each, the two
    that have most to do with each other, and both camps of a side that is split.
    """
    places = [side.topics.get(topic.id, {}) for side in (first, second)]
    briefly = [lines(side.paper, p, LINES, topic) for side, p in zip((first, second), places, strict=True)]
    if not any(briefly):
        return None
    shown, found = briefly, Sign.BESIDE
    if not alone and all(briefly):
        pools = [lines(side.paper, p, _POOL, topic) for side, p in zip((first, second), places, strict=True)]
        pair = _nearest(*pools)
        shown = [both if split(both) else [one] for both, one in zip(briefly, pair, strict=True)]
        if [len(side) for side in shown] == [1, 1]:
            found = sign(*pair, lexicon)
    a, b = (groups(side[0].paper, (c.place for c in side)) if side else () for side in shown)
    return Aspect(topic.name, topic.id, found, a, b)


def _nearest(ours: Sequence[Candidate], theirs: Sequence[Candidate]) -> tuple[Candidate, Candidate]:
    """The two lines that are best and most alike, chosen together (Lerman & McDonald 2009)."""
    pairs = [(a, b) for a in ours for b in theirs]
    return max(
        pairs,
        key=lambda p: (
            p[0].score + p[1].score + 2 * alike(p[0].sentence.text, p[1].sentence.text),
            -p[0].place.paragraph,
            -p[1].place.paragraph,
        ),
    )


def _distinct(aspects: Sequence[Aspect]) -> list[Aspect]:
    """The aspects without those whose lines another has shown already."""
    shown: set[tuple[str, int]] = set()
    kept = []
    for aspect in aspects:
        mains = {(g.main.paper, g.main.start) for g in (*aspect.first, *aspect.second)}
        if not mains & shown:
            kept.append(aspect)
            shown |= mains
    return kept


def _only(here: Side, there: Side, topics: Sequence[Topic]) -> tuple[Count, ...]:
    """Topics one paper speaks of and the other never does, by paragraphs."""
    counts = [
        (len({p.paragraph for p in here.topics[t.id]}), n, t)
        for n, t in enumerate(topics)
        if here.topics.get(t.id) and not there.topics.get(t.id) and t.id not in there.held
    ]
    ranked = sorted(counts, key=lambda c: (-c[0], c[1]))
    return tuple(Count(t.name, count, 0) for count, _, t in ranked[:_ONLY])


def sides(
    paper: Paper, lexicon: Lexicon, topics: Mapping[str, Mapping[Place, int]], held: Set[str] = frozenset()
) -> Side:
    """A paper made ready to be compared."""
    terms = {
        Place(passage.number, sentence.number): lexicon.terms(sentence.text)
        for passage in paper.quotable
        for sentence in passage.sentences
    }
    return Side(paper, topics, terms, held)
