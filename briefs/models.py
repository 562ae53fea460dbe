"""The nouns of the brief store: what a paper is once it has been read.

Every text here is a slice of the paper's source file. Offsets count code points in the UTF-8 decoded
file, the end is exclusive, and ``source[start:end] == text`` holds for passages, sentences and quotes.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum

from briefs.records import dataclass

_CITED = 40  # characters of a title in a citation


class Part(StrEnum):
    """Where in a paper a passage stands."""

    SUMMARY = "summary"  # the paper's own abstract or executive summary
    BODY = "body"
    BACK = "back"  # credits, "about", people: searchable, never in a brief


class Kind(StrEnum):
    """What shape a passage has."""

    PROSE = "prose"
    ITEM = "item"  # a list item that is a paragraph of its own
    LIST = "list"  # several items in one block, one "sentence" an item


class Lean(StrEnum):
    """How far a sentence leans on what stands before it."""

    NONE = "none"
    SOFT = "soft"  # "But …" with a full subject: fine in a list, never a bottom line
    HARD = "hard"  # a pronoun, "Under the first option": only with its riders
    LOST = "lost"  # leans on something the paper never says: never quoted alone or with riders


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sentence's address in its paper: paragraph number, then sentence number, both from 1."""

    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, with what a careful reader needs to know before quoting it."""

    number: int
    start: int
    end: int
    text: str
    lean: Lean = Lean.NONE
    riders: tuple[Place, ...] = ()  # to be shown before it, in reading order
    # The source's own words for who is speaking, "One Chinese scholar", be it here or in a line this one rides with.
    reported: str | None = None
    years: tuple[int, ...] = ()
    hedges: tuple[str, ...] = ()  # may, might, could, likely … as written, lower case
    flat: tuple[str, ...] = ()  # will, must, cannot … as written, lower case
    question: bool = False
    salience: float = 0.0  # 0 to 1 within its paper
    twin: Place | None = None  # an earlier sentence of this paper that says nearly the same


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph (¶): a block of the body between blank lines, or one list item standing alone."""

    number: int  # from 1, through summary, body, then back matter
    part: Part
    kind: Kind
    start: int
    end: int
    text: str
    sentences: tuple[Sentence, ...]
    section: int | None = None  # the number of its section
    heading: str | None = None  # a run-in heading that was left out of the text
    lead_in: int | None = None  # the paragraph that announces this list item


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of a paper. Numbered from 1 through the body; summary and back matter have no number."""

    number: int | None
    title: str
    part: Part
    line: int  # of the source file, from 1


@dataclass(frozen=True, slots=True)
class Field:
    """A metadata field with the place it was read from."""

    name: str  # title, authors, year, date, event, venue, publisher, kind, about
    value: str
    source: str  # "line 81" or "papers.toml: <where the compiler of the file read it>"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines of the file that belong to the site it came from, not to the paper: never quoted."""

    first_line: int
    last_line: int
    reason: str  # calendar, navigation, donation, contact, site label, people list …
    text: str  # the first 80 characters


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the paper announces and the file does not hold."""

    paragraph: int
    text: str  # the announcing words


def _short(title: str) -> str:
    """A title as far as its first colon, or as many of its words as fit a citation."""
    head = title.partition(":")[0].strip() or title
    if len(head) <= _CITED:
        return head
    return f"{head[: _CITED + 1].rpartition(' ')[0] or head[:_CITED]}…"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper, compiled. Equal bytes and metadata give an equal Paper, whatever its neighbours."""

    id: str
    file: str  # name in the seeds folder, with forward slashes
    sha256: str  # of the file's bytes
    title: str
    authors: tuple[str, ...]
    year: int | None
    date: str | None  # as printed, e.g. "27-29 January 2004"
    month: str | None  # "Jan 2004", for "as of"
    event: str | None
    venue: str | None
    kind: str | None  # "conference paper", "conference report"
    nicknames: tuple[str, ...]  # "the mongolia paper"
    fields: tuple[Field, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    furniture: tuple[Furniture, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def name(self) -> str:
        """The short name people cite it by: "Petrov 2004", or "K-Vec n.d." where no author is known."""
        first = self.authors[0].split()[-1] if self.authors else _short(self.title)
        return f"{first} {self.year if self.year is not None else 'n.d.'}"

    def passage(self, number: int) -> Passage:
        """The passage of this paragraph number; KeyError where the paper, or this part of it, has none."""
        at = bisect_left(self.passages, number, key=lambda passage: passage.number)
        if at < len(self.passages) and self.passages[at].number == number:
            return self.passages[at]
        raise KeyError(number)

    def sentence(self, place: Place) -> Sentence:
        """The sentence at a place; KeyError where the paper has none."""
        sentences = self.passage(place.paragraph).sentences
        if 1 <= place.sentence <= len(sentences):
            return sentences[place.sentence - 1]
        raise KeyError(place)

    @property
    def quotable(self) -> tuple[Passage, ...]:
        """The passages that may stand in a brief: all but the back matter."""
        return tuple(p for p in self.passages if p.part is not Part.BACK)


@dataclass(frozen=True, slots=True)
class Citation:
    """As ``[Petrov 2004, ¶6]``, ``[Bayarkhuu 2005, §3 ¶24]``, ``[Johnstone 1998, ES ¶1]``."""

    name: str  # the paper's short name
    paragraph: int
    section: int | None = None
    part: Part = Part.BODY

    def __str__(self) -> str:
        where = {Part.SUMMARY: "ES ", Part.BACK: "back matter "}.get(self.part, "")
        if self.part is Part.BODY and self.section is not None:
            where = f"§{self.section} "
        return f"[{self.name}, {where}¶{self.paragraph}]"


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim slice of one paragraph of a source file, with its citation."""

    text: str
    paper: str  # id
    file: str
    citation: Citation
    section: str | None  # the section's title
    start: int
    end: int
    year: int | None
    reported: str | None = None
    hedges: tuple[str, ...] = ()
    flat: tuple[str, ...] = ()
    rider: bool = False  # shown only because the next quote needs it
    strong: tuple[int, int] | None = None  # the stretch of text to show in bold, as offsets into text


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject the group talks about: what people call it, and which words in a paper speak of it."""

    id: str
    name: str
    aliases: tuple[str, ...]  # what members type
    terms: tuple[str, ...]  # words and phrases that speak of it in a paper; "a + b": both in one sentence
    watch: tuple[str, ...] = ()  # neighbouring words members ask about, reported when no paper has them
    found: bool = False  # in the papers, by the compiler; nobody wrote it down


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something with several names, folded into one for search and for counting."""

    id: str
    forms: tuple[str, ...]  # as written; the first is the one shown
