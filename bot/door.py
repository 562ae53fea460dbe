"""The door of the command line: words in, and every error out as one sentence with an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from bot.log import configure, sentence
from bot.settings import LogSettings

F = TypeVar("F", bound=Callable[..., Any])

FAILED, INTERRUPTED, UNHEARD = 1, 130, 141  # the last two as a shell has them for SIGINT and SIGPIPE


class Door(click.Group):
    """A group of commands in which no error reaches a person as a traceback."""

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
            status = INTERRUPTED
        except BrokenPipeError:
            status = UNHEARD
            _drop_output()
        except Exception as error:
            status = FAILED
            _complain(sentence(error))
            _drop_output()
        sys.exit(status)


class Lines(click.Command):
    """A command whose words may begin with a dash: a question has spaces in it, an option's name none."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words, with a space before those that look like options and are none."""
        words = [f" {a}" if a.startswith("-") and " " in a.partition("=")[0] else a for a in args]
        return super().parse_args(ctx, words)


@dataclass(frozen=True, slots=True)
class Where:
    """The papers and the store that the command line names."""

    seeds: Path | None = None
    store: Path | None = None


def where(command: F) -> F:
    """--seeds and --store, which every call takes, before or after the command's name."""
    kind = click.Path(path_type=Path)
    seeds = click.option("--seeds", metavar="DIR", type=kind, help="The folder of papers.")
    store = click.option("--store", metavar="PATH", type=kind, help="The compiled store.")
    return seeds(store(command))


def named(seeds: Path | None, store: Path | None) -> Where:
    """What was named after the command's name, else before it."""
    before = click.get_current_context().find_object(Where) or Where()
    return Where(seeds or before.seeds, store or before.store)


def _usage(error: click.ClickException) -> str:
    message = error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f'{message} Try "{context.command_path} --help".' if context else message


def _complain(text: str) -> None:
    from bot.console.card import visible

    click.echo(f"briefbot: {visible(' '.join(text.split()))}", err=True)


def _drop_output() -> None:
    """Nobody can read standard output any more: what is still to be written must not fail at exit."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
