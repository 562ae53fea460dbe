"""Whether a line stands against another: the same subject, and something else said of it.

The subject is what two lines share, rare words and topics counting most (cosine of tf-idf weights, names folded). They
stand against each other where one leans for and the other against something they share, or where they call on
different sides to act. A wrong "against" is worse than none, so what shares little is left alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Set

from briefs.models import Lean, Paper, Passage, Place, Sentence
from briefs.records import dataclass
from briefs.search.terms import Lexicon, Term
from briefs.stance import Stance, stance
from briefs.text import collapse

LONGEST = 1000  # characters, with the sentences that have to go before it: half of what a message holds
TOPIC = 2.0  # what a shared topic weighs over a shared word of its rarity: other words say the same
UNSAID = 0.6  # what counts of shared words that neither line leans on
# Likeness from which a line may stand against another where they share a topic, and from which it does.
LEAST, SURE = 0.15, 0.2
_FEW, _ENOUGH = 1.5, 2.5  # things shared: a topic or a word is one, a name half of one
_TWICE = 2  # things leaned on opposite ways; one may be chance
_SPEAKERS = 0.15  # share of reported sentences from which a paper is a report with more than one side
_POSITION = 2  # lean of a line that takes a position without saying may or must
_CALL = re.compile(
    r"\b(?:must|should|needs? to|ha(?:s|ve) to|ought to|(?P<after>up to)|essential|necessary|indispensable)\b"
)
# A line that tells of two sides stands against neither: "some hope …, while others …".
_BOTH = re.compile(
    r"\b(?:some|many|several|most|few)\b.*\b(?:while|whereas|but|and)\s+(?:\w+\s+)?others\b", re.I
)
Spoken = Mapping[str, Mapping[str, Mapping[Place, int]]]  # topic → paper → places


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence made ready to be set against others."""

    paper: Paper
    passage: Passage
    place: Place
    weights: Mapping[str, float]  # of its terms, and of its topics as "#id"
    leans: Mapping[str, int]  # what is said of each
    stance: Stance
    agents: Set[str]  # names that are called on to act

    @property
    def reported(self) -> str | None:
        """Whose view it is, where not the author's."""
        return self.paper.sentence(self.place).reported


@dataclass(frozen=True, slots=True)
class Against:
    """That a line stands against another, and how surely."""

    score: float
    sure: bool


class Judge:
    """Reads lines, and tells which stand against which; ``idf`` says how telling a key is by its frequency."""

    def __init__(
        self,
        lexicon: Lexicon,
        spoken: Spoken,
        frequency: Callable[[str], int],
        idf: Callable[[int], float],
    ) -> None:
        self._lexicon, self._frequency, self._idf = lexicon, frequency, idf
        self._topics: dict[tuple[str, Place], dict[str, float]] = {}
        for topic, papers in sorted(spoken.items()):
            weight = TOPIC * idf(sum(map(len, papers.values())))
            for paper, places in papers.items():
                for place in places:
                    self._topics.setdefault((paper, place), {})[f"#{topic}"] = weight

    def line(self, paper: Paper, place: Place) -> Line:
        """The sentence at a place."""
        text = paper.sentence(place).text
        leaning, terms = stance(text), self._lexicon.terms(text)
        topics = self._topics.get((paper.id, place), {})
        leans: dict[str, int] = dict.fromkeys(topics, leaning.whole)
        for term in terms:
            leans[term.key] = leans.get(term.key, 0) + leaning.at(term.start)
        weights = {term.key: self._idf(self._frequency(term.key)) for term in terms}
        return Line(
            paper,
            paper.passage(place.paragraph),
            place,
            weights | topics,
            leans,
            leaning,
            _agents(text, terms),
        )

    def surely(self, own: Line, other: Line, sides: bool = False) -> Against | None:
        """That two lines surely stand against each other, whichever of them is taken for the claim.

        Each has to mark what it says as a position, by a modal word or by whose view it is, or one of them has to
        do so without a hedge. In one paper two voices stand against each other, and not its author against somebody.
        """
        first, second = (line.paper.sentence(line.place) for line in (own, other))
        within = own.paper.id == other.paper.id
        if within and (
            own.place in (other.place, *second.riders) or not (first.reported and second.reported)
        ):
            return None
        if not (_firm(first, second) and showable(other.paper, other.place)):
            return None
        verdicts = (self.against(*pair, sides) for pair in ((own, other), (other, own)))
        sure = [verdict for verdict in verdicts if verdict is not None and verdict.sure]
        return max(sure, key=lambda verdict: verdict.score, default=None)

    def maybe(self, claim: Line, other: Line, sides: bool = False) -> Against | None:
        """That another line may stand against a claim."""
        verdict = self.against(claim, other, sides)
        return None if verdict is None else Against(verdict.score, False)

    def against(self, claim: Line, other: Line, sides: bool = False) -> Against | None:
        """Whether another line stands against a claim; ``sides``: of one paper, which reports more than one."""
        if not (_speaks(claim) and _speaks(other) and _takes_position(other)):
            return None
        if claim.paper.id == other.paper.id and not (sides and claim.reported != other.reported):
            return None
        shared = claim.weights.keys() & other.weights.keys()
        opposed = {key for key in shared if claim.leans[key] * other.leans[key] < 0}
        topics = {key for key in shared if key.startswith("#")}
        others_act = not opposed and _apart(claim.agents, other.agents)
        if others_act:
            opposed = topics
        if not opposed:
            return None
        held = sum(0.5 if key.startswith("@") else 1.0 for key in shared)
        score = _likeness(claim, other, shared, opposed)
        if held < _FEW or score < (LEAST if topics else SURE):
            return None
        enough = held >= _ENOUGH and score >= SURE and (others_act or len(opposed) >= _TWICE)
        outright = _takes_position(claim) and not claim.paper.sentence(claim.place).hedges
        return Against(score, enough and outright)  # what only may be so, nothing is surely against


def showable(paper: Paper, place: Place) -> bool:
    """Whether a line can stand beside another in one message, with what it leans on."""
    sentence = paper.sentence(place)
    shown = [*(paper.sentence(rider).text for rider in sentence.riders), sentence.text]
    return sum(len(collapse(text)) for text in shown) <= LONGEST


def marked(sentence: Sentence) -> bool:
    """Whether a sentence marks what it says as a position."""
    return bool(sentence.flat or sentence.hedges or sentence.reported)


def has_sides(paper: Paper) -> bool:
    """Whether a paper reports the views of others so often that they may differ."""
    sentences = [s for passage in paper.quotable for s in passage.sentences]
    return sum(s.reported is not None for s in sentences) >= _SPEAKERS * max(1, len(sentences))


def _likeness(a: Line, b: Line, shared: Set[str], opposed: Set[str]) -> float:
    """The cosine of two lines, of which what they share unopposed counts less; exact, as sets have no order."""
    product = math.fsum(
        a.weights[key] * b.weights[key] * (1.0 if key in opposed else UNSAID) for key in shared
    )
    norms = [math.fsum(weight * weight for weight in line.weights.values()) for line in (a, b)]
    return product / math.sqrt(norms[0] * norms[1]) if product else 0.0


def _firm(first: Sentence, second: Sentence) -> bool:
    """Whether both mark their positions, or one of them without a hedge."""
    if marked(first) and marked(second):
        return True
    return any(marked(sentence) and not sentence.hedges for sentence in (first, second))


def _speaks(line: Line) -> bool:
    sentence = line.paper.sentence(line.place)
    announces = sentence.text.rstrip().endswith(":")
    whole = sentence.lean is not Lean.LOST and sentence.twin is None
    return whole and not (sentence.question or announces or _BOTH.search(sentence.text))


def _takes_position(line: Line) -> bool:
    sentence = line.paper.sentence(line.place)
    return marked(sentence) or abs(line.stance.whole) >= _POSITION


def _agents(text: str, terms: list[Term]) -> frozenset[str]:
    """The names before a word that calls on somebody to act, or after "up to"."""
    call = _CALL.search(text)
    if call is None:
        return frozenset()
    names = [t for t in terms if t.key.startswith("@")]
    if call["after"]:
        return frozenset(t.key for t in names if t.start > call.end())
    return frozenset(t.key for t in names if t.start < call.start())


def _apart(first: Set[str], second: Set[str]) -> bool:
    return bool(first and second) and not (first <= second or second <= first)
