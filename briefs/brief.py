"""What each paper says on a topic: a line or two each, in date order; silences; the sharpest contrast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefs.answers import Contrast, PaperView, TopicBrief
from briefs.models import Paper, Part, Place, Quote, Topic
from briefs.polarity import denies
from briefs.quotes import group
from briefs.select import Candidate, alike, candidates, pick
from briefs.text import BRACKETS, stems

LINES = 2  # a paper
# A line that takes a stand (will, must, may …, or a reported view) states a position; a paragraph that keeps
# to the topic is likelier to than one that passes by it.
STANCE = 0.25
FOCUS = 0.25
# A line that holds several of a topic's terms is about it; one may be in passing. Up to three count.
TERMS = 0.25
# A line that holds the words of the topic's name speaks of it by name.
NAME = 0.75
# Up to so many riders are shown with a line; each makes the brief longer and the line less sharp.
LEADERS = 3
RIDER = 0.25
# A paragraph mostly opens with its point.
POINT = 0.15
_ALIKE = 0.2  # two lines must share this much of their words before they are set against each other

Evidence = Mapping[str, Mapping[Place, int]]  # by paper: places, and how many of the topic's terms each holds


def brief(
    topic: Topic,
    papers: Sequence[Paper],
    evidence: Evidence,
    searched: Sequence[str],
    absent: Sequence[str] = (),
) -> TopicBrief:
    """The topic's brief; ``evidence`` holds, by paper id, the places that speak of it."""
    ordered = sorted(papers, key=lambda p: (p.year or 9999, p.id))
    views = tuple(_view(paper, evidence.get(paper.id, {}), topic) for paper in ordered)
    return TopicBrief(topic, tuple(searched), views, _contrast(views), tuple(absent))


def lines(paper: Paper, places: Mapping[Place, int], count: int, topic: Topic) -> list[Candidate]:
    """The lines of a paper that best state its position on a topic, the best first."""
    focus = Counter(place.paragraph for place in places)
    names = (topic.name, topic.id.replace("-", " "))
    pool = candidates(paper, places, riders=LEADERS)
    weighed = [
        replace(
            c,
            score=c.score
            - RIDER * len(c.sentence.riders)
            + STANCE * bool(c.sentence.flat or c.sentence.hedges or c.sentence.reported)
            + FOCUS * focus[c.passage.number] / len(c.passage.sentences)
            + TERMS * min(places[c.place], 3)
            + POINT * (c.sentence.number == 1)
            + NAME * max(_share(name, c.sentence.text) for name in names),
        )
        for c in pool
        if not c.sentence.question and c.sentence.twin is None
    ]
    chosen = pick(weighed, count)
    if len(chosen) == LINES == count:
        chosen = _both_camps(chosen, weighed)
    return chosen


def _share(name: str, text: str) -> float:
    """The share of a name's words that a text holds, what it says in brackets left out."""
    words = set(stems(name))
    return len(words & set(stems(BRACKETS.sub(" ", text)))) / len(words) if words else 0.0


def _view(paper: Paper, places: Mapping[Place, int], topic: Topic) -> PaperView:
    body = {place: n for place, n in places.items() if paper.passage(place.paragraph).part is not Part.BACK}
    groups = tuple(group(paper, c.place) for c in lines(paper, body, LINES, topic))
    return PaperView(paper, groups, len({place.paragraph for place in body}))


def _both_camps(chosen: list[Candidate], pool: Sequence[Candidate]) -> list[Candidate]:
    """Where the first line reports a view and another speaker denies it, the second line is that one."""
    first, second = chosen
    if not first.sentence.reported or (
        second.sentence.reported and denies(second.sentence.text) != denies(first.sentence.text)
    ):
        return chosen
    others = [
        c
        for c in pool
        if c.sentence.reported
        and c.sentence.reported != first.sentence.reported
        and denies(c.sentence.text) != denies(first.sentence.text)
        and c.place != first.place
    ]
    return [first, *pick(others, 1, [first])] if others else chosen


def _contrast(views: Sequence[PaperView]) -> Contrast | None:
    """The two lines of two papers most alike in their words of which one affirms and one denies."""
    quotes = [(n, g.main) for n, view in enumerate(views) for g in view.groups]
    pairs = [
        (alike(a.text, b.text), a, b)
        for i, a in quotes
        for j, b in quotes
        if i < j and denies(a.text) != denies(b.text)
    ]
    pairs = [p for p in pairs if p[0] >= _ALIKE]
    if not pairs:
        return None
    _, a, b = max(pairs, key=lambda p: (p[0], -p[1].start, -p[2].start))
    words = _stance_words(a), _stance_words(b)
    return Contrast(a, b, *words) if all(words) else None


def _stance_words(quote: Quote) -> str:
    """The stretch of the quote that carries its stance: from its modal word, a few words on."""
    modals = [*quote.flat, *quote.hedges]
    lower = quote.text.casefold()
    starts = sorted(at for word in modals if (at := lower.find(word.casefold())) >= 0)
    if not starts:
        return ""
    return " ".join(quote.text[starts[0] :].split()[:6]).rstrip(",;:.")
