"""What goes through the house: an answer on its way from the desk, and the reply a surface shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import answers
from briefs.answers import (
    Catalogue,
    Comparison,
    Counters,
    Daily,
    Excerpts,
    Glossary,
    Nothing,
    People,
    Person,
    Questions,
    QuoteCheck,
    ReadingList,
    Reference,
    SourceView,
    Summary,
    Table,
    Timeline,
    TopicBrief,
    TopicList,
    Undefined,
    Unknown,
)
from briefs.models import Quote
from briefs.records import dataclass

if TYPE_CHECKING:
    from briefs.reports import CompileReport


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """One command as /help shows it."""

    name: str
    usage: str
    help: str
    example: str


@dataclass(frozen=True, slots=True)
class Help:
    """The commands a person may use, or one of them."""

    commands: tuple[CommandHelp, ...]
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """How the corpus is: the compile report of the open store."""

    report: CompileReport


@dataclass(frozen=True, slots=True)
class Empty:
    """Nothing was asked."""


@dataclass(frozen=True, slots=True)
class TooLong:
    """The line is longer than a question can be."""

    length: int
    limit: int


@dataclass(frozen=True, slots=True)
class Withheld:
    """A reply the gate stopped."""

    incident: str  # a short id, also in the log


Answer = (
    Catalogue
    | Comparison
    | Counters
    | Daily
    | Empty
    | Excerpts
    | Glossary
    | Health
    | Help
    | Nothing
    | People
    | Person
    | Questions
    | QuoteCheck
    | ReadingList
    | Reference
    | SourceView
    | Summary
    | Table
    | Timeline
    | TooLong
    | TopicBrief
    | TopicList
    | Undefined
    | Unknown
    | Withheld
    | answers.Answer
)


@dataclass(frozen=True, slots=True)
class ReadAs:
    """One thing that was not taken literally: what was typed, and what it was read as."""

    typed: str
    read: str


@dataclass(frozen=True, slots=True)
class Action:
    """A button: a label, and the command line it stands for."""

    label: str
    line: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A line that has been answered, not yet worded."""

    query: str  # as typed
    line: str  # the canonical command
    intent: str  # the name of the command that answers; "none" is a refusal
    answer: Answer
    reading: tuple[ReadAs, ...] = ()  # empty where the line was taken literally
    suggestions: tuple[Action, ...] = ()  # the runners-up of a loose question
    topic: str | None = None
    build: str = ""  # the first 8 hex digits of the store's digest


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a reply."""

    name: str
    data: bytes
    alt: str = ""  # what a picture shows in words, as much as Discord takes
    words: str = ""  # and all of it
    quotes: tuple[Quote, ...] = ()  # each quote in the file


@dataclass(frozen=True, slots=True)
class Reply:
    """What a surface shows: Markdown within the platform's limits, files, and the lines behind its buttons."""

    text: str
    actions: tuple[Action, ...] = ()
    quotes: tuple[Quote, ...] = ()  # each quote in the text, in the order shown
    private: bool = False
    attachments: tuple[Attachment, ...] = ()
