"""Reads a loosely typed question: spelling, names, the papers it is about, its topic, its telling words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from briefs.models import Paper
from briefs.records import dataclass
from briefs.search.papers import Mention, PaperFinder
from briefs.search.spelling import Speller
from briefs.search.terms import Lexicon, Term
from briefs.search.topics import TopicNames
from briefs.search.words import (
    CHAT_WORDS,
    DETAIL_WORDS,
    FRAME_WORDS,
    LIGHT_WORDS,
    SAYING_WORDS,
    TELLING_WORDS,
    TEXTED,
)
from briefs.text import STOP_WORDS, Token, clean, shouting, stem, tokens

_BRIEFLY = 2  # words
_ASKING = 5  # letters of a word that is read as a misspelt word of asking
_LONG = 64  # terms; who says more than that has put it in as few words as they could
_STRANGE = 32  # words; a text with more is in another language, or none
_ASKED = sorted(FRAME_WORDS | LIGHT_WORDS)
_ACRONYM = 5  # letters; a longer word in capitals is a word written large


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was read."""

    text: str  # as typed, cleaned
    terms: tuple[Term, ...]  # of its subject: without asking words and mentions of papers
    papers: tuple[str, ...]  # ids of the papers it names; empty means all
    all_papers: bool  # it speaks of "the papers", "both", "all three"
    topic: str | None  # id of the topic whose name or alias it holds
    found: str | None  # id of the topic found in the papers whose name is all it asks, if no other is named
    topics: tuple[str, ...]  # ids of near topics, best first, the topic itself left out
    bare: bool  # the topic's name is all it asks
    detail: bool  # it asks why, how, who … or for a passage: more than what is said on a subject
    speakers: tuple[Term, ...]  # who it asks the words of: "what do Chinese scholars say", "according to …"
    alias: tuple[Term, ...]  # the terms that named the topic
    watched: tuple[tuple[int, int], ...]  # the terms, from and to, that are words a topic watches for
    corrections: tuple[tuple[str, str], ...]  # typed, read

    @property
    def idle(self) -> bool:
        """Whether it asks nothing of the papers: it names none, no topic, and no subject ("who made you")."""
        return not (self.papers or self.all_papers or self.topic) and all(map(light, self.terms))


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text cut up: its words as they are read, the terms of them that tell, and the topic it names."""

    words: list[Token]
    corrections: list[tuple[str, str]]
    mention: Mention
    telling: tuple[Term, ...]
    topic: str | None
    alias: tuple[Term, ...]

    def speakers(self) -> tuple[Term, ...]:
        """The telling terms before "say" and its like, or after "according"."""
        said = next((w for w in self.words if w.word in SAYING_WORDS), None)
        if said is None:
            return ()
        after = said.word == "according"
        return tuple(t for t in self.telling if (t.start > said.start) == after)

    def sense(self) -> tuple[str | None, list[str], list[str]]:
        """What is searched for: the topic, the terms, and whose words."""
        return self.topic, [t.key for t in self.telling], [t.key for t in self.speakers()]


class Reader:
    """Reads questions against one corpus."""

    def __init__(
        self, papers: Sequence[Paper], topics: TopicNames, lexicon: Lexicon, speller: Speller
    ) -> None:
        self.papers, self.topics = PaperFinder(papers, speller.english), topics
        self._lexicon, self._speller = lexicon, speller

    def read(self, text: str) -> Question:
        """The question a person most likely meant."""
        text = clean(text)
        cut = self._cut(text)
        telling, topic, alias = cut.telling, cut.topic, cut.alias
        return Question(
            text,
            telling,
            cut.mention.papers,
            cut.mention.all,
            topic,
            self.topics.found(telling) if topic is None else None,
            tuple(t for t in self.topics.near(telling) if t != topic),
            topic is not None and {t.key for t in telling} <= {t.key for t in alias},
            bool(cut.words) and cut.words[0].word in DETAIL_WORDS,
            cut.speakers(),
            alias,
            self.topics.watched(telling),
            tuple(cut.corrections),
        )

    def subject(self, question: Question) -> str:
        """The subject of a question in as few words as say it: reading these again gives the same terms.

        Without the words between, "north of Korea" becomes North Korea, and nobody is asked what they "say".
        """
        if len(question.terms) > _LONG:
            return question.text
        cut = self._cut(question.text)
        short = " ".join(w[:-1].upper() if w.endswith(".") else w for t in cut.telling for w in t.words)
        again = self._cut(short)
        return short if again.sense() == cut.sense() and not again.mention.used else question.text

    def offered(self, question: Question) -> list[str]:
        """Ids of topics to offer where a question is refused; of those found in papers if nobody wrote any."""
        near = (question.topic, *question.topics) if self.topics.written else self.topics.akin(question.terms)
        return [topic for topic in near if topic is not None]

    def papers_named(self, text: str) -> list[str]:
        """Ids of the papers that a name given to a command means, best first; one where it is sure."""
        words, _ = self._spell(clean(text))
        return self.papers.resolve(words)

    def _cut(self, text: str) -> _Cut:
        words, corrections = self._spell(text)
        mention = self.papers.mentions(words)
        terms = self._lexicon.fold([w for n, w in enumerate(words) if n not in mention.used])
        topic, alias = self.topics.named(terms) or (None, ())
        watched = {n for first, end in self.topics.watched(terms) for n in range(first, end)}
        telling = [
            t
            for n, t in enumerate(terms)
            if t.words[0] not in FRAME_WORDS or len(t.words) > 1 or n in watched or t in alias
        ]
        if not telling and len(words) <= _BRIEFLY and not any(w.word in CHAT_WORDS for w in words):
            telling = terms  # "people": one word of asking can be the subject after all
        return _Cut(words, corrections, mention, tuple(telling), topic, alias)

    def _spell(self, text: str) -> tuple[list[Token], list[tuple[str, str]]]:
        words, shouted = tokens(text), shouting(text)
        headed = shouted or self._headed(words, text)
        strange = (n for n, t in enumerate(words) if self._doubtful(t, text, shouted and len(words) > 1))
        first = frozenset(islice(strange, _STRANGE))
        doubtful = [n in first for n in range(len(words))]
        read: list[Token] = []
        corrections: list[tuple[str, str]] = []
        rest = iter(enumerate(words))
        for n, token in rest:
            if token.word == "us" and self._means_country(words, n, shouted):
                read.append(replace(token, word="us.", stem="us."))
                continue
            typed, end, right = token.word, token.end, self._joined(words[n : n + 2], doubtful[n : n + 2])
            if right:
                _, second = next(rest)
                typed, end = f"{typed} {second.word}", second.end
            elif doubtful[n] or (len(typed) == 1 and text[token.start].islower()):
                plain = TEXTED.get(typed) or self._swapped(typed) or self._possessed(typed)
                if plain:
                    read.append(Token(plain, stem(plain), token.start, end))
                    continue
                right = self._meant(typed, named=bool(n) and text[token.start].isupper() and not headed)
            if right:
                corrections.append((typed, " ".join(right)))
            elif doubtful[n]:
                right = self._asking(typed)
            read.extend(Token(w, stem(w), token.start, end) for w in right or (typed,))
        return read, corrections

    def _doubtful(self, token: Token, text: str, shouted: bool) -> bool:
        """Whether a word may be a slip: nobody's word, and no acronym unless all is in capitals."""
        if token.word in STOP_WORDS or token.word in FRAME_WORDS or self._speller.knows(token.word):
            return False
        return shouted or not _acronym(text[token.start : token.end])

    def _joined(self, pair: Sequence[Token], doubtful: Sequence[bool]) -> tuple[str, ...]:
        """The word that two typed ones are the halves of."""
        joined = self._speller.joined(pair[0].word, pair[1].word) if len(pair) > 1 and any(doubtful) else None
        return (joined,) if joined else ()

    def _headed(self, words: Sequence[Token], text: str) -> bool:
        """Whether ordinary words are written with capitals, as in a title: then these tell no names."""
        return any(text[w.start].isupper() and self._speller.english(w.word) for w in words[1:])

    def _meant(self, word: str, named: bool) -> tuple[str, ...]:
        """What a word is a slip for; a name is none for ordinary words: Powell is no power."""
        right = self._speller.correct(word)
        return () if named and all(map(self._speller.english, right)) else right

    def _swapped(self, word: str) -> str | None:
        """The short word of asking of which two letters changed places: "teh", "adn"."""
        if len(word) > _ASKING or self._speller.english(word):
            return None
        turns = (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in range(len(word) - 1))
        return next((turned for turned in turns if turned in STOP_WORDS or turned in FRAME_WORDS), None)

    def _possessed(self, word: str) -> str | None:
        """The name that stands in a possessive without its apostrophe: "Chinas"."""
        return word[:-1] if word.endswith("s") and self._lexicon.begins(word[:-1]) else None

    def _asking(self, word: str) -> tuple[str, ...]:
        """The word of asking that a misspelt one is meant for: "happend", "paragrph"."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(word) < _ASKING or self._speller.english(word):
            return ()
        near = process.extract(word, _ASKED, scorer=OSA.distance, score_cutoff=1, limit=None)
        return tuple(sorted(found for found, _, _ in near)[:1])

    def _means_country(self, words: Sequence[Token], n: int, shouted: bool) -> bool:
        """Whether "us" in small letters, or amid capitals, is the US: "the us", "us troops"; never "tell us"."""
        if not self._speller.knows("us."):
            return False
        after = words[n + 1].word if n + 1 < len(words) else None
        before = words[n - 1].word if n else None
        if before in TELLING_WORDS:
            return False
        return before == "the" or shouted or (after is not None and after not in STOP_WORDS)


def light(term: Term) -> bool:
    """Whether a term says nothing without a subject."""
    return len(term.words) == 1 and term.words[0] in LIGHT_WORDS


def _acronym(surface: str) -> bool:
    """Whether a word is written as an acronym, which is no slip for a word: ASEAN is not "Asian"."""
    return surface.isupper() and len(surface) <= _ACRONYM
