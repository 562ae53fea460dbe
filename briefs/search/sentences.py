"""Which sentences of a passage answer: by their own words, and by those of the passage around them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from briefs.models import Passage
from briefs.records import dataclass
from briefs.search.keys import inside, insides, pairs, said
from briefs.search.terms import Lexicon

# BM25 (Robertson & Zaragoza 2009). Sentences differ little in length, so length counts for less than usual.
K1 = 1.2
B = 0.3
TYPICAL = 15  # terms of a sentence
# A sentence is read in its paragraph, so half of what the paragraph says counts for it.
PASSAGE = 0.5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for in a sentence: keys with what they tell (weight times idf)."""

    terms: Mapping[str, float]
    pairs: Mapping[str, float]
    speakers: Mapping[str, float]
    topic: float = 0.0  # what it tells that the sentence speaks of the question's topic


def weigh(passage: Passage, wanted: Wanted, lexicon: Lexicon, topical: Collection[int] = ()) -> list[float]:
    """The score of each sentence, 0 where it holds nothing; the ``topical`` ones speak of the topic."""
    own = []
    shared: dict[str, float] = {}
    named = any(key.startswith(inside("")) for key in wanted.terms)
    for sentence in passage.sentences:
        line = lexicon.line(sentence.text)
        keys = [*line, *insides(lexicon.names(sentence.text))] if named else line
        held = [key for key in dict.fromkeys(keys) if key in wanted.terms]
        gains = {key: wanted.terms[key] * _saturated(keys, key) for key in held}
        if len(gains) > 1:
            gains |= {key: wanted.pairs[key] for key in pairs(line) if key in wanted.pairs}
        if sentence.reported and wanted.speakers:
            speakers = said(lexicon.line(sentence.reported))
            gains |= {key: wanted.speakers[key] for key in speakers if key in wanted.speakers}
        if sentence.number in topical:
            gains["%"] = wanted.topic
        own.append(sum(gains.values()))
        for key, gain in gains.items():
            shared[key] = max(gain, shared.get(key, 0.0))
    context = PASSAGE * sum(shared.values())
    return [each + context if each else 0.0 for each in own]


def _saturated(line: Sequence[str], key: str) -> float:
    count = line.count(key)
    return count * (K1 + 1) / (count + K1 * (1 - B + B * len(line) / TYPICAL))
