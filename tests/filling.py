"""What somebody fills into a command: a value for every option that is declared, whichever come to be."""

from typing import Any

from bot.options import Kind, Option

PETROV, JOHNSTONE = "petrov-2004", "johnstone-1998"
QUOTE = "The US troops in unified Korea will be tolerated by Russia or China."

_OF_A_KIND: dict[Kind, Any] = {
    Kind.TEXT: "what broke the vicious circle of mistrust?",
    Kind.PAPER: PETROV,
    Kind.TOPIC: "us-troops",
    Kind.THEME: "us-troops",
    Kind.NAME: "Sunshine Policy",
    Kind.NUMBER: 6,
    Kind.DATE: "2026-11-22",
    Kind.ZONE: "Asia/Seoul",
}
_SPECIAL: dict[tuple[str, str], Any] = {
    ("check", "quote"): QUOTE,
    ("compare", "second"): JOHNSTONE,
    ("help", "about"): "compare",
    ("quotations", "text"): f"“{QUOTE}” or “nobody ever wrote these words”",
    ("schedule", "when"): "09:00 mon-fri",
    ("schedule", "what"): "daily",
    ("schedule", "number"): 1,
}
_LEFT = ("page", "more", "channel")  # asked without, but for what a test asks by itself


def called(option: Option) -> str:
    """What an option is called in chat."""
    return f"{option.name}1" if option.many else option.name


def value(command: str, option: Option) -> Any:
    """What somebody fills in; nothing where the command is asked without."""
    if option.name in _LEFT:
        return None
    if (command, option.name) in _SPECIAL:
        return _SPECIAL[command, option.name]
    return option.choices[-1] if option.kind is Kind.CHOICE else _OF_A_KIND[option.kind]


def filled(command: str, options: tuple[Option, ...]) -> dict[str, Any]:
    """All that can be filled in; of what may be said several times the first."""
    return {called(o): found for o in options if (found := value(command, o)) is not None}


def needed(command: str, options: tuple[Option, ...]) -> dict[str, Any]:
    """What has to be filled in."""
    return {option.name: value(command, option) for option in options if option.required}
