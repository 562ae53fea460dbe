"""Counts the phrases of a corpus that may be topics, in one pass over its papers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from briefs.compiler.phrases import cited, key_of, phrases, pieces, uses
from briefs.definitions import definitions
from briefs.models import Paper
from briefs.records import dataclass
from briefs.text import collapse

T = TypeVar("T", str, tuple[str, str])

KEPT = 100_000  # of each kind in memory; of more, the rarest are forgotten (after Manku & Motwani 2002)
SPREAD = 3  # times: what several papers must say of a topic together
OFTEN = 5  # times: what one paper must say to have a topic of its own
# Of the places of a phrase, the share in which it begins where its run of words does, or ends there. A part of a
# name hardly ever does; a single word, if it is an adjective, has another after it as a rule.
APART = 0.25
ALONE = 0.75
COMMON = 0.1  # of the times of its commonest form, the share that makes another one common, too
AGREED = 0.75  # of the papers that explain a short form, the share that must mean the same
CITED = 0.25  # of the places of a name, the share in which it may be that of a cited author


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with what was counted of it."""

    keys: tuple[str, ...]  # its stems
    forms: tuple[str, ...]  # as written, the commonest first
    times: int
    papers: int


class Discovery:
    """The phrases of a corpus; memory grows with its vocabulary, up to a bound."""

    def __init__(self) -> None:
        self.passages = 0
        self._times: Counter[str] = Counter()
        self._papers: Counter[str] = Counter()
        self._most: Counter[str] = Counter()  # times in one paper
        self._begins: Counter[str] = Counter()
        self._ends: Counter[str] = Counter()
        self._forms: Counter[str] = Counter()
        self._nouns: Counter[str] = Counter()
        self._verbs: Counter[str] = Counter()
        self._authors: Counter[str] = Counter()
        self._defined: Counter[tuple[str, str]] = Counter()

    def add(self, paper: Paper) -> None:
        """Count the phrases of a paper."""
        here: Counter[str] = Counter()
        explained: set[tuple[str, str]] = set()
        for passage in paper.quotable:
            explained.update((d.short, d.long) for d in definitions(collapse(passage.text)))
            for sentence in passage.sentences:
                self._read(sentence.text, here)
        self.passages += len(paper.quotable)
        self._times.update(here)
        self._papers.update(here.keys())
        for key, times in here.items():
            self._most[key] = max(self._most[key], times)
        self._defined.update(explained)
        if len(self._times) > KEPT:
            self._forget()

    def _read(self, text: str, here: Counter[str]) -> None:
        cut = pieces(text)
        uses(cut, self._nouns, self._verbs)
        self._authors.update(cited(text))
        for key, written, first, begins, ends in phrases(cut):
            here[key] += 1
            if begins:
                self._begins[key] += 1
            if ends:
                self._ends[key] += 1
            if not first:
                self._forms[written] += 1

    def _forget(self) -> None:
        """Forget what is rarest; of a key, all that is known goes with its count."""
        _rarest_out(self._times)
        for counts in (self._papers, self._most, self._begins, self._ends):
            for key in counts.keys() - self._times.keys():
                del counts[key]
        for counts in (self._forms, self._nouns, self._verbs, self._authors):
            _rarest_out(counts)
        _rarest_out(self._defined)

    def phrases(self) -> Iterator[Phrase]:
        """The phrases that several papers hold, or one holds often, and that stand by themselves."""
        likely = {key for key, times in self._times.items() if self._told(key, times)}
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for form in self._forms:
            if (key := key_of(form)) in likely:
                forms[key].append(form)
        for key in sorted(forms):
            written = sorted(forms[key], key=lambda form: (-self._forms[form], form))
            least = APART if " " in written[0] else ALONE
            if self._ends[key] >= least * self._times[key]:
                common = [form for form in written if self._forms[form] >= COMMON * self._forms[written[0]]]
                yield Phrase(tuple(key.split()), tuple(common), self._times[key], self._papers[key])

    def _told(self, key: str, times: int) -> bool:
        told = (self._papers[key] > 1 and times >= SPREAD) or self._most[key] >= OFTEN
        return told and min(self._begins[key], self._ends[key]) >= APART * times

    def verb(self, word: str) -> bool:
        """Whether a word stands where verbs stand more often than where nouns do."""
        return self._verbs[word] > self._nouns[word]

    def author(self, word: str, times: int) -> bool:
        """Whether a name that stands somewhere so many times is there to be cited."""
        return self._authors[word] > CITED * times

    def defined(self) -> dict[str, tuple[str, str]]:
        """By the key of a short form: it and what it stands for, as most papers have it, unless they differ."""
        meanings: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for short, long in self._defined:
            meanings[key_of(short)].append((short, long))
        found = {}
        for key, pairs in meanings.items():
            ranked = sorted(pairs, key=lambda pair: (-self._defined[pair], pair))
            same = [pair for pair in pairs if key_of(pair[1]) == key_of(ranked[0][1])]
            if self._count(same) >= AGREED * self._count(pairs):
                found[key] = ranked[0]
        return found

    def _count(self, pairs: Sequence[tuple[str, str]]) -> int:
        return sum(self._defined[pair] for pair in pairs)


def _rarest_out(counts: Counter[T]) -> None:
    """Forget the rarest where there are too many, until half are left."""
    if len(counts) > KEPT:
        for key in sorted(counts, key=lambda key: (-counts[key], key))[KEPT // 2 :]:
            del counts[key]
