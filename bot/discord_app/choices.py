"""What may be meant by a half-typed option, as the rows Discord shows."""

from __future__ import annotations

from discord.app_commands import Choice

from bot.discord_app.asked import Typing
from bot.limits import CHOICE, CHOICES, clip, fits
from bot.names import Names
from bot.options import Kind


def choices(names: Names, typing: Typing) -> list[Choice[str]]:
    """The rows most likely meant, the likeliest first. None is an answer as well."""
    option = typing.option
    if option.kind is Kind.CHOICE:
        begun = [choice for choice in option.choices if choice.startswith(typing.typed.strip().casefold())]
        return [Choice(name=choice, value=choice) for choice in begun[:CHOICES]]
    found: dict[str, Choice[str]] = {}
    for row in names.complete(typing.decided or option.kind, typing.typed, CHOICES):
        name = clip(row.label, CHOICE)
        if name in found:  # two long titles that begin alike are told apart by their ids
            name = clip(f"{row.value} · {row.label}", CHOICE)
        value = row.value if fits(row.value, CHOICE) else names.shorthand.short(row.value)
        found.setdefault(name, Choice(name=name, value=value))
    return list(found.values())
