"""The conversation: a line in, its answer out, until somebody leaves."""

from __future__ import annotations

from collections.abc import Collection

from bot.actors import Actor
from bot.app import App
from bot.commands import BY_NAME
from bot.console.reader import Reader
from bot.console.screen import Screen
from bot.console.wish import Keep, Wish, fulfilled, parted
from bot.filters import of
from bot.log import sentence
from bot.markup import escape
from bot.model import Action, Reply
from bot.options import Who
from briefs.library import Library
from briefs.models import Topic

_LEAVING = frozenset({"quit", "exit", "bye", ":q"})
_NUMBERS = frozenset("123456789")  # of actions; a longer number is a year, or a paper's
_TOPICS = 40  # looked at for the greeting's examples


class Shell:
    """One person's conversation with the papers."""

    def __init__(self, app: App, screen: Screen, role: Who) -> None:
        self._app, self._screen, self._role = app, screen, role
        self._actions: tuple[Action, ...] = ()

    async def run(self, reader: Reader) -> None:
        """Answer line after line; somebody who types is greeted first."""
        if reader.interactive:
            self._show(await greeting(self._app.library))
        while (line := await reader.line(self._role)) is not None:
            if line.strip() and not reader.interactive:
                self._screen.question(line)
            if line.strip().lstrip("/").casefold() in _LEAVING:
                return
            await self.say(line)

    async def say(self, line: str) -> None:
        """Show the answer to a line; a number chooses an action of the last reply, ``as …`` a role."""
        try:
            line, wish = parted(line)
            words = line.strip().lstrip("/").casefold().split()
            if len(words) == 2 and words[0] == "as" and words[1] in list(Who):
                self._role = Who(words[1])
                self._say(f"You speak as a **{self._role}** now.")
            elif len(words) == 1 and words[0] in _NUMBERS and self._actions:
                await self._choose(int(words[0]), wish)
            elif words:
                await self._answer(line, wish)
        except Exception as error:  # the conversation goes on
            self._say(escape(sentence(error)))

    async def _answer(self, line: str, wish: Wish | Keep | None) -> None:
        response = await self._app.respond(line, Actor(who=self._role))
        self._show(response.reply)
        if told := await fulfilled(self._app, response, wish):
            self._screen.reply(told)

    async def _choose(self, number: int, wish: Wish | Keep | None) -> None:
        last = len(self._actions)
        if number > last:
            self._say(f"There is no {number}; the last reply offers {'1 to ' if last > 1 else ''}{last}.")
            return
        line = self._actions[number - 1].line
        self._screen.question(line)
        await self._answer(line, wish)

    def _show(self, reply: Reply) -> None:
        self._actions = reply.actions
        self._screen.reply(reply)
        self._screen.offers(reply.actions, numbered=True)

    def _say(self, markdown: str) -> None:
        """Something of the console's own, which leaves the numbers of the last reply as they are."""
        self._screen.reply(Reply(markdown))


async def greeting(library: Library) -> Reply:
    """What there is, and three lines to begin with."""
    papers, topics = library.papers, library.topics
    there = f"**{of(len(papers), 'paper')}, {of(len(topics), 'topic')}.**"
    how = "Ask in your own words, or type a number.\n-# help: the commands · as moderator: your role · quit"
    return Reply(f"{there} {how}", tuple([Action("", line) for line in await _examples(library)]))


async def _examples(library: Library) -> list[str]:
    """Lines about the topic that most papers speak of; about the papers where there are no topics."""
    widest: Collection[str] = ()
    subject: Topic | None = None
    for topic in library.subjects[:_TOPICS]:
        evidence = await library.evidence(topic)
        if len(evidence) > len(widest):
            subject, widest = topic, evidence
    if subject is None:
        papers = [paper.id for paper in library.papers]
        return ["papers", BY_NAME["summary"].example(papers), BY_NAME["timeline"].name]
    papers = sorted(widest)
    return [
        BY_NAME["ask"].pattern.format(topic=subject.name).removeprefix("ask "),
        BY_NAME["compare" if len(papers) > 1 else "brief"].example(papers, [subject.id]),
        BY_NAME["summary"].example(papers),
    ]
