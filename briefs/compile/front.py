"""The top of a paper: its title, and the lines about it that stand around the title."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from briefs.compile.authors import author_and_title, byline
from briefs.compile.dates import dates
from briefs.compile.headings import could_be_heading, opens
from briefs.compile.lists import marker
from briefs.compile.shape import Shape
from briefs.readers.block import Form

_EVENT = re.compile(
    r"(?:a\s)?(?:paper|speech|remarks|lecture|talk|text|statement|testimony|report|draft|essay|keynote|address)?\s*"
    r"(?:presented|delivered|prepared|given|submitted|read|held)\s(?:at|for|to|before|in|on)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:(?:originally|first)\s)?(?:published|appeared|printed|posted|updated|revised|received|accepted)\b|vol(?:ume|\.)\s?\d|issn\b|isbn\b|doi\b",
    re.IGNORECASE,
)
KIND = re.compile(
    r"""(?:(?:conference|workshop|seminar|meeting|trip|technical|research|annual|special|country|progress|final)\s(?:report|paper|proceedings)
    |(?:working|discussion|policy|white|issue|background|briefing|position|occasional|seminar)\s(?:paper|brief|memo|note)s?
    |(?:research|review|original)\s(?:article|paper)|(?:op-?ed|editorial|commentary|testimony|transcript|thesis|dissertation|interview))
    (?:\s(?:no\.?|number|\#)?\s?[\d.-]+)?""",
    re.VERBOSE | re.IGNORECASE,
)
_KEYWORDS = re.compile(r"(?:key\s?words|index terms|jel codes?|subjects?)\s*[:—–-]", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"\b(?:initiative|institute|foundation|cent(?:er|re)|journal|review|network|newsletter|society|university|press|magazine|association"
    r"|council|department|office|series|program(?:me)?|project|forum|bulletin|gazette|library|archive|online|blog|news)$",
    re.IGNORECASE,
)
_ZONE = 12  # blocks before the first sentence of the text, at most


@dataclass(frozen=True, slots=True)
class Front:
    """The top of a paper, as numbers of blocks."""

    title: tuple[int, ...]
    about: tuple[int, ...]  # bylines, dates, events, masthead
    labels: tuple[int, ...]  # lines of the site

    @property
    def end(self) -> int:
        """The first block that is not of the front."""
        return max((*self.title, *self.about, *self.labels), default=-1) + 1


def front(shapes: Sequence[Shape], removed: Set[int]) -> Front:
    """The title and what stands around it."""
    kept = [i for i in range(len(shapes)) if i not in removed]
    zone = _zone(shapes, kept)
    about = {i for i in zone if _tells_about(shapes[i])}
    candidates = [i for i in zone if i not in about and _could_be_title(shapes[i])]
    if not candidates:
        candidates = [
            i
            for i in zone
            if not all(line_tells_about(x) for x in shapes[i].lines) and _could_be_title(shapes[i])
        ]
    title = _best(shapes, zone, candidates, about)
    if not title:
        return Front((), tuple(sorted(about)) if about and min(about) == zone[0] else (), ())
    last = title[-1]
    for i in zone[zone.index(last) + 1 :]:
        if i not in about:
            break
        last = i
    labels = tuple(i for i in zone if i < title[0] and i not in about)
    return Front(title, tuple(sorted(i for i in about if i <= last and i not in title)), labels)


def _zone(shapes: Sequence[Shape], kept: Sequence[int]) -> list[int]:
    """The blocks before the first that is text: a sentence, a list item, a heading that papers open with."""
    zone: list[int] = []
    for i in kept[: _ZONE + 1]:
        shape = shapes[i]
        if not _tells_about(shape) and (
            shape.prose or len(shape.text) > 400 or marker(shape.text) or opens(shape.text)
        ):
            return zone
        zone.append(i)
    return zone[:1] if len(kept) > 1 else []


def _could_be_title(shape: Shape) -> bool:
    return shape.lettered and len(shape.lines) <= 5 and len(shape.words) <= 40 and shape.text[-1] not in ",;"


def _best(
    shapes: Sequence[Shape], zone: Sequence[int], candidates: Sequence[int], about: Set[int]
) -> tuple[int, ...]:
    if not candidates:
        return ()
    scores = {i: _score(shapes, zone, candidates, about, i) for i in candidates}
    first = max(candidates, key=lambda i: (scores[i], -i))
    following = zone[zone.index(first) + 1 :][:1]
    if shapes[first].text[-1] in ":–—-" and following and following[0] in candidates:
        return (first, following[0])
    return (first,)


def _score(
    shapes: Sequence[Shape], zone: Sequence[int], candidates: Sequence[int], about: Set[int], i: int
) -> int:
    shape, position = shapes[i], zone.index(i)
    score = 1 if i == candidates[0] else 0
    if shape.block.form is Form.HEADING:
        score += 4 - min(shape.block.level, 3)
    if author_and_title(shape.text) or shape.text[-1] in ":–—":
        score += 3
    if any(j in about for j in zone[position + 1 : position + 2]):
        score += 2
    if _INSTITUTION.search(shape.text) and len(shape.words) <= 6:
        score -= 2
    if i == candidates[-1] and len(candidates) > 1 and could_be_heading(shape):
        score -= 1
    return score


def _tells_about(shape: Shape) -> bool:
    """Whether a block is about the paper and not its title: any line of it gives that away."""
    if shape.block.form is Form.META:
        return True
    return len(shape.text) <= 600 and any(line_tells_about(line) for line in shape.lines[:8])


def line_tells_about(line: str) -> bool:
    """Whether a line is about the paper: a byline, an event, a date, a kind of paper."""
    if (
        byline(line)
        or _EVENT.match(line)
        or _PUBLISHED.match(line)
        or KIND.fullmatch(line)
        or _KEYWORDS.match(line)
    ):
        return True
    return any(d.month is not None for d in dates(line)) and len(line) <= 80
