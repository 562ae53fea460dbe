"""The brief of one day: a line, a line against it, a question, a date. A pure function of date and corpus."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Mapping, Sequence
from hashlib import sha256

from briefs.answers import Daily, Dated
from briefs.counter import Mentions, Rivals, stands_alone
from briefs.models import Paper, Place, Quote, Topic
from briefs.opposition import Judge
from briefs.questions import asked
from briefs.quotes import group, quote
from briefs.rotation import Rotation
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
    about: Topic | str | None = None,
    judge: Judge | None = None,
) -> Daily | None:
    """The brief of a date; None where no sentence (about a topic, or of the paper of an id) can stand alone.

    Papers take turns in equal shares and no line returns within 60 days, as long as there are lines enough:
    a paper with fewer than its share gives what it has and the others fill up; a corpus with fewer than 60
    lines shows each of them once before the first returns. ``number`` is by default the days since
    1 January 2026, which had number 1; a row of briefs that counts its own takes its turns by that. The line
    beside it stands against it only where ``judge`` is sure.
    """
    ordered = sorted(papers, key=lambda p: p.id)
    day = (date - EPOCH).days if number is None else number - 1
    theme = about if isinstance(about, Topic) else None
    on_theme = mentions.get(theme.id, {}) if theme is not None else None
    speaking = [p for p in ordered if not isinstance(about, str) or p.id == about]
    pools = [_lines(p, len(speaking), on_theme) if p in speaking else [] for p in ordered]
    turns = Rotation(pools, NO_REPEAT)
    if not turns.frame:
        return None
    themes = [theme] if theme is not None and theme.id not in {t.id for t in topics} else []
    rivals = Rivals(ordered, [*topics, *themes], mentions)
    (paper, place), rival = _pair(ordered, turns, day, rivals, theme.id if theme is not None else None)
    topic = rival[0] if rival else next(iter(rivals.topics_of(paper, place)), None)
    shown = {(paper.id, place)} | ({(rival[1].id, rival[2])} if rival else set())
    return Daily(
        date=date.isoformat(),
        number=day + 1,
        today=group(paper, place),
        topic=topic,
        counter=group(rival[1], rival[2]) if rival else None,
        against=rival is not None and judge is not None and _opposed(judge, (paper, place), rival[1:]),
        question=_question(ordered, day),
        timeline=_event(ordered, day, shown),
        papers=tuple(papers),
    )


def _pair(
    papers: Sequence[Paper], turns: Rotation[Place], day: int, rivals: Rivals, theme: str | None
) -> tuple[tuple[Paper, Place], tuple[Topic, Paper, Place] | None]:
    """The line of a day and the one against it.

    The days since the last multiple of 60 are gone through as well, so that what stood against one of their
    lines, or has a day of its own, stands against another line only where nothing else does.
    """
    first = day - day % NO_REPEAT
    lines = [(papers[pool], place) for pool, place in map(turns.at, range(first, first + NO_REPEAT))]
    shown = {(paper.id, place) for paper, place in lines}
    rival = None
    for paper, place in lines[: day - first + 1]:
        rival = rivals.against(paper, place, shown, theme)
        if rival is not None:
            shown.add((rival[1].id, rival[2]))
    return lines[day - first], rival


def _opposed(judge: Judge, line: tuple[Paper, Place], other: tuple[Paper, Place]) -> bool:
    verdict = judge.against(judge.line(*line), judge.line(*other))
    return verdict is not None and verdict.sure


def _lines(paper: Paper, papers: int, on_theme: Mapping[str, Iterable[Place]] | None) -> list[Place]:
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
            [at for at in asked(paper) if stands_alone(paper.passage(at.paragraph), paper.sentence(at))],
        )
        for paper in papers
    ]
    turns = Rotation(pools, NO_REPEAT)
    if not turns.frame:
        return None
    pool, place = turns.at(day)
    paper = papers[pool]
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
