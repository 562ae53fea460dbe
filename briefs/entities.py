"""The talks, treaties, bodies … that papers name: whether two papers mean the same ones."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefs.answers import Count, Unlike
from briefs.models import Paper, Place
from briefs.records import dataclass
from briefs.search.terms import Term
from briefs.text import STOP_WORDS, collapse, tokens

# Nouns for events, agreements, bodies and collections: two of a kind have names of their own.
_KINDS = frozenset(
    """talks summit conference war treaty agreement accord pact framework protocol convention act directive
    council committee commission organization organisation forum bank court initiative corpus treebank dataset
    benchmark""".split()
)
_NUMBER = r"(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d{1,2})"
_NAME = re.compile(
    rf"\b((?:[A-Z][\w'’.]*(?:[-‐‑]\w+)*\s+){{1,4}}|{_NUMBER}[-‐‑]\w+\s+)"
    rf"((?i:{'|'.join(sorted(_KINDS))}))\b"
)
_SHOWN = 3  # names of a paper

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is first written, with its paragraphs."""

    written: str
    paragraphs: frozenset[int]


@dataclass(frozen=True, slots=True)
class Named:
    """The kinds of things that each sentence of a paper names, and all names of a kind."""

    kinds: Mapping[Place, frozenset[str]]
    names: Mapping[str, Mapping[Key, Name]]


NOTHING = Named({}, {})


def named(paper: Paper, terms: Mapping[Place, Sequence[Term]]) -> Named:
    """What a paper names, its back matter left out; the forms of one name are one."""
    kinds: defaultdict[Place, set[str]] = defaultdict(set)
    written: dict[tuple[str, Key], str] = {}
    paragraphs: defaultdict[tuple[str, Key], set[int]] = defaultdict(set)
    for place, read in sorted(terms.items()):
        for kind, key, words in _names(paper.sentence(place).text, read):
            kinds[place].add(kind)
            written.setdefault((kind, key), words)
            paragraphs[kind, key].add(place.paragraph)
    names: defaultdict[str, dict[Key, Name]] = defaultdict(dict)
    for (kind, key), words in written.items():
        names[kind][key] = Name(words, frozenset(paragraphs[kind, key]))
    return Named({place: frozenset(found) for place, found in kinds.items()}, dict(names))


def _names(text: str, terms: Sequence[Term]) -> Iterator[tuple[str, Key, str]]:
    for match in _NAME.finditer(text):
        start, end = match.span()
        words = tokens(match.group(1))
        # The capital of a sentence's first word names nothing, nor does that of "The".
        skipped = 1 if start == 0 and not match.group(1)[:-1].count("-") else 0
        while skipped < len(words) and words[skipped].word in STOP_WORDS:
            skipped += 1
        if skipped == len(words):
            continue
        start += words[skipped].start
        key = tuple([t.key for t in terms if start <= t.start < end])
        whose = len(key) == 2 and key[0].startswith("@")  # "Chinese talks" are any
        if key and not whose:
            yield match.group(2).casefold(), key, collapse(text[start:end])


def unlike(
    label: str, first: Named, second: Named, ours: Iterable[Place], theirs: Iterable[Place]
) -> tuple[Unlike, ...]:
    """Kinds that a label or shown lines speak of, of which both papers name some and no name is in both."""
    spoken = {token.word for token in tokens(label)} & _KINDS
    for side, places in ((first, ours), (second, theirs)):
        spoken |= {kind for place in places for kind in side.kinds.get(place, ())}
    found = []
    for kind in sorted(spoken):
        a, b = first.names.get(kind, {}), second.names.get(kind, {})
        if a and b and a.keys().isdisjoint(b):
            counts = [Count(words, n, 0) for words, n in _most(a)] + [
                Count(words, 0, n) for words, n in _most(b)
            ]
            found.append(Unlike(kind, tuple(counts)))
    return tuple(found)


def _most(names: Mapping[Key, Name]) -> list[tuple[str, int]]:
    counted = Counter({name.written: len(name.paragraphs) for name in names.values()})
    return sorted(counted.items(), key=lambda c: (-c[1], c[0]))[:_SHOWN]
