"""The brief of one day: a line, a line against it, a question, a date. A pure function of date and corpus."""

from __future__ import annotations

import datetime
from collections.abc import Container, Mapping, Sequence
from hashlib import sha256

from briefs.answers import Daily, Dated
from briefs.counter import Mentions, against, stands_alone, topics_of
from briefs.models import Paper, Place, Quote, Topic
from briefs.quotes import group, quote
from briefs.rotation import turn
from briefs.text import collapse
from briefs.timeline import dated

EPOCH = datetime.date(2026, 1, 1)  # issue 1
NO_REPEAT = 60  # days
SHORTEST, LONGEST = 90, 240  # characters of a line: more than a slogan, read at a glance


def daily(
    papers: Sequence[Paper],
    topics: Sequence[Topic],
    mentions: Mentions,
    date: datetime.date,
    *,
    number: int | None = None,
    theme: str | None = None,
) -> Daily | None:
    """The brief of a date; None where no sentence of the papers (on the theme, a topic id) can stand alone.

    Papers take turns in equal shares and no line returns within 60 days, as long as there are lines enough:
    a paper with fewer than its share gives what it has and the others fill up; a corpus with fewer than 60
    lines shows each of them once before the first returns. ``number`` is by default the days since
    1 January 2026, which had number 1.
    """
    ordered = sorted(papers, key=lambda p: p.id)
    day = (date - EPOCH).days
    on_theme = mentions.get(theme, {}) if theme is not None else None
    chosen = turn([_lines(paper, len(ordered), on_theme) for paper in ordered], day, NO_REPEAT)
    if chosen is None:
        return None
    paper, place = ordered[chosen[0]], chosen[1]
    spoken_of = topics_of(paper, place, topics, mentions, theme)
    topic, counter = against(paper, place, ordered, spoken_of, mentions)
    shown = {(paper.id, place)} | ({(counter[0].id, counter[1])} if counter else set())
    return Daily(
        date=date.isoformat(),
        number=day + 1 if number is None else number,
        today=group(paper, place),
        topic=topic,
        counter=group(*counter) if counter else None,
        question=_question(ordered, day),
        timeline=_event(ordered, day, shown),
        papers=tuple(papers),
    )


def _lines(paper: Paper, papers: int, on_theme: Mapping[str, Sequence[Place]] | None) -> list[Place]:
    """The better half of a paper's lines, or as many as its turns in 60 days, in a meaningless order."""
    fit = [
        (-sentence.salience, Place(passage.number, sentence.number))
        for passage in paper.quotable
        for sentence in passage.sentences
        if stands_alone(passage, sentence)
        and not sentence.question
        and SHORTEST <= len(collapse(sentence.text)) <= LONGEST
    ]
    if on_theme is not None:
        wanted = frozenset(on_theme.get(paper.id, ()))
        fit = [line for line in fit if line[1] in wanted]
    turns = -(-NO_REPEAT // papers)
    return _shuffled(paper, [place for _, place in sorted(fit)[: max(-(-len(fit) // 2), turns)]])


def _question(papers: Sequence[Paper], day: int) -> Quote | None:
    """A question the papers ask, another one each day until all have been asked."""
    pools = [
        _shuffled(
            paper,
            [
                Place(passage.number, sentence.number)
                for passage in paper.quotable
                for sentence in passage.sentences
                if sentence.question and stands_alone(passage, sentence)
            ],
        )
        for paper in papers
    ]
    chosen = turn(pools, day, NO_REPEAT)
    if chosen is None:
        return None
    paper, place = papers[chosen[0]], chosen[1]
    return quote(paper, paper.passage(place.paragraph), paper.sentence(place))


def _event(papers: Sequence[Paper], day: int, shown: Container[tuple[str, Place]]) -> Dated | None:
    """The timeline, one entry a day, without what the brief shows already."""
    entries = dated(papers)
    for step in range(len(entries)):
        paper, place = entries[(day + step) % len(entries)]
        if (paper.id, place) not in shown:
            return Dated(tuple(sorted(set(paper.sentence(place).years))), group(paper, place))
    return None


def _shuffled(paper: Paper, places: Sequence[Place]) -> list[Place]:
    return sorted(places, key=lambda p: sha256(f"{paper.id}:{p.paragraph}.{p.sentence}".encode()).digest())
