"""Answers about a server's settings; data only, as those about papers are."""

from __future__ import annotations

from bot.state.models import Choice, GuildSettings, Setting, SettingChange
from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class Denied:
    """A command for moderators, given by somebody who is none here."""

    what: str  # the command's name


@dataclass(frozen=True, slots=True)
class NoServer:
    """A command about a server, given in a direct message."""

    what: str


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What a server has chosen."""

    settings: GuildSettings


@dataclass(frozen=True, slots=True)
class SettingSaved:
    """A setting as it is from now on; as it was before where ``changed`` is false."""

    setting: Setting
    old: Choice
    new: Choice
    changed: bool


@dataclass(frozen=True, slots=True)
class SettingRefused:
    """What was typed for a setting is none of its values; ``setting`` is None where it is no setting's name."""

    setting: Setting | None
    typed: str
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingChanges:
    """Who changed what in a server, the latest first."""

    changes: tuple[SettingChange, ...]


@dataclass(frozen=True, slots=True)
class ForgetAsked:
    """All that is kept of a server is to be removed, if that is confirmed."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Nothing is kept of a server any more."""

    rows: int


Answer = (
    Denied
    | NoServer
    | ServerSettings
    | SettingSaved
    | SettingRefused
    | SettingChanges
    | ForgetAsked
    | Forgotten
)
