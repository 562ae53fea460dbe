"""The inverted index: which sentences hold a term, and how long sentences and passages are.

Sentences and passages are numbered through the corpus in the order of papers. A term's postings are pairs
of unsigned 32-bit integers, sentence and frequency, little-endian. Topics are terms as well (``%id``), and so
are the words for who is speaking (``~stem``) and the words that names are made of (``+stem``); words of titles
and headings are terms of passages (``#stem``); back matter holds ``^``. One look-up serves them all.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

from briefs.models import Name, Paper, Part, Passage, Place, Topic
from briefs.records import dataclass
from briefs.search.terms import Lexicon, TopicFinder, keys
from briefs.search.topics import topic_keys
from briefs.text import STOP_WORDS, stem, tokens

Postings = Callable[[Sequence[str]], Awaitable[Mapping[str, bytes]]]

# BM25 (Robertson & Zaragoza 2009). Sentences differ little in length, so length counts for less than usual.
K1 = 1.2
B = 0.3
_ARRAYS = ("passage_of", "number", "length", "paper_of", "paragraph")
BLOBS = (*_ARRAYS, "vocabulary", "topics")  # what is read at the start


@dataclass(frozen=True, slots=True)
class Tables:
    """What a compile writes for the search: postings by term, and by name what is read at the start."""

    postings: dict[str, bytes]
    blobs: dict[str, bytes]


def inside(key: str) -> str:
    """The key of a word where it stands within a name: of "Kim" in "Kim Jong-il"."""
    return f"+{key}"


def build(papers: Iterable[Paper], topics: Sequence[Topic], names: Sequence[Name]) -> Tables:
    """The index of a corpus; papers are read one by one, in the order given."""
    lexicon = Lexicon(names)
    builder = _Builder(lexicon, TopicFinder(topics, lexicon))
    for number, paper in enumerate(papers):
        builder.add(number, paper)
    for topic in topics:
        builder.know(topic.name, *topic.aliases, *topic.watch)
    for name in names:
        builder.know(*name.forms)
    return Tables(builder.postings(), builder.blobs() | {"topics": topic_keys(topics, lexicon)})


class _Builder:
    def __init__(self, lexicon: Lexicon, finder: TopicFinder) -> None:
        self._lexicon, self._finder = lexicon, finder
        self._postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._passage_of, self._number, self._length = array("I"), array("I"), array("I")  # by sentence
        self._paper_of, self._paragraph = array("I"), array("I")  # by passage
        self._words: Counter[str] = Counter()

    def add(self, number: int, paper: Paper) -> None:
        titles = {s.number: s.title for s in paper.sections if s.number is not None}
        self.know(paper.title, *paper.authors, *paper.nicknames)
        for passage in paper.passages:
            row = len(self._paper_of)
            self._paper_of.append(number)
            self._paragraph.append(passage.number)
            heads = (paper.title, titles.get(passage.section or 0, ""), passage.heading or "")
            for key in sorted({t.key for head in heads for t in self._lexicon.terms(head)}):
                self._postings[f"#{key}"].extend((row, 1))
            self._add_sentences(row, passage)

    def _add_sentences(self, row: int, passage: Passage) -> None:
        for sentence in passage.sentences:
            at = len(self._passage_of)
            self._words.update(t.word for t in tokens(sentence.text))
            terms = self._lexicon.terms(sentence.text)
            self._passage_of.append(row)
            self._number.append(sentence.number)
            self._length.append(len(terms))
            counts = Counter(keys(terms))
            counts.update(f"~{key}" for key in keys(self._lexicon.terms(sentence.reported or "")))
            counts.update(
                inside(stem(w)) for t in terms if len(t.words) > 1 for w in t.words if w not in STOP_WORDS
            )
            counts.update(["^"] * (passage.part is Part.BACK))
            counts.update({f"%{topic}": held for topic, held in self._finder.topics(terms).items()})
            for key, count in counts.items():
                self._postings[key].extend((at, count))

    def know(self, *texts: str) -> None:
        """Add the words of names and titles to the vocabulary; they count once, however often they occur."""
        self._words.update({t.word for text in texts for t in tokens(text)} - self._words.keys())

    def postings(self) -> dict[str, bytes]:
        return {key: _bytes(self._postings[key]) for key in sorted(self._postings)}

    def blobs(self) -> dict[str, bytes]:
        vocabulary = "\n".join(f"{word}\t{count}" for word, count in sorted(self._words.items()))
        arrays = {
            "passage_of": self._passage_of,
            "number": self._number,
            "length": self._length,
            "paper_of": self._paper_of,
            "paragraph": self._paragraph,
        }
        return {name: _bytes(values) for name, values in arrays.items()} | {"vocabulary": vocabulary.encode()}


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its score."""

    score: float
    paper: int
    place: Place
    matched: float  # the score of its own words, without what its passage and headings add


class Index:
    """Ranks sentences by their own words, those of their passage, and those of the headings above them."""

    # Shares of the passage's and the headings' scores. A sentence is read in its paragraph, so half of what
    # the paragraph says counts for it; a heading says what a paragraph is about, less surely.
    PASSAGE = 0.5
    HEADING = 0.25
    # Lists of people and credits answer who and where, and get in the way of everything else.
    BACK = 0.5

    def __init__(self, postings: Postings, blobs: Mapping[str, bytes]) -> None:
        self._postings = postings
        self._passage_of, self._number, self._length, self._paper_of, self._paragraph = (
            _array(blobs[name]) for name in _ARRAYS
        )
        self._mean = sum(self._length) / max(1, len(self._length))

    def __len__(self) -> int:
        return len(self._passage_of)

    @property
    def passages(self) -> int:
        """How many passages are indexed."""
        return len(self._paper_of)

    def place(self, sentence: int) -> tuple[int, Place]:
        """The paper's number and the place of a sentence."""
        row = self._passage_of[sentence]
        return self._paper_of[row], Place(self._paragraph[row], self._number[sentence])

    async def postings(self, terms: Sequence[str]) -> dict[str, array[int]]:
        """The postings of those terms the corpus has."""
        return {key: _array(data) for key, data in (await self._postings(terms)).items()}

    def idf(self, frequency: int) -> float:
        """How telling a term is that stands in so many sentences."""
        return math.log(1 + (len(self) - frequency + 0.5) / (frequency + 0.5))

    async def rank(self, query: Mapping[str, float], papers: frozenset[int] | None = None) -> list[Scored]:
        """All sentences that hold a term of the query, best first; ties in the order of the corpus."""
        found = await self.postings(["^", *sorted({k for key in query for k in (key, f"#{key}")})])
        behind = frozenset(found.pop("^", array("I"))[::2])
        sentences: dict[int, float] = {}
        passages: defaultdict[int, dict[str, float]] = defaultdict(dict)
        for key in sorted(query):
            postings = found.get(key)
            if postings is None:
                continue
            weight = query[key] * self.idf(len(postings) // 2)
            for at, count in zip(postings[::2], postings[1::2], strict=True):
                row = self._passage_of[at]
                if papers is not None and self._paper_of[row] not in papers:
                    continue
                score = (
                    weight * self._saturate(count, self._length[at]) * (self.BACK if at in behind else 1.0)
                )
                sentences[at] = sentences.get(at, 0.0) + score
                passages[row][key] = max(passages[row].get(key, 0.0), score)
        context = {row: self.PASSAGE * sum(scores.values()) for row, scores in passages.items()}
        for key in sorted(query):
            heads = found.get(f"#{key}")
            for row in heads[::2] if heads is not None else ():
                if row in context:
                    context[row] += self.HEADING * query[key] * self.idf(len(heads or ()) // 2)
        ranked = [
            Scored(score + context[self._passage_of[at]], *self.place(at), score)
            for at, score in sentences.items()
        ]
        return sorted(ranked, key=lambda s: (-round(s.score, 9), s.paper, s.place))

    def _saturate(self, count: int, length: int) -> float:
        return count * (K1 + 1) / (count + K1 * (1 - B + B * length / (self._mean or 1)))


def first_of(ranked: Iterable[Scored], by_paper: bool) -> list[Scored]:
    """The best sentence of each passage, or of each paper."""
    best: dict[tuple[int, int], Scored] = {}
    for scored in ranked:
        best.setdefault((scored.paper, 0 if by_paper else scored.place.paragraph), scored)
    return list(best.values())


def _bytes(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values = values[:]
        values.byteswap()
    return values.tobytes()


def _array(data: bytes) -> array[int]:
    values = array("I")
    values.frombytes(data)
    if sys.byteorder == "big":
        values.byteswap()
    return values
