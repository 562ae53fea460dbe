"""Whose turn it is among topics and papers: each line once, topics in turn, papers in equal shares."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence

from briefs.models import Place
from briefs.records import dataclass

PERIOD = 60  # days in which all that is prized comes
EARLY = 1.0  # turns by which a paper may come before its time, so that another topic can be shown first


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that waits for its day, with the numbers of the topics that it speaks of."""

    place: Place
    topics: tuple[int, ...]
    prized: bool = False  # has more to it than others; such lines come at even distances


@dataclass(frozen=True, slots=True)
class Turn:
    """The line of a day: the number of its paper, and the topic for which it was chosen."""

    paper: int
    place: Place
    topic: int | None
    at: int = 0  # as which of the topics that take turns it comes, from 1; 0 where it is not its turn
    of: int = 0  # how many they are


def rota(pools: Sequence[Sequence[Entry]]) -> list[Turn]:
    """All lines of some papers, each once; the lines of a paper are given the best first.

    No topic comes again before all that have a line left have come, as long as each paper keeps to its time: its
    lines are spread evenly over the days. A paper that is due and has no line but on topics that have come already
    brings the one that has not come for longest. Of the topics that may come those that few papers have come first.
    """
    return list(_Round(pools).turns())


class _Round:
    """What is left of the lines while they are given out."""

    def __init__(self, pools: Sequence[Sequence[Entry]]) -> None:
        self._left = [list(pool) for pool in pools]
        self._held = [Counter(topic for entry in pool for topic in entry.topics) for pool in pools]
        self._unused = sum(self._held, Counter[int]())
        self._papers = Counter(topic for held in self._held for topic in held)
        self._waiting: set[int] = set()
        self._of = self._at = 0
        self._last: dict[int, int] = {}
        self._days = sum(map(len, pools))
        self._gap = [self._days / len(pool) if pool else 0.0 for pool in pools]
        prized = sum(entry.prized for pool in pools for entry in pool)
        self._since = self._apart = min(PERIOD, self._days) // max(1, prized)  # days between prized lines

    def turns(self) -> Iterator[Turn]:
        queue = [(gap / 2, paper) for paper, gap in enumerate(self._gap) if gap]
        heapq.heapify(queue)
        for day in range(self._days):
            if not self._waiting:
                self._waiting = {topic for topic, count in self._unused.items() if count}
                self._of, self._at = len(self._waiting), 0
            aside = self._passed(queue, day)
            due, paper = aside.pop()
            for other in aside:
                heapq.heappush(queue, other)
            self._since += 1
            yield self._turn(paper, day)
            if self._left[paper]:
                heapq.heappush(queue, (due + self._gap[paper], paper))

    def _passed(self, queue: list[tuple[float, int]], day: int) -> list[tuple[float, int]]:
        """The papers up to the one whose turn it is, which comes last, taken off the queue."""
        aside: list[tuple[float, int]] = []
        while queue:
            due, paper = queue[0]
            slack = EARLY * self._gap[paper]
            if aside and due - day - 0.5 > slack:
                break
            heapq.heappop(queue)
            aside.append((due, paper))
            if day + 0.5 - due > slack or self._fresh(paper) or not self._held[paper]:
                return aside
        return [*aside[1:], aside[0]]

    @property
    def _rested(self) -> bool:
        return self._since >= self._apart

    def _fresh(self, paper: int) -> list[int]:
        return [topic for topic in self._held[paper] if topic in self._waiting]

    def _turn(self, paper: int, day: int) -> Turn:
        topic = self._topic(paper)
        in_turn = topic in self._waiting
        entry = self._entry(paper, topic)
        self._left[paper].remove(entry)
        if entry.prized:
            self._since = 0
        for each in entry.topics:
            self._unused[each] -= 1
            self._held[paper][each] -= 1
            if not self._held[paper][each]:
                del self._held[paper][each]
                self._papers[each] -= 1
            if not self._unused[each]:
                self._waiting.discard(each)
        if topic is None:
            return Turn(paper, entry.place, None)
        self._last[topic] = day
        if not in_turn:
            return Turn(paper, entry.place, topic, 0, self._of)
        self._waiting.discard(topic)
        self._at += 1
        return Turn(paper, entry.place, topic, self._at, self._of)

    def _topic(self, paper: int) -> int | None:
        """A topic that waits, if need be one that has come: first those that few papers can bring."""
        fresh = self._fresh(paper)
        if fresh:
            prized = {t for e in self._left[paper] if e.prized for t in e.topics}
            return min(
                fresh, key=lambda t: ((t in prized) is not self._rested, self._papers[t], -self._unused[t], t)
            )
        if any(not entry.topics for entry in self._left[paper]):
            return None
        return min(self._held[paper], key=lambda t: (self._last.get(t, -1), t))

    def _entry(self, paper: int, topic: int | None) -> Entry:
        """The best line on a topic; one without which another topic could not come stays for that."""
        fit = [e for e in self._left[paper] if topic in e.topics or (topic is None and not e.topics)]
        return min(
            fit,
            key=lambda e: (
                e.prized is not self._rested,
                sum(self._unused[t] == 1 for t in e.topics if t in self._waiting and t != topic),
            ),
        )
