"""What a Discord is made of: people, servers, channels, roles and messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from standin.permissions import EVERYONE

Json = dict[str, Any]

TEXT, DM, VOICE, CATEGORY, ANNOUNCEMENT = 0, 1, 2, 4, 5
PUBLIC_THREAD, PRIVATE_THREAD, STAGE, FORUM, MEDIA = 11, 12, 13, 15, 16
SPOKEN, POSTS = (VOICE, STAGE), (FORUM, MEDIA)
SUPPRESS_EMBEDS, EPHEMERAL, LOADING, SUPPRESS_NOTIFICATIONS, COMPONENTS_V2 = 4, 64, 128, 4096, 32768


@dataclass(eq=False)
class User:
    """Somebody, or the bot; closed is who takes no direct messages."""

    id: int
    name: str
    bot: bool = False
    closed: bool = False

    @property
    def mention(self) -> str:
        """How a message calls them."""
        return f"<@{self.id}>"


@dataclass(eq=False)
class Role:
    """A role of a guild."""

    id: int
    name: str
    permissions: int = 0
    mentionable: bool = False
    position: int = 0


@dataclass(eq=False)
class Member:
    """Somebody in a guild."""

    user: User
    roles: list[Role] = field(default_factory=list)
    nick: str | None = None
    silenced_until: str | None = None


@dataclass(eq=False)
class Channel:
    """A channel, a thread or a conversation with the bot; the people are those in a private thread."""

    id: int
    name: str
    guild: Guild | None = None
    kind: int = TEXT
    parent: Channel | None = None
    recipient: User | None = None
    overwrites: dict[int, tuple[int, int]] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    archived: bool = False
    locked: bool = False
    people: set[int] = field(default_factory=set)

    @property
    def title(self) -> str:
        """How a transcript calls the channel."""
        return f"#{self.name}" if self.guild else f"(direct message with {self.name})"


@dataclass(eq=False)
class Guild:
    """A server."""

    id: int
    name: str
    owner: User = field(repr=False)
    everyone: Role = field(repr=False)
    roles: list[Role] = field(default_factory=list, repr=False)
    channels: list[Channel] = field(default_factory=list, repr=False)
    members: dict[int, Member] = field(default_factory=dict, repr=False)
    system: Channel | None = field(default=None, repr=False)


@dataclass(frozen=True)
class File:
    """An attachment."""

    id: int
    name: str
    data: bytes
    description: str = ""


@dataclass(frozen=True)
class Button:
    """A button as a person sees it, and the id it sends."""

    label: str
    custom_id: str
    style: int = 2
    url: str = ""
    disabled: bool = False


@dataclass(frozen=True)
class Version:
    """A message as it stood after one writing; the cause is the interaction that wrote it."""

    cause: int | None
    text: str
    components: list[Json]
    files: tuple[File, ...]


@dataclass(eq=False)
class Message:
    """A message as it stands now, with the texts it had before."""

    id: int
    channel: Channel = field(repr=False)
    author: User = field(repr=False)
    text: str = ""
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    flags: int = 0
    pings: tuple[str, ...] = ()
    mentioned: list[User] = field(default_factory=list)
    reference: Message | None = field(default=None, repr=False)
    seen_by: User | None = None
    interaction: int | None = None
    asked_by: User | None = None
    asked_as: int = 0
    kind: int = 0
    nonce: str | None = None
    versions: list[Version] = field(default_factory=list, repr=False)
    deleted: bool = False

    @property
    def earlier(self) -> list[str]:
        """What it said before it was edited."""
        return [version.text for version in self.versions[:-1]]

    @property
    def private(self) -> bool:
        """Whether only one person sees it."""
        return bool(self.flags & EPHEMERAL)

    @property
    def waiting(self) -> bool:
        """Whether it only says that the bot is thinking."""
        return bool(self.flags & LOADING)

    @property
    def previews_off(self) -> bool:
        """Whether links show no preview."""
        return bool(self.flags & SUPPRESS_EMBEDS)

    @property
    def units(self) -> int:
        """The length in UTF-16 units, which is what a phone counts."""
        return len(self.text.encode("utf-16-le", "surrogatepass")) // 2

    @property
    def buttons(self) -> list[Button]:
        """All buttons in reading order."""
        return buttons(self.components)

    @property
    def selects(self) -> list[Json]:
        """All select menus in reading order."""
        return [part for part in leaves(self.components) if part["type"] in (3, 5, 6, 7, 8)]


def leaves(components: list[Json]) -> list[Json]:
    """The components that hold no others, in reading order."""
    found = []
    for part in components:
        inner = part.get("components") or []
        found += leaves(inner) if inner else [part]
        if "accessory" in part:
            found += leaves([part["accessory"]])
    return found


def buttons(components: list[Json]) -> list[Button]:
    """The buttons among them."""
    return [
        Button(
            part.get("label") or (part.get("emoji") or {}).get("name") or "",
            part.get("custom_id") or "",
            part["style"],
            part.get("url") or "",
            bool(part.get("disabled")),
        )
        for part in leaves(components)
        if part["type"] == 2
    ]


def new_guild(snowflake: int, name: str, owner: User) -> Guild:
    """A guild in which everyone may do the usual things."""
    return Guild(snowflake, name, owner, Role(snowflake, "@everyone", EVERYONE))
