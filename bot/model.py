"""What goes through the house: an answer on its way from the desk, and the reply a surface shows."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from bot import answers
from bot import schedule_answers as schedules
from briefs.answers import (
    Catalogue,
    Comparison,
    Counters,
    Daily,
    Excerpts,
    Glossary,
    NoLine,
    Nothing,
    People,
    Person,
    Questions,
    QuoteCheck,
    QuoteChecks,
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


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something else came in place of an answer."""

    sentence: str = ""  # empty where it was nobody's doing but ours
    hint: str = ""
    incident: str = ""  # a short id, also in the log


Answer = (
    Catalogue
    | Comparison
    | Counters
    | Daily
    | Empty
    | Excerpts
    | Trouble
    | Glossary
    | Health
    | Help
    | NoLine
    | Nothing
    | People
    | Person
    | Questions
    | QuoteCheck
    | QuoteChecks
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
    | schedules.Answer
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
class Frame:
    """What stands around a reply that goes out by itself."""

    number: int  # of the schedule
    label: datetime.datetime  # when it was due, on the clocks of the zone
    zone: str
    next: datetime.datetime | None  # the time after it, on the same clocks
    header: str = ""
    footer: str = ""
    mark: str = ""  # by which the message is known
    posted: datetime.datetime | None = None  # where it is late: when it was posted, UTC
    preface: str = ""  # worded already: what a moderator is told before it goes out


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


@dataclass(frozen=True, slots=True)
class Response:
    """A line that was answered, and the reply to show."""

    turn: Turn
    reply: Reply
