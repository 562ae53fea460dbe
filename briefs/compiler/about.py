"""Lines about a paper: bylines, occasions, dates, kinds of paper, addresses."""

from __future__ import annotations

import re

from briefs.compiler.authors import byline
from briefs.compiler.dates import dates
from briefs.compiler.institutions import names_institution
from briefs.compiler.occasions import gathers
from briefs.compiler.sections import Role, role
from briefs.compiler.shape import SMALL, Shape

_OCCASION = re.compile(
    r"""(?:an?\s|the\s|this\s)?(?:(?:invited|keynote|background|discussion|following)\s)?
    (?:paper|speech|remarks|lecture|talk|text|statement|testimony|report|draft|essay|keynote|address)?\s?
    (?:(?:was|is)\s)?(?:presented|delivered|prepared|given|submitted|read|held|commissioned)\s
    (?:at|for|to|by|before|in|on)\b""",
    re.VERBOSE | re.IGNORECASE,
)
PUBLICATION = re.compile(
    r"""(?:this\s[\w-]{1,20}\s(?:was\s)?)?(?:(?:originally|first|also|last)\s)?
    (?:published|appeared|printed|posted|updated|revised|received|accepted)\s?
        (?:in|by|on|at|as|:|\d|[a-z]{3,9}\.?\s\d|$)
    |vol(?:ume|\.)\s?\d|issn\b|isbn\b|doi\b|https?://""",
    re.VERBOSE | re.IGNORECASE,
)
KIND = re.compile(
    r"""(?:(?:conference|workshop|seminar|meeting|trip|technical|research|annual|special|country|progress|final)\s
        (?:report|paper|proceedings)
    |(?:working|discussion|policy|white|issue|background|briefing|position|occasional)\s(?:paper|brief|memo|note)s?
    |(?:research|review|original)\sarticle|op-?ed|editorial|commentary|testimony|transcript|thesis|dissertation)
    (?:\s(?:no\.?|number|\#)?\s?[\d.-]+)?""",
    re.VERBOSE | re.IGNORECASE,
)
LABEL = re.compile(r"(?P<label>title|subject|re|date|from|to|cc)\s?:\s+(?=\S)", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|^orcid\b", re.IGNORECASE)
_JOINING = SMALL | {"since", "after", "before", "until", "during", "between"}
_LONGEST_LINE = 400  # characters
_MOST_BESIDE = 8  # words beside a date


def tells_about(line: str) -> bool:
    """Whether a line is about the paper and not of it."""
    line = line.strip("*_ ")
    if not line or len(line) > _LONGEST_LINE:
        return False
    if byline(line) or PUBLICATION.match(line) or KIND.fullmatch(line) or LABEL.match(line):
        return True
    return (
        _ADDRESS.search(line) is not None
        or _dated(line)
        or (_OCCASION.match(line) is not None and _is_occasion(line))
    )


def keywords(shape: Shape) -> bool:
    """Whether a block is a paper's list of keywords."""
    label = re.split(r"[:—–]", shape.text[:40], maxsplit=1)
    return len(label) == 2 and role(label[0]) is Role.KEYWORDS


def _is_occasion(line: str) -> bool:
    return gathers(line) or names_institution(line) or bool(dates(line))


def _dated(line: str) -> bool:
    """Whether a line is a date, with a place perhaps: "Oslo, May 1968", and not "The Events of May 1968"."""
    for date in dates(line):
        before, after = line[: date.start].strip(), line[date.end :].strip()
        joined = before.split()[-1:] and before.split()[-1].casefold() in _JOINING
        apart = not (before and after) or (before[-1] in ",;|(" and after[0] in ",;|)")
        if (
            not date.bare
            and not joined
            and apart
            and len(before.split()) + len(after.split()) <= _MOST_BESIDE
        ):
            return True
    return False
