"""What happened, as people saw it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import indent

from standin.interaction import COMPLETE, DEFER_UPDATE, SHOW_MODAL, UPDATE, Interaction
from standin.state import Discord
from standin.world import Message, leaves


def transcript(discord: Discord) -> str:
    """A chat in order: what people did, and what the bot showed them for it."""
    happened: list[tuple[int, Interaction | Message]] = list(discord.interactions.items())
    for channel in discord.channels.values():
        happened += [(m.id, m) for m in channel.messages.values() if not m.interaction]
    lines, place = [], ""
    for _, one in sorted(happened, key=lambda pair: pair[0]):
        if one.channel.title != place:
            place = one.channel.title
            lines.append(f"──── {place} ────")
        lines += _interaction(one) if isinstance(one, Interaction) else _said(discord, one)
    return _named(discord, "\n".join(lines)) + "\n"


def _named(discord: Discord, text: str) -> str:
    users = {str(user.id): f"@{user.name}" for user in discord.users.values()}
    roles = {str(r.id): f"@{r.name}" for g in discord.guilds.values() for r in g.roles}
    text = re.sub(r"<@!?(\d+)>", lambda m: users.get(m[1], m[0]), text)
    return re.sub(r"<@&(\d+)>", lambda m: roles.get(m[1], m[0]), text)


def _said(discord: Discord, message: Message) -> Iterator[str]:
    to = f" (to {message.reference.author.name})" if message.reference else ""
    if message.author is discord.bot:
        yield from _shown(message, f"{message.author.name}{to}")
    else:
        yield f"{message.author.name}{to}: {message.text}"


def _interaction(one: Interaction) -> Iterator[str]:
    yield f"{one.user.name}: {one.told}"
    if one.kind == COMPLETE:
        yield from (f"    · {name}" for name, _ in one.choices)
        if not one.choices:
            yield "    · (nothing to choose from)" if one.response else "    · (no answer)"
        return
    if one.open:
        yield f"  Briefbot: ({one.open})"
    if one.response == SHOW_MODAL and one.modal:
        yield f"  [opens: {one.modal['title']}]"
    if one.response in (UPDATE, DEFER_UPDATE) and one.original:
        yield from _shown(one.original, f"{one.original.author.name} (the same message now)")
    for message in one.messages:
        if not message.waiting:
            yield from _shown(message, message.author.name)


def _shown(message: Message, name: str) -> Iterator[str]:
    marks = [
        "only you see this" if message.private else "",
        f"pings {', '.join(message.pings)}" if message.pings else "",
        "deleted" if message.deleted else "",
        "edited" if message.earlier else "",
    ]
    said = "; ".join(mark for mark in marks if mark)
    yield f"  {name}{f' ({said})' if said else ''}:"
    words = [message.text, *(p["content"] for p in leaves(message.components) if p["type"] == 10)]
    yield indent("\n".join(word for word in words if word), "    │ ", lambda _: True)
    for file in message.files:
        yield f"    [file {file.name}, {len(file.data)} bytes: {file.description or 'no description'}]"
    for select in message.selects:
        yield f"    ▾ {select.get('placeholder') or ''}: {' | '.join(o['label'] for o in select.get('options', []))}"
    if message.buttons:
        yield "    " + " ".join(f"[{b.label}{' ↗' if b.url else ''}]" for b in message.buttons)
