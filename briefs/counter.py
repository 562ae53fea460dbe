"""The line to set against a line: what another paper says on the same topic."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from briefs.models import Kind, Lean, Paper, Part, Passage, Place, Sentence, Topic
from briefs.polarity import denies
from briefs.records import dataclass
from briefs.text import collapse, stems

Mentions = Mapping[str, Mapping[str, Iterable[Place]]]  # topic id → paper id → sentences that speak of it

LONGEST = 320  # characters: a card holds four such lines
_A_TOPIC = 200  # lines of a topic, the most salient: a large corpus has more than a day needs
# What counts besides shared words (0 to 1): that one line denies and the other affirms, that they are of
# different years, and that the other is salient in its paper. Words come first, as they say what it is about.
_OPPOSED, _OTHER_YEAR, _SALIENT = 0.2, 0.1, 0.2


def stands_alone(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence can be read with nothing around it, and says something no earlier one says."""
    return (
        passage.part is not Part.BACK
        and passage.kind is Kind.PROSE
        and sentence.lean is Lean.NONE
        and not sentence.riders
        and sentence.twin is None
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence that may be set against another, with what it is about."""

    paper: Paper
    place: Place
    salience: float
    stems: frozenset[str]
    denies: bool

    @classmethod
    def read(cls, paper: Paper, place: Place) -> _Line:
        sentence = paper.sentence(place)
        text = sentence.text
        return cls(paper, place, sentence.salience, frozenset(stems(text)), denies(text))


class Rivals:
    """The lines of some papers by topic, for finding the one to set against another."""

    def __init__(self, papers: Sequence[Paper], topics: Sequence[Topic], mentions: Mentions) -> None:
        by_id = {paper.id: paper for paper in papers}
        self._topics = topics
        self._spoken: defaultdict[tuple[str, Place], list[int]] = defaultdict(list)
        self._lines: list[list[_Line]] = []
        self._size: list[int] = []
        read: dict[tuple[str, Place], _Line] = {}
        for number, topic in enumerate(topics):
            places = [
                (by_id[paper], place)
                for paper, held in sorted(mentions.get(topic.id, {}).items())
                if paper in by_id
                for place in sorted(held)
            ]
            self._size.append(len(places))
            self._lines.append([])
            for paper, place in places:
                self._spoken[paper.id, place].append(number)
            for paper, place in sorted(filter(_presentable, places), key=_by_salience)[:_A_TOPIC]:
                line = read.get((paper.id, place)) or _Line.read(paper, place)
                self._lines[-1].append(read.setdefault((paper.id, place), line))
        frequency = Counter(stem for line in read.values() for stem in line.stems)
        self._weights = {stem: 1 / math.sqrt(count) for stem, count in frequency.items()}

    def topics_of(self, paper: Paper, place: Place) -> list[Topic]:
        """The topics a sentence speaks of, the most special first, which is the one least spoken of."""
        spoken = sorted(self._spoken.get((paper.id, place), ()), key=lambda n: (self._size[n], n))
        return [self._topics[number] for number in spoken]

    def against(
        self, paper: Paper, place: Place, shown: Container[tuple[str, Place]], theme: str | None = None
    ) -> tuple[Topic, Paper, Place] | None:
        """The topic on which another paper has most to say to this line, that paper, and what it says.

        Lines already shown are taken only where there are no others; None where no other paper has a line on
        any topic of this one. A theme, if the line speaks of it, is the only topic.
        """
        own = _Line.read(paper, place)
        numbers = self._spoken.get((paper.id, place), [])
        numbers = [n for n in numbers if self._topics[n].id == theme] or numbers
        best: tuple[tuple[bool, float], int, _Line] | None = None
        for number in sorted(numbers, key=lambda n: (self._size[n], n)):
            for line in self._lines[number]:
                if line.paper.id != paper.id:
                    fresh = (line.paper.id, line.place) not in shown
                    rank = (fresh, self._closeness(own, line))
                    if best is None or rank > best[0]:
                        best = rank, number, line
        return (self._topics[best[1]], best[2].paper, best[2].place) if best else None

    def _closeness(self, own: _Line, other: _Line) -> float:
        shared = self._weight(own.stems & other.stems)
        return (
            shared / max(1.0, self._weight(own.stems | other.stems))
            + _OPPOSED * (own.denies != other.denies)
            + _OTHER_YEAR * (own.paper.year != other.paper.year)
            + _SALIENT * other.salience
        )

    def _weight(self, words: Iterable[str]) -> float:
        """Rare words weigh more; the sum is exact, as words come in no order."""
        return math.fsum(self._weights.get(word, 0.0) for word in words)


def _presentable(at: tuple[Paper, Place]) -> bool:
    paper, place = at
    passage, sentence = paper.passage(place.paragraph), paper.sentence(place)
    return (
        stands_alone(passage, sentence) and not sentence.question and len(collapse(sentence.text)) <= LONGEST
    )


def _by_salience(at: tuple[Paper, Place]) -> tuple[float, str, Place]:
    paper, place = at
    return -paper.sentence(place).salience, paper.id, place
