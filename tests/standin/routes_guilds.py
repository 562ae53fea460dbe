"""Routes to look at servers, channels and people, and to open threads and conversations."""

from __future__ import annotations

from typing import Any

from standin import payloads
from standin.permissions import bits, in_channel, in_guild
from standin.refusals import RefusedError, Wrong, missing_access, missing_permissions, unknown
from standin.rest import Call, route
from standin.state import Discord
from standin.world import Channel, Guild, Json


def visible(discord: Discord, channel_id: int, *needed: str) -> Channel:
    """A channel the bot sees and in which it may do what is needed."""
    channel = discord.find(channel_id)
    held = in_channel(channel, discord.bot)
    if not held & bits("view_channel"):
        raise missing_access()
    if any(not held & bits(name) for name in needed):
        raise missing_permissions()
    return channel


def _guild(discord: Discord, call: Call) -> Guild:
    guild = discord.guilds.get(call.number("guild_id"))
    if guild is None:
        raise unknown("Guild")
    if discord.bot.id not in guild.members:
        raise missing_access()
    return guild


@route("GET /users/@me/guilds")
def mine(discord: Discord, _call: Call) -> Any:
    """The servers the bot is in."""
    return [
        {
            "id": str(one.id),
            "name": one.name,
            "icon": None,
            "owner": False,
            "permissions": str(in_guild(one, discord.bot)),
            "features": [],
        }
        for one in discord.guilds.values()
    ]


@route("GET /guilds/{guild_id}")
def guild(discord: Discord, call: Call) -> Json:
    """A server."""
    return payloads.guild(_guild(discord, call), discord.bot)


@route("GET /users/@me/guilds")
def guilds(discord: Discord, _call: Call) -> Any:
    """The servers the bot is in."""
    mine = [g for g in discord.guilds.values() if discord.bot.id in g.members]
    return [payloads.guild(g, discord.bot) for g in mine]


@route("GET /guilds/{guild_id}/channels")
def channels(discord: Discord, call: Call) -> Any:
    """Its channels."""
    return [payloads.channel(c) for c in _guild(discord, call).channels if c.parent is None]


@route("GET /guilds/{guild_id}/roles")
def roles(discord: Discord, call: Call) -> Any:
    """Its roles."""
    found = _guild(discord, call)
    return [payloads.role(r) for r in (found.everyone, *found.roles)]


@route("GET /guilds/{guild_id}/members/{user_id}")
def member(discord: Discord, call: Call) -> Json:
    """One of its members."""
    found = _guild(discord, call)
    one = found.members.get(call.number("user_id"))
    if one is None:
        raise unknown("Member")
    return payloads.member(one, found)


@route("GET /channels/{channel_id}")
def channel(discord: Discord, call: Call) -> Json:
    """A channel."""
    return payloads.channel(visible(discord, call.number("channel_id")))


@route("PATCH /channels/{channel_id}")
def change(discord: Discord, call: Call) -> Json:
    """Opens or archives a thread; nothing else can be changed here."""
    found = visible(discord, call.number("channel_id"))
    if found.locked and not in_channel(found, discord.bot) & bits("manage_threads"):
        raise missing_permissions()
    if found.parent is None or set(call.json) - {"archived", "locked"}:
        raise missing_permissions()
    found.archived = bool(call.json.get("archived", found.archived))
    found.locked = bool(call.json.get("locked", found.locked))
    discord.dispatch("THREAD_UPDATE", payloads.channel(found))
    return payloads.channel(found)


@route("POST /channels/{channel_id}/threads", "POST /channels/{channel_id}/messages/{message_id}/threads")
def thread(discord: Discord, call: Call) -> Json:
    """A new public thread."""
    parent = visible(discord, call.number("channel_id"), "create_public_threads")
    if parent.guild is None or parent.parent is not None:
        raise RefusedError(400, 50024, "Cannot execute action on this channel type")
    if "message_id" in call.params and call.number("message_id") not in parent.messages:
        raise unknown("Message")
    wrong = Wrong()
    wrong.longer(("name",), call.json.get("name"), 100, 1)
    wrong.settle()
    return payloads.channel(discord.add_channel(parent.guild, call.json["name"], parent))


@route("GET /channels/{channel_id}/thread-members/{user_id}")
def thread_member(discord: Discord, call: Call) -> Json:
    """Somebody in a thread."""
    found, who = visible(discord, call.number("channel_id")), call.number("user_id")
    if who not in found.people:
        raise unknown("Member")
    return {"id": str(found.id), "user_id": str(who), "join_timestamp": payloads.iso(found.id), "flags": 0}


@route("POST /channels/{channel_id}/typing")
def typing(discord: Discord, call: Call) -> None:
    """The three dots."""
    visible(discord, call.number("channel_id"), "send_messages")


@route("POST /users/@me/channels")
def direct(discord: Discord, call: Call) -> Json:
    """The conversation with somebody."""
    user = discord.users.get(int(call.json.get("recipient_id") or 0))
    if user is None:
        raise RefusedError(400, 50033, "Invalid Recipient(s)")
    return payloads.channel(discord.direct(user))
