"""The command line. What is heavy is imported by the command that needs it."""

from __future__ import annotations

import asyncio
import io
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from bot.door import Door, Lines, Where, named, where
from bot.log import configure
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.app import App, Response
    from bot.console.screen import Screen

_PIPED_LINE = 65_536  # characters of standard input taken for one question; far more than one may have
# json.dumps leaves these as they are, and many readers take them for the end of a line.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"briefbot {version('briefbot')}")
        except PackageNotFoundError:
            click.echo("briefbot (a checkout that is not installed)")
        context.exit()


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Which.")
@where
@click.pass_context
def cli(context: click.Context, seeds: Path | None, store: Path | None) -> None:
    """Papers in, cited answers out: ask a folder of papers, and every word about them is theirs."""
    context.obj = Where(seeds, store)


@cli.command(cls=Lines)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.option("--batch", metavar="FILE", help="Answer each line of FILE; - is standard input.")
@where
@click.argument("line", nargs=-1)
def ask(
    as_json: bool, batch: str | None, line: tuple[str, ...], seeds: Path | None, store: Path | None
) -> None:
    """Answer LINE: a question in your own words, or a command as in chat ("help" lists them).

    Without LINE, what is piped in is the question, its line breaks taken for spaces.
    """
    if batch is None:
        asyncio.run(_ask(named(seeds, store), _question(line), as_json))
    elif line:
        raise click.UsageError("Give either a line or --batch.", click.get_current_context())
    else:
        asyncio.run(_ask_all(named(seeds, store), batch, as_json))


@cli.command()
@click.option("--as", "role", type=click.Choice(["member", "moderator"]), default="member", help="As whom.")
@where
def console(role: str, seeds: Path | None, store: Path | None) -> None:
    """Talk with the papers, in the same lines as in chat."""
    asyncio.run(_converse(named(seeds, store), role))


@cli.command(name="compile")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@where
def compile_papers(as_json: bool, seeds: Path | None, store: Path | None) -> None:
    """Compile the papers into the store, and report how they were read."""
    asyncio.run(_compile(named(seeds, store), as_json))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print the checks as one JSON object.")
@where
def doctor(as_json: bool, seeds: Path | None, store: Path | None) -> None:
    """Check that everything is in place, and say what to do where it is not."""
    from bot.doctor import as_object, examine, judge, report

    place = named(seeds, store)
    checks = asyncio.run(examine(place.seeds, place.store))
    if as_json:
        _print_json(as_object(checks))
    else:
        _text().write(report(checks))
    judge(checks)


def main() -> NoReturn:
    """Run the command line."""
    cli.main(prog_name="briefbot")


@asynccontextmanager
async def _opened(place: Where) -> AsyncIterator[App]:
    """The app over the store that is meant, compiled first if need be."""
    from bot.app import App
    from bot.clock import SystemClock
    from bot.console.progress import watch
    from bot.home import choose, ready

    settings = Settings.read()
    configure(settings.log)
    home = choose(settings, place.seeds, place.store)
    async with ready(home, watch) as found, App.open(found.store, found.seeds, SystemClock().today) as app:
        yield app


async def _ask(place: Where, line: str, as_json: bool) -> None:
    async with _opened(place) as app:
        response = await app.respond(line)
    if as_json:
        _print_response(response)
    else:
        screen = _screen()
        screen.reply(response.reply)
        screen.offers(response.reply.actions, numbered=False)


async def _ask_all(place: Where, batch: str, as_json: bool) -> None:
    from bot.batch import BatchError, answer, lines

    screen = _screen()

    def show(response: Response) -> None:
        screen.question(response.turn.query)
        screen.reply(response.reply)

    with lines(batch) as questions:
        async with _opened(place) as app:
            failed = await answer(app, questions, _print_response if as_json else show)
    if failed:
        raise BatchError(f"Lines that could not be answered: {failed}; their replies say why.")


async def _converse(place: Where, role: str) -> None:
    from bot.commands import Who
    from bot.console.completion import Completer
    from bot.console.reader import reader
    from bot.console.shell import Shell

    async with _opened(place) as app:
        completer = Completer(app.library.papers, app.library.topics)
        await Shell(app, _screen(), Who(role)).run(reader(completer))


async def _compile(place: Where, as_json: bool) -> None:
    from bot.console.progress import watch
    from bot.home import build, choose

    settings = Settings.read()
    configure(settings.log)
    home = choose(settings, place.seeds, place.store)
    report = await build(await home.papers() or home.seeds, home.store, watch)
    if as_json:
        from briefs.compile.report import as_json as as_object

        _print_json(as_object(report))
    else:
        from bot.model import Health, Turn
        from bot.replies import word

        _screen().reply(word(Turn("health", "health", "help", Health(report), build=report.digest[:8])))


def _question(words: tuple[str, ...]) -> str:
    """The line to answer: the words given, else what is piped in; a usage error where there is none."""
    line = " ".join(words).strip()
    context = click.get_current_context()
    if not words:
        if sys.stdin.isatty():
            raise click.UsageError("Give a line to answer, or --batch FILE.", context)
        line = " ".join(sys.stdin.read(_PIPED_LINE).split())
    if not line:
        raise click.UsageError("The line to answer is empty.", context)
    return line


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
