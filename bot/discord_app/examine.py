"""What can be said of the bot's standing on Discord, without connecting: its token, intents and permissions."""

from __future__ import annotations

from collections.abc import AsyncIterator

import discord

from bot.console.card import visible
from bot.discord_app.run import explained, logged_in
from bot.doctor import Check, Status, failure
from bot.filters import listed, of
from briefs.errors import BriefError

_LOOKED_AT = 20  # servers: each costs three requests
_NAMED = 3  # channels in the advice for one server
# What an answer to a message needs; an answer to a command needs none of it.
_NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,
    attach_files=True,
)
_PRIVILEGED = ("gateway_message_content", "gateway_guild_members", "gateway_presence")


async def examine(token: str, api: str | None) -> list[Check]:
    """The checks that need Discord."""
    client = discord.Client(intents=discord.Intents(guilds=True))
    try:
        async with logged_in(client, token, api):
            name = client.user.name if client.user else ""
            return [
                Check("discord", Status.OK, f"the token is good; the bot is called {name}"),
                _intents(client),
                *[check async for check in _permissions(client)],
            ]
    except BriefError as error:
        return [failure("discord", error)]


def _intents(client: discord.Client) -> Check:
    granted = client.application_flags
    extra = [
        name.removeprefix("gateway_").replace("_", " ") for name in _PRIVILEGED if getattr(granted, name)
    ]
    if not extra:
        return Check("intents", Status.OK, "no privileged intent is needed, and none is on")
    advice = "They can be turned off on the page Bot of the application; the bot does without."
    return Check("intents", Status.OK, f"on, and not needed: {', '.join(extra)}", advice)


async def _permissions(client: discord.Client) -> AsyncIterator[Check]:
    """In which channels the bot cannot answer who mentions it, by server."""
    with explained():
        guilds = [guild async for guild in client.fetch_guilds(limit=_LOOKED_AT)]
        for guild in guilds:
            yield await _in_server(client, await client.fetch_guild(guild.id))
    if not guilds:
        yield Check(
            "permissions", Status.WARN, "the bot is in no server yet", "The README says how to invite it."
        )


async def _in_server(client: discord.Client, guild: discord.Guild) -> Check:
    name = visible(guild.name)
    me = await guild.fetch_member(client.user.id if client.user else 0)
    channels = [c for c in await guild.fetch_channels() if isinstance(c, discord.TextChannel)]
    lacking: dict[str, list[str]] = {}
    for channel in channels:
        may = channel.permissions_for(me)
        missing = [name for name, needed in _NEEDED if needed and not getattr(may, name)]
        if missing and may.view_channel:  # what it cannot see is not meant for it
            lacking.setdefault(_listed(missing), []).append(visible(f"#{channel.name}"))
    if not lacking:
        return Check("permissions", Status.OK, f"{name}: {of(len(channels), 'channel')}, nothing is missing")
    found = " · ".join(
        f"{listed(names[:_NAMED])} lacks {missing}" for missing, names in sorted(lacking.items())
    )
    advice = "Give the bot's role these permissions there, or let people use its commands, which need none."
    return Check("permissions", Status.WARN, f"{name}: {found}", advice)


def _listed(permissions: list[str]) -> str:
    return ", ".join(name.replace("_", " ") for name in permissions)
