"""From text to index terms: names folded to one, stop words dropped, the rest stemmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefs.models import Name, Topic
from briefs.records import dataclass
from briefs.text import BRACKETS, STOP_WORDS, Token, tokens, words


@dataclass(frozen=True, slots=True)
class Term:
    """An index term with the words it was read from: a stem, or ``@id`` for a name of several forms."""

    key: str
    words: tuple[str, ...]
    start: int
    end: int
    aside: bool = False  # in brackets: mentioned in passing


class Lexicon:
    """The names of a corpus; cuts texts into terms with "DPRK", "Pyongyang" and "North Korea" as one."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name in names:
            for form in name.forms:
                words = tuple(t.word for t in tokens(form))
                if words:
                    self._forms.setdefault(words[0], []).append((words, f"@{name.id}"))
        for forms in self._forms.values():
            forms.sort(key=lambda f: (-len(f[0]), f))

    def terms(self, text: str) -> list[Term]:
        """The terms of a text in order."""
        terms = self.fold(tokens(text))
        asides = [match.span() for match in BRACKETS.finditer(text)]
        if not asides:
            return terms
        return [replace(t, aside=any(a < t.start < b for a, b in asides)) for t in terms]

    def begins(self, word: str) -> bool:
        """Whether a name may begin with a word."""
        return word in self._forms

    def line(self, text: str) -> list[str]:
        """The keys of a text in order."""
        read = words(text)
        return self.keys(read) or self._folded(read)

    def keys(self, read: Sequence[tuple[str, str]]) -> list[str]:
        """The keys of words and their stems where no name can begin among them; nothing where one may."""
        if self._forms and not self._forms.keys().isdisjoint([word for word, _ in read]):
            return []
        return [stem for _, stem in read if stem]

    def names(self, text: str) -> list[tuple[str, ...]]:
        """The words of each name in a text, in order."""
        line = tuple([word for word, _ in words(text)])
        found, after = [], 0
        for at, word in enumerate(line):
            named = self._name_at(line, at) if at >= after and word in self._forms else None
            if named:
                after = at + named[1]
                found.append(line[at:after])
        return found

    def _folded(self, read: Sequence[tuple[str, str]]) -> list[str]:
        """The keys of words and their stems: ``fold`` where nobody asks for their places."""
        line = tuple([word for word, _ in read])
        found, at = [], 0
        while at < len(line):
            named = self._name_at(line, at) if line[at] in self._forms else None
            key, width = named or (read[at][1], 1)
            found.append(key)
            at += width
        return [key for key in found if key]

    def fold(self, read: Sequence[Token]) -> list[Term]:
        """The terms of tokens in order; the longest name wins where names overlap."""
        line = tuple([token.word for token in read])
        found, at = [], 0
        while at < len(read):
            token = read[at]
            named = self._name_at(line, at) if token.word in self._forms else None
            if named:
                name, width = named
                found.append(Term(name, line[at : at + width], token.start, read[at + width - 1].end))
                at += width
                continue
            if token.word not in STOP_WORDS:
                found.append(Term(token.stem, (token.word,), token.start, token.end))
            at += 1
        return found

    def _name_at(self, line: tuple[str, ...], at: int) -> tuple[str, int] | None:
        """The longest name that stands here, with its width in words."""
        for form, name in self._forms[line[at]]:
            if line[at : at + len(form)] == form:
                return name, len(form)
        return None


class TopicFinder:
    """Finds the topics a sentence speaks of: a topic's term occurs, or all phrases of ``a + b`` do."""

    def __init__(self, topics: Iterable[Topic], lexicon: Lexicon) -> None:
        self._rules: dict[str, list[tuple[str, tuple[tuple[str, ...], ...]]]] = {}
        for topic in topics:
            for term in topic.terms:
                phrases = tuple(tuple(t.key for t in lexicon.terms(part)) for part in term.split(" + "))
                if all(phrases):
                    self._rules.setdefault(phrases[0][0], []).append((topic.id, phrases))

    def may(self, line: Iterable[str]) -> bool:
        """Whether a sentence of these keys may speak of a topic."""
        return not self._rules.keys().isdisjoint(line)

    def topics(self, terms: Sequence[Term]) -> dict[str, int]:
        """Ids of the topics these terms of one sentence speak of, with how many of a topic's terms hold.

        A topic that is only mentioned in brackets has none: the sentence is not silent on it, nor about it.
        """
        found = Counter(dict.fromkeys(self._holding([t.key for t in terms]), 0))
        found.update(self._holding([t.key for t in terms if not t.aside]))
        return dict(sorted(found.items()))

    def _holding(self, line: Sequence[str]) -> Iterator[str]:
        for key in sorted(set(line)):
            for topic, phrases in self._rules.get(key, ()):
                if all(occurs(phrase, line) for phrase in phrases):
                    yield topic


def occurs(phrase: Sequence[str], line: Sequence[str]) -> bool:
    """Whether the keys of a phrase stand next to one another in a line of keys."""
    wanted, at = tuple(phrase), -1
    for _ in range(line.count(wanted[0])):
        at = line.index(wanted[0], at + 1)
        if tuple(line[at : at + len(wanted)]) == wanted:
            return True
    return False
