"""How much a sentence says of what its paper says: one linear score of cheap features, round weights.

Sources of the features: centrality to the TF-IDF centroid (Radev et al. 2004, MEAD), position and cue phrases
(Edmundson 1969), title and heading words (Luhn 1958; Edmundson 1969), spread over sections (Kornilova &
Eidelman 2019 use a like measure). Each feature lies
between 0 and 1 within a paper.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import mul

from briefs.compiler.reading import Reading
from briefs.models import Kind, Lean, Part, Passage, Place, Section, Sentence
from briefs.records import dataclass
from briefs.text import stems

_CONCLUDING = re.compile(r"conclu|discussion|summary|recommend|implication|outlook|prospect", re.I)
_CUE = re.compile(
    r"\b(we (propose|show|find|found|conclude|recommend|argue)|(this|the) (paper|report|study|article)"
    r"|results? (suggest|show|indicate)|(the )?(main|key|central|primary|ultimate) \w+"
    r"|in conclusion|therefore)\b",
    re.I,
)
# One of these words is in whatever the pattern finds; so it is below.
_CUES = frozenset(
    """propose show find found conclude recommend argue paper report study article suggest indicate main key
    central primary ultimate conclusion therefore""".split()
)
# What an author asks for or holds to be so without question.
_STANCE = re.compile(
    r"\b(must|should|ought to|needs? to|need(ed)?|necessary|essential|critical|crucial|vital|cannot|can ?not|never"
    r"|won['’]t|only (if|when|by)|the (biggest|greatest|best|most|only|key|single)|(it|now) is (the |high )?time)\b",
    re.I,
)
_STANCES = frozenset(
    """must should ought need needs needed necessary essential critical crucial vital cannot can never won only
    biggest greatest best most key single time""".split()
)
# A line about the meeting a paper comes from is not what the meeting said.
_OCCASION = re.compile(
    r"\b(host|conven|organi[sz]|sponsor|invit|attend)\w*\b.{0,80}\b(meeting|conference|seminar|workshop|symposium"
    r"|discussions?|program)\b|\b(this|the) (meeting|conference|seminar|workshop|symposium)\b",
    re.I | re.S,
)
_OCCASIONS = frozenset("meeting conference seminar workshop symposium discussion discussions program".split())
# What is not shown with a quote: "Figure 3", "see below", "as follows".
_POINTING = re.compile(
    r"\b(fig(ure)?s?|tables?|eq(uation)?s?|appendix|listing|algorithm|sections?)\b\.? ?\(?[\dIVXA-Z#]"
    r"|\bsee (above|below|also)\b|\b(the|as) following\b|\bas follows\b|\b(shown|mentioned) (above|below|in)\b"
    r"|\b(above[- ]mentioned|aforementioned)\b",
    re.I,
)
_POINTERS = frozenset(
    """fig figs figure figures table tables eq eqs equation equations appendix listing algorithm section sections
    see following follows shown mentioned above aforementioned""".split()
)
# What reads as a word, with the marks around it: "model,", not "q(z)", "#", "0.35".
_WORD = re.compile(r"(?<!\S)[\"'“‘(\[]*(?:[^\W\d_](?:[-'’.]?[^\W\d_])+|[aAI])[\"'”’)\].,;:!?]*(?!\S)")

CENTRALITY = 1.0
SPREAD = 0.5
FREQUENCY = 0.25
# Half of it for the second; where there are headings, as an essay's opening leads up to things.
FIRST_SECTION = 0.5
START = 0.25
LAST_SECTION = 0.25
OPENING = 0.25  # the first sentence of a section
CONCLUDING = 0.5
CUE = 0.25
# In a text that argues: its points are what it asks for, and its paragraphs open with them. An article that reports
# what was done says "must" in passing, and the weights would mislead there. Of articles with abstracts nine in ten
# take a stand in less than a tenth of their sentences, essays and reports on policy in a sixth to a third.
STANCE = 0.75
POINT = 0.25
TITLE = 0.5
HEADING = 0.5
LONG = -0.25
FORMULAE = -0.5
LISTING = -0.25  # a string of names gathers the paper's words without saying much with them
OCCASION = -0.75
POINTING = -0.3
LEANING = -0.3
ASKING = -0.3
ITEM = -0.5  # a list item says only a part of what its lead-in announces, and in the lead-in's voice
INTRODUCING = 0.5  # a paragraph that announces a list says what the list spells out

_LONG_FROM = 32  # words
_LONG_UNTIL = 64
_NAMES = 4  # commas
_SYMBOLS = 0.2  # of a sentence's words that are none, from where on it is one of formulae and figures
# Share of sentences that take a stand: up to the first a text reports, from the second it argues.
_REPORTS, _ARGUES = 0.1, 0.15
_DECAY = 0.06  # of the paper's length
_RUNS = 8  # stretches that stand in for sections in a paper without any


@dataclass(frozen=True, slots=True)
class _Line:
    place: Place
    passage: Passage
    sentence: Sentence
    reading: Reading
    section: int
    terms: Counter[str]


def salience(
    passages: Sequence[Passage],
    readings: Sequence[Sequence[Reading]],
    title: str,
    sections: Sequence[Section],
) -> dict[Place, float]:
    """The salience of every quotable sentence, 0 to 1, by place; time linear in the paper's length."""
    headed = any(p.section is not None for p in passages)
    lines = _lines(passages, readings, headed)
    if not lines:
        return {}
    titles = {s.number: s.title for s in sections if s.number is not None}
    heading_terms = {n: set(stems(t)) for n, t in titles.items()}
    every_heading = set().union(*heading_terms.values()) if heading_terms else set()
    title_terms = set(stems(title))
    concluding = {n for n, t in titles.items() if _CONCLUDING.search(t)}
    last = max(line.section for line in lines)
    first = min(line.section for line in lines)
    central, spread, frequency = _centrality(lines)
    stands = [_found(_STANCE, _STANCES, line.reading) for line in lines]
    argues = min(1.0, max(0.0, (_mean(stands) - _REPORTS) / (_ARGUES - _REPORTS)))
    announcing = {p.lead_in for p in passages if p.lead_in is not None}
    opened: set[int] = set()
    scores: dict[Place, float] = {}
    for n, line in enumerate(lines):
        words = sum(line.terms.values())
        score = CENTRALITY * central[n] + SPREAD * spread[n] + FREQUENCY * frequency[n]
        score += FIRST_SECTION * headed * {first: 1.0, first + 1: 0.5}.get(line.section, 0.0)
        score += START * math.exp(-n / max(1.0, _DECAY * len(lines)))
        score += LAST_SECTION * (line.section == last) + OPENING * (line.section not in opened)
        score += argues * (STANCE * stands[n] + POINT * (line.sentence.number == 1))
        score += CONCLUDING * (line.passage.section in concluding)
        score += CUE * _found(_CUE, _CUES, line.reading)
        score += TITLE * _share(line.terms, title_terms) + HEADING * _share(line.terms, every_heading)
        length = len(line.sentence.text.split())
        score += LONG * min(1.0, max(0.0, (length - _LONG_FROM) / (_LONG_UNTIL - _LONG_FROM)))
        score += FORMULAE * (len(_WORD.findall(line.sentence.text)) < (1 - _SYMBOLS) * length)
        score += LISTING * (line.sentence.text.count(",") >= _NAMES)
        score += POINTING * _found(_POINTING, _POINTERS, line.reading)
        score += OCCASION * _found(_OCCASION, _OCCASIONS, line.reading)
        score += LEANING * (line.sentence.lean is not Lean.NONE) + ASKING * line.sentence.question
        score += ITEM * (line.passage.lead_in is not None)
        score += INTRODUCING * (line.passage.number in announcing)
        scores[line.place] = score if words >= 3 else 0.0
        opened.add(line.section)
    return _scaled(scores)


def _found(pattern: re.Pattern[str], wanted: frozenset[str], reading: Reading) -> bool:
    """Whether a pattern is in a sentence; it is tried where one of the words is that it cannot do without."""
    return not wanted.isdisjoint(reading.said) and pattern.search(reading.text) is not None


def _lines(passages: Sequence[Passage], readings: Sequence[Sequence[Reading]], headed: bool) -> list[_Line]:
    every = zip(passages, readings, strict=True)
    quotable = [(p, read) for p, read in every if p.part is not Part.BACK and p.kind is not Kind.LIST]
    lines = []
    for n, (passage, read) in enumerate(quotable):
        section = (passage.section or 0) if headed else n * _RUNS // len(quotable)
        for sentence, reading in zip(passage.sentences, read, strict=True):
            place = Place(passage.number, sentence.number)
            lines.append(_Line(place, passage, sentence, reading, section, Counter(reading.stems)))
    return lines


def _centrality(lines: Sequence[_Line]) -> tuple[list[float], list[float], list[float]]:
    """Cosine to the centroid, mean share of sections that use a sentence's terms, mean log frequency."""
    frequency = Counter(chain.from_iterable(line.reading.stems for line in lines))
    sentences = Counter(chain.from_iterable(line.terms for line in lines))
    terms_of: defaultdict[int, set[str]] = defaultdict(set)
    for line in lines:
        terms_of[line.section].update(line.terms)
    sections = Counter(chain.from_iterable(terms_of.values()))
    idf = {t: math.log(1 + len(lines) / count) for t, count in sentences.items()}
    centroid = {t: count * idf[t] for t, count in frequency.items()}
    norm = math.sqrt(sum(v * v for v in centroid.values())) or 1.0
    share = {t: count / len(terms_of) for t, count in sections.items()}
    logs = {t: math.log(count) for t, count in frequency.items()}
    central, spread, common = [], [], []
    for line in lines:
        weights = [c * idf[t] for t, c in line.terms.items()]
        length = math.sqrt(sum(map(mul, weights, weights))) or 1.0
        central.append(sum(map(mul, weights, map(centroid.__getitem__, line.terms))) / (length * norm))
        spread.append(_mean([share[t] for t in line.terms]))
        common.append(_mean([logs[t] for t in line.terms]))
    return _unit(central), _unit(spread), _unit(common)


def _share(terms: Mapping[str, int], wanted: set[str]) -> float:
    return len(wanted.intersection(terms)) / len(wanted) if wanted else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _unit(values: Sequence[float]) -> list[float]:
    top = max(values, default=0.0) or 1.0
    return [v / top for v in values]


def _scaled(scores: Mapping[Place, float]) -> dict[Place, float]:
    low, high = min(scores.values()), max(scores.values())
    width = (high - low) or 1.0
    return {place: round((score - low) / width, 6) for place, score in scores.items()}
