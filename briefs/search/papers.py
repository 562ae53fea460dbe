"""Finds the papers a question names: by author, number, nickname, title words, year, or as "the report"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from briefs.models import Paper
from briefs.records import dataclass
from briefs.search.words import SAYING_WORDS
from briefs.text import STOP_WORDS, Token, stem, tokens

# What people call a paper when they name it by something in it: "the mongolia paper".
_PAPER_WORDS = frozenset("paper report essay article study text document piece author writer".split())
_ALL_WORDS = frozenset("papers authors reports essays articles texts documents writers both".split())

_LONG_TITLE = 4  # words
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_BEFORE_NAME = frozenset(
    "according author by compare doctor dr mr mrs ms prof professor to versus vs".split()
)
_AFTER_NAME = SAYING_WORDS | frozenset(
    "about on paper essay article report study versus vs writes wrote".split()
)
_ARTICLES = frozenset("the a an".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """The papers named in a question, and which of its words named them."""

    papers: tuple[str, ...]
    used: frozenset[int]
    all: bool = False


class PaperFinder:
    """The names papers go by, from their metadata."""

    def __init__(self, papers: Sequence[Paper], ordinary: Callable[[str], bool] = lambda _: False) -> None:
        self._ordinary = ordinary  # tells the words of a language, which a surname may be, too
        self._order = {paper.id: n for n, paper in enumerate(papers)}
        self._names: dict[tuple[str, ...], set[str]] = {}
        self._titles: dict[tuple[str, ...], set[str]] = {}
        self._widest: dict[str, int] = {}  # the longest name that begins with a word
        self._holders: dict[str, set[str]] = {}  # papers by the words that may describe them
        for paper in papers:
            self._add(paper)

    def _add(self, paper: Paper) -> None:
        stem_of_file = paper.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        surnames = [author.split()[-1] for author in paper.authors]
        for name in (paper.id, paper.file, stem_of_file, paper.name, *paper.authors, *surnames):
            words = _spoken(name)
            # A bare number in a question is hardly ever the file of that name.
            self._call(paper, ("paper", *words) if all(map(str.isdigit, words)) else words)
        for name in paper.nicknames:
            self._call(paper, _spoken(name))
        # A short title is first of all a subject: within a question it asks for more than the paper so called.
        if len(_spoken(paper.title)) >= _LONG_TITLE:
            self._call(paper, _spoken(paper.title))
        self._titles.setdefault(_spoken(paper.title), set()).add(paper.id)
        likely = (
            paper.id,
            paper.title,
            paper.event,
            paper.venue,
            paper.kind,
            *paper.nicknames,
            *paper.authors,
        )
        bag = Counter({stem(t.word) for part in likely if part for t in tokens(part)} - STOP_WORDS)
        if paper.year is not None:
            bag[str(paper.year)] = 1
        for word in bag:
            self._holders.setdefault(word, set()).add(paper.id)

    def _call(self, paper: Paper, words: tuple[str, ...]) -> None:
        if words:
            self._names.setdefault(words, set()).add(paper.id)
            self._widest[words[0]] = max(len(words), self._widest.get(words[0], 0))

    def mentions(self, words: Sequence[Token]) -> Mention:
        """The papers these words name, in the order named."""
        titled = self._titles.get(tuple(w.word for w in words if w.word not in _ARTICLES))
        if titled:
            return Mention(self._sorted(titled), frozenset(range(len(words))))
        papers: list[str] = []
        used: set[int] = set()
        at = 0
        while at < len(words):
            width, named = self._name_at(words, at)
            if named and (width > 1 or self._sure(words, at)):
                papers.extend(named)
                used.update(range(at, at + width))
                if at + width < len(words) and _YEAR.fullmatch(words[at + width].word):
                    used.add(at + width)  # "Petrov 2005": who half remembers the year means the author
            at += max(1, width)
        everything = any(w.word in _ALL_WORDS for w in words)
        used.update(n for n, w in enumerate(words) if w.word in _ALL_WORDS)
        for n, word in enumerate(words):
            if word.word in _PAPER_WORDS and n not in used:
                described, taken = self._described(words, n)
                papers.extend(described)
                used.update(taken)
        unique = tuple(dict.fromkeys(papers))
        return Mention(unique, frozenset(used), everything)

    def _name_at(self, words: Sequence[Token], at: int) -> tuple[int, Sequence[str]]:
        for width in range(min(self._widest.get(words[at].word, 0), len(words) - at), 0, -1):
            named = self._names.get(tuple(w.word for w in words[at : at + width]))
            if named and (len(named) == 1 or width > 1 or not words[at].word.isdigit()):
                return width, self._sorted(named)
        return 1, ()

    def _sure(self, words: Sequence[Token], at: int) -> bool:
        """Whether one word names a paper: Rice is an author only where somebody is spoken of as one."""
        word = words[at].word
        if len(words) == 1 or not (word.isalpha() and self._ordinary(word)):
            return True
        before, after = words[at - 1].word if at else "", words[at + 1].word if at + 1 < len(words) else ""
        return before in _BEFORE_NAME or after in _AFTER_NAME or bool(_YEAR.fullmatch(after))

    def _described(self, words: Sequence[Token], n: int) -> tuple[list[str], set[int]]:
        """The one paper that "the <words> paper" fits, with the positions of those words."""
        before = []
        for k in range(n - 1, max(-1, n - 5), -1):
            if words[k].word in ("the", "that", "this", "his", "her"):
                break
            if words[k].word not in STOP_WORDS:
                before.append(k)
        kept = [k for k in before if words[k].stem in self._holders]
        if before and not kept:  # "the oldest paper"
            return [], {n}
        # What is before "paper" tells more than that word, which may be no more than a way of speaking.
        kind = self._holders.get(words[n].stem, set())
        held = self._held(words[k].stem for k in kept)
        scores = {p: (held[p], p in kind) for p in {*held, *kind}}
        top = max(scores.values(), default=(0, False))
        best = [p for p, score in scores.items() if score == top]
        # "the paper" alone, or a description that fits several, names none.
        return (best, {*kept, n}) if len(best) == 1 else ([], {n} if not kept else set())

    def resolve(self, words: Sequence[Token]) -> list[str]:
        """Ids of the papers that the words of a name mean, best first; one where it is sure."""
        mention = self.mentions(words)
        if mention.papers:
            return list(mention.papers)
        asked = {w.stem for w in words if w.word not in STOP_WORDS}
        held = self._held(asked)
        top = max(held.values(), default=0)
        return list(self._sorted(p for p, count in held.items() if count == top))

    def _sorted(self, papers: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(papers, key=self._order.__getitem__))

    def _held(self, stems: Iterable[str]) -> Counter[str]:
        """The papers that some words may describe, with how many of the words do."""
        return Counter(paper for stem in stems for paper in self._holders.get(stem, ()))


def _spoken(name: str) -> tuple[str, ...]:
    return tuple(t.word for t in tokens(name) if t.word not in _ARTICLES)
