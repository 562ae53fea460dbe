"""The lines that surely stand against a line: of other papers, or another voice in the same report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefs.counter import Mentions
from briefs.models import Kind, Lean, Paper, Part, Place
from briefs.opposition import Judge, Line, has_sides, marked, showable

_A_TOPIC = 200  # lines of a topic, the most salient: a large corpus has more than can be gone through


class Opponents:
    """What stands against lines of some papers; found by the topics that two lines share."""

    def __init__(self, papers: Sequence[Paper], mentions: Mentions, judge: Judge) -> None:
        self._papers, self._judge = {paper.id: paper for paper in papers}, judge
        self._sides = {paper.id: has_sides(paper) for paper in papers}
        self._lines: dict[tuple[str, Place], Line] = {}
        self._spoken: defaultdict[tuple[str, Place], list[str]] = defaultdict(list)
        self._about: dict[str, list[tuple[str, Place]]] = {}
        for topic, held in sorted(mentions.items()):
            places = [(id, place) for id in sorted(held) if id in self._papers for place in sorted(held[id])]
            for at in places:
                self._spoken[at].append(topic)
            self._about[topic] = sorted(filter(self._tells, places), key=self._salience)[:_A_TOPIC]

    def of(
        self, paper: Paper, place: Place, also: Iterable[tuple[str, Place]] = ()
    ) -> tuple[Paper, Place] | None:
        """The line that stands most against a line, first of all one of another paper; None where none surely does.

        Lines that share no topic with it are gone through where they are given.
        """
        own = self._line((paper.id, place))
        near = [at for topic in self._spoken.get((paper.id, place), ()) for at in self._about[topic]]
        others = map(self._line, dict.fromkeys((*near, *filter(self._whole, also))))
        sides = self._sides[paper.id]
        found = [(verdict, other) for other in others if (verdict := self._judge.surely(own, other, sides))]
        if not found:
            return None
        _, best = min(found, key=lambda f: (f[1].paper.id == paper.id, -round(f[0].score, 9), _order(f[1])))
        return self._papers[best.paper.id], best.place

    def _line(self, at: tuple[str, Place]) -> Line:
        if at not in self._lines:
            self._lines[at] = self._judge.line(self._papers[at[0]], at[1])
        return self._lines[at]

    def _whole(self, at: tuple[str, Place]) -> bool:
        """Whether a line can be shown, with what it leans on."""
        paper = self._papers.get(at[0])
        if paper is None:
            return False
        passage = paper.passage(at[1].paragraph)
        told = passage.part is not Part.BACK and passage.kind is not Kind.LIST
        return told and paper.sentence(at[1]).lean is not Lean.LOST and showable(paper, at[1])

    def _tells(self, at: tuple[str, Place]) -> bool:
        return self._whole(at) and marked(self._papers[at[0]].sentence(at[1]))

    def _salience(self, at: tuple[str, Place]) -> tuple[float, str, Place]:
        return -self._papers[at[0]].sentence(at[1]).salience, *at


def _order(line: Line) -> tuple[str, Place]:
    return line.paper.id, line.place
