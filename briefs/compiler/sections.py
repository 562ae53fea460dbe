"""The names that sections go by, and the part of a paper that a name opens."""

from __future__ import annotations

import re
from enum import Enum, auto

NUMBERING = re.compile(
    r"(?:(?i:chapter|section|part)\s+(?:\d{1,3}|[IVXLCivxlc]{1,6})[.:)]?(?:\s+[–—-])?"
    r"|\d{1,2}(?:\.\d{1,2}){0,4}[.):]?|(?:[IVXLC]{1,6}|[A-Z])[.)])\s+(?=\S)"
)


class Role(Enum):
    """What a section is for, as far as its name tells."""

    SUMMARY = auto()  # wherever it stands
    RECAP = auto()  # a summary if it comes first, else a section like any other
    OPENING = auto()  # of the body, never a title
    CONTENTS = auto()
    KEYWORDS = auto()
    SOURCES = auto()  # back matter, with the headings among the references
    CREDITS = auto()  # back matter wherever it stands
    ABOUT = auto()  # back matter if nothing of the body follows


_NAMES = {
    Role.SUMMARY: r"abstract|executive\ssummary",
    Role.RECAP: r"""summary|synopsis|highlights|in\sbrief|at\sa\sglance|tl;?dr
        |key\s(?:findings|points|messages|takeaways)|main\s(?:findings|points)
        |summary\sof\s(?:the\s)?(?:findings|conclusions|recommendations)""",
    Role.OPENING: r"introduction|background|preface|preamble|foreword|prologue|overview",
    Role.CONTENTS: r"(?:table\sof\s)?contents",
    Role.KEYWORDS: r"key\s?words(?:\sand\sphrases)?|index\sterms|jel\s(?:codes?|classification)",
    Role.SOURCES: r"""(?:selected\s|select\s|list\sof\s|cited\s)?(?:references|bibliography|works\scited
        |literature(?:\scited)?)|references\sand\snotes|further\sreading|sources\scited|(?:end|foot)notes""",
    Role.CREDITS: r"""acknowledge?ments?|conflicts?\sof\sinterests?|competing\sinterests
        |authors?['’]?s?\s(?:contributions?|information|biograph(?:y|ies)|address(?:es)?|notes?)
        |data\savailability(?:\sstatement)?""",
    Role.ABOUT: r"""about|about\s(?:the|this|us|our)\b.{0,60}|notes|contacts?|credits|biograph(?:y|ies)
        |sources|index|funding|disclosures?|disclaimer
        |(?:list\sof\s)?(?:conference\s|workshop\s|seminar\s)?(?:participants|attendees|delegates)
        |(?:list\sof\s)?(?:contributors|signatories)""",
}
_ROLE = re.compile(
    "|".join(f"(?P<{role.name}>{names})" for role, names in _NAMES.items()), re.VERBOSE | re.IGNORECASE
)
_LONGEST = 100  # characters; no name is longer
_RUN_IN = re.compile(
    rf"(?P<mark>[*_]{{0,3}})(?P<name>{_NAMES[Role.SUMMARY]}|{_NAMES[Role.RECAP]})(?:[*_]{{0,3}}\s?[:.—–][*_]{{0,3}}|\s-)\s*(?=\S)",
    re.VERBOSE | re.IGNORECASE,
)


def bare(title: str) -> str:
    """A heading on one line, without its number, its emphasis and its colon."""
    line = " ".join(title.split()).strip("*_ ")
    numbering = NUMBERING.match(line)
    name = line[numbering.end() if numbering else 0 :].rstrip(" :：*_")
    if name.endswith(".") and "." not in name[:-1]:
        name = name[:-1]
    return name or line


def role(title: str) -> Role | None:
    """What a section of this heading is for; None where the name does not tell."""
    name = bare(title[:200])
    match = _ROLE.fullmatch(name) if len(name) <= _LONGEST else None
    return Role[match.lastgroup] if match is not None and match.lastgroup else None


def summary_run_in(text: str) -> tuple[str, int] | None:
    """The heading of a summary run in with its first sentence, "Abstract: …", and where that starts."""
    match = _RUN_IN.match(text[:100])
    return (" ".join(match["name"].split()), match.end()) if match else None
