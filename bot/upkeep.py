"""What ``briefbot db`` does, and the sentence it ends with."""

from __future__ import annotations

from pathlib import Path

from bot.clock import SystemClock
from bot.home import state_path
from bot.log import configure
from bot.settings import Settings


def backup(file: Path, replace: bool) -> str:
    """Back the state database up; StateError where that cannot be."""
    from bot.state import copies

    database = _database()
    unnoted = copies.backup(database, file, SystemClock().now(), replace)
    note = (
        f" Doctor will not know of it, as {database.parent} cannot be written: {unnoted}." if unnoted else ""
    )
    return f"Backed up to {file}.{note}"


def restore(file: Path) -> str:
    """Put a backup in the place of the state database; StateError where that cannot be."""
    from bot.state import copies

    kept = copies.restore(file, _database(), SystemClock().now())
    was = f" What was there is kept as {kept}, for {copies.KEPT_DAYS} days." if kept else ""
    then = "Nothing goes out by itself until, before the bot is started: briefbot db confirm"
    return f"Restored from {file}.{was} {then}"


async def confirm() -> str:
    """Let a restored database run again."""
    from bot.state.marks import confirm
    from bot.state.state import State

    clock = SystemClock()
    async with State.at(_database(), clock) as state:
        held = await confirm(await state.database(), clock.now())
    return "Confirmed: schedules run again." if held else "Nothing had to be confirmed."


def _database() -> Path:
    settings = Settings.read()
    configure(settings.log)
    return state_path(settings)
