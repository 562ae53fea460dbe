"""What the names in a command mean: papers and topics as people call them."""

from __future__ import annotations

from collections.abc import Mapping

from briefs.answers import Unknown
from briefs.library import Library
from briefs.models import Topic
from briefs.text import fold

_NEAREST = 3


class MisreadError(Exception):
    """A loosely typed command whose names go by nothing: the line was no command after all."""


class Resolver:
    """Resolves the names people give to commands, against one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._papers = {paper.id: paper for paper in library.papers}
        self._topics = {topic.id: topic for topic in library.topics}

    def paper(self, typed: str, strict: bool) -> str | Unknown:
        """The id of the one paper a name means; where it is none or several, the nearest, or MisreadError."""
        if typed in self._papers:
            return typed
        found = self._library.reader.papers_named(typed)
        if len(found) == 1:
            return found[0]
        if not strict:
            raise MisreadError(typed)
        return Unknown("paper", typed, tuple(found[:_NEAREST]) or self._nearest_papers(typed))

    async def topic(self, typed: str, strict: bool) -> Topic | Unknown:
        """The topic a name means, or the words themselves as a topic where the papers have them."""
        if typed in self._topics:
            return self._topics[typed]
        question = self._library.reader.read(typed)
        if question.topic is not None and question.bare:
            return self._topics[question.topic]
        if question.found is not None:
            return self._topics[question.found]
        own = await self.words(typed)
        if own is not None:
            return own
        if question.topic is not None:
            return self._topics[question.topic]
        if not strict:
            raise MisreadError(typed)
        return Unknown("topic", typed, tuple(self._library.reader.offered(question)[:_NEAREST]))

    async def words(self, typed: str) -> Topic | None:
        """The words themselves as a topic, where the papers have them."""
        own = Topic(fold(typed).replace(" ", "-"), typed, (), (typed,))
        return own if await self._library.evidence(own) else None

    def tells(self, word: str) -> bool:
        """Whether a word says what something is about, unlike "the" and "of"."""
        return bool(self._library.reader.read(word).terms)

    def theme(self, typed: str) -> Topic | str | None:
        """The topic, or the id of the paper, that goes by just this name."""
        if typed in self._topics:
            return self._topics[typed]
        if typed in self._papers:
            return typed
        question = self._library.reader.read(typed)
        if question.topic is not None and question.bare and not question.papers:
            return self._topics[question.topic]
        # A single word may be a number or a slip; more words name a paper where none of them says anything else.
        single = typed.isalnum() and not question.terms[1:]
        papers = question.papers or (self._library.reader.papers_named(typed) if single else ())
        if len(papers) == 1 and (single or not question.terms):
            return papers[0]
        return None if question.found is None or question.papers else self._topics[question.found]

    def nearest_themes(self, typed: str) -> tuple[str, ...]:
        """The ids of the topics and papers that are written most alike."""
        topics = {id: fold(f"{id} {topic.name}") for id, topic in self._topics.items()}
        return _nearest(typed, topics | self._written())

    def known(self, topic: Topic) -> bool:
        """Whether the topic is one of the library's own."""
        return topic.id in self._topics

    def name(self, paper: str) -> str:
        """The short name of a paper."""
        return self._papers[paper].name

    def author(self, paper: str) -> list[str]:
        """The words of the names of a paper's authors."""
        return [word for author in self._papers[paper].authors for word in author.split()]

    def literal(self, typed: str, paper: str) -> bool:
        """Whether a paper was called by its id, its short name or its author."""
        whole = self._papers[paper]
        names = {fold(whole.id), fold(whole.name), *(fold(a.split()[-1]) for a in whole.authors)}
        return fold(typed) in names

    def _nearest_papers(self, typed: str) -> tuple[str, ...]:
        return _nearest(typed, self._written())

    def _written(self) -> dict[str, str]:
        return {id: fold(f"{id} {paper.name} {paper.title}") for id, paper in self._papers.items()}


def _nearest(typed: str, written: Mapping[str, str]) -> tuple[str, ...]:
    from rapidfuzz import process

    rows = process.extract(fold(typed), written, limit=_NEAREST)
    return tuple([id for _, _, id in sorted(rows, key=lambda row: (-round(row[1], 6), row[2]))])
