"""What the papers hold, listed: their questions, terms and names, and what to read first."""

from __future__ import annotations

from briefs.answers.parts import Group
from briefs.answers.topics import PaperView
from briefs.models import Citation, Paper, Topic
from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions that papers ask, as they stand, in the order of papers and paragraphs."""

    papers: tuple[Paper, ...]  # those that were looked through
    groups: tuple[Group, ...]  # of this page
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper on a reading list."""

    paper: Paper
    minutes: int  # to read it whole
    paragraphs: int  # that speak of the topic
    start: Group | None  # the line to start at; None where no line can stand alone


@dataclass(frozen=True, slots=True)
class ReadingList:
    """What to read on a topic, the paper that says most first; without a topic all papers by date."""

    topic: Topic | None
    entries: tuple[Reading, ...]  # of this page
    silent: tuple[PaperView, ...]
    total: int
    minutes: int  # to read all of them
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A term with the sentence that defines it."""

    terms: tuple[str, ...]  # more than one where the sentence defines several
    group: Group
    expansion: str = ""  # of an abbreviation, as the sentence has it


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms that papers define, in alphabetical order, or one of them."""

    papers: tuple[Paper, ...]
    asked: str | None
    definitions: tuple[Definition, ...]  # of this page
    total: int
    page: int
    pages: int
    index: bool = False  # too many to show each with its sentence


@dataclass(frozen=True, slots=True)
class Undefined:
    """A term that papers use and none defines."""

    papers: tuple[Paper, ...]
    term: str
    known: str | None  # what it stands for
    spelled: Citation | None  # where a sentence that cannot stand alone says so
    first: Group  # where it is first used
    sentences: int  # that hold it


@dataclass(frozen=True, slots=True)
class Naming:
    """Where one paper names somebody."""

    paper: str  # its short name
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A person or body with the sentences that name it."""

    name: str  # the fullest form a paper has
    body: bool
    groups: tuple[Group, ...]  # the one that introduces it first, then in order; of this page
    where: tuple[Naming, ...]
    times: int
    back: bool  # only in back matter: a participant, or thanked
    wrote: tuple[str, ...] = ()  # names of papers


@dataclass(frozen=True, slots=True)
class People:
    """The people and bodies that papers name, most often named first."""

    papers: tuple[Paper, ...]
    named: tuple[Named, ...]  # of this page, without their sentences
    persons: int
    bodies: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person or body, with the sentences that name it."""

    named: Named
    others: tuple[str, ...]  # who else goes by what was asked
    total: int  # sentences
    page: int
    pages: int
