"""Routes of messages in channels."""

from __future__ import annotations

from typing import Any

from standin import payloads
from standin.clock import stamped
from standin.limits import check_message
from standin.permissions import bits, in_channel
from standin.refusals import RefusedError, Wrong, missing_permissions, unknown
from standin.rest import Call, route
from standin.routes_guilds import visible
from standin.state import Discord
from standin.world import CATEGORY, EPHEMERAL, POSTS, SPOKEN, Channel, Json, Message

MESSAGES = "/channels/{channel_id}/messages"


def _message(channel: Channel, message_id: int) -> Message:
    found = channel.messages.get(message_id)
    if found is None or found.deleted or found.private:
        raise unknown("Message")
    return found


def _reference(channel: Channel, body: Json) -> Message | None:
    given = body.get("message_reference")
    if not given:
        return None
    found = channel.messages.get(int(given["message_id"]))
    if found is not None and not found.deleted:
        return found
    if given.get("fail_if_not_exists", True):
        wrong = Wrong()
        wrong.add(("message_reference",), "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message")
        wrong.settle()
    return None


@route(f"POST {MESSAGES}")
def create(discord: Discord, call: Call) -> Json:
    """Posts; the same nonce within some minutes gives the first message again."""
    channel = visible(discord, call.number("channel_id"))
    held = in_channel(channel, discord.bot)
    if channel.kind in (CATEGORY, *POSTS):
        raise RefusedError(400, 50008, "Cannot send messages in a non-text channel")
    if not held & bits("send_messages_in_threads" if channel.parent else "send_messages"):
        raise missing_permissions()
    if channel.kind in SPOKEN and not held & bits("connect"):
        raise missing_permissions()
    if channel.recipient and channel.recipient.closed:
        raise RefusedError(403, 50007, "Cannot send messages to this user")
    if channel.archived and channel.locked:
        raise RefusedError(400, 50083, "Thread is archived")
    body, files = call.json, call.files
    if files and not held & bits("attach_files"):
        raise missing_permissions()
    flags = int(body.get("flags") or 0)
    check_message(body, len(files), sum(len(f.data) for f in files), flags)
    if flags & EPHEMERAL:
        wrong = Wrong()
        wrong.add(("flags",), "BASE_TYPE_FLAGS", "A message in a channel cannot be ephemeral.")
        wrong.settle()
    nonce = str(body["nonce"]) if body.get("nonce") is not None else None
    if nonce and body.get("enforce_nonce") and (same := _same(discord, channel, nonce)):
        return payloads.message(same)
    message = Message(discord.ids.next(), channel, discord.bot, flags=flags, nonce=nonce)
    message.reference = _reference(channel, body)
    if message.reference and not held & bits("read_message_history"):
        raise RefusedError(400, 160002, "Cannot reply without permission to read message history")
    message.kind = 19 if message.reference else 0
    if not held & bits("embed_links"):
        body = body | {"embeds": []}
    discord.write(message, body, files)
    if channel.archived:  # who writes in a thread opens it
        channel.archived = False
        discord.dispatch("THREAD_UPDATE", payloads.channel(channel))
    return payloads.message(discord.post(message))


def _same(discord: Discord, channel: Channel, nonce: str) -> Message | None:
    since = discord.clock.wall() - discord.nonce_seconds
    for message in channel.messages.values():
        if message.author is discord.bot and message.nonce == nonce and stamped(message.id) > since:
            if message.deleted:
                raise unknown("Message")
            discord.note("deduped", nonce)
            return message
    return None


@route(f"GET {MESSAGES}")
def history(discord: Discord, call: Call) -> Any:
    """Newest first; other people's words only for who may read them."""
    channel = visible(discord, call.number("channel_id"))
    if not in_channel(channel, discord.bot) & bits("read_message_history"):
        return []
    after, before = int(call.query.get("after", 0)), int(call.query.get("before", 1 << 63))
    limit = int(call.query.get("limit", 50))
    if not 1 <= limit <= 100:
        raise RefusedError(400, 50035, "Invalid Form Body")
    found = [m for m in channel.messages.values() if after < m.id < before and not (m.private or m.deleted)]
    found.sort(key=lambda m: m.id)
    kept = found[:limit] if "after" in call.query else found[-limit:]
    return [payloads.message(m, hidden=discord.hides(m)) for m in reversed(kept)]


@route(f"GET {MESSAGES}/{{message_id}}")
def read(discord: Discord, call: Call) -> Json:
    """One message."""
    channel = visible(discord, call.number("channel_id"), "read_message_history")
    found = _message(channel, call.number("message_id"))
    return payloads.message(found, hidden=discord.hides(found))


@route(f"PATCH {MESSAGES}/{{message_id}}")
def edit(discord: Discord, call: Call) -> Json:
    """Changes one of the bot's own messages."""
    channel = visible(discord, call.number("channel_id"))
    found = _message(channel, call.number("message_id"))
    if found.author is not discord.bot:
        raise RefusedError(403, 50005, "Cannot edit a message authored by another user")
    rewrite(discord, found, call)
    return payloads.message(found)


def rewrite(discord: Discord, message: Message, call: Call, cause: int | None = None) -> None:
    """Edits a message by a body, after Discord's checks."""
    body = call.json
    flags = int(body.get("flags", message.flags) or 0) & ~128
    check_message(body, len(call.files), sum(len(f.data) for f in call.files), flags, edit=True)
    after = (
        (body["content"] or "").strip() if "content" in body else message.text,
        body.get("components", message.components),
        body.get("embeds", message.embeds),
        [*call.files, *(body["attachments"] or [] if "attachments" in body else message.files)],
    )
    if not any(after):
        raise RefusedError(400, 50006, "Cannot send an empty message")
    message.flags = (flags & ~EPHEMERAL) | (message.flags & EPHEMERAL)
    discord.write(message, body, call.files, cause)
    if not message.private:
        discord.told("MESSAGE_UPDATE", message)
    discord.journal.ring()


@route(f"DELETE {MESSAGES}/{{message_id}}")
def delete(discord: Discord, call: Call) -> None:
    """Takes a message away."""
    channel = visible(discord, call.number("channel_id"))
    found = _message(channel, call.number("message_id"))
    if found.author is not discord.bot and not in_channel(channel, discord.bot) & bits("manage_messages"):
        raise missing_permissions()
    discord.remove(found)
