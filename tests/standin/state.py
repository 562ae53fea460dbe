"""One Discord: its world, its clock, its record, and what happens in it."""

from __future__ import annotations

from typing import Any

from standin import payloads
from standin.clock import Clock, Snowflakes
from standin.faults import Plan
from standin.gateway import Gateway
from standin.interaction import Interaction
from standin.journal import Dispatch, Journal, Note
from standin.mentions import pinged
from standin.refusals import unknown
from standin.world import (
    DM,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    TEXT,
    Channel,
    File,
    Guild,
    Json,
    Member,
    Message,
    User,
    Version,
    new_guild,
)

GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15


class Discord:
    """The state behind the socket and the routes."""

    def __init__(self, token: str, *, privileged: int = 0, command_characters: int = 4000) -> None:
        self.token = token
        self.privileged = privileged
        self.command_characters = command_characters
        self.nonce_seconds = 300.0
        self.clock = Clock()
        self.ids = Snowflakes(self.clock)
        self.journal = Journal()
        self.faults = Plan()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.commands: dict[int | None, list[Json]] = {None: []}
        self.interactions: dict[int, Interaction] = {}
        self.tokens: dict[str, Interaction] = {}
        self.bot = self.add_user("Briefbot", bot=True)
        self.gateway = Gateway(self)
        self.address = ""

    def add_user(self, name: str, *, bot: bool = False) -> User:
        """A new person, or the bot."""
        user = User(self.ids.next(), name, bot)
        self.users[user.id] = user
        return user

    def add_guild(self, name: str, owner: User | None = None) -> Guild:
        """A server the bot is in, with no channel yet."""
        owner = owner or self.add_user(f"Owner of {name}")
        guild = new_guild(self.ids.next(), name, owner)
        self.guilds[guild.id] = guild
        for user in (owner, self.bot):
            guild.members[user.id] = Member(user)
        self.dispatch("GUILD_CREATE", payloads.guild(guild, self.bot))
        return guild

    def add_channel(
        self, guild: Guild, name: str, parent: Channel | None = None, kind: int | None = None
    ) -> Channel:
        """A text channel, or with a parent a public thread; or of another kind."""
        if kind is None:
            kind = PUBLIC_THREAD if parent else TEXT
        channel = Channel(self.ids.next(), name, guild, kind, parent)
        self.channels[channel.id] = channel
        guild.channels.append(channel)
        data = payloads.channel(channel)
        if kind == PRIVATE_THREAD:  # nobody is in it yet
            return channel
        self.dispatch(
            "THREAD_CREATE" if parent else "CHANNEL_CREATE",
            data | ({"newly_created": True} if parent else {}),
        )
        return channel

    def direct(self, user: User) -> Channel:
        """The conversation of somebody with the bot."""
        for channel in self.channels.values():
            if channel.kind == DM and channel.recipient is user:
                return channel
        channel = Channel(self.ids.next(), user.name, None, DM, None, user)
        self.channels[channel.id] = channel
        return channel

    def note(self, kind: str, text: str) -> None:
        """Writes a line that is neither request nor event."""
        self.journal.add(Note(self.clock.now(), kind, text))

    def dispatch(self, event: str, data: Json, intent: int = GUILDS) -> None:
        """Sends an event to the bot if it asked for that kind."""
        session = self.gateway.session
        if session is None or (intent and not session.intents & intent):
            return
        self.journal.add(Dispatch(self.clock.now(), event, data, session.id))
        session.send(event, data)

    def hides(self, message: Message) -> bool:
        """Whether the bot gets a message without its words, for want of an intent."""
        session = self.gateway.session
        reads = session is not None and bool(session.intents & MESSAGE_CONTENT)
        ours = message.author is self.bot or self.bot in message.mentioned or not message.channel.guild
        return not (reads or ours)

    def told(self, event: str, message: Message) -> None:
        """Sends an event of a message, its words hidden where the bot may not read them."""
        guild = message.channel.guild
        data = payloads.message(message, hidden=self.hides(message))
        if guild:
            data["guild_id"] = str(guild.id)
            if member := guild.members.get(message.author.id):
                data["member"] = payloads.member(member, guild, partial=True)
        self.dispatch(event, data, GUILD_MESSAGES if guild else DIRECT_MESSAGES)

    def post(self, message: Message) -> Message:
        """Puts a message where people can see it, and tells the bot unless it is private."""
        message.channel.messages[message.id] = message
        if not message.private:
            self.told("MESSAGE_CREATE", message)
        self.journal.ring()
        return message

    def write(self, message: Message, body: Json, files: list[File], cause: int | None = None) -> None:
        """Fills a message from a body a route has checked; the cause is the interaction it answers."""
        if "content" in body:
            message.text = (body["content"] or "").strip()
        if body.get("components") is not None:
            message.components = body["components"]
        if body.get("embeds") is not None:
            message.embeds = body["embeds"]
        if files or "attachments" in body:
            kept = {str(a.get("id")) for a in body.get("attachments") or []}
            message.files = [f for f in message.files if str(f.id) in kept] + files
        found = pinged(message.text, message.components, body.get("allowed_mentions"), message.reference)
        message.pings = tuple(dict.fromkeys([*message.pings, *found]))
        message.versions.append(Version(cause, message.text, message.components, tuple(message.files)))

    def remove(self, message: Message) -> None:
        """Deletes a message, and tells the bot."""
        message.deleted = True
        guild = message.channel.guild
        data = {"id": str(message.id), "channel_id": str(message.channel.id)}
        if not message.private:
            where = {"guild_id": str(guild.id)} if guild else {}
            self.dispatch("MESSAGE_DELETE", data | where, GUILD_MESSAGES if guild else DIRECT_MESSAGES)
        self.journal.ring()

    def find(self, channel_id: Any) -> Channel:
        """A channel by id, or Discord's refusal."""
        channel = self.channels.get(int(channel_id))
        if channel is None:
            raise unknown("Channel")
        return channel
