"""What the library answers: frozen data, worded nowhere in this package."""

from __future__ import annotations

from briefs.answers.against import Counters, Rival
from briefs.answers.check import Change, QuoteCheck, QuoteChecks, Verdict
from briefs.answers.comparison import (
    Aspect,
    Cell,
    Comparison,
    Count,
    Link,
    Relation,
    Row,
    Sign,
    Table,
    Unlike,
)
from briefs.answers.days import NO_THEME, Daily, Dated, NoLine, Theme, Timeline, Turns
from briefs.answers.found import Excerpts, Nothing, Unknown
from briefs.answers.lists import (
    Definition,
    Glossary,
    Named,
    Naming,
    People,
    Person,
    Questions,
    Reading,
    ReadingList,
    Undefined,
)
from briefs.answers.papers import Camp, Catalogue, Reference, SourceView, Summary
from briefs.answers.parts import Group, Hit
from briefs.answers.topics import Contrast, PaperView, TopicBrief, TopicList

__all__ = [
    "NO_THEME",
    "Aspect",
    "Camp",
    "Catalogue",
    "Cell",
    "Change",
    "Comparison",
    "Contrast",
    "Count",
    "Counters",
    "Daily",
    "Dated",
    "Definition",
    "Excerpts",
    "Glossary",
    "Group",
    "Hit",
    "Link",
    "Named",
    "Naming",
    "NoLine",
    "Nothing",
    "PaperView",
    "People",
    "Person",
    "Questions",
    "QuoteCheck",
    "QuoteChecks",
    "Reading",
    "ReadingList",
    "Reference",
    "Relation",
    "Rival",
    "Row",
    "Sign",
    "SourceView",
    "Summary",
    "Table",
    "Theme",
    "Timeline",
    "TopicBrief",
    "TopicList",
    "Turns",
    "Undefined",
    "Unknown",
    "Unlike",
    "Verdict",
]
