"""What happened, as people saw it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import indent

from standin.interaction import COMPLETE, SHOW_MODAL, Interaction
from standin.state import Discord
from standin.world import Message, Version, buttons, leaves


def transcript(discord: Discord) -> str:
    """A chat in order: what people did, and what the bot showed them for it."""
    happened: list[tuple[int, Interaction | Message]] = list(discord.interactions.items())
    for channel in discord.channels.values():
        happened += [(m.id, m) for m in channel.messages.values() if not m.interaction]
    lines, place = [], ""
    for _, one in sorted(happened, key=lambda pair: pair[0]):
        if one.channel.title != place:
            place = one.channel.title
            lines += ["", f"──── {place} ────"]
        lines += ["", *(_interaction(one) if isinstance(one, Interaction) else _said(one))]
    return _named(discord, "\n".join(lines).strip()) + "\n"


def _named(discord: Discord, text: str) -> str:
    users = {str(user.id): f"@{user.name}" for user in discord.users.values()}
    roles = {str(r.id): f"@{r.name}" for g in discord.guilds.values() for r in g.roles}
    text = re.sub(r"<@!?(\d+)>", lambda m: users.get(m[1], m[0]), text)
    return re.sub(r"<@&(\d+)>", lambda m: roles.get(m[1], m[0]), text)


def _said(message: Message) -> Iterator[str]:
    to = f" (to {message.reference.author.name})" if message.reference else ""
    if not message.author.bot:
        yield f"{message.author.name}{to}: {message.text}"
    for n, version in enumerate(message.versions):
        yield from _shown(message, version, to + (" (edited)" if n else ""))


def _interaction(one: Interaction) -> Iterator[str]:
    yield f"{one.user.name}: {one.told}"
    if one.kind == COMPLETE:
        yield from (f"    · {name}" for name, _ in one.choices)
        if not one.choices:
            yield f"    · ({'nothing to choose from' if one.response else 'no answer'})"
        return
    if one.open:
        yield f"  ({one.open})"
    if one.response == SHOW_MODAL and one.modal:
        yield f"  [a form opens: {one.modal['title']}]"
    for message in dict.fromkeys([*([one.original] if one.original else []), *one.messages]):
        changed = " (the same message changes)" if message is one.clicked else ""
        for version in message.versions:
            if version.cause == one.id:
                yield from _shown(message, version, changed)
        if message.deleted:
            yield f"  ({message.author.name} takes the message away)"


def _shown(message: Message, version: Version, how: str) -> Iterator[str]:
    marks = ["only you see this"] if message.private else []
    marks += [f"pings {', '.join(message.pings)}"] if message.pings else []
    said = f" ({'; '.join(marks)})" if marks else ""
    yield f"  {message.author.name}{how}{said}:"
    words = [version.text, *(p["content"] for p in leaves(version.components) if p["type"] == 10)]
    yield indent("\n".join(word for word in words if word), "    │ ", lambda _: True)
    for file in version.files:
        yield f"    [file {file.name}, {len(file.data)} bytes: {file.description or 'no description'}]"
    for select in (part for part in leaves(version.components) if part["type"] == 3):
        options = " | ".join(option["label"] for option in select["options"])
        yield f"    ▾ {select.get('placeholder') or ''}: {options}"
    if shown := buttons(version.components):
        yield "    " + " ".join(f"[{b.label}{' ↗' if b.url else ''}]" for b in shown)
