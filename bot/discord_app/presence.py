"""Where the bot is and may post, by what Discord's gateway has told it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress

import aiohttp
import discord

_PATIENCE = 10.0  # seconds


class DiscordPresence:
    """Knows it from a client, on whose event loop it is asked."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    async def servers(self) -> frozenset[int] | None:
        """All servers that the bot is in, those that are away included: Discord names them all at each login."""
        return frozenset(guild.id for guild in self._client.guilds) if self._client.is_ready() else None

    async def may_post(self, places: Sequence[tuple[int, int]]) -> Sequence[bool | None]:
        """Whether the bot may post in each place; None where its server is away, or we are not connected yet."""
        return [self._may_post(guild, channel) for guild, channel in places]

    async def ask_time(self) -> None:
        """Ask something that costs Discord nothing: each answer says when it was given."""
        with suppress(discord.DiscordException, aiohttp.ClientError, OSError):
            async with asyncio.timeout(_PATIENCE):
                await self._client.http.get_bot_gateway()

    def _may_post(self, guild: int, channel: int) -> bool | None:
        server = self._client.get_guild(guild)
        if not self._client.is_ready() or (server is not None and server.unavailable):
            return None
        if server is None:
            return False
        me = server.get_member(self._client.user.id if self._client.user else 0)
        place = server.get_channel_or_thread(channel)
        if me is None:
            return None
        if place is None or isinstance(place, discord.CategoryChannel | discord.ForumChannel):
            return False
        may = place.permissions_for(me)
        if not isinstance(place, discord.Thread):
            return may.view_channel and may.send_messages
        closed = place.locked and not may.manage_threads
        return may.view_channel and may.send_messages_in_threads and not closed
