"""Who asks, and where: what a surface knows of a person, and passes on with their line."""

from __future__ import annotations

from collections.abc import Collection

from bot.options import Who
from bot.state.models import GuildSettings
from briefs.records import dataclass

LOCAL = 0  # the id of whoever sits at this machine, and of the server that the console pretends to be


@dataclass(frozen=True, slots=True)
class Place:
    """A server and a channel in it, or a direct message, which is in no server. Never taken from a line."""

    guild: int | None = LOCAL
    channel: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in a place, with what they may do there at this moment."""

    id: int = LOCAL
    who: Who = Who.MEMBER
    place: Place = Place()
    request: int | None = (
        None  # the id of what they asked just now, by which it is known if it comes in again
    )


CONSOLE = Actor()


def standing(settings: GuildSettings, manages: bool, roles: Collection[int]) -> Who:
    """What a member of a server may do, who manages it or has these roles."""
    moderates = manages or (settings.role is not None and settings.role in roles)
    return Who.MODERATOR if moderates else Who.MEMBER
