"""What Discord is told of the commands: its own JSON, made from their one declaration.

What is registered, hashed and compared with Discord's description of its API is this one value, and what comes
back of it is read by ``bot.discord_app.asked``. Fields: https://docs.discord.com/developers/interactions/
application-commands#application-command-object.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.commands import COMMANDS, Command, Health, Help
from bot.discord_app.locales import Locales
from bot.limits import CHOICES
from bot.options import HIGHEST, Kind, Option, Spec, Who

FIND, CHECK = "Find in the papers", "Check quotes"  # menus on a message
PRIVATE = "private"  # an option of every command whose answer others could see
_PRIVATE_HELP = "Whether only you see the answer"
LONGEST_NAME = 100  # characters typed of a paper or topic
LONGEST_TEXT = 2000  # and of anything else; a question may have more, but nobody types so much into one field
_MANY = 4  # values of an option that takes any number: Discord has no such options
_DATE = 10  # characters: YYYY-MM-DD

_CHAT_INPUT, _MESSAGE = 1, 3  # kinds of command
_SUBCOMMAND = 1
_STRING, _INTEGER, _BOOLEAN, _CHANNEL = 3, 4, 5, 7  # kinds of option
_TALKED_IN = [
    0,
    2,
    5,
    10,
    11,
    12,
]  # kinds of channel: text, voice, announcements, and threads with forum posts
_SERVER, _DIRECT_MESSAGE, _ELSEWHERE = 0, 1, 2  # contexts; the last is where only the person has the bot
_WITH_SERVER, _WITH_PERSON = 0, 1  # installations
_MANAGE_SERVER = str(1 << 5)
_SAMPLE: dict[Kind, Any] = {Kind.NUMBER: 2}


def always_private(spec: Spec[Command]) -> bool:
    """Whether the answer to a command is never anybody's business but the asker's."""
    return spec.who is Who.MODERATOR or spec.type in (Help, Health)


def repeated(option: Option) -> list[Option]:
    """The option; where it takes any number of values, as many numbered ones as people may want to fill in."""
    if not option.many:
        return [option]
    return [replace(option, name=f"{option.name}{n}", many=False) for n in range(1, _MANY + 1)]


def declared(locales: Locales, specs: Iterable[Spec[Command]] = COMMANDS) -> list[dict[str, Any]]:
    """All commands and menus, as ``PUT /applications/{id}/commands`` takes them."""
    chat = [_command(spec, locales) for spec in specs]
    menus = [{"type": _MESSAGE, **_named(name, locales), **_everywhere()} for name in (FIND, CHECK)]
    return [*chat, *menus]


def _command(spec: Spec[Command], locales: Locales) -> dict[str, Any]:
    chosen = divided(spec)
    listed = _listed(spec.options, locales) if chosen is None else _deeds(spec, chosen, locales)
    where = _in_servers() if spec.who is Who.MODERATOR else _everywhere()
    if not always_private(spec):
        listed.append({"type": _BOOLEAN, **_told(PRIVATE, _PRIVATE_HELP, locales), "required": False})
    return {"type": _CHAT_INPUT, **_told(spec.name, spec.help, locales), "options": listed, **where}


def divided(spec: Spec[Command]) -> Option | None:
    """The option whose every choice is a subcommand; None where the command is one."""
    return next((option for option in spec.options if option.apart), None)


def used(spec: Spec[Command], chosen: Option, choice: str) -> list[Option]:
    """The options for which a choice has a use: those that a command keeps when it is given all."""
    others = [option for option in spec.options if option is not chosen]
    given = {option.name: _SAMPLE.get(option.kind, "sample") for option in others}
    command = spec.type(**{chosen.name: choice, **given})
    return [option for option in others if getattr(command, option.name) != option.default]


def _deeds(spec: Spec[Command], chosen: Option, locales: Locales) -> list[dict[str, Any]]:
    return [
        {
            "type": _SUBCOMMAND,
            **_told(choice, help, locales),
            "options": _listed(used(spec, chosen, choice), locales),
        }
        for choice, help in zip(chosen.choices, chosen.apart, strict=True)
    ]


def _listed(options: Iterable[Option], locales: Locales) -> list[dict[str, Any]]:
    ordered = sorted(options, key=lambda option: not option.required)  # Discord wants those first
    return [_option(each, locales) for option in ordered for each in repeated(option)]


def _option(option: Option, locales: Locales) -> dict[str, Any]:
    told = {**_told(option.name, option.help, locales), "required": option.required}
    match option.kind:
        case Kind.NUMBER:
            return {"type": _INTEGER, **told, "min_value": 1, "max_value": HIGHEST}
        case Kind.CHOICE if len(option.choices) <= CHOICES:
            choices = [{**_named(choice, locales), "value": choice} for choice in option.choices]
            return {"type": _STRING, **told, "choices": choices}
        case Kind.DATE:
            return {"type": _STRING, **told, "min_length": _DATE, "max_length": _DATE}
        case Kind.TEXT if not option.hangs_on:
            return {"type": _STRING, **told, "max_length": LONGEST_TEXT}
        case Kind.CHANNEL:
            return {"type": _CHANNEL, **told, "channel_types": _TALKED_IN}
        case Kind.NAME:
            return {"type": _STRING, **told, "max_length": option.longest or LONGEST_NAME}
        case _:
            return {"type": _STRING, **told, "max_length": LONGEST_NAME, "autocomplete": True}


def _everywhere() -> dict[str, Any]:
    return {
        "contexts": [_SERVER, _DIRECT_MESSAGE, _ELSEWHERE],
        "integration_types": [_WITH_SERVER, _WITH_PERSON],
        "default_member_permissions": None,
    }


def _in_servers() -> dict[str, Any]:
    """For moderators: a default that a server's admins may change, so it is asked again when a line comes in."""
    return {
        "contexts": [_SERVER],
        "integration_types": [_WITH_SERVER],
        "default_member_permissions": _MANAGE_SERVER,
    }


def _named(name: str, locales: Locales) -> dict[str, Any]:
    return {"name": name, "name_localizations": locales.of(name)}


def _told(name: str, help: str, locales: Locales) -> dict[str, Any]:
    return {**_named(name, locales), "description": help, "description_localizations": locales.of(help)}
