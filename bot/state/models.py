"""What a server can choose, typed, each with a default."""

from __future__ import annotations

import datetime
from enum import StrEnum

from briefs.records import dataclass

CONFIRMED = "yes"  # what "settings forget" wants to hear
HIGHEST_ID = 2**63 - 1  # of Discord's ids, and of the database's integers


class Setting(StrEnum):
    """What can be chosen, by the name people write."""

    ROLE = "role"
    ZONE = "zone"
    VISIBILITY = "visibility"
    QUIET = "quiet"


class Visibility(StrEnum):
    """Who sees an answer where nobody asked for anything else."""

    PUBLIC = "public"
    PRIVATE = "private"


Choice = int | str | tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """The settings of one server; each field goes by the name of its setting."""

    role: int | None = None  # who has it may moderate the bot, beside those who manage the server
    zone: str = "UTC"  # IANA
    visibility: Visibility = Visibility.PUBLIC
    quiet: tuple[int, ...] = ()  # channels in which every answer is private

    def private_in(self, channel: int | None) -> bool:
        """Whether answers in a channel are for their asker alone."""
        return self.visibility is Visibility.PRIVATE or channel in self.quiet


@dataclass(frozen=True, slots=True)
class SettingChange:
    """Who changed what, from what to what, and when."""

    setting: Setting
    old: Choice
    new: Choice
    actor: int
    at: datetime.datetime  # UTC


def spelled(choice: Choice) -> str:
    """A choice as it is written after the name of its setting."""
    match choice:
        case None | ():
            return "none"
        case tuple():
            return " ".join(map(str, choice))
        case _:
            return str(choice)


def checked(setting: Setting, choice: Choice) -> Choice:
    """The choice as it is kept; ValueError where it is none for this setting."""
    match setting, choice:
        case Setting.ROLE, None:
            return None
        case Setting.ROLE, int() if 0 < choice <= HIGHEST_ID:
            return choice
        case Setting.ZONE, str() if choice:
            return choice
        case Setting.VISIBILITY, str():
            return Visibility(choice)
        case Setting.QUIET, tuple() if all(0 < channel <= HIGHEST_ID for channel in choice):
            return tuple(sorted(set(choice)))
        case _:
            raise ValueError(f"{choice!r} is no {setting}")
