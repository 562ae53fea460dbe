"""Foreign text as HTML that shows it literally, and quotes read back out of such a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser

from bot.console.card import Span, visible
from briefs.models import Paper, Topic
from briefs.records import dataclass
from briefs.text import collapse

_VOID = frozenset({"meta", "link", "input", "br", "hr"})
_UNUSUAL = re.compile(r"[^a-z0-9-]")


def anchor(paper: Paper | str, paragraph: int | None = None) -> str:
    """The id of a paragraph ("petrov-2004-6"), or of a paper; the same whatever other papers there are.

    A paragraph's ends in a number and a paper's does not, so no two are equal.
    """
    id = _safe(paper if isinstance(paper, str) else paper.id)
    return f"{id}-paper" if paragraph is None else f"{id}-{paragraph}"


def topic_anchor(topic: Topic) -> str:
    """The id of a topic ("us-troops-topic"), which is no paper's and no paragraph's."""
    return f"{_safe(topic.id)}-topic"


def spans(spans: Sequence[Span]) -> str:
    """The stretches of a line, those in bold marked."""
    return "".join(f"<strong>{escape(s.text)}</strong>" if s.bold else escape(s.text) for s in spans)


def shown(text: str) -> str:
    """The text on one line, with codes for characters that hide or reorder others."""
    return visible(collapse(text))


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a page shows as a paper's words: where it says they stand, and the words."""

    paper: str
    start: int
    end: int
    words: str
    citation: str


class _Reader(HTMLParser):
    """Collects the elements that say where their words stand."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Quoted] = []
        self._place: dict[str, str] | None = None
        self._words: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin to collect where the element says where its words stand."""
        given = {name: value or "" for name, value in attrs}
        if self._place is None and "data-start" in given:
            self._place, self._words, self._depth = given, [], 0
        elif self._place is not None and tag not in _VOID:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        """End the element, or the one that is collected."""
        if self._place is None or tag in _VOID:
            return
        if self._depth:
            self._depth -= 1
            return
        place, self._place = self._place, None
        at = int(place["data-start"]), int(place["data-end"])
        words = " ".join("".join(self._words).split())
        self.found.append(Quoted(place["data-paper"], *at, words, place["data-cite"]))

    def handle_data(self, data: str) -> None:
        """Collect the words."""
        if self._place is not None:
            self._words.append(data)


def quoted(page: str) -> list[Quoted]:
    """Every stretch that a page shows as a paper's words, in order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found


def _safe(id: str) -> str:
    """The id as it may stand in an address: other letters by their codes, so that two ids stay two."""
    return _UNUSUAL.sub(lambda match: f"_{ord(match.group()):x}_", id)
