"""What a passage is found by: the terms of each field of the index.

``body`` holds the terms of its sentences, ``head`` those of the title and the headings above it, ``pair`` each
two neighbouring terms of a sentence (a phrase is a term too). ``mark`` holds what is known of it: the topics
it speaks of (``%id``), the words for who is speaking (``~stem``), and the words that names are made of, where
they stand within a name (``+stem``: "Kim" in "Kim Jong-il").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefs.models import Paper, Passage
from briefs.records import dataclass
from briefs.search.terms import Lexicon, Term, TopicFinder
from briefs.text import STOP_WORDS, stem, words

BODY, HEAD, PAIR, MARK = FIELDS = ("body", "head", "pair", "mark")


def pair(first: str, second: str) -> str:
    """The key of two neighbouring terms."""
    return f"{first}_{second}"


def pairs(line: Sequence[str]) -> list[str]:
    """The keys of each two neighbouring terms of a sentence."""
    return list(map("_".join, pairwise(line)))  # as ``pair`` does, at a third of the cost


def parts(key: str) -> list[str]:
    """The terms of a key that ``pair`` made, or the one term that it is."""
    return key.split("_")


def speaker(key: str) -> str:
    """The mark of a word for who is speaking."""
    return f"~{key}"


def inside(key: str) -> str:
    """The mark of a word where it stands within a name."""
    return f"+{key}"


def insides(names: Iterable[Sequence[str]]) -> Iterator[str]:
    """The marks of the words that names of several words are made of."""
    for name in names:
        if len(name) > 1:
            yield from (inside(stem(word)) for word in name if word not in STOP_WORDS)


def said(line: Sequence[str]) -> list[str]:
    """The marks of the words for who is speaking."""
    return [speaker(key) for key in (*line, *pairs(line))]


def speaks(topic: str) -> str:
    """The mark of a topic that is spoken of."""
    return f"%{topic}"


@dataclass(frozen=True, slots=True)
class Keyed:
    """A sentence: its folded words with their stems, its keys, and its terms where these tell more."""

    words: Sequence[tuple[str, str]]
    line: Sequence[str]
    terms: Sequence[Term]


class Keyer:
    """Cuts the passages of one paper into keys."""

    def __init__(self, paper: Paper, lexicon: Lexicon, finder: TopicFinder) -> None:
        self._lexicon, self._finder = lexicon, finder
        self._sections = {s.number: lexicon.line(s.title) for s in paper.sections if s.number is not None}
        self._title = lexicon.line(paper.title)

    def head(self, passage: Passage) -> list[str]:
        """The terms of the title and the headings above a passage."""
        section = self._sections.get(passage.section or 0, ())
        return [*self._title, *section, *self._lexicon.line(passage.heading or "")]

    def sentence(self, text: str) -> Keyed:
        """What a sentence is made of."""
        read = words(text)
        line = self._lexicon.keys(read)
        if line and not self._finder.may(line):  # most sentences, and three times as fast
            return Keyed(read, line, ())
        terms = self._lexicon.terms(text)
        return Keyed(read, [term.key for term in terms], terms)

    def topics(self, sentences: Sequence[Keyed]) -> Iterator[tuple[int, str, int]]:
        """Each sentence (from 1) with a topic it speaks of and how many of its terms it holds."""
        for number, sentence in enumerate(sentences, 1):
            if sentence.terms:
                for topic, held in self._finder.topics(sentence.terms).items():
                    yield number, topic, held

    def marks(self, passage: Passage, sentences: Sequence[Keyed]) -> Iterator[str]:
        """What is known of a passage, the topics left out."""
        for sentence, keyed in zip(passage.sentences, sentences, strict=True):
            if sentence.reported:
                yield from said(self._lexicon.line(sentence.reported))
            yield from insides([term.words for term in keyed.terms])
