"""Makes the search index of a corpus, paper by paper; memory grows with the vocabulary only."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from briefs.models import Name, Paper, Part, Topic
from briefs.records import dataclass
from briefs.search.keys import BODY, FIELDS, HEAD, MARK, PAIR, Keyer, pairs, speaks
from briefs.search.latent import Directions, Spool
from briefs.search.numbers import packed
from briefs.search.spoken import Sentences, Spot
from briefs.search.terms import Lexicon, TopicFinder
from briefs.search.topics import topic_keys
from briefs.store.engine import EngineWriter
from briefs.store.file import SPOOL
from briefs.text import tokens


@dataclass(frozen=True, slots=True)
class Tables:
    """What the search reads beside its index: blobs by name, and the vectors of terms and passages."""

    blobs: dict[str, bytes]
    terms: Iterator[tuple[str, bytes]]
    passages: Iterator[bytes]


class Indexer:
    """An index in the making, in a folder of its own."""

    def __init__(self, folder: Path, topics: Sequence[Topic], names: Sequence[Name]) -> None:
        self._topics, self._names = topics, names
        self._lexicon = Lexicon(names)
        self._finder = TopicFinder(topics, self._lexicon)
        self._engine = EngineWriter(folder, FIELDS)
        self._spooled = folder.with_name(SPOOL)
        self._file = self._spooled.open("w+b")
        self._spool = Spool(self._file)
        self._shapes = Sentences(self._spool)
        self._words: Counter[str] = Counter()
        self._places: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._back = array("I")  # rows of back matter
        self._sentences = 0

    def add(self, number: int, first: int, paper: Paper) -> None:
        """Index the passages of a paper, the first of which has this row."""
        keyer = Keyer(paper, self._lexicon, self._finder)
        self._know(paper.title, *paper.authors, *paper.nicknames)
        for row, passage in enumerate(paper.passages, first):
            sentences = [keyer.sentence(sentence.text) for sentence in passage.sentences]
            self._sentences += len(sentences)
            self._words.update([word for sentence in sentences for word, _ in sentence.words])
            keys = [key for sentence in sentences for key in sentence.line]
            head, marks = keyer.head(passage), list(keyer.marks(passage, sentences))
            for at, topic, held in keyer.topics(sentences):
                self._places[topic].extend((number, passage.number, at, held))
                marks.append(speaks(topic))
            if passage.part is Part.BACK:
                self._back.append(row)
            fields = {
                BODY: " ".join(keys),
                HEAD: " ".join(head),
                PAIR: " ".join([key for sentence in sentences for key in pairs(sentence.line)]),
                MARK: " ".join(marks),
            }
            self._engine.add(row, number, fields)
            self._spool.add(head + keys)
            lengths = [] if passage.part is Part.BACK else [len(sentence.line) for sentence in sentences]
            self._shapes.add(number, passage.number, len(head), lengths)

    def speaking(self, topics: Sequence[Topic]) -> dict[str, list[Spot]]:
        """The sentences that speak of topics found meanwhile, by topic; none of the back matter."""
        return self._shapes.speaking(topics, self._lexicon)

    def finish(self, found: Sequence[tuple[Topic, Sequence[Spot]]] = ()) -> Tables:
        """Write the index down, and give what goes beside it, topics found meanwhile with their sentences."""
        self._engine.close()
        for topic, spots in found:
            self._places[topic.id].extend(chain.from_iterable(spots))
        topics = [*self._topics, *(topic for topic, _ in found)]
        for topic in topics:
            self._know(topic.name, *topic.aliases, *topic.watch)
        for name in self._names:
            self._know(*name.forms)
        vocabulary = "\n".join(f"{word}\t{count}" for word, count in sorted(self._words.items()))
        blobs = {
            "vocabulary": vocabulary.encode(),
            "topics": topic_keys(topics, self._lexicon),
            "back": packed(self._back),
            "sentences": packed(array("I", [self._sentences])),
        } | {f"topic:{t.id}": packed(self._places[t.id]) for t in topics}
        directions = Directions(self._spool)
        return Tables(blobs, directions.term_vectors(), directions.passage_vectors())

    def close(self) -> None:
        """Let go of what was needed on the way."""
        self._file.close()
        self._spooled.unlink()

    def _know(self, *texts: str) -> None:
        """Add the words of names and titles to the vocabulary; they count once, however often they occur."""
        self._words.update({t.word for text in texts for t in tokens(text)} - self._words.keys())
