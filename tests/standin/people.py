"""What people do: they type commands, click, choose, say things; each returns what can be awaited."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from standin import payloads
from standin.handles import Asked, Said, Shown, message_of
from standin.interaction import COMMAND, COMPLETE, COMPONENT, MODAL, Answer, Interaction
from standin.options import ImpossibleError, chosen
from standin.permissions import in_channel
from standin.state import Discord
from standin.world import DM, Button, Channel, Json, Message, Role, User

LOCALE = "en-US"
LONGEST_SAID = 300


@dataclass(frozen=True)
class Person:
    """Somebody in a place."""

    discord: Discord
    user: User
    channel: Channel
    installed: bool = False
    forging: bool = False

    @property
    def mention(self) -> str:
        """How a message calls them."""
        return self.user.mention

    def at(self, channel: Channel) -> Person:
        """The same person in another channel."""
        return replace(self, channel=channel)

    @property
    def privately(self) -> Person:
        """The same person in the direct messages with the bot."""
        return self.at(self.discord.direct(self.user))

    @property
    def with_app(self) -> Person:
        """The same person with the bot installed for themselves, not for the server."""
        return replace(self, installed=True)

    @property
    def forged(self) -> Person:
        """The same person with a client that sends what Discord's own would not."""
        return replace(self, forging=True)

    def slash(self, line: str, /, **options: Any) -> Asked:
        """Types a command: a name, and sub-commands after it."""
        name, *words = line.split()
        data, _ = chosen(self._command(name, 1), words, options, None, checked=not self.forging)
        told = " ".join([f"/{line}", *(f"{k}:{_said(v)}" for k, v in options.items())])
        return self._send(COMMAND, data, told)

    def autocomplete(self, line: str, /, *, focus: str = "", **options: Any) -> Asked:
        """Is in the middle of typing an option: the first given, or ``focus``."""
        name, *words = line.split()
        focus = focus or next(iter(options))
        data, kind = chosen(self._command(name, 1), words, options, focus)
        return self._send(COMPLETE, data, f"/{line} {focus}:{_said(options[focus])}▏", option=kind)

    def menu(self, name: str, target: Shown | Said | User) -> Asked:
        """Chooses an entry of the menu of a message or a person."""
        if isinstance(target, User):
            command = self._command(name, 2)
            resolved: Json = {"users": {str(target.id): payloads.user(target)}}
            data = {"id": command["id"], "name": name, "type": 2, "target_id": str(target.id)}
            return self._send(COMMAND, data | {"resolved": resolved}, f"[{name}] on {target.name}")
        message = message_of(target.message if isinstance(target, Said) else target)
        command = self._command(name, 3)
        resolved = {"messages": {str(message.id): payloads.message(message)}}
        data = {
            "id": command["id"],
            "name": name,
            "type": 3,
            "target_id": str(message.id),
            "resolved": resolved,
        }
        return self._send(COMMAND, data, f"[{name}] on {message.author.name}: {message.text[:60]}")

    def click(self, shown: Shown, button: str) -> Asked:
        """Clicks a button by its words or its id."""
        message = self._sees(shown)
        found = [b for b in message.buttons if button in (b.label, b.custom_id)]
        if len(found) != 1 or found[0].url or found[0].disabled:
            raise ImpossibleError(f"cannot click {button!r}; there are {message.buttons}")
        return self._component(message, found[0].custom_id, 2, f"({_label(found[0])})")

    def forge(self, shown: Shown, custom_id: str) -> Asked:
        """Sends a click no button has: any id, on any message."""
        return self._component(message_of(shown), custom_id, 2, f"(forged {custom_id})")

    def choose(self, shown: Shown, *values: str) -> Asked:
        """Chooses in the only select menu of a message, by labels or values."""
        message = self._sees(shown)
        for select in message.selects:
            known = {o["label"]: o["value"] for o in select.get("options") or []}
            picked = [known.get(v, v) for v in values]
            if all(v in known.values() for v in picked):
                told = f"(chooses {', '.join(values)})"
                return self._component(message, select["custom_id"], select["type"], told, values=picked)
        raise ImpossibleError(f"cannot choose {values} in {message.selects}")

    def submit(self, answer: Answer, **typed: str) -> Asked:
        """Sends a modal with what was typed, by the ids of its inputs."""
        if answer.modal is None:
            raise ImpossibleError("there is no modal")
        inputs = [part for row in answer.modal["components"] for part in _inputs(row)]
        if extra := set(typed) - {part["custom_id"] for part in inputs}:
            raise ImpossibleError(f"no such inputs: {sorted(extra)}")
        rows = []
        for row in answer.modal["components"]:
            parts = [
                {
                    "type": 4,
                    "custom_id": p["custom_id"],
                    "value": typed.get(p["custom_id"], p.get("value") or ""),
                }
                for p in _inputs(row)
            ]
            rows.append(
                {"type": 18, "component": parts[0]} if row["type"] == 18 else {"type": 1, "components": parts}
            )
        data = {"custom_id": answer.modal["custom_id"], "components": rows}
        return self._send(MODAL, data, f"(sends {answer.modal['title']})", clicked=answer.message)

    def say(self, text: str, *, to: Shown | None = None, ping: bool = True) -> Said:
        """Says something; ``@bot`` is the bot, and ``to`` makes it a reply."""
        text = text.replace("@bot", self.discord.bot.mention)
        message = Message(self.discord.ids.next(), self.channel, self.user, text)
        users = self.discord.users
        ids = (int(found) for found in re.findall(r"<@!?(\d+)>", text))
        message.mentioned = [users[one] for one in dict.fromkeys(ids) if one in users]
        if to is not None:
            message.reference, message.kind = message_of(to), 19
            author = message.reference.author
            if ping and author not in message.mentioned:
                message.mentioned.append(author)
        self.discord.post(message)
        return Said(self.discord, message)

    def reply(self, shown: Shown, text: str, *, ping: bool = True) -> Said:
        """Replies to a message, where it stands."""
        return self.at(message_of(shown).channel).say(text, to=shown, ping=ping)

    def unsay(self, said: Said) -> None:
        """Deletes a message of one's own."""
        self.discord.remove(said.message)

    def dm(self, text: str) -> Said:
        """Writes to the bot directly."""
        return self.privately.say(text)

    def _sees(self, shown: Shown) -> Message:
        message = message_of(shown)
        if message.deleted or (message.seen_by and message.seen_by is not self.user):
            raise ImpossibleError(f"{self.user.name} does not see that message")
        return message

    def _command(self, name: str, kind: int) -> Json:
        guild = self.channel.guild
        found = [
            c
            for place in (guild.id if guild else None, None)
            for c in self.discord.commands.get(place, [])
            if c["name"] == name and c["type"] == kind
        ]
        if not found:
            raise ImpossibleError(f"no command {name!r} of type {kind} is declared")
        command = found[0]
        if self.forging:
            return command
        context = 0 if guild else 1 if self.channel.kind == DM else 2
        contexts = command["contexts"]
        if contexts is not None and context not in contexts:
            raise ImpossibleError(f"{name!r} is not offered in {self.channel.title}: contexts {contexts}")
        if int(self.installed) not in command["integration_types"]:
            raise ImpossibleError(f"{name!r} is not offered: installed for {command['integration_types']}")
        needed = int(command["default_member_permissions"] or 0)
        if guild and needed & ~in_channel(self.channel, self.user):
            raise ImpossibleError(f"{name!r} is not offered to {self.user.name}")
        return command

    def _component(self, message: Message, custom_id: str, kind: int, told: str, **more: Any) -> Asked:
        data = {"custom_id": custom_id, "component_type": kind, **more}
        return self.at(message.channel)._send(COMPONENT, data, told, clicked=message)

    def _send(
        self, kind: int, data: Json, told: str, *, clicked: Message | None = None, option: int = 3
    ) -> Asked:
        discord = self.discord
        number = discord.ids.next()
        token = f"interaction-token-of-{number}-{'x' * 60}"
        one = Interaction(
            number,
            token,
            kind,
            self.user,
            self.channel,
            told,
            discord.clock.now(),
            clicked,
            option,
            self.installed,
        )
        discord.interactions[number] = discord.tokens[token] = one
        discord.dispatch("INTERACTION_CREATE", self._payload(one, data), 0)
        return Asked(discord, one)

    def _payload(self, one: Interaction, data: Json) -> Json:
        guild, bot = self.channel.guild, self.discord.bot
        owners = {"1": str(self.user.id)} if self.installed else {"0": str(guild.id) if guild else "0"}
        found: Json = {
            "id": str(one.id),
            "application_id": str(bot.id),
            "type": one.kind,
            "token": one.token,
            "version": 1,
            "data": data,
            "channel_id": str(self.channel.id),
            "channel": payloads.seen_channel(self.channel, self.user),
            "locale": LOCALE,
            "context": 0 if guild else 1 if self.channel.kind == DM else 2,
            "authorizing_integration_owners": owners,
            "entitlements": [],
            "attachment_size_limit": payloads.ATTACHMENT_LIMIT,
            "app_permissions": str(in_channel(self.channel, bot)),
        }
        if one.clicked:
            found["message"] = payloads.message(one.clicked)
        if guild is None:
            return found | {"user": payloads.user(self.user)}
        who = payloads.member(guild.members[self.user.id], guild)
        return found | {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": LOCALE, "features": []},
            "guild_locale": LOCALE,
            "member": who | {"permissions": str(in_channel(self.channel, self.user))},
        }


def _inputs(row: Json) -> list[Json]:
    return [row["component"]] if row["type"] == 18 else row.get("components") or []


def _label(button: Button) -> str:
    return button.label or button.custom_id


def _said(value: Any) -> str:
    if isinstance(value, Channel):
        return value.title
    said = f"@{value.name}" if isinstance(value, User | Role) else str(value)
    return said if len(said) <= LONGEST_SAID else f"{said[:LONGEST_SAID]}… ({len(said)} characters)"
