"""Whom a message would ping: its words and its ``allowed_mentions``, before anybody's permissions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from standin.world import Json, Message, leaves

EVERYONE = re.compile(r"@(everyone|here)\b")
USER = re.compile(r"<@!?(\d+)>")
ROLE = re.compile(r"<@&(\d+)>")


def shown(text: str, components: list[Json]) -> str:
    """All words of a message that can ping: its content and its text displays."""
    return "\n".join([text, *(p.get("content") or "" for p in leaves(components) if p["type"] == 10)])


def pinged(
    text: str, components: list[Json], allowed: Json | None, reply_to: Message | None
) -> Iterator[str]:
    """The pings: ``@everyone``, ``@here``, ``<@id>``, ``<@&id>`` and, for a reply, ``reply <@id>``."""
    words = shown(text, components)
    rule: Json = (
        allowed if allowed is not None else {"parse": ["users", "roles", "everyone"], "replied_user": True}
    )
    parse = rule.get("parse") or []
    if "everyone" in parse:
        yield from dict.fromkeys("@" + name for name in EVERYONE.findall(words))
    for pattern, kind, shape in ((USER, "users", "<@{}>"), (ROLE, "roles", "<@&{}>")):
        named = {str(one) for one in rule.get(kind) or []}
        for one in dict.fromkeys(pattern.findall(words)):
            if kind in parse or one in named:
                yield shape.format(one)
    if reply_to and rule.get("replied_user"):
        yield f"reply <@{reply_to.author.id}>"
