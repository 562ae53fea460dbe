"""Chooses the topics of a corpus among its phrases, beside those that people wrote down.

A phrase counts as far as it is not only a part of longer ones: its C-value (Frantzi, Ananiadou & Mima 2000),
log2(1 + words) * (its count - the mean count of the longer ones that hold it). A topic is there to see what
each paper says on it, so that counts log2(1 + papers) times.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from statistics import fmean

from briefs.compiler.discovery import Discovery, Phrase
from briefs.compiler.english.abbreviations import EITHER, LABELS, LEADING
from briefs.compiler.phrases import key_of
from briefs.compiler.slug import slug
from briefs.models import Topic
from briefs.search.spelling import Speller
from briefs.search.spoken import Spot
from briefs.search.terms import Lexicon
from briefs.text import fold

Keys = tuple[str, ...]
# Gives the sentences that speak of topics, by id.
Speaking = Callable[[Sequence[Topic]], Mapping[str, Sequence[Spot]]]

MOST = 300  # topics: a list that can be looked through
FEW = 3  # times the square root of the passages: 31 of a hundred, 95 of a thousand
SPARE = 2  # times as many are looked at, as some turn out to be one
NESTED = 0.75  # of the paragraphs of a phrase, the share in which a longer one makes it superfluous
_LONGEST = 60  # characters of a name
# IE is i.e. without its stops.
_ABBREVIATIONS = frozenset(word.replace(".", "") for word in LEADING | LABELS | EITHER)
_ACRONYM = 3  # letters at least, where no paper says what they stand for


def most(passages: int) -> int:
    """How many topics a corpus of so many passages has at most."""
    return min(MOST, round(FEW * math.sqrt(passages)))


def discover(
    counted: Discovery, curated: Sequence[Topic], lexicon: Lexicon, speaking: Speaking
) -> list[tuple[Topic, Sequence[Spot]]]:
    """The topics of the papers that were counted, beside those written down, with the sentences that speak of them.

    Those come first on which most paragraphs speak.
    """
    limit = most(counted.passages)
    likely = _likely(counted, curated, lexicon, SPARE * limit)
    spots = speaking(likely)
    paragraphs = {topic.id: len({spot[:2] for spot in spots[topic.id]}) for topic in likely}
    nested = _nested(likely, paragraphs, lexicon)
    kept = [topic for topic in likely if topic.id not in nested and paragraphs[topic.id]][:limit]
    kept.sort(key=lambda topic: (-paragraphs[topic.id], topic.id))
    return [(topic, spots[topic.id]) for topic in kept]


def _likely(counted: Discovery, curated: Sequence[Topic], lexicon: Lexicon, limit: int) -> list[Topic]:
    """What may be topics, the best first, at most so many."""
    names, said = _Names(counted), _Said(curated, lexicon)
    taken = {topic.id for topic in curated}
    likely: list[Topic] = []
    for group in _ranked(counted, names):
        if len(likely) == limit:
            break
        group.phrases = [phrase for phrase in group.phrases if names.plausible(phrase)]
        if not group.phrases:
            continue
        topic = group.topic()
        if topic.id not in taken and not any(said.says(lexicon.line(term)) for term in topic.terms):
            taken.add(topic.id)
            likely.append(topic)
    return likely


def _nested(topics: Sequence[Topic], paragraphs: Mapping[str, int], lexicon: Lexicon) -> set[str]:
    """The topics whose names hardly stand but as a part of a longer one."""
    lines = {topic.id: tuple(lexicon.line(topic.name)) for topic in topics}
    by_line = {line: id for id, line in lines.items()}
    return {
        shorter
        for id, line in lines.items()
        for shorter in (by_line.get(part) for part in _parts(line))
        if shorter not in (None, id) and paragraphs[id] >= NESTED * paragraphs[shorter]
    }


class _Group:
    """Phrases that are one: with and without a hyphen, the long form and the short one."""

    def __init__(self) -> None:
        self.phrases: list[Phrase] = []
        self.derived: list[str] = []
        self.value = 0.0
        self.short = self.long = ""

    def topic(self) -> Topic:
        """The topic of this name; what is written otherwise is an alias, and what reads otherwise a term."""
        phrases = sorted(self.phrases, key=lambda p: (-len(p.keys), -p.times, p.keys))
        written = [form for phrase in phrases for form in phrase.forms]
        unnamed = len(phrases[0].keys) == 1 and 0 < len(self.long) <= _LONGEST
        further = (*self.derived, *filter(None, (self.long, self.short)))
        forms = [*([self.long] if unnamed else []), *written, *further]
        terms = {key_of(form): form for form in reversed(forms)}
        aliases = {fold(form): form for form in reversed(forms[1:]) if fold(form) != fold(forms[0])}
        name = forms[0]
        return Topic(
            slug(name), name, tuple(reversed(aliases.values())), tuple(reversed(terms.values())), found=True
        )


def _ranked(counted: Discovery, names: _Names) -> list[_Group]:
    """The phrases that may be topics, what is one put together, the best first."""
    phrases = [phrase for phrase in counted.phrases() if "".join(phrase.keys) not in _ABBREVIATIONS]
    values = _values(phrases)
    defined = {
        key: (short, long)
        for key, (short, long) in counted.defined().items()
        if key not in _ABBREVIATIONS and not names.torn(long.split())
    }
    groups: defaultdict[str, _Group] = defaultdict(_Group)
    derived = {phrase.forms[0]: counted.derived(phrase.forms[0]) for phrase in phrases}
    others = {form for forms in derived.values() for form in forms}
    for phrase in phrases:
        if phrase.forms[0] in others:
            continue
        key = " ".join(phrase.keys)
        group = groups[_root(key_of(defined[key][1]) if key in defined else key)]
        group.phrases.append(phrase)
        group.derived += derived[phrase.forms[0]]
        group.value += round(values[phrase.keys] * math.log2(1 + phrase.papers), 6)
    for short, long in defined.values():
        if (root := _root(key_of(long))) in groups:
            groups[root].short, groups[root].long = short, long
    return [groups[root] for root in sorted(groups, key=lambda root: (-groups[root].value, root))]


def _root(key: str) -> str:
    return key.replace(" ", "")


def _values(phrases: Sequence[Phrase]) -> dict[Keys, float]:
    """The C-value of each phrase."""
    longer: dict[Keys, list[int]] = {phrase.keys: [] for phrase in phrases}
    for phrase in phrases:
        for part in _parts(phrase.keys):
            if part in longer and part != phrase.keys:
                longer[part].append(phrase.times)
    return {
        p.keys: math.log2(1 + len(p.keys)) * (p.times - (fmean(longer[p.keys]) if longer[p.keys] else 0))
        for p in phrases
    }


def _parts(keys: Keys) -> set[Keys]:
    """The runs of keys that a phrase holds, itself among them."""
    return {keys[start:end] for start in range(len(keys)) for end in range(start + 1, len(keys) + 1)}


class _Names:
    """Tells a name from what only looks like one."""

    def __init__(self, counted: Discovery) -> None:
        self._counted, self._english = counted, Speller(b"").english

    def plausible(self, phrase: Phrase) -> bool:
        """Whether a phrase can be the name of something."""
        name = phrase.forms[0]
        written = name.split()
        small = [word for word in written if word.islower()]
        acts = [
            word for word in small if word is not written[-1] or not word.endswith("ing")
        ]  # a gerund ends well
        if any(map(self._counted.verb, acts)) or self.torn(small):
            return False
        if all(self._counted.author(fold(word), phrase.times) for word in written):
            return False
        return len(phrase.keys) > 1 or self._single(name)

    def _single(self, name: str) -> bool:
        """Whether one word is a name: an acronym, or a word with a capital that English does not have."""
        if name.isupper():
            return len(name) >= _ACRONYM
        return name[0].isupper() and not self._english(fold(name))

    def torn(self, written: Sequence[str]) -> bool:
        """Whether a word was cut in two where a line ended: "fea tures"."""
        return any(
            self._english(a + b) and not (self._english(a) and self._english(b))
            for a, b in pairwise(filter(str.islower, written))
        )


class _Said:
    """Tells whether a topic that people wrote down says the same."""

    def __init__(self, curated: Sequence[Topic], lexicon: Lexicon) -> None:
        named = [text for t in curated for text in (t.name, t.id.replace("-", " "), *t.aliases)]
        terms = [term for t in curated for term in t.terms if " + " not in term]
        self._within = {p for text in (*named, *terms) for p in _parts(tuple(lexicon.line(text)))}
        self._terms = {tuple(lexicon.line(term)) for term in terms}

    def says(self, line: Sequence[str]) -> bool:
        """Whether a name or a term of such a topic holds this phrase, or the phrase a term."""
        return tuple(line) in self._within or not self._terms.isdisjoint(_parts(tuple(line)))
