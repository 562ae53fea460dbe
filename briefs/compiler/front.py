"""The top of a paper: its title, and the lines about it that stand around the title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefs.compiler.about import KIND, tells_about
from briefs.compiler.authors import author_and_title, names, surely_names
from briefs.compiler.headings import could_be_heading
from briefs.compiler.institutions import names_institution
from briefs.compiler.letters import greets
from briefs.compiler.lists import marker
from briefs.compiler.occasions import gathers, issue
from briefs.compiler.sections import role, summary_run_in
from briefs.compiler.shape import Shape, title_case
from briefs.readers.block import Form

_COLUMNS = re.compile(r"\S(?:\s{3,}|\t)\S")
_ARTICLES = frozenset(("the", "a", "an"))
_LONGEST_NAME = 6  # words of a site's name
_LONGEST_HEADING = 25  # words
_LONGEST_LOWER = 12  # words of one that begins with a small letter
_LEAST_TITLE = 2  # words; no more are a house or a town
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


def front(
    shapes: Sequence[Shape], kept: Sequence[int], owners: Sequence[str], ordinary: Callable[[str], bool]
) -> Front:
    """The title and what stands around it.

    ``owners`` are lines that say who owns the site; ``ordinary`` tells words that are no names.
    """
    zone = _zone(shapes, kept)
    top = _Top(shapes, kept, zone, {i for i in zone if _tells_about(shapes[i])}, owners)
    named = {i for i in top.zone if i not in top.about and top.are_names(i, ordinary)}
    if top.greets():
        head = top.letterhead()
        return Front(head, tuple(i for i in zone if i not in head and not greets(shapes[i].lines[0])))
    title = top.title(named) or top.only_heading()
    if not title:
        return Front(about=tuple(takewhile(top.about.__contains__, top.zone)))
    top.about.update(named)
    above = [i for i in top.zone if i < title[0]]
    about, labels = [i for i in above if i in top.about], [i for i in above if i not in top.about]
    return Front(title, (*about, *top.under(title[-1])), tuple(labels))


@dataclass(slots=True)
class _Top:
    """The blocks before the first sentence, while the title is sought among them."""

    shapes: Sequence[Shape]
    kept: Sequence[int]
    zone: Sequence[int]
    about: set[int]
    owners: Sequence[str]  # lines that say who owns the site

    def next(self, i: int) -> int | None:
        """The block under one of the zone."""
        return next((j for j in self.zone if j > i), None)

    def greets(self) -> bool:
        """Whether a salutation ends the zone or opens the text below it: few letters have a title."""
        last = [*self.zone[-1:], *[i for i in self.kept if i not in self.zone][:1]]
        return any(greets(self.shapes[i].lines[0]) for i in last)

    def letterhead(self) -> tuple[int, ...]:
        """The title that a printed letter may have, told from an address and from a letterhead."""
        first = self.shapes[self.zone[0]] if self.zone else None
        if first is None or self.zone[0] in self.about or greets(first.lines[0]) or len(first.lines) > 1:
            return ()
        address = any(c.isdigit() or c == "," for c in first.text) or names_institution(first.text)
        return () if address or len(first.words) <= _LEAST_TITLE else (self.zone[0],)

    def are_names(self, i: int, ordinary: Callable[[str], bool]) -> bool:
        """Whether a block is the authors' names.

        Two capitalised words may be a heading too: then something must show that they are not, or there must
        be no other heading in the paper.
        """
        line = self.shapes[i].lines[0]
        if not names(line, ordinary):
            return False
        after = self.next(i)
        if surely_names(line) or (
            after is not None and (after in self.about or _affiliation(self.shapes[after]))
        ):
            return True
        below = [j for j in self.kept if j > i]
        return opens(self.shapes, below) or not any(could_be_heading(self.shapes[j]) for j in below[:-1])

    def title(self, named: set[int]) -> tuple[int, ...]:
        """The title, with what it goes on in after a colon."""
        aside = self.about | named
        possible = [i for i in self.zone if self._possible(i)]
        candidates = (
            [i for i in possible if i not in aside or _headed(self.shapes[i])]
            or [i for i in possible if i not in self.about]
            or [i for i in possible if not all(tells_about(line) for line in self.shapes[i].lines)]
        )
        if not candidates:
            return ()
        best = max(candidates, key=lambda i: (self._score(i, candidates, aside), -i))
        under = self.next(best)
        if under is not None and under in candidates and self.shapes[best].text[-1] in ":–—-":
            return (best, under)
        return (best,)

    def only_heading(self) -> tuple[int, ...]:
        """The one marked heading of the first level, which is the title even where text stands above it."""
        first = [i for i in self.kept if self.shapes[i].block.level == 1]
        deeper = any(self.shapes[i].block.level > 1 for i in self.kept)
        return tuple(first) if len(first) == 1 and deeper else ()

    def under(self, title: int) -> list[int]:
        """The blocks under a title that belong to it: a subtitle above a byline, bylines, affiliations, dates."""
        zone = [i for i in self.zone if i > title]
        subtitle = len(zone) > 1 and zone[1] in self.about and self.shapes[zone[0]].block.form is Form.TEXT
        about = self.about | ({zone[0]} if subtitle else set())
        return list(takewhile(lambda i: i in about or _affiliation(self.shapes[i]), zone))

    def _possible(self, i: int) -> bool:
        """Whether a block may be the title: short, or, as a marked heading, alone at the highest level."""
        shape = self.shapes[i]
        if shape.block.form is Form.HEADING:
            levels = [self.shapes[j].block.level for j in self.kept if j == i or not self._runs_on(j)]
            return sum(0 < level <= shape.block.level for level in levels) == 1
        if not shape.lettered or len(shape.lines) > 5 or len(shape.words) > 40:
            return False
        if shape.text[-1] == ".":
            return title_case(shape.words) or self.next(i) in self.about
        return shape.text[-1] not in ",;"

    def _runs_on(self, i: int) -> bool:
        """Whether a marked heading is a paragraph that happens to begin with a mark: "# 1 was used …"."""
        shape = self.shapes[i]
        small = bool(shape.words) and shape.words[0][0].islower()
        return (small or shape.prose) and len(shape.words) > (_LONGEST_LOWER if small else _LONGEST_HEADING)

    def _score(self, i: int, candidates: Sequence[int], aside: set[int]) -> int:
        """How much a block looks like the title: marked as one, before a byline, and not like a site's name."""
        shape, under = self.shapes[i], self.next(i)
        score = 1 if i == candidates[0] else 0
        if shape.block.form is Form.HEADING:
            score += 4 - min(shape.block.level, 3)
        if author_and_title(shape.text) or shape.text[-1] in ":–—":
            score += 3
        if under is not None and (
            under in aside or self.next(under) in aside
        ):  # a subtitle may stand between
            score += 2
        if _site_name(shape) or any(shape.text in owner for owner in self.owners):
            score -= 3
        if i == candidates[-1] and len(candidates) > 1 and could_be_heading(shape):
            score -= 1
        return score


def opens(shapes: Sequence[Shape], below: Sequence[int]) -> bool:
    """Whether these blocks begin with a section that papers open with."""
    return bool(below) and (role(shapes[below[0]].text) or summary_run_in(shapes[below[0]].text)) is not None


def _zone(shapes: Sequence[Shape], kept: Sequence[int]) -> list[int]:
    """The blocks before the first that is text: a sentence, a list item, a section that papers open with."""
    zone: list[int] = []
    for n, i in enumerate(kept[:_ZONE]):
        shape = shapes[i]
        marked = shape.block.form is Form.HEADING  # a title that is marked as one may be a sentence, and long
        sentence = shape.prose or marker(shape.text) or len(shape.text) > _LONGEST_LINE
        text = (sentence and not marked) or opens(shapes, kept[n:])
        if text and not _tells_about(shape):
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
