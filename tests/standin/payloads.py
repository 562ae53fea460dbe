"""The world in Discord's JSON."""

from __future__ import annotations

import datetime

from standin.clock import stamped
from standin.permissions import in_channel
from standin.world import POSTS, SPOKEN, Channel, File, Guild, Json, Member, Message, Role, User

ATTACHMENT_LIMIT = 10 * 1024 * 1024


def iso(snowflake: int) -> str:
    """The time an id carries, as Discord writes times."""
    return datetime.datetime.fromtimestamp(stamped(snowflake), datetime.UTC).isoformat()


def user(who: User) -> Json:
    """A user."""
    return {
        "id": str(who.id),
        "username": who.name.lower().replace(" ", "_")[:32] or "nobody",
        "global_name": None if who.bot else who.name,
        "discriminator": "0",
        "avatar": None,
        "bot": who.bot,
        "public_flags": 0,
        "flags": 0,
    }


def member(of: Member, guild: Guild, *, partial: bool = False) -> Json:
    """A member; partial as in messages, where the user stands beside it."""
    found: Json = {
        "nick": of.nick,
        "avatar": None,
        "roles": [str(role.id) for role in of.roles],
        "joined_at": iso(guild.id),
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": of.silenced_until,
    }
    return found if partial else found | {"user": user(of.user)}


def role(of: Role) -> Json:
    """A role."""
    return {
        "id": str(of.id),
        "name": of.name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": of.position,
        "permissions": str(of.permissions),
        "managed": False,
        "mentionable": of.mentionable,
        "flags": 0,
    }


def channel(of: Channel) -> Json:
    """A channel, a thread or a direct message."""
    found: Json = {
        "id": str(of.id),
        "type": of.kind,
        "flags": 0,
        "last_message_id": str(max(of.messages)) if of.messages else None,
    }
    if of.guild is None:
        return found | {"recipients": [user(of.recipient)] if of.recipient else []}
    found |= {"guild_id": str(of.guild.id), "name": of.name, "rate_limit_per_user": 0, "nsfw": False}
    if of.parent:
        return found | {
            "parent_id": str(of.parent.id),
            "owner_id": str(of.guild.owner.id),
            "message_count": len(of.messages),
            "member_count": 1,
            "total_message_sent": len(of.messages),
            "thread_metadata": {
                "archived": of.archived,
                "locked": of.locked,
                "auto_archive_duration": 1440,
                "archive_timestamp": iso(of.id),
                "create_timestamp": iso(of.id),
            },
        }
    if of.kind in SPOKEN:
        found |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None}
    if of.kind in POSTS:
        found |= {"available_tags": [], "default_reaction_emoji": None, "default_sort_order": None}
    return found | {
        "position": of.guild.channels.index(of) if of in of.guild.channels else 0,
        "parent_id": None,
        "topic": None,
        "permission_overwrites": [
            {
                "id": str(who),
                "type": int(who in of.guild.members),
                "allow": str(allow),
                "deny": str(deny),
            }
            for who, (allow, deny) in of.overwrites.items()
        ],
    }


def guild(of: Guild, me: User) -> Json:
    """A guild as GUILD_CREATE carries it; without the members intent only the bot is listed."""
    mine = of.members.get(me.id)
    return {
        "id": str(of.id),
        "name": of.name,
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "description": None,
        "banner": None,
        "owner_id": str(of.owner.id),
        "region": "",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": str(of.system.id) if of.system else None,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "verification_level": 1,
        "default_message_notifications": 1,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-US",
        "vanity_url_code": None,
        "rules_channel_id": None,
        "public_updates_channel_id": None,
        "safety_alerts_channel_id": None,
        "features": [],
        "emojis": [],
        "stickers": [],
        "roles": [role(r) for r in (of.everyone, *of.roles)],
        "channels": [channel(c) for c in of.channels if c.parent is None],
        "threads": [
            channel(c) for c in of.channels if c.parent and not c.archived and mine and in_channel(c, me)
        ],
        "members": [member(mine, of)] if mine else [],
        "member_count": len(of.members),
        "large": False,
        "unavailable": False,
        "joined_at": iso(of.id),
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def attachment(of: File) -> Json:
    """An attachment; its address leads nowhere."""
    found: Json = {
        "id": str(of.id),
        "filename": of.name,
        "size": len(of.data),
        "url": f"https://cdn.invalid/attachments/{of.id}/{of.name}",
        "proxy_url": f"https://media.invalid/attachments/{of.id}/{of.name}",
    }
    return found | ({"description": of.description} if of.description else {})


def message(of: Message, *, hidden: bool = False, nested: bool = False) -> Json:
    """A message; hidden is how a bot without the message-content intent gets other people's."""
    found: Json = {
        "id": str(of.id),
        "type": of.kind,
        "channel_id": str(of.channel.id),
        "author": user(of.author),
        "content": "" if hidden else of.text,
        "timestamp": iso(of.id),
        "edited_timestamp": iso(of.id) if of.earlier else None,
        "tts": False,
        "mention_everyone": "@everyone" in of.pings,
        "mentions": [user(who) for who in of.mentioned],
        "mention_roles": [],
        "attachments": [] if hidden else [attachment(f) for f in of.files],
        "embeds": [] if hidden else of.embeds,
        "components": [] if hidden else of.components,
        "pinned": False,
        "flags": of.flags,
    }
    if of.nonce:
        found["nonce"] = of.nonce
    if of.interaction:
        found |= {"webhook_id": found["author"]["id"], "application_id": found["author"]["id"]}
    if of.asked_by:
        found["interaction_metadata"] = {
            "id": str(of.interaction),
            "type": of.asked_as,
            "user": user(of.asked_by),
            "authorizing_integration_owners": {},
        }
    if of.reference and not nested:
        found["message_reference"] = {
            "type": 0,
            "message_id": str(of.reference.id),
            "channel_id": str(of.channel.id),
        }
        gone = of.reference.deleted
        found["referenced_message"] = None if gone else message(of.reference, nested=True)
    return found


def seen_channel(of: Channel, who: User) -> Json:
    """A channel as an interaction shows it: with what its person may do there."""
    return channel(of) | {"permissions": str(in_channel(of, who))}
