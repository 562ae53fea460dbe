"""A small corpus that can be asked: some papers, topics and names, indexed in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefs.models import Name, Paper, Place, Topic
from briefs.search.finder import Finder, Found
from briefs.search.index import Index, Scored, build
from briefs.search.question import Question, Reader
from briefs.search.spelling import Speller
from briefs.search.terms import Lexicon
from briefs.search.topics import TopicNames

At = tuple[str, int, int]  # paper, paragraph, sentence


@dataclass(frozen=True)
class Corpus:
    """The papers in the order of the index, and what answers questions about them."""

    papers: Sequence[Paper]
    index: Index
    reader: Reader
    finder: Finder

    def read(self, text: str) -> Question:
        """The question a text is read as."""
        return self.reader.read(text)

    def ask(self, text: str, *papers: str) -> Found:
        """What is found for a question, within some papers if given."""
        within = frozenset(n for n, paper in enumerate(self.papers) if paper.id in papers) if papers else None
        return asyncio.run(self.finder.find(self.read(text), within))

    def rank(self, query: Mapping[str, float], *papers: int) -> list[Scored]:
        """The sentences for some weighted terms, within the papers of some numbers if given."""
        return asyncio.run(self.index.rank(query, frozenset(papers) if papers else None))

    def places(self, ranked: Sequence[Scored]) -> list[At]:
        """Where the ranked sentences stand."""
        return [self._at(scored.paper, scored.place) for scored in ranked]

    def held(self, key: str) -> dict[At, int]:
        """The sentences that hold a key, each with how often."""
        postings = asyncio.run(self.index.postings([key])).get(key, ())
        return {
            self._at(*self.index.place(at)): count
            for at, count in zip(postings[::2], postings[1::2], strict=True)
        }

    def _at(self, number: int, place: Place) -> At:
        return self.papers[number].id, place.paragraph, place.sentence


def corpus(*papers: Paper, topics: Sequence[Topic] = (), names: Sequence[Name] = ()) -> Corpus:
    """The corpus of these papers."""
    tables = build(papers, topics, names)

    async def postings(keys: Sequence[str]) -> Mapping[str, bytes]:
        return {key: tables.postings[key] for key in keys if key in tables.postings}

    index, speller = Index(postings, tables.blobs), Speller(tables.blobs["vocabulary"])
    reader = Reader(papers, TopicNames(tables.blobs["topics"]), Lexicon(names), speller)
    return Corpus(papers, index, reader, Finder(index, speller))
