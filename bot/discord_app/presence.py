"""Where the bot is and may post, by what Discord's gateway has told it, and what it has not told."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import aiohttp
import discord

from bot.discord_app.reach import Target, wanted

_PATIENCE = 10.0  # seconds


class DiscordPresence:
    """Knows it from a client, on whose event loop it is asked."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._last = 0  # channel that Discord was asked about

    async def servers(self) -> frozenset[int] | None:
        """All servers that the bot is in, those that are away included: Discord names them all at each login."""
        return frozenset(guild.id for guild in self._client.guilds) if self._client.is_ready() else None

    async def may_post(self, places: Sequence[tuple[int, int]]) -> Sequence[bool | None]:
        """Whether the bot may post in each place; None where its server is away, or we are not connected yet.

        Threads that time has closed are not remembered, and may be opened. Discord is asked about one of those at a
        time, in turn; of the others nothing is known.
        """
        seen = [self._seen(guild, channel) for guild, channel in places]
        found = [may for may, _ in seen]
        if unseen := [n for n, (_, more) in enumerate(seen) if more]:
            turn = min(unseen, key=lambda n: (places[n][1] <= self._last, places[n][1], n))
            self._last = places[turn][1]
            found[turn] = await self._asked(*places[turn])
        return found

    async def ask_time(self) -> None:
        """Ask something that costs Discord nothing: each answer says when it was given."""
        with suppress(discord.DiscordException, aiohttp.ClientError, OSError):
            async with asyncio.timeout(_PATIENCE):
                await self._client.http.get_bot_gateway()

    def _server(self, guild: int) -> discord.Guild | None:
        """A server of which everything is known; LookupError where the bot is not in it."""
        if not self._client.is_ready():
            return None
        server = self._client.get_guild(guild)
        if server is None:
            raise LookupError(guild)
        return None if server.unavailable else server

    def _seen(self, guild: int, channel: int) -> tuple[bool | None, bool]:
        """Whether the bot may post there as far as the gateway tells, and whether Discord could tell more."""
        try:
            server = self._server(guild)
        except LookupError:
            return False, False
        place = server.get_channel_or_thread(channel) if server else None
        return (_may_post(place) if place else None), server is not None and place is None

    async def _asked(self, guild: int, channel: int) -> bool | None:
        try:
            async with asyncio.timeout(_PATIENCE):
                place = await self._client.fetch_channel(channel)
        except (discord.Forbidden, discord.NotFound):
            return False
        except (discord.DiscordException, aiohttp.ClientError, OSError):
            return None
        if not isinstance(place, discord.abc.GuildChannel | discord.Thread) or place.guild.id != guild:
            return False
        return _may_post(place)


def _may_post(place: discord.abc.GuildChannel | discord.Thread) -> bool | None:
    if not isinstance(place, Target):
        return False
    me: discord.Member | None = place.guild.me
    if me is None:
        return None
    try:
        may = place.permissions_for(me)
    except discord.ClientException:  # a thread of a channel that nobody knows
        return None
    return all(getattr(may, name) for name in wanted(place))
