"""The lines of a row of daily briefs, each once before any returns: a pure function of papers, topics and theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefs.answers import NO_THEME, Theme, Turns
from briefs.counter import Mentions, Rivals
from briefs.lines import adds, tells
from briefs.models import Paper, Place, Topic
from briefs.opponents import Opponents
from briefs.opposition import Judge
from briefs.rota import Entry, Turn, rota

SHORTEST_ROUND, LONGEST_ROUND = 60, 1000  # days, if there are lines enough
_FAIR = (
    0.1  # of its equal share: what a paper may get more or less, as papers have different numbers of lines
)
_A_LINE = 0.5  # of a day, where shares are smaller than a line
_JUDGED = 2  # times the lines of an equal share: how many of a paper are set against others
_RECENT = 30  # days in which no line stands beside another that was shown already


class Series:
    """A row of briefs: which line has which day, and what stands beside it."""

    def __init__(
        self,
        papers: Sequence[Paper],
        topics: Sequence[Topic],
        mentions: Mentions,
        theme: Theme = NO_THEME,
        judge: Judge | None = None,
    ) -> None:
        self.papers, self.theme = sorted(papers, key=lambda p: p.id), theme
        self._topics = theme.topics or tuple(topics)
        self._rivals = Rivals(self.papers, self._topics, mentions)
        self._opponents = Opponents(self.papers, mentions, judge) if judge else None
        self._speaking: defaultdict[tuple[str, Place], list[int]] = defaultdict(list)
        for number, topic in enumerate(self._topics):
            for id, places in mentions.get(topic.id, {}).items():
                for place in places:
                    self._speaking[id, place].append(number)
        pools = [self._pool(paper) for paper in self.papers]
        most = level([len(pool) for pool in pools])
        self._turns = rota([pool[:most] for pool in pools])
        self._beside: list[tuple[Topic, Paper, Place] | None] = []  # of the first days of a time round

    def __len__(self) -> int:
        return len(self._turns)

    def line(self, number: int) -> tuple[Paper, Place]:
        """The line of an issue; ZeroDivisionError where there is no line at all."""
        turn = self._turn(number)
        return self.papers[turn.paper], turn.place

    def topic(self, number: int) -> Topic | None:
        """The topic for which it was chosen."""
        topic = self._turn(number).topic
        return None if topic is None else self._topics[topic]

    def turns(self, number: int) -> Turns:
        """Why it has this day."""
        rounds, day = divmod(number - 1, len(self._turns))
        turn = self._turns[day]
        return Turns(day + 1, len(self._turns), rounds + 1, turn.at, turn.of)

    def against(self, number: int, also: Iterable[tuple[str, Place]] = ()) -> tuple[Paper, Place] | None:
        """The line that surely stands against the line of an issue, looked for in other lines as well."""
        return self._opponents.of(*self.line(number), also) if self._opponents else None

    def beside(self, number: int) -> tuple[Topic, Paper, Place] | None:
        """What another paper says on the topic of an issue, or else on another that its line speaks of.

        It was not shown lately, if that can be helped.
        """
        day = (number - 1) % len(self._turns)
        for at in range(len(self._beside), day + 1):
            near = self._turns[max(0, at - _RECENT) : at + _RECENT]
            shown = {(self.papers[turn.paper].id, turn.place) for turn in near}
            shown |= {(line[1].id, line[2]) for line in self._beside[-_RECENT:] if line}
            line, topic = self.line(at + 1), self.topic(at + 1)
            found = self._rivals.against(*line, shown, topic.id) if topic else None
            self._beside.append(found or self._rivals.against(*line, shown))
        return self._beside[day]

    def _turn(self, number: int) -> Turn:
        return self._turns[(number - 1) % len(self._turns)]

    def _pool(self, paper: Paper) -> list[Entry]:
        """The lines of a paper, the best first: those that something stands against, then those with a topic."""
        if self.theme.papers and paper.id not in self.theme.papers:
            return []
        found = [
            (sentence, Place(passage.number, sentence.number))
            for passage in paper.quotable
            for sentence in passage.sentences
            if tells(passage, sentence)
        ]
        spoken = self._speaking
        if self.theme.topics:
            found = [line for line in found if (paper.id, line[1]) in spoken]
        found.sort(key=lambda line: (-line[0].salience, line[1]))
        speaking = len(self.theme.papers or self.papers)
        judged = {place for _, place in found[: max(1, _JUDGED * SHORTEST_ROUND // speaking)]}
        opposed = {place for place in judged if self._opponents and self._opponents.of(paper, place)}
        found.sort(
            key=lambda line: (
                line[1] not in opposed,
                (paper.id, line[1]) not in spoken,
                adds(line[0]),
                -line[0].salience,
                line[1],
            )
        )
        return [
            Entry(place, tuple(spoken.get((paper.id, place), ())), place in opposed) for _, place in found
        ]


def level(sizes: Sequence[int]) -> int:
    """How many lines a paper gives at most, of papers that have so many.

    As many as keep each paper close to its equal share in 60 days and a time round within 1,000 days, but no fewer
    than fill 60 days; a paper with fewer than its share gives what it has.
    """
    some = [size for size in sizes if size]
    most = max(some, default=0)
    wanted = min(SHORTEST_ROUND, sum(some))
    least = next((n for n in range(most) if sum(min(size, n) for size in some) >= wanted), most)
    return next((n for n in range(most, least, -1) if _fair([min(size, n) for size in some])), least)


def _fair(given: Sequence[int]) -> bool:
    days = sum(given)
    share = SHORTEST_ROUND / len(given)
    off = max(_FAIR * share, _A_LINE)
    return days <= LONGEST_ROUND and all(
        abs(SHORTEST_ROUND * n / days - share) <= off for n in (min(given), max(given))
    )
