"""What each paper says on a topic: a line or two each, in date order; silences; the sharpest contrast."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from briefs.answers import Contrast, PaperView, Sign, TopicBrief
from briefs.attitude import phrases
from briefs.models import Kind, Paper, Part, Place, Quote, Topic
from briefs.polarity import clash, denies
from briefs.quotes import group, groups
from briefs.search.terms import Lexicon
from briefs.select import Candidate, alike, candidates, pick
from briefs.signs import sign
from briefs.text import BRACKETS, STOP_WORDS, Token, fold, stems, tokens

LINES = 2  # a paper
# A line that takes a stand (will, must, may …, or a reported view) states a position; a paragraph that keeps
# to the topic is likelier to than one that passes by it.
STANCE = 0.25
FOCUS = 0.25
# A line that holds several of a topic's terms is about it; one may be in passing. Up to three count.
TERMS = 0.25
# A line that holds the words of the topic's name speaks of it by name.
NAME = 0.75
# Both camps of a split report are shown where each is at most half a point less to the point than what it displaces.
CAMPS = 1.0
# Up to so many riders are shown with a line; each makes the brief longer and the line less sharp.
LEADERS = 3
RIDER = 0.25
# A paragraph mostly opens with its point.
POINT = 0.15
SEVERAL = 4  # papers, of which two lines each can be shown; of more, one line each, by itself if possible

_SCENES = frozenset("after before despite during following pending since until".split())
_ARTICLES = frozenset("a an any its such that the their this".split())
# A camp is several people, and not everybody; who agrees with what was said before is no other one.
_GROUP = re.compile(r"\b(some|many|most|several|few|others?)\b|\b[a-z]{3,}[^\Wsui]s\b", re.I)
_JOINING = re.compile(r"\b(agree[ds]?|likewise)\b", re.I)

Evidence = Mapping[str, Mapping[Place, int]]  # by paper: places, and how many of the topic's terms each holds


def brief(
    topic: Topic,
    papers: Sequence[Paper],
    evidence: Evidence,
    mentions: Mapping[str, Sequence[int]],
    lexicon: Lexicon,
    absent: Sequence[str] = (),
) -> TopicBrief:
    """The topic's brief; ``evidence`` holds, by paper id, the places that speak of it,
    ``mentions`` the paragraphs that hold its name or an alias."""
    ordered = sorted(papers, key=lambda p: (p.year or 9999, p.id))
    spoken = [_body(paper, evidence.get(paper.id, {})) for paper in ordered]
    count, leaders = (LINES, LEADERS) if sum(map(bool, spoken)) <= SEVERAL else (1, 1)
    chosen = [
        lines(paper, places, count, topic, leaders) for paper, places in zip(ordered, spoken, strict=True)
    ]
    views = tuple(
        _view(paper, found, {p.paragraph for p in places}, mentions.get(paper.id, ()))
        for paper, found, places in zip(ordered, chosen, spoken, strict=True)
    )
    return TopicBrief(topic, topic.terms, views, _contrast(chosen, topic, lexicon), tuple(absent))


def lines(
    paper: Paper, places: Mapping[Place, int], count: int, topic: Topic, leaders: int = LEADERS
) -> list[Candidate]:
    """The lines of a paper that best state its position on a topic, the best first."""
    focus = Counter(place.paragraph for place in places)
    names = list({fold(name): name for name in (topic.name, topic.id.replace("-", " "))}.values())
    pool = next(filter(None, _pools(paper, places, leaders, names)), [])
    weighed = [
        replace(
            c,
            score=c.score
            - RIDER * len(c.sentence.riders)
            + STANCE * bool(c.sentence.flat or c.sentence.hedges or c.sentence.reported)
            + FOCUS * focus[c.passage.number] / len(c.passage.sentences)
            + TERMS * min(places[c.place], 3)
            + POINT * (c.sentence.number == 1)
            + NAME * max(_share(name, c.sentence.text) for name in names),
        )
        for c in pool
    ]
    chosen = pick(weighed, count)
    if count != LINES or not (camps := _camps(weighed)):
        return chosen
    # A report that shows two camps is quoted with both, unless other lines are far more to the point.
    enough = sum(c.score for c in camps) >= sum(c.score for c in chosen) - CAMPS
    return sorted(camps, key=lambda c: c.place) if enough else chosen


def _pools(
    paper: Paper, places: Mapping[Place, int], leaders: int, names: Sequence[str]
) -> Iterator[list[Candidate]]:
    """The lines to choose from: those that are about the topic and stand best, else any that can."""
    for most in dict.fromkeys((leaders, LEADERS)):
        some = _fresh(candidates(paper, places, most))
        yield [c for c in some if not (_torn(c) or any(_scene(name, c.sentence.text) for name in names))]
        yield some
    for curt in (False, True):
        yield _fresh(candidates(paper, places, LEADERS, turning=True, curt=curt))


def _fresh(pool: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in pool if not c.sentence.question and c.sentence.twin is None]


def _torn(candidate: Candidate) -> bool:
    """Whether a line is the rest of a sentence that something parted, a formula perhaps."""
    return candidate.passage.kind is Kind.PROSE and candidate.sentence.text[0].islower()


def _scene(name: str, text: str) -> bool:
    """Whether a text has words of a name, and all of them after a word that tells when or in spite of what.

    "US forces will stay even after reunification" is not about reunification, which only sets the scene.
    """
    words, read = set(stems(name)), tokens(text)
    named = [n for n, token in enumerate(read) if token.stem in words]
    return bool(named) and all(_set(read, n, words) for n in named)


def _set(read: Sequence[Token], at: int, words: Set[str]) -> bool:
    while at and (read[at - 1].stem in words or read[at - 1].word in _ARTICLES):
        at -= 1
    return at > 0 and read[at - 1].word in _SCENES


def _share(name: str, text: str) -> float:
    """The share of a name's words that a text holds, what it says in brackets left out."""
    words = set(stems(name))
    return len(words & set(stems(BRACKETS.sub(" ", text)))) / len(words) if words else 0.0


def _view(paper: Paper, found: Sequence[Candidate], about: Set[int], mentions: Sequence[int]) -> PaperView:
    further = tuple(number for number in mentions if number not in about)
    return PaperView(paper, groups(paper, (c.place for c in found)), len(about), further)


def split(chosen: Sequence[Candidate]) -> bool:
    """Whether these two lines report two speakers of whom one affirms and one denies."""
    return len(chosen) == LINES and _opposite(*chosen)


def _opposite(a: Candidate, b: Candidate) -> bool:
    speakers = {a.sentence.reported, b.sentence.reported} - {None}
    return len(speakers) == LINES and denies(a.sentence.text) != denies(b.sentence.text)


def _body(paper: Paper, places: Mapping[Place, int]) -> dict[Place, int]:
    return {place: n for place, n in places.items() if paper.passage(place.paragraph).part is not Part.BACK}


def _camps(pool: Sequence[Candidate]) -> tuple[Candidate, Candidate] | None:
    """The two best reported lines of different groups of people in a section, of which one affirms and one denies."""
    pool = [
        c for c in pool if _GROUP.search(c.sentence.reported or "") and not _JOINING.search(c.sentence.text)
    ]
    pairs = [
        (a, b)
        for n, a in enumerate(pool)
        for b in pool[n + 1 :]
        if a.passage.section == b.passage.section and _opposite(a, b)
    ]

    def weight(pair: tuple[Candidate, Candidate]) -> tuple[float, Place]:
        a, b = pair
        return -(a.score + b.score + alike(a.sentence.text, b.sentence.text)), a.place

    return min(pairs, key=weight, default=None)


def _contrast(chosen: Sequence[Sequence[Candidate]], topic: Topic, lexicon: Lexicon) -> Contrast | None:
    """The two lines of two papers that stand opposed in the likest words, with those that show it.

    One says "will" and the other "won't" (should, can): else no few words show it.
    """
    things = phrases(topic, lexicon)
    opposed = [
        (-round(alike(a.sentence.text, b.sentence.text), 6), n, m, contrast)
        for n, ours in enumerate(chosen)
        for m, theirs in enumerate(chosen[n + 1 :])
        for a in ours
        for b in theirs
        if clash(a.sentence.text, b.sentence.text) is not None
        and sign(a, b, lexicon, things) is Sign.OPPOSED
        and (contrast := _words(a, b)) is not None
    ]
    return min(opposed, key=lambda each: each[:3])[3] if opposed else None


def _words(a: Candidate, b: Candidate) -> Contrast | None:
    first, second = (group(c.paper, c.place).main for c in (a, b))
    words = _stance_words(first), _stance_words(second)
    return Contrast(first, second, *words) if all(words) else None


def _stance_words(quote: Quote) -> str:
    """The stretch of the quote that carries its stance: from its modal word, a few words on."""
    modals = [*quote.flat, *quote.hedges]
    lower = quote.text.casefold()
    starts = sorted(at for word in modals if (at := lower.find(word.casefold())) >= 0)
    if not starts:
        return ""
    words = quote.text[starts[0] :].split()[:6]
    while len(words) > 2 and words[-1].casefold() in STOP_WORDS:
        words.pop()
    return " ".join(words).rstrip(",;:.")
