"""The bot as a service: what it needs is found before anything is opened, and each lack is one sentence."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from bot.exits import LaterError
from bot.log import configure, sentence
from bot.settings import Settings
from briefs.errors import BriefError

_REGISTERED = "commands"  # beside the state: what was registered with Discord last


class MissingError(BriefError):
    """Discord cannot be spoken to without this."""


async def run(seeds: Path | None, store: Path | None) -> None:
    """Answer on Discord until asked to stop; LaterError where it may work in a while."""
    settings, token = _settings()
    from bot.checked_clock import CheckedClock
    from bot.clock import SystemClock
    from bot.console.progress import watch
    from bot.discord_app.run import serve
    from bot.home import choose, ready, state_path
    from bot.live import Live
    from bot.state.errors import InUseError

    home, state = choose(settings, seeds, store), state_path(settings)
    clock = CheckedClock(SystemClock())  # the one clock of all that follows
    try:
        async with (
            ready(home, watch) as found,
            Live.open(found.store, found.seeds, clock, state) as live,
        ):
            await serve(live, token, settings.discord_api, _record(settings), clock)
    except InUseError as error:  # a new copy may be started before the old one has gone
        raise LaterError(error.sentence, error.hint) from error
    except BriefError:
        raise
    except Exception as error:  # whoever restarts it should, but not at once
        raise LaterError(sentence(error)) from error


async def sync() -> None:
    """Register the commands with Discord, whatever was registered before."""
    settings, token = _settings()
    from bot.discord_app.run import register

    await register(token, settings.discord_api, _record(settings))


def _settings() -> tuple[Settings, str]:
    """The settings and the token. A service logs what it does, unless it is told not to."""
    settings = Settings.read()
    configure(settings.log if settings.log.asked else replace(settings.log, level="info", asked=True))
    token = settings.secret()
    if token is None:
        hint = "Set BRIEFBOT_TOKEN_FILE to a file that holds it; the README says where it comes from."
        raise MissingError("There is no bot token.", hint)
    if find_spec("discord") is None:
        hint = "Install it with: pip install 'briefbot[discord]' (in a clone: pip install '.[discord]')."
        raise MissingError("Discord is spoken to by discord.py, which is not installed.", hint)
    return settings, token


def _record(settings: Settings) -> Path:
    from bot.home import state_path

    state = state_path(settings)
    return state.with_name(f"{state.name}.{_REGISTERED}")
