"""Where a schedule may post: what kind of channel it is, and what the bot and whoever asks may do there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import aiohttp
import discord

from bot.actors import Actor
from bot.handlers.room import UnfitError
from briefs.errors import BriefError

Target = discord.TextChannel | discord.VoiceChannel | discord.Thread

_TALK = ("view_channel", "send_messages")
_IN_THREAD = ("view_channel", "send_messages_in_threads")
_HISTORY = "read_message_history"  # without it nobody can look whether a brief is there already


class UnansweredError(BriefError):
    """Discord does not tell what may be done in a channel."""

    def __init__(self) -> None:
        super().__init__("Discord does not say what may be posted there.", "Try again in a minute.")


async def lacking(client: discord.Client, actor: Actor, channel: int) -> tuple[str, ...]:
    """Which permissions the bot or the moderator lacks to post in a channel.

    LookupError where the server has no such channel, UnfitError where it has one that takes no messages;
    UnansweredError where Discord does not tell.
    """
    try:
        return await _lacking(client, actor, channel)
    except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
        raise UnansweredError from error


async def _lacking(client: discord.Client, actor: Actor, channel: int) -> tuple[str, ...]:
    try:
        known = client.get_channel(channel) or await client.fetch_channel(channel)
    except discord.Forbidden as error:
        if channel != actor.place.channel:  # it may be of any server
            raise LookupError(channel) from error
        return tuple(_named("the bot", ["view_channel"]))  # a private thread without the bot
    except (discord.NotFound, discord.InvalidData) as error:
        raise LookupError(channel) from error
    if (
        not isinstance(known, discord.abc.GuildChannel | discord.Thread)
        or known.guild.id != actor.place.guild
    ):
        raise LookupError(channel)
    if not isinstance(known, Target):
        raise UnfitError(str(known.type).removesuffix("_voice"))
    member = await known.guild.fetch_member(actor.id)
    needed = wanted(known)
    return (
        *_named("the bot", _missing(known, known.guild.me, (*needed, _HISTORY))),
        *_named("you", await _missing_to(known, member, needed)),
    )


def wanted(channel: Target) -> tuple[str, ...]:
    """The permissions without which nobody may post in a channel."""
    if isinstance(channel, discord.Thread):
        return (*_IN_THREAD, "manage_threads") if channel.locked else _IN_THREAD
    return (*_TALK, "connect") if isinstance(channel, discord.VoiceChannel) else _TALK


async def _missing_to(channel: Target, member: discord.Member, wanted: Sequence[str]) -> list[str]:
    """What somebody lacks; a private thread is seen by those who are in it, and by who manages threads."""
    missing = _missing(channel, member, wanted)
    if not isinstance(channel, discord.Thread) or not channel.is_private() or "view_channel" in missing:
        return missing
    if not _may(channel, member).manage_threads:
        try:
            await channel.fetch_member(member.id)
        except discord.NotFound:
            return ["view_channel", *missing]
    return missing


def _missing(channel: Target, member: discord.Member, wanted: Sequence[str]) -> list[str]:
    may = _may(channel, member)
    return [name for name in wanted if not getattr(may, name)]


def _may(channel: Target, member: discord.Member) -> discord.Permissions:
    try:
        return channel.permissions_for(member)
    except discord.ClientException as error:  # a thread of a channel that nobody knows
        raise LookupError(channel.id) from error


def _named(who: str, missing: Iterable[str]) -> list[str]:
    return [f"{name.replace('_', ' ')} ({who})" for name in missing]
