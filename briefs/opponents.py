"""The lines that surely stand against a line: of other papers, or another voice in the same report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefs.counter import Mentions
from briefs.models import Kind, Lean, Paper, Part, Place
from briefs.opposition import Against, Judge, Line, has_sides
from briefs.text import collapse

_LONGEST = 480  # characters, with the sentences that have to go before it
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
            self._about[topic] = sorted(filter(self._whole, places), key=self._salience)[:_A_TOPIC]

    def of(self, paper: Paper, place: Place, also: Iterable[Line] = ()) -> tuple[Paper, Place] | None:
        """The line that stands most against a line, first of all one of another paper; None where none surely does.

        Lines that share no topic with it are gone through where they are given.
        """
        if not _position(paper, place):
            return None
        own = self._line((paper.id, place))
        near = (at for topic in self._spoken.get((paper.id, place), ()) for at in self._about[topic])
        others = {(line.paper.id, line.place): line for line in map(self._line, near)}
        others |= {at: line for line in also if self._whole(at := (line.paper.id, line.place))}
        found = [(verdict, other) for other in others.values() if (verdict := self._verdict(own, other))]
        if not found:
            return None
        _, best = min(found, key=lambda f: (f[1].paper.id == paper.id, -round(f[0].score, 9), _order(f[1])))
        return self._papers[best.paper.id], best.place

    def _verdict(self, own: Line, other: Line) -> Against | None:
        """That two lines surely stand against each other, whichever of them is taken for the claim.

        In one paper two voices stand against each other, and not its author against somebody.
        """
        within = own.paper.id == other.paper.id
        if within and own.place in (other.place, *other.paper.sentence(other.place).riders):
            return None
        if within and not (self._sides[own.paper.id] and own.reported and other.reported):
            return None
        verdicts = (self._judge.against(*pair, sides=within) for pair in ((own, other), (other, own)))
        sure = [verdict for verdict in verdicts if verdict is not None and verdict.sure]
        return max(sure, key=lambda verdict: verdict.score, default=None)

    def _line(self, at: tuple[str, Place]) -> Line:
        if at not in self._lines:
            self._lines[at] = self._judge.line(self._papers[at[0]], at[1])
        return self._lines[at]

    def _whole(self, at: tuple[str, Place]) -> bool:
        """Whether a line takes a position and can be shown, with what it leans on."""
        paper = self._papers.get(at[0])
        if paper is None:
            return False
        passage, sentence = paper.passage(at[1].paragraph), paper.sentence(at[1])
        shown = [paper.sentence(rider).text for rider in sentence.riders] + [sentence.text]
        return (
            passage.part is not Part.BACK
            and passage.kind is not Kind.LIST
            and sentence.lean is not Lean.LOST
            and _position(paper, at[1])
            and sum(len(collapse(text)) for text in shown) <= _LONGEST
        )

    def _salience(self, at: tuple[str, Place]) -> tuple[float, str, Place]:
        return -self._papers[at[0]].sentence(at[1]).salience, *at


def _position(paper: Paper, place: Place) -> bool:
    """Whether a line marks what it says as a position: by a modal word, or by whose view it is."""
    sentence = paper.sentence(place)
    return bool(sentence.flat or sentence.hedges or sentence.reported)


def _order(line: Line) -> tuple[str, Place]:
    return line.paper.id, line.place
