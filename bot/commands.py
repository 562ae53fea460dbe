"""The commands, declared once: the grammar, slash commands, completion, /help and the README come from here.

A command is a frozen value whose fields are its options, in the order in which they are written. Texts are
cleaned when a command is built, so that two commands that mean the same are equal.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import MISSING, field, fields, replace
from enum import StrEnum
from typing import Any

from briefs.records import dataclass
from briefs.text import clean


class Kind(StrEnum):
    """What an option holds."""

    TEXT = "text"
    PAPER = "paper"  # any name a paper goes by; the desk finds out which
    TOPIC = "topic"
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"


class Who(StrEnum):
    """Whom a command is for."""

    MEMBER = "member"
    MODERATOR = "moderator"


class Where(StrEnum):
    """Where a command can be given."""

    CONSOLE = "console"
    CHAT = "chat"


NAMES = (
    *("ask", "summary", "brief", "compare", "search", "source", "check"),
    *("papers", "topics", "timeline", "cite", "daily", "help", "health"),
)
LENGTHS = ("line", "short", "standard", "long")
STYLES = ("apa", "chicago", "bibtex", "ris")
HIGHEST = 999_999  # paragraph or page; no paper comes near


@dataclass(frozen=True, slots=True)
class Option:
    """One field of a command: what it holds, how it is written, and what people are told about it."""

    kind: Kind
    help: str  # at most 100 characters
    marker: str = ""  # the word it is written after ("in", "on", "page"); empty: written by its position
    choices: tuple[str, ...] = ()
    quoted: bool = False  # always in quotation marks in the canonical line
    name: str = ""  # this and what follows are read from the field
    default: str | int | None = None
    required: bool = False


def _option(kind: Kind, help: str, **more: Any) -> dict[str, Option]:
    return {"option": Option(kind, help, **more)}


def settled(text: str) -> str:
    """The text cleaned until cleaning changes nothing: a character taken out can let two others combine."""
    while (cleaner := clean(text)) != text:
        text = cleaner
    return text


@dataclass(frozen=True, slots=True)
class _Line:
    """What all commands share: texts are cleaned; a choice or number that is none is a ValueError."""

    def __post_init__(self) -> None:
        for option in BY_TYPE[type(self)].options:
            value = getattr(self, option.name)
            if isinstance(value, str):
                value = settled(value) or ("" if option.required else option.default)
                object.__setattr__(self, option.name, value)
            if option.kind is Kind.CHOICE and value is not None and value not in option.choices:
                raise ValueError(f"{option.name} is one of {', '.join(option.choices)}, not {value!r}")
            if option.kind is Kind.NUMBER and not 1 <= value <= HIGHEST:
                raise ValueError(f"{option.name} is from 1 to {HIGHEST}, not {value}")


_PAGE = _option(Kind.NUMBER, "Which page of the answer", marker="page")


@dataclass(frozen=True, slots=True)
class Ask(_Line):
    """A question in anybody's words."""

    text: str = field(metadata=_option(Kind.TEXT, "Your question, or any command line"))


@dataclass(frozen=True, slots=True)
class Summary(_Line):
    """One paper in its own sentences."""

    paper: str = field(metadata=_option(Kind.PAPER, "Which paper: author, year, title words or number"))
    length: str = field(default="standard", metadata=_option(Kind.CHOICE, "How much of it", choices=LENGTHS))


@dataclass(frozen=True, slots=True)
class Brief(_Line):
    """What each paper says on a topic."""

    topic: str = field(metadata=_option(Kind.TOPIC, "Which topic"))


@dataclass(frozen=True, slots=True)
class Compare(_Line):
    """Two papers side by side."""

    first: str = field(metadata=_option(Kind.PAPER, "The paper on the left"))
    second: str = field(metadata=_option(Kind.PAPER, "The paper on the right"))
    topic: str | None = field(default=None, metadata=_option(Kind.TOPIC, "Only on this topic", marker="on"))
    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Search(_Line):
    """The passages nearest to some words."""

    text: str = field(metadata=_option(Kind.TEXT, "Words to look for"))
    paper: str | None = field(default=None, metadata=_option(Kind.PAPER, "Only in this paper", marker="in"))
    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Source(_Line):
    """A paragraph as it stands, with its neighbours."""

    paper: str = field(metadata=_option(Kind.PAPER, "Which paper"))
    paragraph: int = field(metadata=_option(Kind.NUMBER, "The number after ¶ in a citation"))


@dataclass(frozen=True, slots=True)
class Check(_Line):
    """Whether a paper says these very words."""

    quote: str = field(metadata=_option(Kind.TEXT, "The words somebody quoted", quoted=True))
    paper: str | None = field(
        default=None, metadata=_option(Kind.PAPER, "The paper they are said to be from", marker="in")
    )


@dataclass(frozen=True, slots=True)
class Papers(_Line):
    """The papers there are."""


@dataclass(frozen=True, slots=True)
class Topics(_Line):
    """The topics one can ask about."""

    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Timeline(_Line):
    """The sentences that name a year, in order."""

    about: str | None = field(default=None, metadata=_option(Kind.TOPIC, "Only about this topic or paper"))
    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Cite(_Line):
    """A paper as a line of a bibliography."""

    paper: str = field(metadata=_option(Kind.PAPER, "Which paper"))
    style: str = field(default="apa", metadata=_option(Kind.CHOICE, "The citation style", choices=STYLES))


@dataclass(frozen=True, slots=True)
class Daily(_Line):
    """The brief of one day; today's where no date is given."""

    date: dt.date | None = field(
        default=None, metadata=_option(Kind.DATE, "Another day than today: YYYY-MM-DD")
    )


@dataclass(frozen=True, slots=True)
class Help(_Line):
    """The commands, or one of them."""

    about: str | None = field(
        default=None, metadata=_option(Kind.CHOICE, "Only about this command", choices=NAMES)
    )


@dataclass(frozen=True, slots=True)
class Health(_Line):
    """How the papers were read."""


Command = (
    Ask
    | Summary
    | Brief
    | Compare
    | Search
    | Source
    | Check
    | Papers
    | Topics
    | Timeline
    | Cite
    | Daily
    | Help
    | Health
)


@dataclass(frozen=True, slots=True)
class Spec:
    """A command as people meet it."""

    name: str
    type: type[Command]
    help: str  # at most 100 characters
    pattern: str  # of the example, with {first}, {second} for papers and {topic}
    options: tuple[Option, ...]  # in the order in which they are written
    who: Who = Who.MEMBER
    where: tuple[Where, ...] = (Where.CONSOLE, Where.CHAT)

    def example(
        self, papers: Sequence[str] = ("smith-1998", "jones-2004"), topics: Sequence[str] = ("trade",)
    ) -> str:
        """A line that uses it, with names from the papers and topics at hand (at least one of each)."""
        first, second, topic = (
            f'"{name}"' if " " in name else name for name in (papers[0], papers[-1], topics[0])
        )
        return self.pattern.format(first=first, second=second, topic=topic)


def _spec(name: str, command: type[Command], help: str, pattern: str) -> Spec:
    options = tuple(
        replace(
            f.metadata["option"],
            name=f.name,
            default=None if f.default is MISSING else f.default,
            required=f.default is MISSING,
        )
        for f in fields(command)
    )
    return Spec(name, command, help, pattern, options)


COMMANDS = (
    _spec("ask", Ask, "Ask anything in your own words", "ask what is said about {topic}"),
    _spec("summary", Summary, "One paper in its own sentences", "summary {first} short"),
    _spec("brief", Brief, "What each paper says on a topic, and which are silent", "brief {topic}"),
    _spec("compare", Compare, "Two papers side by side", "compare {first} {second} on {topic}"),
    _spec("search", Search, "The passages nearest to some words", "search agreement in {first}"),
    _spec("source", Source, "A paragraph as it stands, with its neighbours", "source {first} 6"),
    _spec("check", Check, "Whether a paper really says these words", 'check "the words you were shown"'),
    _spec("papers", Papers, "The papers there are", "papers"),
    _spec("topics", Topics, "The topics you can ask about", "topics"),
    _spec("timeline", Timeline, "Sentences that name a year, in order", "timeline {topic}"),
    _spec("cite", Cite, "A paper as a line of a bibliography", "cite {first} bibtex"),
    _spec("daily", Daily, "The brief of the day", "daily 2026-11-22"),
    _spec("help", Help, "The commands, or how one of them is used", "help compare"),
    _spec("health", Health, "How the papers were read, and what is missing in them", "health"),
)
BY_NAME = {spec.name: spec for spec in COMMANDS}
BY_TYPE: dict[type, Spec] = {spec.type: spec for spec in COMMANDS}
