"""Turns a line into an answer: resolves names, asks the library, never words anything."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from bot import commands as c
from bot.grammar import canonical, read, usage
from bot.model import Action, Answer, CommandHelp, Empty, Health, Help, ReadAs, TooLong, Turn
from bot.resolve import MisreadError, Resolver
from bot.routing import Router
from briefs.answers import Catalogue, Excerpts, Nothing, Summary, Unknown, Verdict
from briefs.library import Library
from briefs.records import dataclass
from briefs.search.question import Question
from briefs.source import source
from briefs.text import clean, fold, tokens

LINE_LIMIT = 3000  # characters
_HALF_TYPED = 3  # words after a command's name that make no command of it
_CHECKABLE = 3  # words; fewer are nobody's quote


@dataclass(frozen=True, slots=True)
class _Done:
    """An answer with the command that was answered and how the line was read."""

    command: c.Command
    answer: Answer
    reading: tuple[ReadAs, ...] = ()
    suggestions: tuple[Action, ...] = ()
    topic: str | None = None


class Desk:
    """Answers lines from one library; ``today`` gives the date of the daily brief."""

    def __init__(self, library: Library, today: Callable[[], datetime.date]) -> None:
        self._library, self._today = library, today
        self._resolve = Resolver(library)
        self._router = Router(library)

    async def answer(self, line: str) -> Turn:
        """The answer to any line at all."""
        build = self._library.digest[:8]
        if len(line) > LINE_LIMIT:
            return Turn(line, "", "none", TooLong(len(line), LINE_LIMIT), build=build)
        text = clean(line)
        if not any(character.isalnum() for character in text):
            return Turn(line, "", "none", Empty(), build=build)
        parsed = read(text)
        try:
            done = await self._handle(parsed.command, parsed.strict)
            reading = parsed.reading
        except MisreadError:
            done = await self._handle(parsed.otherwise, strict=True)
            reading = ()  # the command word that was read into the line is given up with the command
        first, *rest = text.casefold().split()
        asked = isinstance(parsed.command, c.Ask) and first in c.BY_NAME and len(rest) < _HALF_TYPED
        if asked and isinstance(done.answer, Nothing | Summary):
            done = _Done(c.Help(first), _help(first, self._library))  # a command with something missing
        intent = _intent(done)
        reading = (*reading, *done.reading)
        return Turn(
            line, canonical(done.command), intent, done.answer, reading, done.suggestions, done.topic, build
        )

    async def _handle(self, command: c.Command, strict: bool) -> _Done:
        """The answer to a command; MisreadError where a loosely typed one names what is not there."""
        match command:
            case c.Ask(text):
                return await self._ask(text)
            case c.Search(text, paper, page):
                return await self._search(command, self._library.reader.read(text), paper, page, strict)
            case c.Brief(topic):
                return await self._brief(topic, strict)
            case c.Compare():
                return await self._compare(command, strict)
            case c.Summary() | c.Source() | c.Cite():
                return await self._one_paper(command, strict)
            case c.Check(quote, paper):
                return await self._check(quote, paper, strict)
            case c.Timeline():
                return await self._timeline(command)
            case c.Daily(date):
                return _Done(c.Daily(date), await self._library.daily(date or self._today()))
            case c.Papers():
                return _Done(command, Catalogue(await self._library.wholes()))
            case c.Topics(page):
                return _Done(command, await self._library.topic_list(page))
            case c.Help(about):
                return _Done(command, _help(about, self._library))
            case c.Health():
                return _Done(command, Health(await self._library.report()))

    async def _ask(self, text: str) -> _Done:
        question = self._library.reader.read(text)
        command = await self._router.route(question)
        if isinstance(command, c.Search):
            done = await self._search(command, question, command.paper, command.page, strict=True)
        else:
            done = await self._handle(command, strict=True)
        reading = self._reading(question, isinstance(command, c.Brief))
        return replace(
            done,
            reading=(*reading, *(r for r in done.reading if r not in reading)),
            suggestions=(*done.suggestions, *self._runners_up(question, done)),
            topic=question.topic or done.topic,
        )

    async def _search(
        self, command: c.Search, question: Question, paper: str | None, page: int, strict: bool
    ) -> _Done:
        scope = [self._resolve.paper(paper, strict)] if paper else list(question.papers)
        unknown = next((s for s in scope if isinstance(s, Unknown)), None)
        if unknown is not None:
            return _Done(command, unknown)
        papers = [s for s in scope if isinstance(s, str)]
        shown = replace(command, paper=papers[0] if len(papers) == 1 else None)
        if not question.terms:  # it names a paper, or nothing at all
            named = papers and not paper
            return await self._handle(c.Summary(papers[0]), strict=True) if named else _Done(shown, Empty())
        answer = await self._library.answer(question, papers, page)
        if isinstance(answer, Excerpts):
            shown = replace(shown, page=answer.page)
        return _Done(shown, answer, self._reading(question, False), topic=question.topic)

    async def _brief(self, typed: str, strict: bool) -> _Done:
        question = self._library.reader.read(typed)
        if question.papers and not question.terms:
            return await self._handle(c.Summary(question.papers[0]), strict=True)
        topic = await self._resolve.topic(typed, strict)
        if isinstance(topic, Unknown) and not question.terms:
            return _Done(c.Brief(typed), topic)
        if isinstance(topic, Unknown):
            nothing = await self._library.answer(question)
            return _Done(c.Brief(typed), nothing if isinstance(nothing, Nothing) else topic)
        brief = await self._library.brief(topic)
        known = topic.id if self._resolve.known(topic) else None
        return _Done(c.Brief(known or typed), brief, self._reading(question, topic.id != typed), topic=known)

    async def _timeline(self, command: c.Timeline) -> _Done:
        timeline = await self._library.timeline(command.about, command.page)
        if command.about is None or timeline.total:
            return _Done(replace(command, page=timeline.page), timeline)
        question = self._library.reader.read(command.about)
        if not question.terms:
            return _Done(command, Unknown("topic", command.about, question.topics))
        nothing = await self._library.answer(question, question.papers)
        return _Done(command, nothing if isinstance(nothing, Nothing) else timeline)

    async def _compare(self, command: c.Compare, strict: bool) -> _Done:
        first, second = (self._resolve.paper(p, strict) for p in (command.first, command.second))
        topic = await self._resolve.topic(command.topic, strict) if command.topic else None
        if isinstance(first, Unknown):
            return _Done(command, first)
        if isinstance(second, Unknown):
            return _Done(command, second)
        if isinstance(topic, Unknown):
            return _Done(command, topic)
        if first == second:
            return await self._handle(c.Summary(first), strict=True)
        answer = await self._library.compare(first, second, topic, command.page)
        known = topic.id if topic is not None and self._resolve.known(topic) else None
        reading = tuple(
            ReadAs(typed, self._resolve.name(paper))
            for typed, paper in ((command.first, first), (command.second, second))
            if not self._resolve.literal(typed, paper)
        )
        done = c.Compare(first, second, known or command.topic, answer.page)
        return _Done(done, answer, reading, topic=known)

    async def _one_paper(self, command: c.Summary | c.Source | c.Cite, strict: bool) -> _Done:
        paper = self._resolve.paper(command.paper, strict)
        if isinstance(paper, Unknown):
            return _Done(command, paper)
        literal = self._resolve.literal(command.paper, paper)
        reading = () if literal else (ReadAs(command.paper, self._resolve.name(paper)),)
        whole = await self._library.paper(paper)
        match command:
            case c.Summary(_, length):
                answer: Answer = await self._library.summarize(paper, length=length)
            case c.Cite(_, style):
                from briefs.cite import reference

                answer = reference(whole, style)
            case c.Source(_, number):
                try:
                    answer = source(whole, number)
                except KeyError:
                    answer = Unknown("paragraph", str(number), (f"1 to {len(whole.passages)}",))
        return _Done(replace(command, paper=paper), answer, reading)

    async def _check(self, quote: str, paper: str | None, strict: bool) -> _Done:
        if len(tokens(quote)) < _CHECKABLE:
            return await self._handle(c.Search(quote, paper), strict)
        credited = self._resolve.paper(paper, strict) if paper else None
        if isinstance(credited, Unknown):
            return _Done(c.Check(quote, paper), credited)
        answer = await self._library.check(quote, credited)
        if not strict and answer.verdict is Verdict.NOT_FOUND:
            raise MisreadError(quote)  # "check the progress of the talks" quotes nobody
        return _Done(c.Check(quote, credited), answer)

    def _reading(self, question: Question, topic_shown: bool) -> tuple[ReadAs, ...]:
        """What of a question was not taken to the letter."""
        named = {fold(w): self._resolve.name(p) for p in question.papers for w in self._resolve.author(p)}
        notes = [ReadAs(typed, named.get(read, read)) for typed, read in question.corrections]
        if topic_shown and question.topic is not None:
            topic = self._library.topic(question.topic)
            typed = " ".join(w for t in question.alias for w in t.words)
            if typed.casefold() not in (topic.name.casefold(), topic.id.replace("-", " ")):
                notes.append(ReadAs(typed, topic.name))
        return tuple(notes)

    def _runners_up(self, question: Question, done: _Done) -> tuple[Action, ...]:
        """Lines for what else the question may have meant: its topic, near topics, the paper it names."""
        topics = [t for t in (question.topic, *question.topics) if t and done.command != c.Brief(t)]
        actions = [Action(self._library.topic(t).name, canonical(c.Brief(t))) for t in topics[:2]]
        if not isinstance(done.command, c.Summary):
            papers = question.papers[:1]
            actions += [
                Action(f"Summary of {self._resolve.name(p)}", canonical(c.Summary(p))) for p in papers
            ]
        return tuple(actions)


def _intent(done: _Done) -> str:
    if isinstance(done.answer, (Empty, Nothing, Unknown)):
        return "none"
    name = c.BY_TYPE[type(done.command)].name
    return {"ask": "search", "health": "help"}.get(name, name)


def _help(about: str | None, library: Library) -> Help:
    papers, topics = [p.id for p in library.papers], [t.id for t in library.topics] or ["trade"]
    specs = [spec for spec in c.COMMANDS if about in (None, spec.name)]
    return Help(
        tuple(CommandHelp(s.name, usage(s.name), s.help, s.example(papers, topics)) for s in specs), about
    )
