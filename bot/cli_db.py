"""``briefbot db``: backups of the state database, which hangs on no papers and no store."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from bot import upkeep
from bot.cli_where import where

_FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.group()
@where
def db(**_: Path | None) -> None:
    """Back up the settings and schedules of servers, or put a backup in their place."""


@db.command()
@click.option("--force", is_flag=True, help="Replace a FILE that exists.")
@where
@_FILE
def backup(file: Path, force: bool, **_: Path | None) -> None:
    """Write a backup into FILE, also while the bot is running."""
    click.echo(upkeep.backup(file, force))


@db.command()
@where
@_FILE
def restore(file: Path, **_: Path | None) -> None:
    """Put the backup FILE in the place of the database, which is kept beside it; the bot must not be running."""
    click.echo(upkeep.restore(file))


@db.command()
@where
def confirm(**_: Path | None) -> None:
    """Let what was restored send by itself again, before the bot is started."""
    click.echo(asyncio.run(upkeep.confirm()))
