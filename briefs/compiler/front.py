"""The top of a paper: its title, and the lines about it that stand around the title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefs.compiler.authors import author_and_title, byline, names
from briefs.compiler.dates import dates
from briefs.compiler.headings import could_be_heading
from briefs.compiler.institutions import names_institution
from briefs.compiler.lists import marker
from briefs.compiler.occasions import gathers, issue
from briefs.compiler.sections import Role, role, summary_run_in
from briefs.compiler.shape import Shape, title_case
from briefs.readers.block import Form

_OCCASION = re.compile(
    r"""(?:an?\s|the\s|this\s)?(?:(?:invited|keynote|background|discussion|following)\s)?
    (?:paper|speech|remarks|lecture|talk|text|statement|testimony|report|draft|essay|keynote|address)?\s?(?:(?:was|is)\s)?
    (?:presented|delivered|prepared|given|submitted|read|held|commissioned)\s(?:at|for|to|by|before|in|on)\b""",
    re.VERBOSE | re.IGNORECASE,
)
PUBLICATION = re.compile(
    r"""(?:this\s[\w-]{1,20}\s(?:was\s)?)?(?:(?:originally|first|also)\s)?(?:published|appeared|printed|posted|updated|revised|received|accepted)\b
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
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|^orcid\b", re.IGNORECASE)
_COLUMNS = re.compile(r"\S(?:\s{3,}|\t)\S")
_ARTICLES = frozenset(("the", "a", "an"))
_LONGEST_NAME = 6  # words
_ZONE = 12  # blocks before the first sentence of the text, at most
_LONGEST_LINE = 400  # characters
_LONGEST_BLOCK = 600
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class Front:
    """The top of a paper, as numbers of blocks."""

    title: tuple[int, ...] = ()
    about: tuple[int, ...] = ()  # bylines, dates, events, masthead
    labels: tuple[int, ...] = ()  # lines of the site


def front(shapes: Sequence[Shape], kept: Sequence[int], ordinary: Callable[[str], bool]) -> Front:
    """The title and what stands around it; ``ordinary`` tells words that are no names."""
    zone = _zone(shapes, kept)
    about = {i for i in zone if _tells_about(shapes[i])}
    named = {i for i in zone if i not in about and names(shapes[i].lines[0], ordinary)}
    marked = [shapes[i].block.level for i in kept if shapes[i].block.form is Form.HEADING]
    possible = [i for i in zone if _could_be_title(shapes[i], marked, _next(zone, i) in about)]
    candidates = (
        [i for i in possible if i not in about | named or _headed(shapes[i])]
        or [i for i in possible if i not in about]
        or [i for i in possible if not all(tells_about(line) for line in shapes[i].lines)]
    )
    title = _best(shapes, zone, candidates, about | named)
    letter = bool(zone) and shapes[zone[-1]].text.endswith(",")  # a salutation: letters have no title
    if not title or letter:
        return Front(about=tuple(i for n, i in enumerate(zone) if about.issuperset(zone[: n + 1])))
    about = (about | named) - {*title}
    before, behind = (
        [i for i in zone if i < title[0]],
        _behind(shapes, [i for i in zone if i > title[-1]], about),
    )
    return Front(
        title,
        tuple(i for i in (*before, *behind) if i in about or i in behind),
        tuple(i for i in before if i not in about),
    )


def _behind(shapes: Sequence[Shape], zone: Sequence[int], about: set[int]) -> list[int]:
    """The blocks under a title that belong to it: a subtitle above a byline, bylines, affiliations, dates."""
    if (
        len(zone) > 1
        and zone[0] not in about
        and zone[1] in about
        and shapes[zone[0]].block.form is Form.TEXT
    ):
        about = {zone[0], *about}
    return list(takewhile(lambda i: i in about or _affiliation(shapes[i]), zone))


def tells_about(line: str) -> bool:
    """Whether a line is about the paper: a byline, an occasion, a date, a kind of paper."""
    line = line.strip("*_ ")
    if len(line) > _LONGEST_LINE:
        return False
    if (
        byline(line)
        or _OCCASION.match(line)
        or PUBLICATION.match(line)
        or KIND.fullmatch(line)
        or _ADDRESS.search(line)
    ):
        return True
    return len(line) <= 80 and any(not date.bare for date in dates(line))


def keywords(shape: Shape) -> bool:
    """Whether a block is a paper's list of keywords."""
    label = re.split(r"[:—–]", shape.text[:40], maxsplit=1)
    return len(label) == 2 and role(label[0]) is Role.KEYWORDS


def _zone(shapes: Sequence[Shape], kept: Sequence[int]) -> list[int]:
    """The blocks before the first that is text: a sentence, a list item, a section that papers open with."""
    zone: list[int] = []
    for i in kept[:_ZONE]:
        shape = shapes[i]
        if not _tells_about(shape):
            opens = role(shape.text) or summary_run_in(shape.text) or marker(shape.text)
            if shape.prose or opens or len(shape.text) > _LONGEST_LINE:
                return zone
        zone.append(i)
    return zone[:1] if len(kept) > 1 else []  # no text in sight: verses, a list


def _tells_about(shape: Shape) -> bool:
    if shape.block.form is not Form.TEXT or len(shape.text) > _LONGEST_BLOCK:
        return False
    return any(tells_about(line) for line in shape.lines[:_MOST_LINES])


def _headed(shape: Shape) -> bool:
    """Whether a block is a title with its byline or date below, not the masthead of a series or an event."""
    if shape.block.form is not Form.TEXT or tells_about(shape.lines[0]) or gathers(shape.text):
        return False
    return not any(KIND.fullmatch(line) or issue((line,)) or _COLUMNS.search(line) for line in shape.lines)


def _affiliation(shape: Shape) -> bool:
    """Whether a line under the authors says where they work; no heading has a comma and an institution."""
    if shape.prose or shape.block.form is not Form.TEXT or not names_institution(shape.text):
        return False
    return "," in shape.text or not could_be_heading(shape)


def _site_name(shape: Shape) -> bool:
    """Whether a line is no more than an institution's name, which titles, with their articles, seldom are."""
    if len(shape.words) > _LONGEST_NAME or not names_institution(shape.text):
        return False
    return title_case(shape.words) and not _ARTICLES.intersection(word.casefold() for word in shape.words)


def _could_be_title(shape: Shape, marked: Sequence[int], before_byline: bool) -> bool:
    """Whether a block may be the title: short, or, as a marked heading, alone at the highest level."""
    if shape.block.form is Form.HEADING:
        return sum(level <= shape.block.level for level in marked) == 1
    if not shape.lettered or len(shape.lines) > 5 or len(shape.words) > 40:
        return False
    if shape.text[-1] == ".":
        return title_case(shape.words) or before_byline
    return shape.text[-1] not in ",;"


def _next(zone: Sequence[int], i: int) -> int | None:
    return next((j for j in zone if j > i), None)


def _best(
    shapes: Sequence[Shape], zone: Sequence[int], candidates: Sequence[int], about: set[int]
) -> tuple[int, ...]:
    if not candidates:
        return ()
    best = max(candidates, key=lambda i: (_score(shapes, zone, candidates, about, i), -i))
    behind = _next(zone, best)
    subtitle = shapes[best].text[-1] in ":–—-" and behind in candidates
    return (best, behind) if behind is not None and subtitle else (best,)


def _score(
    shapes: Sequence[Shape], zone: Sequence[int], candidates: Sequence[int], about: set[int], i: int
) -> int:
    """How much a block looks like the title: marked as one, before a byline, and not like a site's name."""
    shape = shapes[i]
    score = 1 if i == candidates[0] else 0
    if shape.block.form is Form.HEADING:
        score += 4 - min(shape.block.level, 3)
    if author_and_title(shape.text) or shape.text[-1] in ":–—":
        score += 3
    if _next(zone, i) in about or _next(zone, _next(zone, i) or i) in about:  # a subtitle may stand between
        score += 2
    if _site_name(shape):
        score -= 3
    if i == candidates[-1] and len(candidates) > 1 and could_be_heading(shape):
        score -= 1
    return score
