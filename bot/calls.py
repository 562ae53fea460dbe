"""What the calls of the command line do, once their words are understood."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from bot.log import configure
from bot.settings import Settings
from briefs.records import dataclass

if TYPE_CHECKING:
    from bot.app import App
    from bot.console.screen import Screen
    from bot.console.wish import Keep, Wish
    from bot.model import Response

# json.dumps leaves these as they are, and many readers take them for the end of a line.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@dataclass(frozen=True, slots=True)
class Where:
    """The papers and the store that the command line names."""

    seeds: Path | None = None
    store: Path | None = None


async def ask(where: Where, line: str, as_json: bool, wish: Wish | Keep | None = None) -> None:
    """Answer one line, and draw the answer or save its files where that is wished for."""
    async with _opened(where) as app:
        response = await app.respond(line)
        if as_json:
            _print_response(response)
        else:
            screen = _screen()
            screen.reply(response.reply)
            screen.offers(response.reply.actions, numbered=False)
        if wish is not None or response.reply.attachments:
            from bot.console.wish import fulfilled

            told = await fulfilled(app, response, wish)
            if told is not None and not as_json:
                _screen().reply(told)


async def ask_all(where: Where, file: str, as_json: bool) -> None:
    """Answer each line of a file; BatchError where one could not be."""
    from bot.batch import BatchError, answer, lines

    screen = _screen()

    def show(response: Response) -> None:
        screen.question(response.turn.query)
        screen.reply(response.reply)

    with lines(file) as questions:
        async with _opened(where) as app:
            failed = await answer(app, questions, _print_response if as_json else show)
    if failed:
        raise BatchError(f"Lines that could not be answered: {failed}; their replies say why.")


async def converse(where: Where, role: str) -> None:
    """Answer line after line, whoever or whatever gives them."""
    from bot.console.completion import Completer
    from bot.console.reader import reader
    from bot.console.shell import Shell
    from bot.options import Who

    async with _opened(where) as app:
        completer = Completer(app.library.papers, app.library.topics)
        await Shell(app, _screen(), Who(role)).run(reader(completer))


async def compile(where: Where, as_json: bool) -> None:
    """Compile the papers, even if nothing has changed, and print the report."""
    from bot.console.progress import watch
    from bot.home import build, choose

    settings = Settings.read()
    configure(settings.log)
    home = choose(settings, where.seeds, where.store)
    report = await build(await home.papers() or home.seeds, home.store, watch)
    if as_json:
        from briefs.compiler.report import as_json as as_object

        _print_json(as_object(report))
    else:
        from bot.model import Health, Turn
        from bot.replies import word

        _screen().reply(word(Turn("health", "health", "help", Health(report), build=report.digest[:8])))


async def export(where: Where, form: str, line: str | None, output: str, force: bool) -> None:
    """Write a line's answer, or for no line the whole corpus, as a file; ExportError where that cannot be."""
    from bot.console.progress import watch
    from bot.export import make, target

    target.check(output, force)
    async with _opened(where) as app:
        target.check_no_paper(output, app.sources.seeds)
        with watch("Exporting") as step:
            made = await make.export(app, form, line, step)
    target.write(made, output, force)


def next_times(text: str, zone: str, start: str | None, count: int, as_json: bool) -> None:
    """Print when a rule fires next; BriefError where it, the zone or the start is none."""
    from bot.clock import SystemClock
    from bot.schedule import meant, next_occurrences, parse
    from bot.schedule.table import table
    from bot.schedule.wire import as_object, moment

    rule, there = parse(text), meant(zone)
    after = SystemClock().now() if start is None else moment(start)
    if as_json:
        _print_json(dict(as_object(next_occurrences(rule, there, after, count))))
    else:
        _text().write(table(rule, there, after, count))


def next_times_of_all(file: str) -> None:
    """Answer each line of a file, an object, by an object: a refusal is an answer."""
    from bot.batch import lines
    from bot.clock import SystemClock
    from bot.schedule.wire import answered

    with lines(file) as questions:
        for line in questions:
            if line.strip():
                _print_json(answered(line, SystemClock().now()))


async def doctor(where: Where, as_json: bool) -> None:
    """Print how everything is; UnwellError where something is not as it must be."""
    from bot.doctor import as_object, examine, judge, report

    checks = await examine(where.seeds, where.store)
    if as_json:
        _print_json(as_object(checks))
    else:
        _text().write(report(checks))
    judge(checks)


async def run(where: Where) -> None:
    """Answer on Discord until asked to stop."""
    from bot.service import run

    await run(where.seeds, where.store)


async def sync() -> None:
    """Register the commands with Discord."""
    from bot.service import sync

    await sync()
    _text().write("The commands are registered.\n")


@asynccontextmanager
async def _opened(where: Where) -> AsyncIterator[App]:
    """The app over the store that is meant, compiled first if need be."""
    from bot.app import App
    from bot.clock import SystemClock
    from bot.console.progress import watch
    from bot.home import choose, ready, state_path
    from bot.state.state import State

    settings = Settings.read()
    configure(settings.log)
    home = choose(settings, where.seeds, where.store)
    clock = SystemClock()
    async with (
        ready(home, watch) as found,
        State.at(state_path(settings), clock) as state,
        App.open(found.store, found.seeds, clock.today, state) as app,
    ):
        yield app


def _screen() -> Screen:
    from bot.console.screen import screen

    return screen(_text())


def _text() -> TextIO:
    """Standard output for text, where what its encoding lacks is shown by its code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return sys.stdout


def _print_response(response: Response) -> None:
    from bot.wire import as_json

    _print_json(as_json(response))


def _print_json(found: dict[str, Any]) -> None:
    """One object on one line, in UTF-8 whatever the locale; half a character pair stays an escape."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    print(json.dumps(found, ensure_ascii=False).translate(_LINE_ENDS), flush=True)
