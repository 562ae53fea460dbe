"""The bot from its login to its stop; what ends it early is told in a sentence."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import aiohttp
import discord

from bot.checked_clock import CheckedClock
from bot.discord_app.client import Client
from bot.discord_app.door import Door
from bot.discord_app.poster import DiscordPoster
from bot.discord_app.presence import DiscordPresence
from bot.discord_app.sync import sync
from bot.exits import LaterError
from bot.live import Live
from briefs.errors import BriefError

log = logging.getLogger(__name__)

C = TypeVar("C", bound=discord.Client)

discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # there is no voice here to miss

_LOGIN = 60.0  # seconds
_CLOSE = 1.0  # seconds that Discord has to say goodbye
_STOPPING = (signal.SIGTERM, signal.SIGINT)


class TokenError(BriefError):
    """Discord does not know the token."""

    def __init__(self) -> None:
        hint = "Copy it anew from the page Bot of your application at https://discord.com/developers/applications."
        super().__init__("Discord does not accept the bot token.", hint)


async def serve(live: Live, token: str, api: str | None, record: Path, clock: CheckedClock) -> None:
    """Answer on Discord until the process is asked to stop; answers that are being made are finished.

    TokenError, or LaterError where Discord cannot be reached.
    """
    door = Door()
    async with _stop() as stop, logged_in(Client(live, door, clock.heard), token, api) as client:
        with suppressed("The commands could not be registered; those registered before go on."):
            await sync(client, record)
        connection = asyncio.ensure_future(client.connect())
        stopping = asyncio.ensure_future(stop.wait())
        sending = asyncio.ensure_future(_deliver(client, live, clock))
        await asyncio.wait([connection, stopping, sending], return_when=asyncio.FIRST_COMPLETED)
        sending.cancel()
        await asyncio.wait([sending])
        if not sending.cancelled():  # the database is damaged: nothing may go on from it
            connection.cancel()
            sending.result()
        if connection.done():
            stopping.cancel()
            with explained():
                connection.result()
        log.info("stopping")
        await door.leave()
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(client.close(), _CLOSE)
        connection.cancel()
        await asyncio.wait([connection])
    log.info("stopped")


async def _deliver(client: Client, live: Live, clock: CheckedClock) -> None:
    """Send what is due, from when the client knows its servers."""
    poster = DiscordPoster(client, lambda: live.names.shorthand)
    live.attach(poster.reach)
    await client.wait_until_ready()
    await live.deliver(poster, clock, DiscordPresence(client))


async def register(token: str, api: str | None, record: Path) -> None:
    """Register the commands, whatever was registered before."""
    async with logged_in(discord.Client(intents=discord.Intents(guilds=True)), token, api) as client:
        with explained():
            await sync(client, record, force=True)


@asynccontextmanager
async def logged_in(client: C, token: str, api: str | None) -> AsyncIterator[C]:
    """The client, logged in to the API at a URL, Discord's own where none is given."""
    if api is not None:
        discord.http.Route.BASE = api
    if not (token.isascii() and token.isprintable()) or " " in token:
        raise TokenError
    async with client:
        with explained():
            async with asyncio.timeout(_LOGIN):
                await client.login(token)
        yield client


@contextmanager
def explained() -> Iterator[None]:
    """Says what the network or Discord has against us; other errors are faults of ours."""
    try:
        yield
    except (discord.LoginFailure, discord.ConnectionClosed, discord.HTTPException) as error:
        raise _told(error) from None
    except (discord.GatewayNotFound, aiohttp.ClientError, OSError) as error:
        reason = type(error).__name__
        sentence = f"Discord cannot be reached ({reason})."
        raise LaterError(sentence, "Check the network, then start the bot again.") from None


def _told(error: discord.LoginFailure | discord.ConnectionClosed | discord.HTTPException) -> BriefError:
    match error:
        case discord.LoginFailure() | discord.ConnectionClosed(code=4004):
            return TokenError()
        case discord.ConnectionClosed(code=code):
            return LaterError(f"Discord closed the connection (code {code}).", "Start the bot again later.")
        case discord.HTTPException(status=status) if status >= 500 or status == 429:
            return LaterError(
                f"Discord is not answering as it should (HTTP {status}).", "Start it again later."
            )
        case _:
            return BriefError(f"Discord refuses: {error.text or 'it does not say why'} (code {error.code}).")


@contextmanager
def suppressed(sentence: str) -> Iterator[None]:
    """Goes on after an error that Discord gives, with a sentence in the log."""
    try:
        with explained():
            yield
    except BriefError as error:
        log.error("%s %s", sentence, error)


@asynccontextmanager
async def _stop() -> AsyncIterator[asyncio.Event]:
    """Set when the process is asked to stop; asked twice, it stops at once."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()

    def asked(number: signal.Signals) -> None:
        stop.set()
        loop.remove_signal_handler(number)

    with suppress(NotImplementedError):  # Windows has no such handlers: Ctrl-C ends it there
        for number in _STOPPING:
            loop.add_signal_handler(number, asked, number)
    try:
        yield stop
    finally:
        with suppress(NotImplementedError):
            for number in _STOPPING:
                loop.remove_signal_handler(number)
