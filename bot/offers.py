"""The buttons of a reply: where a reader may want to go from here, each as a command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import commands as c
from bot.fitting import Draft
from bot.grammar import canonical, parse
from bot.limits import BUTTONS_PER_ROW, LABEL, clip
from bot.model import Action, Answer, Turn
from bot.server_offers import schedules, server
from briefs.answers import (
    Catalogue,
    Comparison,
    Counters,
    Daily,
    Excerpts,
    Glossary,
    Nothing,
    People,
    Person,
    Questions,
    QuoteCheck,
    QuoteChecks,
    ReadingList,
    Reference,
    SourceView,
    Summary,
    Table,
    Timeline,
    TopicBrief,
    TopicList,
    Undefined,
    Unknown,
)
from briefs.models import Quote

_STYLES = {"apa": "APA", "chicago": "Chicago", "bibtex": "BibTeX", "ris": "RIS"}
_LONGER = {"line": "short", "short": "standard", "standard": "long"}

_PAGED = (
    *(Excerpts, Comparison, Timeline, TopicList, Counters, Questions, ReadingList, Glossary, People, Person),
    Summary,
)
_TURNED = (
    *(c.Search, c.Compare, c.Timeline, c.Topics, c.Counter, c.Questions, c.Reading, c.Glossary, c.Who),
    c.Summary,
)

SHARE_LABEL, DRAW_LABEL = "Share", "Picture"  # buttons of a surface, below those of the reply

Offer = tuple[str, c.Command]


def offers(turn: Turn, draft: Draft) -> tuple[Action, ...]:
    """At most five: the card's first two, what else the question may have meant, the card's others."""
    found = [
        *_next_page(turn),
        *_left_out(turn, draft),
        *_papers(draft.answer),
        *_words(draft.answer),
        *_lists(draft.answer),
        *server(draft.answer),
        *schedules(draft.answer),
    ]
    found = found or [("Papers", c.Papers()), ("Topics", c.Topics()), ("Help", c.Help())]
    own = [Action(clip(label, LABEL), canonical(command)) for label, command in found]
    distinct: dict[str, Action] = {}
    for action in (*own[:2], *turn.suggestions, *own[2:]):
        if action.line != turn.line:
            distinct.setdefault(action.line, replace(action, label=clip(action.label, LABEL)))
    return tuple(distinct.values())[:BUTTONS_PER_ROW]


def _next_page(turn: Turn) -> Iterator[Offer]:
    answer = turn.answer
    if not isinstance(answer, _PAGED) or answer.page >= answer.pages:
        return
    command = parse(turn.line)
    if isinstance(command, _TURNED):
        yield "More", replace(command, page=answer.page + 1)
    elif isinstance(answer, Excerpts):
        only = answer.papers[0].id if len(answer.papers) == 1 else None
        yield "More", c.Search(answer.query, only, answer.page + 1)


def _left_out(turn: Turn, draft: Draft) -> Iterator[Offer]:
    """The first thing that was left out for length."""
    if isinstance(turn.answer, Comparison) and isinstance(draft.answer, Comparison):
        for aspect in turn.answer.aspects[len(draft.answer.aspects) :]:
            if aspect.topic and not turn.answer.topic:
                yield aspect.label, c.Compare(turn.answer.first.id, turn.answer.second.id, aspect.topic)
                return
    for quote in draft.left[:1]:
        yield f"Read {quote.citation.name}, ¶{quote.citation.paragraph}", _source(quote)


def _papers(answer: Answer) -> Iterator[Offer]:
    """From answers that are about papers."""
    match answer:
        case Summary(paper, length, bottom):
            if length in _LONGER:
                yield "Longer", c.Summary(paper.id, _LONGER[length])
            if bottom:
                yield "Context", _source(bottom.main)
            yield "Timeline", c.Timeline(paper.id)
            yield "Cite", c.Cite(paper.id)
        case Comparison(first, second, topic):
            yield "Swap", c.Compare(second.id, first.id, topic.id if topic else None)
            for paper in (first, second):
                yield f"Summary of {paper.name}", c.Summary(paper.id)
        case Table(papers, topic, rows):
            ids = [paper.id for paper in papers]
            for row in [row for row in rows if row.topic and not topic][:2]:
                yield row.label, c.Compare(ids[0], ids[1], row.topic, more=tuple(ids[2:]))
            for paper in papers[:2]:
                yield f"Summary of {paper.name}", c.Summary(paper.id)
        case SourceView(paper, passage):
            if passage.number > 1:
                yield f"◀ ¶{passage.number - 1}", c.Source(paper.id, passage.number - 1)
            if passage.number < len(paper.passages):
                yield f"¶{passage.number + 1} ▶", c.Source(paper.id, passage.number + 1)
            yield f"Summary of {paper.name}", c.Summary(paper.id)
            yield "Cite", c.Cite(paper.id)
        case Reference(paper, style):
            for other in c.STYLES:
                if other != style:
                    yield _STYLES[other], c.Cite(paper.id, other)
            yield f"Summary of {paper.name}", c.Summary(paper.id)
        case Catalogue(papers):
            for paper in papers[:3]:
                yield f"Summary of {paper.name}", c.Summary(paper.id)
            yield "Topics", c.Topics()


def _words(answer: Answer) -> Iterator[Offer]:
    """From answers that are about a topic, a question, or words of a paper."""
    match answer:
        case Excerpts(hits=hits, topic=topic):
            for hit in hits[:1]:
                yield "Context", _source(hit.quote)
            if topic:
                yield f"Brief: {topic.name}", c.Brief(topic.id)
            for hit in hits[:1]:
                yield f"Summary of {hit.quote.citation.name}", c.Summary(hit.paper)
        case TopicBrief(topic, _, views):
            yield "Excerpts", c.Search(topic.name)
            speaking = [v.paper.id for v in views if v.paragraphs]
            if len(speaking) > 1:
                yield "Compare", c.Compare(speaking[0], speaking[-1], topic.id)
            yield "Timeline", c.Timeline(topic.id)
        case Nothing(nearest=nearest, topics=topics):
            if nearest:
                yield "Closest, in context", _source(nearest.quote)
            for topic in topics[:3]:
                yield f"Brief: {topic.name}", c.Brief(topic.id)
            yield "Topics", c.Topics()
        case QuoteCheck(quotes=quotes):
            for quote in quotes[:2]:
                yield f"Read {quote.citation.name}, ¶{quote.citation.paragraph}", _source(quote)
        case QuoteChecks(text=text, checks=()):
            yield "Check all of it", c.Check(text)
        case QuoteChecks(checks=checks):
            for number, check in enumerate(checks, 1):
                yield f"Check {number}", c.Check(check.claimed)
        case Daily(today=today, topic=topic, counter=counter):
            if today.quotes:
                yield "Context", _source(today.main)
            if topic:
                yield f"Brief: {topic.name}", c.Brief(topic.id)
            if today.quotes and counter and counter.main.paper != today.main.paper:
                yield "Compare", c.Compare(today.main.paper, counter.main.paper, topic.id if topic else None)
        case TopicList(topics):
            for topic in topics[:3]:
                yield f"Brief: {topic.name}", c.Brief(topic.id)
        case Unknown("theme", _, nearest):
            for name in nearest[:2]:
                yield clip(name, LABEL), c.Daily(theme=(name,))
            yield from (("Topics", c.Topics()), ("Papers", c.Papers()))
        case Unknown("paper" | "topic" as what, _, nearest):
            for name in nearest[:2]:
                yield clip(name, LABEL), c.Summary(name) if what == "paper" else c.Brief(name)
            yield ("Papers", c.Papers()) if what == "paper" else ("Topics", c.Topics())


def _lists(answer: Answer) -> Iterator[Offer]:
    """From answers that list what the papers hold, and from what stands against a paragraph."""
    match answer:
        case Counters(paper, paragraph, rivals=rivals):
            for rival in rivals[:2]:
                yield (
                    f"Read {rival.group.main.citation.name}, ¶{rival.group.main.citation.paragraph}",
                    _source(rival.group.main),
                )
            yield "The claim in context", c.Source(paper.id, paragraph)
            other = next((r.group.main.paper for r in rivals if not r.camp), None)
            if other is not None:
                yield "Compare", c.Compare(paper.id, other)
        case Questions(groups=groups):
            for group in groups[:2]:
                yield (
                    f"Read {group.main.citation.name}, ¶{group.main.citation.paragraph}",
                    _source(group.main),
                )
        case ReadingList(topic, entries):
            for entry in entries[:2]:
                yield f"Summary of {entry.paper.name}", c.Summary(entry.paper.id)
            if topic:
                yield f"Brief: {topic.name}", c.Brief(topic.id)
        case Glossary(definitions=definitions, index=True):
            for definition in definitions[:3]:
                yield definition.terms[0], c.Glossary(definition.terms[0])
        case Glossary(definitions=definitions):
            for main in (definition.group.main for definition in definitions[:2]):
                yield f"Read {main.citation.name}, ¶{main.citation.paragraph}", _source(main)
        case Undefined(first=first):
            if first.quotes:
                yield "Context", _source(first.main)
            yield "Glossary", c.Glossary()
        case People(named=named):
            for one in named[:4]:
                yield one.name, c.Who(one.name)
        case Person(named, others):
            for group in named.groups[:1]:
                yield "Context", _source(group.main)
            for other in others[:2]:
                yield other, c.Who(other)
            yield "Everybody", c.Who()
        case Unknown("term", _, nearest):
            yield from ((name, c.Glossary(name)) for name in nearest[:2])
            yield "Glossary", c.Glossary()
        case Unknown("name", _, nearest):
            yield from ((name, c.Who(name)) for name in nearest[:2])
            yield "Everybody", c.Who()


def _source(quote: Quote) -> c.Source:
    return c.Source(quote.paper, quote.citation.paragraph)
