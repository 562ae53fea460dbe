"""What a command is made of: options with a kind, and how the command is presented to people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import MISSING, fields, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from briefs.records import dataclass
from briefs.text import clean

HIGHEST = 999_999  # paragraph or page; no paper comes near


class Kind(StrEnum):
    """What an option holds."""

    TEXT = "text"
    PAPER = "paper"  # any name a paper goes by; the desk finds out which
    TOPIC = "topic"
    THEME = "theme"  # a topic or a paper
    NAME = "name"  # a term, a person: looked for in the papers, not listed
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"
    ZONE = "zone"  # a time zone, by any name it goes by
    CHANNEL = "channel"  # of the server, by its mention or id


class Who(StrEnum):
    """Whom a command is for."""

    MEMBER = "member"
    MODERATOR = "moderator"


class Where(StrEnum):
    """Where a command can be given."""

    CONSOLE = "console"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Option:
    """One field of a command: what it holds, how it is written, and what people are told about it."""

    kind: Kind
    help: str  # at most 100 characters
    marker: str = ""  # the word it is written after ("in", "on", "page"); empty: written by its position
    choices: tuple[str, ...] = ()
    hangs_on: str = ""  # the option whose value says what this one may hold
    quoted: bool = False  # always in quotation marks in the canonical line
    longest: int = 0  # characters, where it takes more than a name has
    apart: tuple[str, ...] = ()  # what each choice does, where each is a command of its own on a surface
    many: bool = False  # any number of values, a tuple: what is left of those written by position
    name: str = ""  # this and what follows are read from the field
    default: str | int | tuple[str, ...] | None = None
    required: bool = False


def option(kind: Kind, help: str, **more: Any) -> dict[str, Option]:
    """The metadata of a field that is an option."""
    return {"option": Option(kind, help, **more)}


def settled(text: str) -> str:
    """The text cleaned until cleaning changes nothing: a character taken out can let two others combine."""
    while (cleaner := clean(text)) != text:
        text = cleaner
    return text


@dataclass(frozen=True, slots=True)
class Line:
    """What all commands share: texts are cleaned; a choice or number that is none is a ValueError."""

    def __post_init__(self) -> None:
        for option in options(type(self)):
            value = getattr(self, option.name)
            if option.many:
                object.__setattr__(self, option.name, tuple([t for v in value if (t := settled(v))]))
            elif isinstance(value, str):
                value = settled(value) or ("" if option.required else option.default)
                object.__setattr__(self, option.name, value)
            if option.kind is Kind.CHOICE and value is not None and value not in option.choices:
                raise ValueError(f"{option.name} is one of {', '.join(option.choices)}, not {value!r}")
            if option.kind is Kind.NUMBER and value is not None and not 1 <= value <= HIGHEST:
                raise ValueError(f"{option.name} is from 1 to {HIGHEST}, not {value}")


_OPTIONS: dict[type[Line], tuple[Option, ...]] = {}  # of the commands that were asked for


def options(command: type[Line]) -> tuple[Option, ...]:
    """The options of a command, in the order in which they are written: those with a marker last."""
    if command not in _OPTIONS:
        declared = (
            replace(
                f.metadata["option"],
                name=f.name,
                default=None if f.default is MISSING else f.default,
                required=f.default is MISSING,
            )
            for f in fields(command)
        )
        _OPTIONS[command] = tuple(sorted(declared, key=lambda option: bool(option.marker)))
    return _OPTIONS[command]


C_co = TypeVar("C_co", bound=Line, covariant=True)


@dataclass(frozen=True, slots=True)
class Spec(Generic[C_co]):
    """A command as people meet it."""

    name: str
    type: type[C_co]
    help: str  # at most 100 characters
    pattern: str  # of the example, with {first}, {second} for papers and {topic}
    who: Who = Who.MEMBER
    where: tuple[Where, ...] = (Where.CONSOLE, Where.CHAT)

    @property
    def options(self) -> tuple[Option, ...]:
        """Its options, in the order in which they are written."""
        return options(self.type)

    def example(
        self, papers: Sequence[str] = ("smith-1998", "jones-2004"), topics: Sequence[str] = ("trade",)
    ) -> str:
        """A line that uses it, with names from the papers and topics at hand (at least one of each)."""
        first, second, topic = (
            f'"{name}"' if " " in name else name for name in (papers[0], papers[-1], topics[0])
        )
        return self.pattern.format(first=first, second=second, topic=topic)
