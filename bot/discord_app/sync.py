"""Registers the commands with Discord, when what is declared is not what was registered last."""

from __future__ import annotations

import json
import logging
from hashlib import sha256
from pathlib import Path

import discord

from bot.discord_app.declaration import declared
from bot.discord_app.locales import Locales

log = logging.getLogger(__name__)


async def sync(client: discord.Client, record: Path, force: bool = False) -> bool:
    """Whether the commands had to be registered. ``record`` keeps what was registered, for whom and where."""
    if client.application_id is None:
        raise RuntimeError("commands are registered after the login")
    commands = declared(Locales.shipped())
    whole = [client.application_id, discord.http.Route.BASE, commands]
    digest = sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()
    if not force and _read(record) == digest:
        return False
    await client.http.bulk_upsert_global_commands(client.application_id, payload=commands)
    _write(record, digest)
    log.info("commands registered count=%d digest=%s", len(commands), digest[:8])
    return True


def _write(record: Path, digest: str) -> None:
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        record.write_text(digest, "ascii")
    except OSError as error:  # they will be registered at the next start again, which does no harm
        log.warning("%s cannot be written: %s", record, error.strerror)


def _read(record: Path) -> str | None:
    try:
        return record.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
