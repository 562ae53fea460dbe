"""The commands, declared once: the grammar, slash commands, completion, /help and the README come from here.

A command is a frozen value whose fields are its options, in the order in which they are written. Texts are
cleaned when a command is built, so that two commands that mean the same are equal.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import field

from bot import moderating
from bot.options import Kind, Line, Spec, option
from bot.options import Who as Audience
from briefs.records import dataclass

Settings = moderating.Settings  # declared apart, as they are much longer
Schedule = moderating.Schedule

NAMES = (
    *("ask", "summary", "brief", "compare", "search", "source", "check", "quotations"),
    *("counter", "questions", "reading", "glossary", "who"),
    *("papers", "topics", "timeline", "cite", "daily", "help", "health", "settings", "schedule"),
)
LENGTHS = ("line", "short", "standard", "long")
STYLES = ("apa", "chicago", "bibtex", "ris")

_PAGE = option(Kind.NUMBER, "Which page of the answer", marker="page")


@dataclass(frozen=True, slots=True)
class Ask(Line):
    """A question in anybody's words."""

    text: str = field(metadata=option(Kind.TEXT, "Your question, or any command line"))


@dataclass(frozen=True, slots=True)
class Summary(Line):
    """One paper in its own sentences."""

    paper: str = field(metadata=option(Kind.PAPER, "Which paper: author, year, title words or number"))
    length: str = field(default="standard", metadata=option(Kind.CHOICE, "How much of it", choices=LENGTHS))
    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Brief(Line):
    """What each paper says on a topic."""

    topic: str = field(metadata=option(Kind.TOPIC, "Which topic"))


@dataclass(frozen=True, slots=True)
class Compare(Line):
    """Two papers side by side, or more in a table."""

    first: str = field(metadata=option(Kind.PAPER, "The paper on the left"))
    second: str = field(metadata=option(Kind.PAPER, "The paper on the right"))
    topic: str | None = field(default=None, metadata=option(Kind.TOPIC, "Only on this topic", marker="on"))
    page: int = field(default=1, metadata=_PAGE)
    more: tuple[str, ...] = field(
        default=(), metadata=option(Kind.PAPER, "Further papers: all come in one table", many=True)
    )


@dataclass(frozen=True, slots=True)
class Search(Line):
    """The passages nearest to some words."""

    text: str = field(metadata=option(Kind.TEXT, "Words to look for"))
    paper: str | None = field(default=None, metadata=option(Kind.PAPER, "Only in this paper", marker="in"))
    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Source(Line):
    """A paragraph as it stands, with its neighbours."""

    paper: str = field(metadata=option(Kind.PAPER, "Which paper"))
    paragraph: int = field(metadata=option(Kind.NUMBER, "The number after ¶ in a citation"))


@dataclass(frozen=True, slots=True)
class Check(Line):
    """Whether a paper says these very words."""

    quote: str = field(metadata=option(Kind.TEXT, "The words somebody quoted", quoted=True))
    paper: str | None = field(
        default=None, metadata=option(Kind.PAPER, "The paper they are said to be from", marker="in")
    )


@dataclass(frozen=True, slots=True)
class Quotations(Line):
    """Each quotation in a text, checked."""

    text: str = field(metadata=option(Kind.TEXT, "A text with words in quotation marks", quoted=True))


@dataclass(frozen=True, slots=True)
class Counter(Line):
    """What stands against a paragraph."""

    paper: str = field(metadata=option(Kind.PAPER, "Which paper"))
    paragraph: int = field(metadata=option(Kind.NUMBER, "The number after ¶ in a citation"))
    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Questions(Line):
    """The questions the papers ask."""

    paper: str | None = field(default=None, metadata=option(Kind.PAPER, "Only those of this paper"))
    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Reading(Line):
    """What to read first."""

    topic: str | None = field(default=None, metadata=option(Kind.TOPIC, "On which topic"))
    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Glossary(Line):
    """Terms and abbreviations with the sentence that defines them."""

    term: str | None = field(default=None, metadata=option(Kind.NAME, "A term or an abbreviation"))
    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Who(Line):
    """People and bodies that the papers name."""

    name: str | None = field(
        default=None, metadata=option(Kind.NAME, "A person or a body, or part of a name")
    )
    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Papers(Line):
    """The papers there are."""


@dataclass(frozen=True, slots=True)
class Topics(Line):
    """The topics one can ask about."""

    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Timeline(Line):
    """The sentences that name a year, in order."""

    about: str | None = field(default=None, metadata=option(Kind.TOPIC, "Only about this topic or paper"))
    page: int = field(default=1, metadata=_PAGE)


@dataclass(frozen=True, slots=True)
class Cite(Line):
    """A paper as a line of a bibliography."""

    paper: str = field(metadata=option(Kind.PAPER, "Which paper"))
    style: str = field(default="apa", metadata=option(Kind.CHOICE, "The citation style", choices=STYLES))


@dataclass(frozen=True, slots=True)
class Daily(Line):
    """The brief of one day; today's where no date is given."""

    date: dt.date | None = field(
        default=None, metadata=option(Kind.DATE, "Another day than today: YYYY-MM-DD")
    )
    theme: tuple[str, ...] = field(
        default=(), metadata=option(Kind.THEME, "Stay with these topics or papers", marker="on", many=True)
    )
    issue: int | None = field(
        default=None, metadata=option(Kind.NUMBER, "Its number in a row of briefs", marker="issue")
    )


@dataclass(frozen=True, slots=True)
class Help(Line):
    """The commands, or one of them."""

    about: str | None = field(
        default=None, metadata=option(Kind.CHOICE, "Only about this command", choices=NAMES)
    )


@dataclass(frozen=True, slots=True)
class Health(Line):
    """How the papers were read."""


Command = (
    Ask
    | Summary
    | Brief
    | Compare
    | Search
    | Source
    | Check
    | Quotations
    | Counter
    | Questions
    | Reading
    | Glossary
    | Who
    | Papers
    | Topics
    | Timeline
    | Cite
    | Daily
    | Help
    | Health
    | Settings
    | Schedule
)


COMMANDS: tuple[Spec[Command], ...] = (
    Spec("ask", Ask, "Ask anything in your own words", "ask what is said about {topic}"),
    Spec("summary", Summary, "One paper in its own sentences", "summary {first} short"),
    Spec("brief", Brief, "What each paper says on a topic, and which are silent", "brief {topic}"),
    Spec(
        "compare",
        Compare,
        "Two papers side by side, or more in a table",
        "compare {first} {second} on {topic}",
    ),
    Spec("search", Search, "The passages nearest to some words", "search agreement in {first}"),
    Spec("source", Source, "A paragraph as it stands, with its neighbours", "source {first} 6"),
    Spec("check", Check, "Whether a paper really says these words", 'check "the words you were shown"'),
    Spec(
        "quotations", Quotations, "Each quotation in a text, checked", 'quotations "They say “these words”."'
    ),
    Spec("counter", Counter, "What speaks against a paragraph", "counter {first} 6"),
    Spec("questions", Questions, "The questions the papers ask, word for word", "questions {first}"),
    Spec("reading", Reading, "What to read first, on a topic or at all", "reading {topic}"),
    Spec("glossary", Glossary, "Terms and abbreviations with the sentence that defines them", "glossary"),
    Spec("who", Who, "People and bodies named in the papers, and where", "who"),
    Spec("papers", Papers, "The papers there are", "papers"),
    Spec("topics", Topics, "The topics you can ask about", "topics"),
    Spec("timeline", Timeline, "Sentences that name a year, in order", "timeline {topic}"),
    Spec("cite", Cite, "A paper as a line of a bibliography", "cite {first} bibtex"),
    Spec("daily", Daily, "The brief of the day", "daily 2026-11-22"),
    Spec("help", Help, "The commands, or how one of them is used", "help compare"),
    Spec("health", Health, "How the papers were read, and what is missing in them", "health"),
    Spec(
        "settings",
        Settings,
        "What this server has chosen: role, zone, visibility, quiet channels",
        "settings set zone Asia/Seoul",
        Audience.MODERATOR,
    ),
    Spec(
        "schedule",
        Schedule,
        "Briefs that go out by themselves: add, edit, list, preview, pause, resume, remove, log",
        'schedule add daily at "09:00 mon-fri" zone Asia/Seoul',
        Audience.MODERATOR,
    ),
)
BY_NAME = {spec.name: spec for spec in COMMANDS}
BY_TYPE: dict[type[Line], Spec[Command]] = {spec.type: spec for spec in COMMANDS}
