"""A paper in its own sentences: bottom line, main points, outlook, and both camps of a split report."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from briefs.answers import Camp, Summary
from briefs.models import Lean, Paper, Part, Place, Sentence
from briefs.paging import paged, width
from briefs.polarity import denies
from briefs.quotes import group
from briefs.select import Candidate, alike, candidates, pick
from briefs.stance import stance

# Modal words that look ahead; "possibly" in passing does not.
_AHEAD = frozenset(("will", "would", "may", "might", "could", "likely", "unlikely"))
LENGTHS = {"line": 0, "short": 2, "standard": 5, "long": 9}  # main points
# A paper's own summary is its author's choice of points.
OWN = 0.5
GLANCE = 30  # words: a bottom line is read on a phone's first screen
# A paper in which this share of sentences report somebody is a report: its camps are shown.
_REPORT = 0.15


def summarize(
    paper: Paper,
    length: str | None = None,
    sentences: int = 5,
    words: int | None = None,
    about: Sequence[Place] | None = None,
) -> Summary:
    """The summary of a paper at a named length, or with so many points, or until so many words are reached.

    With ``about``, places in order of relevance, the points are chosen among these.
    """
    pool = candidates(paper) or candidates(paper, curt=True)
    if about is not None:
        pool = _about(pool, about)
    every = [s for p in paper.quotable for s in p.sentences]
    reported = sum(s.reported is not None for s in every)
    bottom = _bottom(pool, own=about is None)
    points: list[Candidate] = []
    if bottom is not None and words is not None:
        points = _until(words, bottom, pool)
    elif bottom is not None:
        points = _points(pool, bottom, LENGTHS[length] if length else sentences - 1)
    shown = [c for c in (bottom, *points) if c is not None]
    full = length in ("standard", "long")
    outlook = _outlook(pool, shown) if full else None
    camps: tuple[Candidate, ...] = ()
    if full and reported >= _REPORT * max(1, len(every)):
        camps = _camps(pool, shown[:1])
        points = [c for c in points if c not in camps]  # a camp shown as a point needs the other beside it
    return Summary(
        paper,
        length or "standard",
        group(paper, bottom.place) if bottom else None,
        tuple(group(paper, c.place) for c in sorted(points, key=lambda c: c.place)),
        group(paper, outlook.place) if outlook else None,
        tuple(Camp(c.sentence.reported or "", group(paper, c.place)) for c in camps),
        reported,
        len(every),
    )


def turned(summary: Summary, page: int) -> Summary:
    """A page of a summary that is longer than a card: what frames it stands on the first, its camps on the last."""
    frame = tuple(group for group in (summary.bottom, summary.outlook) if group is not None)
    camps = tuple(camp.group for camp in summary.camps)
    parts = [part for part in (frame, *((point,) for point in summary.points), camps) if part]
    shown, page, pages = paged(parts, page, len(parts), lambda part: sum(map(width, part)))
    held = {id(group) for part in shown for group in part}
    return replace(
        summary,
        bottom=summary.bottom if id(summary.bottom) in held else None,
        points=tuple(point for point in summary.points if id(point) in held),
        outlook=summary.outlook if id(summary.outlook) in held else None,
        camps=tuple(camp for camp in summary.camps if id(camp.group) in held),
        page=page,
        pages=pages,
    )


def _about(pool: Sequence[Candidate], places: Sequence[Place]) -> list[Candidate]:
    """The candidates at these places, scored by their rank among them as much as by their salience."""
    rank = {place: 1 - n / len(places) for n, place in enumerate(places)}
    return [replace(c, score=c.score + 2 * rank[c.place]) for c in pool if c.place in rank]


def _until(words: int, bottom: Candidate, pool: Sequence[Candidate]) -> list[Candidate]:
    """Points that bring a summary to so many words: one a paragraph, and more where those are too few."""
    points = _points(pool, bottom, len(pool), words)
    shown = {c.place for c in (bottom, *points)}
    rest = [c for c in _fresh(pool) if c.place not in shown]
    return [*points, *pick(rest, len(rest), [bottom, *points], words=words)]


def _own_summary(candidate: Candidate) -> bool:
    return candidate.passage.part is Part.SUMMARY


def _bottom(pool: Sequence[Candidate], own: bool) -> Candidate | None:
    """The first stand-alone line of the paper's own summary where that is wanted, else the best there is."""
    alone = [
        c for c in pool if c.sentence.lean is Lean.NONE and not c.sentence.riders and not c.sentence.question
    ]
    if own and (first := next(filter(_own_summary, alone), None)):
        return first
    return max(alone, key=lambda c: (_brief(c), c.score, -c.place.paragraph), default=None)


def _brief(candidate: Candidate) -> bool:
    return len(candidate.sentence.text.split()) <= GLANCE


def _fresh(pool: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in pool if c.sentence.twin is None and not c.sentence.question]


def _points(
    pool: Sequence[Candidate], bottom: Candidate, count: int, words: float = math.inf
) -> list[Candidate]:
    """Main points, from all over the paper: one a paragraph, and two a section or its fair share."""
    fresh = [c for c in _fresh(pool) if c.place != bottom.place]
    weighed = [replace(c, score=c.score + OWN * _own_summary(c)) for c in fresh]
    share = max(2, -(-(count + 1) // max(1, len({c.passage.section for c in fresh}))))

    def fair(c: Candidate, chosen: Sequence[Candidate]) -> bool:
        of_section = sum(c.passage.section == o.passage.section for o in chosen)
        taken = any(c.passage.number == o.passage.number for o in chosen)
        return not taken and (c.passage.section is None or of_section < share)

    return pick(weighed, count, [bottom], fair, crowding=count, words=words)


def _late(paper: Paper) -> int:
    return paper.quotable[len(paper.quotable) * 2 // 3].number


def _outlook(pool: Sequence[Candidate], shown: Sequence[Candidate]) -> Candidate | None:
    """What the paper expects: a late line of its better half that says will, may or the like."""
    late = _late(shown[0].paper) if shown else 0
    least = median(c.score for c in pool) if pool else 0.0
    taken = {c.passage.number for c in shown}
    ahead = [
        c
        for c in pool
        if c.passage.number >= late
        and c.score >= least
        and c.passage.number not in taken
        and c.sentence.reported is None
        and not c.sentence.question
        and c.sentence.twin is None
        and not _AHEAD.isdisjoint((*c.sentence.flat, *c.sentence.hedges))
    ]
    return next(iter(pick(ahead, 1, shown)), None)


def _camps(pool: Sequence[Candidate], shown: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The two reported lines of one section most alike in what they speak of: one is for it, one denies it."""
    taken = {c.place for c in shown}
    reports = [
        c
        for c in pool
        if c.sentence.reported
        and c.sentence.lean is Lean.NONE
        and c.place not in taken
        and not _own_summary(c)
    ]
    leans = {c.place: (stance(c.sentence.text).whole, denies(c.sentence.text)) for c in reports}
    yes = [c for c in reports if leans[c.place][0] >= 0 and not leans[c.place][1]]
    no = [c for c in reports if leans[c.place][0] <= 0 and leans[c.place][1]]
    pairs = [
        (a.score + b.score + 2 * alike(a.sentence.text, b.sentence.text), a, b)
        for a in yes
        for b in no
        if a.passage.section == b.passage.section and _differ(a.sentence, b.sentence)
    ]
    if not pairs:
        return ()
    _, a, b = max(pairs, key=lambda p: (p[0], -p[1].place.paragraph, -p[2].place.paragraph))
    return tuple(sorted((a, b), key=lambda c: c.place))


def _differ(a: Sentence, b: Sentence) -> bool:
    return (a.reported or "").casefold() != (b.reported or "").casefold()
