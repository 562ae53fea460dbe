"""What moderators set for their server. The server is the actor's own, never one named in a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot import commands as c
from bot.answers import (
    ForgetAsked,
    Forgotten,
    NoServer,
    ServerSettings,
    SettingChanges,
    SettingRefused,
    SettingSaved,
)
from bot.handlers.room import Done, Room
from bot.moderating import SETTINGS
from bot.state.errors import StateError
from bot.state.models import CONFIRMED, Choice, GuildSettings, Setting, Visibility, checked, spelled
from briefs.text import fold

if TYPE_CHECKING:
    from bot.state.settings_store import SettingsStore

_NONE = frozenset({"none", "no", "nobody", "nothing", "off", "-"})
_DEFAULT = "default"
_ID = re.compile(r"\d{1,19}", re.ASCII)


async def settings(room: Room, command: c.Settings) -> Done:
    """Settings shown, changed, accounted for or forgotten."""
    guild = room.actor.place.guild
    if guild is None:
        return Done(command, NoServer("settings"))
    if room.state is None:
        raise StateError("No settings are kept here.")
    store = await room.state.settings()
    match command.action:
        case "set":
            return await _set(room, store, guild, command)
        case "changes":
            return Done(command, SettingChanges(tuple(await store.changes(guild))))
        case "forget" if command.value == CONFIRMED:
            return Done(command, Forgotten(await store.forget(guild)))
        case "forget":
            return Done(command, ForgetAsked())
        case _:
            return Done(command, ServerSettings(await store.get(guild)))


async def _set(room: Room, store: SettingsStore, guild: int, command: c.Settings) -> Done:
    if command.name is None:
        return Done(command, SettingRefused(None, "", SETTINGS))
    setting, typed = Setting(command.name), command.value or ""
    try:
        choice = read(setting, typed)
    except ValueError:
        from bot.zones import nearest_zones

        near = nearest_zones(typed) if setting is Setting.ZONE else ()
        return Done(command, SettingRefused(setting, typed, near))
    command = c.Settings("set", setting, spelled(choice))
    change = await store.set(guild, setting, choice, room.actor.id)
    old = choice if change is None else change.old
    return Done(command, SettingSaved(setting, old, choice, changed=change is not None))


def read(setting: Setting, typed: str) -> Choice:
    """What typed words choose for a setting; ValueError where they choose nothing."""
    words = fold(typed)
    if words == _DEFAULT:
        default: Choice = getattr(GuildSettings(), setting)
        return default
    match setting:
        case Setting.ROLE:
            return checked(setting, None if words in _NONE else _one(_ids(typed)))
        case Setting.QUIET:
            return checked(setting, () if words in _NONE else _ids(typed))
        case Setting.ZONE:
            from bot.zones import zone

            return zone(typed)
        case Setting.VISIBILITY:
            return Visibility(words)


def _ids(typed: str) -> tuple[int, ...]:
    """The ids of roles or channels, with spaces or commas between them."""
    words = typed.replace(",", " ").split()
    if not words or not all(map(_ID.fullmatch, words)):
        raise ValueError(typed)
    return tuple(map(int, words))


def _one(ids: tuple[int, ...]) -> int:
    (only,) = ids
    return only
