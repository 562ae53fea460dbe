"""The brief of one day: a line, a line against it, a question, a date. A pure function of number and corpus."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from briefs.answers import Daily, Dated, Group
from briefs.counter import Mentions, stands_alone
from briefs.lines import points_elsewhere
from briefs.models import Paper, Place, Quote
from briefs.questions import asked
from briefs.quotes import group, quote
from briefs.rotation import Rotation
from briefs.series import SHORTEST_ROUND, Series
from briefs.timeline import dated

EPOCH = datetime.date(2026, 1, 1)  # issue 1


def issue(date: datetime.date) -> int:
    """The number of a brief that is in no row: the days since 1 January 2026, which had number 1."""
    return (date - EPOCH).days + 1


def said(
    series: Series,
    mentions: Mentions,
    date: datetime.date,
    number: int,
    also: Iterable[tuple[str, Place]] = (),
) -> Daily:
    """An issue of a row of briefs; ZeroDivisionError where it has no line.

    ``also`` are lines, beside those that share a topic with it, of which one may stand against its line.
    """
    against = series.against(number, also)
    beside = None if against else series.beside(number)
    counter = against or (beside[1:] if beside else None)
    today, topic = group(*series.line(number)), series.topic(number)
    other = group(*counter) if counter else None
    theme = series.theme
    speaking = [p for p in series.papers if not theme.papers or p.id in theme.papers]
    on_theme = [mentions.get(topic.id, {}) for topic in theme.topics]
    return Daily(
        date=date.isoformat(),
        number=number,
        today=today,
        topic=topic,
        counter=other,
        question=_question(speaking, on_theme, number - 1),
        timeline=_event(speaking, on_theme, number - 1, [today, *([other] if other else [])]),
        papers=tuple(series.papers),
        against=against is not None,
        turns=series.turns(number),
        theme=theme,
        beside=beside[0] if beside and beside[0] != topic else None,
        searched=sum(len(paper.quotable) for paper in series.papers),
    )


Spoken = Sequence[Mapping[str, Iterable[Place]]]  # of each topic of a theme: paper → places


def _question(papers: Sequence[Paper], on_theme: Spoken, day: int) -> Quote | None:
    """A question the papers ask, on the theme if they do, another one each day until all have been asked."""
    found = [(paper, place) for paper in papers for place in asked(paper) if _presentable(paper, place)]
    found = _on(found, on_theme)
    pools = [_shuffled(paper, [place for held, place in found if held is paper]) for paper in papers]
    turns = Rotation(pools, SHORTEST_ROUND)
    if not turns.frame:
        return None
    pool, place = turns.at(day)
    paper = papers[pool]
    return quote(paper, paper.passage(place.paragraph), paper.sentence(place))


def _presentable(paper: Paper, place: Place) -> bool:
    sentence = paper.sentence(place)
    return stands_alone(paper.passage(place.paragraph), sentence) and not points_elsewhere(sentence.text)


def _event(papers: Sequence[Paper], on_theme: Spoken, day: int, shown: Sequence[Group]) -> Dated | None:
    """The timeline, of the theme if it has one, one entry a day, without what the brief shows already."""
    seen = {(quote.paper, quote.start) for each in shown for quote in each.quotes}
    entries = _on(dated(papers), on_theme)
    for step in range(len(entries)):
        paper, place = entries[(day + step) % len(entries)]
        told = group(paper, place)
        if seen.isdisjoint([(quote.paper, quote.start) for quote in told.quotes]):
            return Dated(tuple(sorted(set(paper.sentence(place).years))), told)
    return None


def _on(found: list[tuple[Paper, Place]], on_theme: Spoken) -> list[tuple[Paper, Place]]:
    """What is on the theme; all of it where nothing is."""
    wanted = {(id, place) for spoken in on_theme for id, places in spoken.items() for place in places}
    return [at for at in found if (at[0].id, at[1]) in wanted] or found


def _shuffled(paper: Paper, places: Sequence[Place]) -> list[Place]:
    return sorted(places, key=lambda p: sha256(f"{paper.id}:{p.paragraph}.{p.sentence}".encode()).digest())
