"""Phrases that papers share: what they discuss where no topic says so."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from briefs.models import Place
from briefs.search.keys import pair, parts
from briefs.search.terms import Term
from briefs.search.words import FRAME_WORDS, LIGHT_WORDS, NUMERALS
from briefs.select import Candidate
from briefs.text import collapse

Terms = Mapping[Place, Sequence[Term]]
Found = tuple[str, list[list[Candidate]]]  # a phrase, and the lines of each paper that hold it

Cover = defaultdict[str, dict[int, float]]  # by phrase: lines, by their number, and how far it covers each

_MOST = 300  # lines of a paper, the most salient
_LEAST = 0.25  # of the first phrase's gain: less is a word in passing
_DISCUSSED = 2  # lines of each paper that hold a phrase: one is a mention
_SHORTEST = 3  # letters of a word
_VERBAL = ("ed", "ly")  # endings of words that name nothing


def common(lines: Sequence[Sequence[Candidate]], terms: Sequence[Terms], count: int) -> Iterator[Found]:
    """The phrases that together stand for most of what two papers or more say, the first best.

    Greedy facility location (Lin & Bilmes 2011): a line is covered as far as its likeness (TF-IDF cosine) to
    the nearest phrase chosen; a phrase gains what it covers anew, the paper left out in which it covers most.
    """
    pools = [sorted(pool, key=lambda c: (-c.score, c.place))[:_MOST] for pool in lines]
    held = [_held(pool, own) for pool, own in zip(pools, terms, strict=True)]
    total = sum(map(len, pools))
    spread = Counter(key for each in held for holding in each for key in holding)
    rarity = {key: math.log(total / n) for key, n in spread.items()}
    covers = [_covers(pool, each, rarity) for pool, each in zip(pools, held, strict=True)]
    shared = sorted(k for k in {*chain.from_iterable(covers)} if _discussed(k, covers))
    labels = {key: label for key in shared if (label := _label(key, covers, held))}
    covered = [[0.0] * len(pool) for pool in pools]
    chosen: set[str] = set()
    least = 0.0
    while labels and count:
        gains = {key: _gain(key, covers, covered) for key in labels}
        best = min(labels, key=lambda k: (-gains[k], k))
        if gains[best] <= least:
            return
        least, count = least or _LEAST * gains[best], count - 1
        yield (
            labels[best],
            [[pool[n] for n in cover.get(best, ())] for pool, cover in zip(pools, covers, strict=True)],
        )
        for cover, done in zip(covers, covered, strict=True):
            for n, worth in cover.get(best, {}).items():
                done[n] = max(done[n], worth)
        chosen |= set(parts(best))
        labels = {key: label for key, label in labels.items() if chosen.isdisjoint(parts(key))}


def _gain(key: str, covers: Sequence[Cover], covered: Sequence[Sequence[float]]) -> float:
    gains = [
        math.fsum(max(0.0, worth - done[n]) for n, worth in cover.get(key, {}).items())
        for cover, done in zip(covers, covered, strict=True)
    ]
    return math.fsum(gains) - max(gains)


def _held(pool: Sequence[Candidate], terms: Terms) -> list[dict[str, str]]:
    """What each line holds: its words and its phrases of two words, by key, as written."""
    held = []
    for line in pool:
        text, read = line.sentence.text, [t for t in terms[line.place] if _tells(t)]
        found = {t.key: "" for t in read}  # one word says too little to be a label
        beside = ((a, b) for a, b in pairwise(read) if text[a.end : b.start].isspace() and _whole(text, a, b))
        held.append(found | {pair(a.key, b.key): collapse(text[a.start : b.end]) for a, b in beside})
    return held


def _discussed(key: str, covers: Sequence[Cover]) -> bool:
    return sum(len(cover.get(key, ())) >= _DISCUSSED for cover in covers) > 1


def _whole(text: str, first: Term, last: Term) -> bool:
    """Whether two words are no part of something longer that hyphens make one."""
    around = text[max(0, first.start - 1) : first.start] + text[last.end : last.end + 1]
    return not any(mark in around for mark in "-‐‑/_")


def _tells(term: Term) -> bool:
    words = term.words
    long = any(len(word) >= _SHORTEST and not word.isdigit() for word in words)
    return long and (LIGHT_WORDS | FRAME_WORDS | NUMERALS).isdisjoint(words)


def _covers(
    pool: Sequence[Candidate], held: Sequence[Mapping[str, str]], rarity: Mapping[str, float]
) -> Cover:
    """By phrase, the lines that hold it and how much of each it stands for."""
    covers: Cover = defaultdict(dict)
    for n, (line, holding) in enumerate(zip(pool, held, strict=True)):
        norm = math.sqrt(math.fsum(rarity[key] ** 2 for key in holding if not parts(key)[1:]))
        for key in holding:
            covers[key][n] = (1 + line.score) * rarity[key] / norm if norm else 0.0
    return covers


def _label(key: str, covers: Sequence[Cover], held: Sequence[Sequence[Mapping[str, str]]]) -> str:
    """The words for a key that most papers write, two at least; empty where they name nothing."""
    written = [
        Counter(each[n][key] for n in cover.get(key, ())) for cover, each in zip(covers, held, strict=True)
    ]
    papers = Counter(folded for each in written for folded in {words.casefold() for words in each if words})
    uses: Counter[str] = sum(written, Counter())
    both = [words for words in uses if papers[words.casefold()] > 1]
    if not both or any(word.endswith(_VERBAL) for word in (key, *both)):
        return ""
    return min(both, key=lambda words: (-papers[words.casefold()], -uses[words], words))
