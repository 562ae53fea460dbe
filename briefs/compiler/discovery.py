"""Counts the phrases of a corpus that may be topics, in one pass over its papers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from briefs.abbreviations import abbreviations
from briefs.compiler.phrases import Phrase as Seen
from briefs.compiler.phrases import cited, key_of, phrases, pieces, uses
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
DERIVED = ("n", "ns", "an", "ans", "ian", "ians", "ese", "i", "is")
AGREED = 0.75  # of the papers that explain a short form, the share that must mean the same
CITED = 0.25  # of the places of a name, the share in which it may be that of a cited author


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with what was counted of it."""

    keys: tuple[str, ...]  # its stems
    forms: tuple[str, ...]  # as written, the commonest first
    times: int
    papers: int


class _Counts:
    """What is counted of a phrase."""

    __slots__ = ("begins", "ends", "most", "papers", "times")

    def __init__(self, times: int, begins: int, ends: int) -> None:
        self.times, self.begins, self.ends = times, begins, ends
        self.papers, self.most = 1, times  # the most in one paper

    def add(self, times: int, begins: int, ends: int) -> None:
        """Count another paper."""
        self.times += times
        self.begins += begins
        self.ends += ends
        self.papers += 1
        self.most = max(self.most, times)

    @property
    def told(self) -> bool:
        """Whether papers say enough of it, and apart from its neighbours often enough."""
        enough = (self.papers > 1 and self.times >= SPREAD) or self.most >= OFTEN
        return enough and min(self.begins, self.ends) >= APART * self.times


class Discovery:
    """The phrases of a corpus; memory grows with its vocabulary, up to a bound."""

    def __init__(self) -> None:
        self.passages = 0
        self._known: dict[str, _Counts] = {}
        self._forms: Counter[str] = Counter()
        self._used: Counter[tuple[str, str]] = Counter()  # words where a "noun" stands, or a "verb"
        self._authors: Counter[str] = Counter()
        self._defined: Counter[tuple[str, str]] = Counter()

    def add(self, paper: Paper) -> None:
        """Count the phrases of a paper."""
        seen: list[Seen] = []
        used: list[tuple[str, str]] = []
        explained: set[tuple[str, str]] = set()
        for passage in paper.quotable:
            if "(" in passage.text:
                explained.update((d.short, d.long) for d in abbreviations(collapse(passage.text)))
            for sentence in passage.sentences:
                cut = pieces(sentence.text)
                seen += phrases(cut)
                used += uses(cut)
                self._authors.update(cited(sentence.text))
        self.passages += len(paper.quotable)
        self._defined.update(explained)
        self._used.update(used)
        self._count(Counter(seen))
        if len(self._known) > KEPT:
            self._forget()

    def _count(self, seen: Counter[Seen]) -> None:
        here: dict[str, list[int]] = {}
        for (text, first, begins, ends), times in seen.items():
            key = key_of(text)
            counts = here.get(key)
            if counts is None:
                counts = here[key] = [0, 0, 0]
            counts[0] += times
            counts[1] += times * begins
            counts[2] += times * ends
            if not first:
                self._forms[text] += times
        for key, (times, begun, ended) in here.items():
            known = self._known.get(key)
            if known is None:
                self._known[key] = _Counts(times, begun, ended)
            else:
                known.add(times, begun, ended)

    def _forget(self) -> None:
        """Forget what is rarest."""
        rarest = sorted(self._known, key=lambda key: (-self._known[key].times, key))[KEPT // 2 :]
        for key in rarest:
            del self._known[key]
        for counts in (self._forms, self._authors):
            _rarest_out(counts)
        for pairs in (self._used, self._defined):
            _rarest_out(pairs)

    def phrases(self) -> Iterator[Phrase]:
        """The phrases that several papers hold, or one holds often, and that stand by themselves."""
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for form in self._forms:
            known = self._known.get(key_of(form))
            if known is not None and known.told:
                forms[key_of(form)].append(form)
        for key in sorted(forms):
            known, written = self._known[key], sorted(forms[key], key=lambda form: (-self._forms[form], form))
            least = APART if " " in written[0] else ALONE
            if known.ends >= least * known.times:
                common = [form for form in written if self._forms[form] >= COMMON * self._forms[written[0]]]
                yield Phrase(tuple(key.split()), tuple(common), known.times, known.papers)

    def derived(self, name: str) -> list[str]:
        """What is written for those of a place or a person: "Mongolian", "Mongolians" for Mongolia."""
        last = name.rsplit(maxsplit=1)[-1]
        if not last[0].isupper() or last.isupper():
            return []
        return [form for ending in DERIVED if (form := name + ending) in self._forms]

    def verb(self, word: str) -> bool:
        """Whether a word stands where verbs stand more often than where nouns do."""
        return self._used[word, "verb"] > self._used[word, "noun"]

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
            if self._told_by(same) >= AGREED * self._told_by(pairs):
                found[key] = ranked[0]
        return found

    def _told_by(self, pairs: Sequence[tuple[str, str]]) -> int:
        return sum(self._defined[pair] for pair in pairs)


def _rarest_out(counts: Counter[T]) -> None:
    """Forget the rarest where there are too many, until half are left."""
    if len(counts) > KEPT:
        for key in sorted(counts, key=lambda key: (-counts[key], key))[KEPT // 2 :]:
            del counts[key]
