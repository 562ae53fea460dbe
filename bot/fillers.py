"""The words people say around commands: for choices and numbers, before and after, and in place of names."""

from __future__ import annotations

# What people say for a choice; a choice also goes by its own name.
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "length": {
        "line": ("one line", "one-line", "one liner", "one-liner", "a line", "one sentence", "a sentence"),
        "short": ("brief", "quick", "shorter", "short form", "a few lines", "briefly"),
        "standard": ("normal", "medium", "regular"),
        "long": ("longer", "full", "detailed", "detail", "extended", "in-depth", "depth"),
    },
    "style": {
        "bibtex": ("bib", "latex", "biblatex"),
        "ris": ("endnote", "zotero"),
    },
    "action": {
        "show": ("list", "view"),
        "changes": ("log", "history"),
        "set": ("change",),
    },
    "name": {
        "role": ("moderators", "moderator role", "moderator"),
        "zone": ("timezone", "time zone", "tz"),
        "quiet": ("quiet channels", "quiet channel"),
        "visibility": ("default visibility",),
    },
    "about": {
        "summary": ("summarize", "summarise", "summaries", "tldr", "tl;dr", "sum up", "overview"),
        "compare": ("contrast", "comparing", "comparison", "comparisons"),
        "search": ("find", "look up", "searching"),
        "check": ("verify", "checking", "quote check", "quotes"),
        "cite": ("citation", "citations", "citing", "reference"),
        "timeline": ("chronology", "timelines"),
        "counter": ("against", "counter-line", "counterline", "counter-lines"),
        "glossary": ("definitions", "abbreviations"),
    },
}

NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()

# Words that may stand before a command and say nothing: "hi, could you please give me a …".
LEAD = frozenset(
    """hi hello hey ok okay so now well and bot please pls plz kindly just can could would will you u i we i'd
    i'll want need like to let lets let's me have get find give show see display print list tell make write do
    read send what is are what's whats the a an your my all another more help quickly quick short brief
    detailed""".split()
)
# … and after it.
TAIL = frozenset(("please", "pls", "plz", "thanks", "thank you", "thx", "ty", "cheers", "for me", "for us"))

# A name does not begin with one of these: "what smith wants" is a question, not a paper.
NOT_FIRST = frozenset(
    """what what's whats who whom whose when where why how which is are was were be does do did can could
    should would will shall has have had may might must if whether that and or but of on in at by for to from
    with about than as vs versus not""".split()
)
# What people call no paper in particular: "did he say", "the papers", "any of them".
NOBODY = frozenset(
    """it this that these those he she they him her them his their anyone anybody someone somebody everyone
    everybody nobody you me i either both all any everything something the a an of paper papers author authors
    text texts document documents""".split()
)
# Words without quotation marks are no quote when they begin with one of these.
NO_QUOTE = NOT_FIRST | frozenset("anything something nothing much more out up me my your again".split())

# Command words that are known also where they are misspelt.
VERBS = (
    *(
        "settings",
        "summary",
        "summarize",
        "summarise",
        "overview",
        "synopsis",
        "brief",
        "briefing",
        "compare",
        "contrast",
    ),
    *(
        "comparison",
        "difference",
        "differences",
        "search",
        "source",
        "paragraph",
        "check",
        "verify",
        "papers",
    ),
    *("topics", "timeline", "chronology", "cite", "citation", "daily", "help", "health", "commands"),
    *("counter", "questions", "reading", "glossary"),
)
