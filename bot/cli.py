"""The command line: words to calls, and every error to one sentence and an exit status.

What is heavy is imported by the call that needs it.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from bot import calls, exits
from bot.calls import Where
from bot.cli_db import db
from bot.cli_schedule import schedule
from bot.cli_where import where
from bot.log import configure, sentence
from bot.settings import LogSettings

if TYPE_CHECKING:
    from bot.console.wish import Keep, Wish

F = TypeVar("F", bound=Callable[..., Any])

_INTERRUPTED = 130  # as a shell has it for SIGINT
# What a start makes is there to stay: to look through it for garbage after every 700 new objects, as Python
# does, takes a tenth of its time.
_GARBAGE = 50_000
_PIPED_LINE = 65_536  # bytes of standard input taken for one question; far more than one may have


class _Door(click.Group):
    """A group of calls in which no error reaches a person as a traceback."""

    def main(self, *args: Any, **options: Any) -> NoReturn:
        """Run, and leave with 0 (answered), 1 (failed) or 2 (bad usage)."""
        configure(LogSettings())
        try:
            status = super().main(*args, **{**options, "standalone_mode": False})
            sys.stdout.flush()
        except click.exceptions.NoArgsIsHelpError as error:
            status = error.exit_code
            error.show()
        except click.ClickException as error:
            status = error.exit_code
            _complain(_usage(error))
        except (KeyboardInterrupt, click.Abort):
            status = _INTERRUPTED
        except BrokenPipeError:  # who reads has read enough; click leaves with the same status
            status = exits.FAILED
            _drop_output()
        except Exception as error:
            status = exits.status(error)
            _complain(sentence(error))
            _drop_output()
        sys.exit(status)


class _Lines(click.Command):
    """A call whose words may begin with a dash: a question has spaces in it, the name of an option none."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words, with a space before those that look like options and are none."""
        words = [f" {a}" if a.startswith("-") and " " in a.partition("=")[0] else a for a in args]
        return super().parse_args(ctx, words)


def _json(call: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")(call)


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"briefbot {version('briefbot')}")
        except PackageNotFoundError:
            click.echo("briefbot (a checkout that is not installed)")
        context.exit()


@click.group(cls=_Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
@where
@click.pass_context
def cli(context: click.Context, seeds: Path | None, store: Path | None) -> None:
    """Papers in, cited answers out: ask a folder of papers; every word about them is theirs."""
    context.obj = Where(seeds, store)


@cli.command(cls=_Lines)
@_json
@click.option("--batch", metavar="FILE", help="Answer each line of FILE; - is standard input.")
@click.option(
    "--png",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw the answer to timeline or to topics into FILE as well.",
)
@click.option("--force", is_flag=True, help="Let --png replace a FILE that exists.")
@click.option(
    "--save",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the files that go with the answer into DIR; none there is replaced.",
)
@where
@click.argument("line", nargs=-1)
def ask(
    as_json: bool,
    batch: str | None,
    png: Path | None,
    force: bool,
    save: Path | None,
    line: tuple[str, ...],
    **where: Path | None,
) -> None:
    """Answer a LINE: a question in your own words, or a command as in chat.

    Without a LINE, what is piped in is one question, its line breaks taken for spaces.
    """
    if wrong := _misfit(batch, png, force, save):
        raise click.UsageError(wrong, click.get_current_context())
    if batch is None:
        asyncio.run(calls.ask(_named(**where), _question(line), as_json, _wish(png, force, save)))
    elif line:
        raise click.UsageError("Give either a line or --batch.", click.get_current_context())
    else:
        asyncio.run(calls.ask_all(_named(**where), batch, as_json))


@cli.command()
@click.option("--as", "role", type=click.Choice(["member", "moderator"]), default="member", show_default=True)
@where
def console(role: str, **where: Path | None) -> None:
    """Talk with the papers, in the same lines as in chat."""
    asyncio.run(calls.converse(_named(**where), role))


@cli.command()
@_json
@where
def compile(as_json: bool, **where: Path | None) -> None:
    """Compile the papers, and report how they were read."""
    asyncio.run(calls.compile(_named(**where), as_json))


@cli.command(cls=_Lines)
@click.option(
    "--format", "form", type=click.Choice(["md", "html", "json"]), required=True, help="The kind of file."
)
@click.option("--output", metavar="FILE", default="-", help="The file to write; - is standard output.")
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@click.option("--all", "everything", is_flag=True, help="The whole corpus, as without a LINE.")
@where
@click.argument("line", nargs=-1)
def export(
    form: str, output: str, force: bool, everything: bool, line: tuple[str, ...], **where: Path | None
) -> None:
    """Write the answer to a LINE in full, or the whole corpus, as a file.

    Every page of the answer is in it, and every quote has been compared with its source file.
    """
    words = " ".join(line).strip()
    if words and everything:
        raise click.UsageError("Give either a line or --all.", click.get_current_context())
    if line and not words:
        raise click.UsageError("The line to export is empty.", click.get_current_context())
    asyncio.run(calls.export(_named(**where), form, words or None, output, force))


@cli.command()
@_json
@where
def doctor(as_json: bool, **where: Path | None) -> None:
    """Check that everything is in place, and say what to do."""
    asyncio.run(calls.doctor(_named(**where), as_json))


@cli.command()
@where
def run(**where: Path | None) -> None:
    """Run the bot on Discord, until it is asked to stop."""
    asyncio.run(calls.run(_named(**where)))


@cli.command()
@where
def sync(**_: Path | None) -> None:
    """Register the bot's commands with Discord by hand."""
    asyncio.run(calls.sync())


cli.add_command(db)
cli.add_command(schedule)


def main() -> NoReturn:
    """Run the command line."""
    gc.set_threshold(_GARBAGE)
    cli.main(prog_name="briefbot")


def _named(seeds: Path | None, store: Path | None) -> Where:
    """What was named after the call's name, else before it."""
    before = click.get_current_context().find_object(Where) or Where()
    return Where(seeds or before.seeds, store or before.store)


def _misfit(batch: str | None, png: Path | None, force: bool, save: Path | None) -> str:
    """What is wrong with the options of ``ask`` beside each other; nothing if empty."""
    if force and png is None:
        return "--force goes with --png."
    if batch is not None and png is not None:
        return "--png draws the answer to one line."
    if save is not None and (batch is not None or png is not None):
        return "--save writes the files of the answer to one line; it goes without --batch and --png."
    return ""


def _wish(png: Path | None, force: bool, save: Path | None) -> Wish | Keep | None:
    if png is None and save is None:
        return None
    from bot.console.wish import Keep, Wish

    return Wish(png, force) if png is not None else Keep(save) if save is not None else None


def _question(words: tuple[str, ...]) -> str:
    """The line to answer: the words given, else what is piped in; a usage error where there is none."""
    line = " ".join(words).strip()
    context = click.get_current_context()
    if not words:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("Give a line to answer, or --batch FILE.", context)
        line = " ".join(sys.stdin.buffer.read(_PIPED_LINE).decode("utf-8", "replace").split())
    if not line:
        raise click.UsageError("The line to answer is empty.", context)
    return line


def _usage(error: click.ClickException) -> str:
    message = error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f'{message} Try "{context.command_path} --help".' if context else message


def _complain(text: str) -> None:
    from bot.console.card import visible

    click.echo(f"briefbot: {visible(' '.join(text.split()))}", err=True)


def _drop_output() -> None:
    """What standard output cannot take any more must not fail once again at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
