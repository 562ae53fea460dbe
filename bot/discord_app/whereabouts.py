"""Who speaks and where, as Discord says it of this very interaction or message."""

from __future__ import annotations

from typing import Any

import discord

from bot.actors import Actor, Place, standing
from bot.options import Who
from bot.state.models import GuildSettings

Interaction = discord.Interaction[Any]


def actor(interaction: Interaction, settings: GuildSettings) -> Actor:
    """Whoever used a command or a button, with what they may do there at this moment."""
    place = Place(interaction.guild_id, interaction.channel_id)
    who = _standing(interaction.user, interaction.permissions, settings)
    return Actor(interaction.user.id, who, place, interaction.id)


def author(message: discord.Message, settings: GuildSettings) -> Actor:
    """Whoever wrote a message."""
    member, channel = message.author, message.channel
    place = Place(message.guild.id if message.guild else None, channel.id)
    may = (
        channel.permissions_for(member) if isinstance(member, discord.Member) else discord.Permissions.none()
    )
    return Actor(member.id, _standing(member, may, settings), place, message.id)


def hushed(channel: Any, settings: GuildSettings) -> bool:
    """Whether answers in a channel are for their asker alone; those in a thread are as in its channel."""
    places = (getattr(channel, "id", None), getattr(channel, "parent_id", None))
    return any(settings.private_in(place) for place in places)


def _standing(person: discord.abc.User, may: discord.Permissions, settings: GuildSettings) -> Who:
    if not isinstance(person, discord.Member):
        return Who.MEMBER
    if person.is_timed_out() and not may.administrator:  # whom Discord lets no one silence
        return Who.MEMBER
    roles = [role.id for role in person.roles]
    return standing(settings, may.manage_guild or may.administrator, roles)
