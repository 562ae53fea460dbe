"""How cards name what Discord knows by an id: its client shows the name.

Nothing in here pings anybody, as every message is sent with mentions off.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import fields

from markupsafe import Markup

from bot.actors import LOCAL
from bot.state.models import GuildSettings

_MOST = 12  # channels in a row


def role(id: int) -> Markup:
    """A role."""
    return _plain(f"<@&{id:d}>")


def member(id: int) -> Markup:
    """Somebody; whoever sat at the machine itself has no name on Discord."""
    return _plain("the console" if id == LOCAL else f"<@{id:d}>")


def channels(ids: Sequence[int]) -> Markup:
    """Channels in a row, as many as fit."""
    shown = ", ".join(f"<#{id:d}>" for id in ids[:_MOST])
    return _plain(shown + (f" and {len(ids) - _MOST} more" if len(ids) > _MOST else ""))


def moment(at: datetime.datetime) -> Markup:
    """A moment, to the minute: "2026-11-23 09:00 UTC"."""
    return _plain(f"{at.astimezone(datetime.UTC):%Y-%m-%d %H:%M} UTC")


def names(settings: GuildSettings) -> list[str]:
    """The names of the settings there are, in order."""
    return [field.name for field in fields(settings)]


def _plain(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - made of numbers and of our own words


FILTERS = (role, member, channels, moment, names)
