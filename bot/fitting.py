"""What a card leaves out when it is too long: whole groups from the end, never a part of a quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot import schedule_answers as schedules
from bot.answers import SettingChanges
from bot.limits import CONTENT
from bot.model import Answer, Health
from briefs.answers import (
    Aspect,
    Catalogue,
    Comparison,
    Contrast,
    Counters,
    Daily,
    Excerpts,
    Glossary,
    Group,
    Nothing,
    PaperView,
    People,
    Person,
    Questions,
    QuoteCheck,
    QuoteChecks,
    ReadingList,
    SourceView,
    Summary,
    Table,
    Timeline,
    TopicBrief,
    TopicList,
    Undefined,
)
from briefs.models import Quote
from briefs.records import dataclass
from briefs.text import collapse

_MOST = 48  # lines: no message holds more entries, as none is shorter than 40 characters
_CHANGES = 8
_ROWS = 8  # of a table named in its card; the file has all
_SUMMARY_CAPS = {"line": 300, "short": 1200}
_EXCERPT_CAP = 1500  # for a paragraph with its neighbours; alone it may fill a message
_REFUSAL_CAP = 800


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer with less in it, the quotes it lacks, and the length its card should keep to."""

    answer: Answer
    left: tuple[Quote, ...] = ()
    cap: int = CONTENT


def drafts(answer: Answer) -> Iterator[Draft]:
    """The answer whole, then with less and less in it, at last with no quote at all."""
    match answer:
        case Excerpts(hits=hits):
            for n in _down(len(hits)):
                yield Draft(replace(answer, hits=hits[:n]), tuple(h.quote for h in hits[n:]))
        case Summary():
            yield from _summary(answer)
        case TopicBrief():
            yield from _topic_brief(answer)
        case Comparison():
            yield from _comparison(answer)
        case Timeline(entries=entries):
            for n in _down(len(entries)):
                left = tuple(e.group.main for e in entries[n:])
                yield Draft(replace(answer, entries=entries[:n]), left)
        case Questions(groups=groups):
            for n in _down(len(groups)):
                yield Draft(replace(answer, groups=groups[:n]), _mains(groups[n:]))
        case ReadingList():
            yield from _reading_list(answer)
        case Glossary(definitions=terms):
            for n in _down(len(terms)):
                yield Draft(replace(answer, definitions=terms[:n]), _mains(d.group for d in terms[n:]))
        case Undefined(first=first):
            yield Draft(answer)
            yield Draft(replace(answer, first=Group(())), first.quotes[-1:])
        case People(named=named):
            for n in _down(len(named)):
                yield Draft(replace(answer, named=named[:n]))
        case Person(named=one):
            for n in _down(len(one.groups)):
                fewer = replace(one, groups=one.groups[:n])
                yield Draft(replace(answer, named=fewer), _mains(one.groups[n:]))
        case Counters(rivals=rivals, claim=claim):
            for n in _down(len(rivals)):
                yield Draft(replace(answer, rivals=rivals[:n]), _mains(r.group for r in rivals[n:]))
            bare = replace(answer, rivals=(), claim=Group(()))
            yield Draft(bare, (*_mains(r.group for r in rivals), claim.main))
        case SourceView():
            yield from _source_view(answer)
        case Daily():
            yield from _daily(answer)
        case QuoteCheck(quotes=quotes):
            for n in _down(len(quotes)):
                less = replace(answer, quotes=quotes[:n], changes=answer.changes[:_CHANGES])
                yield Draft(less, quotes[n:])
        case QuoteChecks(checks=checks):
            for shown in (_CHANGES, 2, 0):
                checks = tuple(replace(check, changes=check.changes[:shown]) for check in checks)
                yield Draft(replace(answer, checks=checks))
            for n in _down(len(checks) - 1):
                yield Draft(replace(answer, checks=checks[:n]))
        case Nothing(nearest=nearest):
            yield Draft(answer, cap=_REFUSAL_CAP)
            yield Draft(answer)
            yield Draft(replace(answer, nearest=None), (nearest.quote,) if nearest else ())
        case _:
            yield from _lists(answer)


def _lists(answer: Answer) -> Iterator[Draft]:
    match answer:
        case Catalogue(papers=papers):
            for n in _down(len(papers)):
                yield Draft(replace(answer, papers=papers[:n]))
        case Table(rows=rows):
            for n in range(min(len(rows), _ROWS), -1, -1):
                yield Draft(replace(answer, rows=rows[:n]))
        case TopicList(topics=topics):
            for n in _down(len(topics)):
                yield Draft(replace(answer, topics=topics[:n]))
        case Health(report):
            for n in _down(max(len(report.papers), len(report.failed), len(report.notes))):
                less = replace(
                    report, papers=report.papers[:n], failed=report.failed[:n], notes=report.notes[:n]
                )
                yield Draft(Health(less))
        case schedules.ScheduleList(listed):
            for n in _down(len(listed)):
                yield Draft(schedules.ScheduleList(listed[:n]))
        case schedules.ScheduleProposed(times=due):
            for n in range(len(due), 0, -1):
                yield Draft(replace(answer, times=due[:n]))
        case schedules.ScheduleLog(entries=logged):
            for n in _down(len(logged)):
                yield Draft(replace(answer, entries=logged[:n]))
        case schedules.ScheduleChanges(done):
            for n in _down(len(done)):
                yield Draft(schedules.ScheduleChanges(done[:n]))
        case schedules.Rehearsal(entries=times):
            for n in _down(len(times)):
                yield Draft(replace(answer, entries=times[:n]))
        case schedules.Suspended(stopped, unsent):
            for n in _down(max(len(stopped), len(unsent))):
                yield Draft(schedules.Suspended(stopped[:n], unsent[:n]))
        case SettingChanges(changes):
            for n in _down(len(changes)):
                yield Draft(SettingChanges(changes[:n]))
        case _:
            yield Draft(answer)


def _down(count: int) -> range:
    return range(min(count, _MOST), -1, -1)


def _mains(groups: Iterable[Group]) -> tuple[Quote, ...]:
    return tuple(g.main for g in groups)


def _sides(aspects: tuple[Aspect, ...]) -> tuple[Group, ...]:
    return tuple(g for a in aspects for g in (*a.first, *a.second))


def _summary(answer: Summary) -> Iterator[Draft]:
    """The outlook, then points, then both camps at once; the bottom line stays longest.

    The longest point goes first, as that keeps the most of them and leaves every part of the paper its say.
    """
    cap = _SUMMARY_CAPS.get(answer.length, CONTENT)
    camps = tuple(c.group for c in answer.camps)
    outlook = (answer.outlook,) if answer.outlook else ()
    bottom = (answer.bottom,) if answer.bottom else ()
    steps: list[tuple[Summary, tuple[Group, ...]]] = [(answer, ())]
    by_length = sorted(answer.points, key=lambda g: sum(len(q.text) for q in g.quotes))
    for n in range(len(answer.points), 0, -1):
        kept, gone = _parted(answer.points, by_length[:n])
        steps.append((replace(answer, points=kept, outlook=None), (*gone, *outlook)))
    for n in (1, 0):
        kept, gone = _parted(answer.points, by_length[:n])
        steps.append((replace(answer, points=kept, camps=(), outlook=None), (*gone, *camps, *outlook)))
    less = steps[-1][0]
    for limit in sorted({cap, CONTENT}):
        yield from (Draft(less, _mains(left), limit) for less, left in steps)
    yield Draft(replace(less, bottom=None), _mains((*bottom, *answer.points, *camps, *outlook)))


def _comparison(answer: Comparison) -> Iterator[Draft]:
    """Aspects from the end, then the further lines of the last one, what stands below it, at last all lines."""
    for n in range(len(answer.aspects), 0, -1):
        yield Draft(replace(answer, aspects=answer.aspects[:n]), _mains(_sides(answer.aspects[n:])))
    every, aspect, gone = _sides(answer.aspects), next(iter(answer.aspects), None), _sides(answer.aspects[1:])
    while aspect is not None and max(len(aspect.first), len(aspect.second)) > 1:
        ours, theirs = aspect.first, aspect.second
        if len(ours) > len(theirs):
            ours, gone = ours[:-1], (ours[-1], *gone)
        else:
            theirs, gone = theirs[:-1], (theirs[-1], *gone)
        links = tuple(k for k in aspect.links if k.first < len(ours) and k.second < len(theirs))
        aspect = replace(aspect, first=ours, second=theirs, links=links)
        yield Draft(replace(answer, aspects=(aspect,)), _mains(gone))
    bare = replace(answer, only_first=(), only_second=(), markers=())
    if aspect is not None:
        yield Draft(replace(bare, aspects=(aspect,)), _mains(gone))
    yield Draft(replace(answer, aspects=()), _mains(every))


def _reading_list(answer: ReadingList) -> Iterator[Draft]:
    """The lines to start at from the end, as the papers are what was asked for; then papers."""
    entries = answer.entries
    for n in _down(len(entries)):
        rest = tuple(replace(entry, start=None) for entry in entries[n:])
        left = _mains(entry.start for entry in entries[n:] if entry.start)
        yield Draft(replace(answer, entries=(*entries[:n], *rest)), left)
    left = _mains(entry.start for entry in entries if entry.start)
    for n in _down(len(entries)):
        yield Draft(replace(answer, entries=tuple(replace(e, start=None) for e in entries[:n])), left)


def _parted(points: tuple[Group, ...], kept: list[Group]) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    return tuple(g for g in points if g in kept), tuple(g for g in points if g not in kept)


def _topic_brief(answer: TopicBrief) -> Iterator[Draft]:
    """Every paper keeps a line as long as possible: the longest second line goes first; then who says least."""
    counts = [len(v.groups) for v in answer.views]
    length = sum(map(_length, (g for v in answer.views for g in v.groups)))
    while True:
        if length <= CONTENT:
            shares = list(zip(answer.views, counts, strict=True))
            views = tuple(replace(v, groups=v.groups[:n]) for v, n in shares)
            left = tuple(g for v, n in shares for g in v.groups[n:])
            yield Draft(replace(answer, views=views, contrast=_held(answer.contrast, views)), _mains(left))
        most = max(counts, default=0)
        if most == 0:
            return
        last = [(n, v.groups[most - 1]) for n, v in enumerate(answer.views) if counts[n] == most]
        if most > 1:
            gone, group = max(last, key=lambda each: (_length(each[1]), each[0]))
        else:
            gone, group = min(last, key=lambda each: (answer.views[each[0]].paragraphs, -each[0]))
        counts[gone] -= 1
        length -= _length(group)


def _length(group: Group) -> int:
    return sum(len(quote.text) for quote in group.quotes)


def _held(contrast: Contrast | None, views: tuple[PaperView, ...]) -> Contrast | None:
    """The contrast, as long as both of its lines are shown and it quotes these."""
    if contrast is None:
        return None
    shown = {(q.paper, q.start, q.end) for v in views for g in v.groups for q in g.quotes}
    sides = ((contrast.first, contrast.first_words), (contrast.second, contrast.second_words))
    if all((q.paper, q.start, q.end) in shown and collapse(w) in collapse(q.text) for q, w in sides):
        return contrast
    return None


def _source_view(answer: SourceView) -> Iterator[Draft]:
    """Without the neighbours, then only the first whole sentences of the paragraph, then none."""
    yield Draft(answer, cap=_EXCERPT_CAP)
    yield Draft(replace(answer, after=None), cap=_EXCERPT_CAP)
    alone = replace(answer, before=None, after=None)
    yield Draft(alone)
    quote = answer.quote
    for sentence in reversed(answer.passage.sentences):
        if quote.start < sentence.end < min(quote.end, quote.start + CONTENT):
            part = quote.text[: sentence.end - quote.start]
            yield Draft(replace(alone, quote=replace(quote, text=part, end=sentence.end, strong=None)))
    yield Draft(replace(alone, quote=replace(quote, text="", end=quote.start, strong=None)))


def _daily(answer: Daily) -> Iterator[Draft]:
    """The last section first; the line of the day and the line against it stay longest."""
    timeline = (answer.timeline.group.main,) if answer.timeline else ()
    question = (answer.question,) if answer.question else ()
    counter = (answer.counter.main,) if answer.counter else ()
    yield Draft(answer, cap=1800)
    answer = replace(answer, timeline=None)
    yield Draft(answer, timeline, 1800)
    answer = replace(answer, question=None)
    yield Draft(answer, (*question, *timeline))
    answer = replace(answer, counter=None)
    yield Draft(answer, (*counter, *question, *timeline))
    left = (answer.today.main, *counter, *question, *timeline)
    yield Draft(replace(answer, today=Group(())), left)
