"""``briefbot db``: backups of the state database."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from bot import upkeep

_FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.group()
def db() -> None:
    """Back up the settings and schedules of servers, or put a backup in their place."""


@db.command()
@click.option("--force", is_flag=True, help="Replace a FILE that exists.")
@_FILE
def backup(file: Path, force: bool) -> None:
    """Write a backup into FILE, also while the bot is running."""
    click.echo(upkeep.backup(file, force))


@db.command()
@_FILE
def restore(file: Path) -> None:
    """Put the backup FILE in the place of the database, which is kept beside it; the bot must not be running."""
    click.echo(upkeep.restore(file))


@db.command()
def confirm() -> None:
    """Let what was restored send by itself again."""
    click.echo(asyncio.run(upkeep.confirm()))
