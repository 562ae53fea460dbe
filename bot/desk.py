"""Turns a line into an answer: resolves names, asks the library, never words anything."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import commands as c
from bot.actors import CONSOLE, Actor
from bot.answers import Denied, NoServer, SettingRefused
from bot.grammar import canonical, read, usage
from bot.handlers import daily, lists, papers, search, server, topics
from bot.handlers.room import Done, Instead, Reach, Room, everywhere
from bot.model import Action, CommandHelp, Empty, Health, Help, TooLong, Turn
from bot.options import Who
from bot.resolve import MisreadError, Resolver
from bot.routing import Router
from bot.schedule_answers import ScheduleRefused
from briefs.answers import Catalogue, NoLine, Nothing, Summary, Unknown
from briefs.library import Library
from briefs.search.question import Question
from briefs.text import clean

if TYPE_CHECKING:
    from bot.state.state import State

LINE_LIMIT = 3000  # characters
_REFUSALS = (Denied, Empty, NoLine, NoServer, Nothing, ScheduleRefused, SettingRefused, Unknown)
_HALF_TYPED = 3  # words after a command's name that make no command of it


class Desk:
    """Answers lines from one library; ``today`` gives the date of the daily brief.

    Without a ``state`` nothing can be set.
    """

    def __init__(
        self,
        library: Library,
        today: Callable[[], datetime.date],
        state: State | None = None,
        reach: Reach = everywhere,
    ) -> None:
        self._library = library
        self._room = Room(library, Resolver(library), today, state, ask=self.answer, reach=reach)
        self._router = Router(library)

    async def answer(self, line: str, actor: Actor = CONSOLE) -> Turn:
        """The answer to any line at all, for whoever asks."""
        room = replace(self._room, actor=actor)
        build = self._library.digest[:8]
        if len(line) > LINE_LIMIT:
            return Turn(line, "", "none", TooLong(len(line), LINE_LIMIT), build=build)
        text = clean(line)
        if not any(character.isalnum() for character in text):
            return Turn(line, "", "none", Empty(), build=build)
        parsed = read(text)
        try:
            done = await self._handle(room, parsed.command, parsed.strict)
            reading = parsed.reading
        except MisreadError:
            done = await self._handle(room, parsed.otherwise, strict=True)
            reading = ()  # the command word that was read into the line is given up with the command
        first, *rest = text.casefold().split()
        loose = isinstance(parsed.command, c.Ask) and not parsed.strict
        half_typed = loose and first in c.BY_NAME and len(rest) < _HALF_TYPED
        if half_typed and isinstance(done.answer, Nothing | Summary):
            done = Done(c.Help(first), _help(first, room))  # a command with something missing
        intent = _intent(done)
        reading = (*reading, *done.reading)
        return Turn(
            line, canonical(done.command), intent, done.answer, reading, done.suggestions, done.topic, build
        )

    async def _handle(self, room: Room, command: c.Command, strict: bool) -> Done:
        """The answer to a command; MisreadError where a loosely typed one names what is not there."""
        done = await self._one(room, command, strict)
        while isinstance(done, Instead):
            done = await self._one(room, done.command, done.strict)
        return done

    async def _one(self, room: Room, command: c.Command, strict: bool) -> Done | Instead:
        library = room.library
        spec = c.BY_TYPE[type(command)]
        if spec.who is Who.MODERATOR and room.actor.who is not Who.MODERATOR:
            return Done(command, Denied(spec.name))
        match command:
            case c.Ask(text):
                return await self._ask(room, text)
            case c.Search(text):
                return await search.search(room, command, library.reader.read(text), strict)
            case c.Brief():
                return await topics.brief(room, command, strict)
            case c.Compare():
                return await papers.compare(room, command, strict)
            case c.Summary() | c.Source() | c.Cite():
                return await papers.one(room, command, strict)
            case c.Quotations():
                return await search.quotations(room, command)
            case c.Check():
                return await search.check(room, command, strict)
            case c.Timeline():
                return await topics.timeline(room, command)
            case c.Counter():
                return await papers.counter(room, command, strict)
            case c.Questions():
                return await lists.questions(room, command, strict)
            case c.Reading():
                return await lists.reading(room, command, strict)
            case c.Glossary():
                return await lists.glossary(room, command, strict)
            case c.Who():
                return await lists.who(room, command, strict)
            case c.Daily():
                return await daily.daily(room, command)
            case c.Papers():
                return Done(command, Catalogue(await library.wholes()))
            case c.Topics(page):
                listed = await library.topic_list(page)
                return Done(c.Topics(listed.page), listed)
            case c.Help(about):
                return Done(command, _help(about, room))
            case c.Health():
                return Done(command, Health(await library.report()))
            case c.Settings():
                return await server.settings(room, command)
            case c.Schedule():
                from bot.handlers import schedules

                return await schedules.schedule(room, command)

    async def _ask(self, room: Room, text: str) -> Done:
        question = room.library.reader.read(text)
        command = await self._router.route(question)
        if isinstance(command, c.Search):
            found = await search.search(room, command, question, strict=True)
            done = (
                await self._handle(room, found.command, found.strict) if isinstance(found, Instead) else found
            )
        else:
            done = await self._handle(room, command, strict=True)
        reading = search.notes(room, question, isinstance(command, c.Brief))
        return replace(
            done,
            reading=(*reading, *(r for r in done.reading if r not in reading)),
            suggestions=(*done.suggestions, *self._runners_up(question, done)),
            topic=question.topic or done.topic,
        )

    def _runners_up(self, question: Question, done: Done) -> tuple[Action, ...]:
        """Lines for what else the question may have meant: its topic, near topics, the paper it names."""
        near = [t for t in (question.topic, *question.topics) if t and done.command != c.Brief(t)]
        actions = [Action(self._library.topic(t).name, canonical(c.Brief(t))) for t in near[:2]]
        if not isinstance(done.command, c.Summary):
            named = question.papers[:1]
            actions += [
                Action(f"Summary of {self._room.resolve.name(p)}", canonical(c.Summary(p))) for p in named
            ]
        return tuple(actions)


def _intent(done: Done) -> str:
    if isinstance(done.answer, _REFUSALS):
        return "none"
    name = c.BY_TYPE[type(done.command)].name
    return {"ask": "search", "health": "help", "settings": "help", "schedule": "help"}.get(name, name)


def _help(about: str | None, room: Room) -> Help:
    """How commands are used: one of them, or all that whoever asks may give."""
    library = room.library
    names, subjects = [p.id for p in library.papers], [t.id for t in library.topics] or ["trade"]
    specs = [
        s for s in c.COMMANDS if s.name == about or (about is None and s.who in (Who.MEMBER, room.actor.who))
    ]
    return Help(
        tuple(CommandHelp(s.name, usage(s.name), s.help, s.example(names, subjects)) for s in specs), about
    )
