"""Two papers side by side: what both speak of, with a line from each; silences; words that set them apart."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefs.answers import Aspect, Comparison, Count, Group, Sign
from briefs.brief import lines
from briefs.models import Lean, Paper, Place, Topic
from briefs.polarity import denies, negations
from briefs.quotes import group
from briefs.search.terms import Lexicon, Term, keys
from briefs.select import Candidate, alike

PAGE = 3  # aspects
_LINES = 4  # candidate lines a side, from which the pair is chosen
_SHARED = 3  # terms two lines must share before a sign says more than "side by side"
_OPPOSED = 0.35  # likeness; a wrong "opposed" is worse than ten "side by side"
_CLOSE = 0.45
_MARKERS = 3  # a side
_LEAST = 5  # uses of a marker word in both papers together
_ONLY = 3  # silences a side


@dataclass(frozen=True, slots=True)
class Side:
    """A paper with the places that speak of each topic, and the terms of its sentences."""

    paper: Paper
    topics: Mapping[str, Mapping[Place, int]]
    terms: Mapping[Place, Sequence[Term]]


def compare(
    first: Side,
    second: Side,
    topics: Sequence[Topic],
    lexicon_names: Mapping[str, str],
    topic: Topic | None = None,
    page: int = 1,
) -> Comparison:
    """The comparison of two papers, on one topic or on all that both speak of, three aspects a page."""
    if topic is not None:
        aspects = [a for a in [_aspect(topic, first, second, lines_a_side=2)] if a]
    else:
        shared = [t for t in topics if first.topics.get(t.id) and second.topics.get(t.id)]
        weighed = [(_weight(t, first, second), n, t) for n, t in enumerate(shared)]
        found = [_aspect(t, first, second) for _, _, t in sorted(weighed, key=lambda w: (-w[0], w[1]))]
        aspects = _distinct([a for a in found if a is not None])
    pages = max(1, -(-len(aspects) // PAGE))
    page = min(max(1, page), pages)
    markers = _markers(first, second, lexicon_names)
    return Comparison(
        first.paper,
        second.paper,
        topic,
        tuple(aspects[(page - 1) * PAGE : page * PAGE]),
        page,
        pages,
        _only(first, second, topics),
        _only(second, first, topics),
        markers,
    )


def _weight(topic: Topic, first: Side, second: Side) -> float:
    """How much both papers say on a topic: the smaller of the two counts, damped."""
    return math.log(1 + min(len(first.topics[topic.id]), len(second.topics[topic.id])))


def _aspect(topic: Topic, first: Side, second: Side, lines_a_side: int = 1) -> Aspect | None:
    """The pair of lines on a topic that have most to do with each other, or one side and a silence."""
    a_pool = lines(first.paper, first.topics.get(topic.id, {}), _LINES, topic)
    b_pool = lines(second.paper, second.topics.get(topic.id, {}), _LINES, topic)
    if not a_pool and not b_pool:
        return None
    if not a_pool or not b_pool:
        one = [group(c.paper, c.place) for c in _best(a_pool or b_pool, lines_a_side)]
        return Aspect(
            topic.name, topic.id, Sign.BESIDE, tuple(one if a_pool else ()), tuple(one if b_pool else ())
        )
    pairs = [(_pair_score(a, b), a, b) for a in a_pool for b in b_pool]
    _, a, b = max(pairs, key=lambda p: (p[0], -p[1].place.paragraph, -p[2].place.paragraph))
    sides = [
        tuple(
            _group(c)
            for c in sorted(
                {c.place: c for c in (best, *_more(best, pool, lines_a_side))}.values(), key=lambda c: c.place
            )
        )
        for best, pool in ((a, a_pool), (b, b_pool))
    ]
    sign = sign_of(a, b, first, second) if lines_a_side == 1 and _undivided(b, b_pool) else Sign.BESIDE
    return Aspect(topic.name, topic.id, sign, *sides)


def _group(candidate: Candidate) -> Group:
    return group(candidate.paper, candidate.place)


def _best(pool: Sequence[Candidate], count: int) -> list[Candidate]:
    return sorted(sorted(pool, key=lambda c: (-c.score, c.place))[:count], key=lambda c: c.place)


def _more(best: Candidate, pool: Sequence[Candidate], count: int) -> list[Candidate]:
    """Further lines of the same side; the other camp comes first where the line reports one of two."""
    others = [c for c in pool if c.place != best.place]
    camps = [
        c
        for c in others
        if best.sentence.reported
        and c.sentence.reported
        and c.sentence.reported != best.sentence.reported
        and denies(c.sentence.text) != denies(best.sentence.text)
    ]
    wanted = max(count - 1, 1 if camps else 0)
    ranked = sorted(others, key=lambda c: (c not in camps, -c.score, c.place))
    return ranked[:wanted]


def _undivided(best: Candidate, pool: Sequence[Candidate]) -> bool:
    return not (best.sentence.reported and len(_more(best, pool, 1)) > 0)


def _pair_score(a: Candidate, b: Candidate) -> float:
    return a.score + b.score + 2 * alike(a.sentence.text, b.sentence.text)


def sign_of(a: Candidate, b: Candidate, first: Side, second: Side) -> Sign:
    """Opposed or close only where both lines stand alone and share terms, one sentence of context checked."""
    if a.sentence.lean is not Lean.NONE or b.sentence.lean is not Lean.NONE:
        return Sign.BESIDE
    if a.sentence.question or b.sentence.question:
        return Sign.BESIDE
    shared = {t.key for t in first.terms[a.place]} & {t.key for t in second.terms[b.place]}
    likeness = alike(a.sentence.text, b.sentence.text)
    if len(shared) < _SHARED:
        return Sign.BESIDE
    if denies(a.sentence.text) == denies(b.sentence.text):
        return Sign.CLOSE if likeness >= _CLOSE else Sign.BESIDE
    neighbours = [_next_text(a), _next_text(b)]
    steady = all(not negations(text) for text in neighbours)
    return Sign.OPPOSED if likeness >= _OPPOSED and steady else Sign.BESIDE


def _next_text(c: Candidate) -> str:
    after = [s for s in c.passage.sentences if s.number == c.sentence.number + 1]
    return after[0].text if after else ""


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
        if here.topics.get(t.id) and not there.topics.get(t.id)
    ]
    ranked = sorted(counts, key=lambda c: (-c[0], c[1]))
    return tuple(Count(t.name, count, 0) for count, _, t in ranked[:_ONLY])


def _markers(first: Side, second: Side, names: Mapping[str, str]) -> tuple[Count, ...]:
    """Terms that set two papers apart: log-odds with an informative Dirichlet prior (Monroe et al. 2008)."""
    counts = [
        Counter(k for terms in side.terms.values() for k in keys(list(terms))) for side in (first, second)
    ]
    prior = counts[0] + counts[1]
    totals = [sum(c.values()) for c in counts]
    alpha = sum(prior.values())
    scores = {}
    for key, both in prior.items():
        if both < _LEAST:
            continue
        a, b = (c[key] + both for c in counts)
        odds = math.log(a / (totals[0] + alpha - a)) - math.log(b / (totals[1] + alpha - b))
        scores[key] = odds / math.sqrt(1 / a + 1 / b)
    surface = _surfaces(first, second, names)
    ranked = sorted(scores, key=lambda k: (-scores[k], k))
    firsts = _without_parts([k for k in ranked if scores[k] > 0])[:_MARKERS]
    seconds = _without_parts([k for k in reversed(ranked) if scores[k] < 0])[:_MARKERS]
    return tuple(Count(surface[k], counts[0][k], counts[1][k]) for k in (*firsts, *seconds))


def _without_parts(ranked: Sequence[str]) -> list[str]:
    """A phrase and its own words say the same: whichever ranks first is kept."""
    kept: list[str] = []
    for key in ranked:
        words = set(key.split())
        if not any(words & set(k.split()) for k in kept):
            kept.append(key)
    return kept


def _surfaces(first: Side, second: Side, names: Mapping[str, str]) -> dict[str, str]:
    """How each key is shown: a name by its first form, a word as it is most often written."""
    written: dict[str, Counter[str]] = {}
    for side in (first, second):
        for terms in side.terms.values():
            for term in terms:
                written.setdefault(term.key, Counter())[" ".join(term.words)] += 1
    shown = {k: names.get(k) or min(c, key=lambda w: (-c[w], w)) for k, c in written.items()}
    pairs = {
        f"{a} {b}": f"{shown[a]} {shown[b]}"
        for side in (first, second)
        for terms in side.terms.values()
        for a, b in _neighbours(terms)
    }
    return shown | pairs


def _neighbours(terms: Sequence[Term]) -> list[tuple[str, str]]:
    return [(a.key, b.key) for a, b in pairwise(terms)]


def sides(paper: Paper, lexicon: Lexicon, topics: Mapping[str, Mapping[Place, int]]) -> Side:
    """A paper made ready to be compared."""
    terms = {
        Place(passage.number, sentence.number): lexicon.terms(sentence.text)
        for passage in paper.quotable
        for sentence in passage.sentences
    }
    return Side(paper, topics, terms)
