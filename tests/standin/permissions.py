"""What people and bots may do in a channel; Discord's order of overwrites."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standin.world import Channel, Guild, User

BITS = {
    "administrator": 1 << 3,
    "manage_channels": 1 << 4,
    "manage_guild": 1 << 5,
    "add_reactions": 1 << 6,
    "view_channel": 1 << 10,
    "send_messages": 1 << 11,
    "manage_messages": 1 << 13,
    "embed_links": 1 << 14,
    "attach_files": 1 << 15,
    "read_message_history": 1 << 16,
    "mention_everyone": 1 << 17,
    "use_application_commands": 1 << 31,
    "connect": 1 << 20,
    "manage_threads": 1 << 34,
    "create_public_threads": 1 << 35,
    "send_messages_in_threads": 1 << 38,
    "use_external_apps": 1 << 50,
}
ALL = sum(BITS.values())
PRIVATE_THREAD = 12


def bits(*names: str) -> int:
    """The bit field of permissions by name."""
    return sum(BITS[name] for name in names)


SILENCED = bits("view_channel", "read_message_history")  # what a timeout leaves
EVERYONE = ALL & ~bits(
    "administrator", "manage_guild", "manage_channels", "manage_messages", "manage_threads"
)


def in_guild(guild: Guild, user: User) -> int:
    """What a member may do in a guild, before any channel has its say."""
    member = guild.members[user.id]
    if user is guild.owner:
        return ALL
    held = guild.everyone.permissions
    for role in member.roles:
        held |= role.permissions
    return ALL if held & BITS["administrator"] else held


def in_channel(channel: Channel, user: User) -> int:
    """What somebody may do in a channel: everyone's overwrite, then the roles', then their own."""
    guild = channel.guild
    if guild is None:
        return ALL & ~bits("administrator", "manage_guild", "manage_channels", "manage_messages")
    if user.id not in guild.members:
        return 0
    held = in_guild(guild, user)
    if held == ALL:
        return held
    held = _by_rules(channel, user, held)
    if guild.members[user.id].silenced_until:
        held &= SILENCED
    outside = channel.kind == PRIVATE_THREAD and user.id not in channel.people
    if outside and not held & BITS["manage_threads"]:
        return 0
    return held if held & BITS["view_channel"] else 0


def _by_rules(channel: Channel, user: User, held: int) -> int:
    guild = channel.guild
    assert guild
    rules = (channel.parent or channel).overwrites
    allow, deny = rules.get(guild.id, (0, 0))
    held = (held & ~deny) | allow
    roles = [rules[role.id] for role in guild.members[user.id].roles if role.id in rules]
    for _, deny in roles:
        held &= ~deny
    for allow, _ in roles:
        held |= allow
    allow, deny = rules.get(user.id, (0, 0))
    return (held & ~deny) | allow
