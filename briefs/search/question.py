"""Reads a loosely typed question: spelling, names, the papers it is about, its topic, its telling words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefs.models import Paper, Topic
from briefs.search.papers import PaperFinder
from briefs.search.spelling import Speller
from briefs.search.terms import Lexicon, Term, occurs
from briefs.text import STOP_WORDS, Token, clean, shouting, stem, tokens

# Words of asking, not of the subject: they are left out of a search as long as anything else is asked.
FRAME_WORDS = frozenset(
    """according actually anybody anyone anything argue argued argues article author authors bit brief bye
    claim claims compare comparison contrast describe described describes differ difference
    differences disagree disagreement discuss discusses document essay exactly excerpt explain
    explains find give happen happens hello hey idea info information know line lol look looking lot
    mean means mention mentioned mentions ok okay opinion paper papers paragraph part passage people
    place please point question quote quotes read really regarding right said say saying says
    section sentence shall show somebody someone something source stuff suggest suggests tell text
    thank thanks thing things think thinks thought time today topic understand versus view views vs
    wonder wondering word words""".split()
)


_BRIEFLY = 2  # words
_DETAIL = frozenset(
    """why how who whom whose when where which does do did is are was were can could would should will has
    have find give quote show source""".split()
)
_SAYING = frozenset(
    """say says said saying think thinks thought argue argues argued believe believes believed claim claims
    claimed view views opinion according""".split()
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was read."""

    text: str  # as typed, cleaned
    subject: str  # its subject in as few words as say it: reading these again gives the same terms
    terms: tuple[Term, ...]  # of its subject: without asking words and mentions of papers
    papers: tuple[str, ...]  # ids of the papers it names; empty means all
    all_papers: bool  # it speaks of "the papers", "both", "all three"
    topic: str | None  # id of the topic whose name or alias it holds
    topics: tuple[str, ...]  # ids of near topics, best first, the topic itself left out
    bare: bool  # the topic's name is all it asks
    detail: bool  # it asks why, how, who … or for a passage: more than what is said on a subject
    speakers: tuple[Term, ...]  # who it asks the words of: "what do Chinese scholars say", "according to …"
    alias: tuple[Term, ...]  # the terms that named the topic
    corrections: tuple[tuple[str, str], ...]  # typed, read


class TopicNames:
    """Finds the topic that a question names."""

    # Half of an alias' words must be in a question for its topic to be offered as near.
    NEAR = 0.5

    def __init__(self, topics: Sequence[Topic], lexicon: Lexicon) -> None:
        self._names = [
            (tuple(t.key for t in lexicon.terms(name)), topic.id)
            for topic in topics
            for name in (topic.name, topic.id.replace("-", " "), *topic.aliases)
        ]
        self._watched = [
            (tuple(t.key for t in lexicon.terms(word)), topic.id) for topic in topics for word in topic.watch
        ]
        self._order = {topic.id: n for n, topic in enumerate(topics)}
        self._proper = {
            topic.id: [
                [t.key for t in lexicon.terms(name)] for name in (topic.name, topic.id.replace("-", " "))
            ]
            for topic in topics
        }

    def proper(self, topic: str) -> list[list[str]]:
        """The keys of a topic's own name and id, as against its aliases."""
        return self._proper[topic]

    def named(self, terms: Sequence[Term]) -> tuple[str, tuple[Term, ...]] | None:
        """The topic whose longest name stands in these terms, in one piece if possible, with those terms."""
        line = [t.key for t in terms]
        best: tuple[int, bool, int, str, tuple[str, ...]] | None = None
        for name, topic in self._names:
            if not name or not set(name) <= set(line):
                continue
            whole = occurs(name, line)
            # Scattered words name a topic only together: one alone would be a phrase of one.
            rank = (len(name), whole, -self._order[topic], topic, name)
            if best is None or rank > best:
                best = rank
        if best is None:
            return None
        return best[3], tuple(t for t in terms if t.key in best[4])

    def near(self, terms: Sequence[Term], limit: int = 3) -> tuple[str, ...]:
        """Topics that share at least half of a name with these terms, or watch for them, best first."""
        line = {t.key for t in terms}
        scores = {topic: 1.0 for word, topic in self._watched if word and line.issuperset(word)}
        for name, topic in self._names:
            if name and (share := len(line.intersection(name)) / len(name)) >= self.NEAR:
                scores[topic] = max(scores.get(topic, 0.0), share)
        return tuple(sorted(scores, key=lambda t: (-scores[t], self._order[t]))[:limit])


class Reader:
    """Reads questions against one corpus."""

    def __init__(
        self, papers: Sequence[Paper], topics: Sequence[Topic], lexicon: Lexicon, speller: Speller
    ) -> None:
        self._lexicon, self._speller = lexicon, speller
        self.papers = PaperFinder(papers)
        self.topics = TopicNames(topics, lexicon)

    def read(self, text: str) -> Question:
        """The question a person most likely meant."""
        text = clean(text)
        words, corrections = self._spell(tokens(text), shouted=shouting(text))
        mention = self.papers.mentions(words)
        subject = [w for n, w in enumerate(words) if n not in mention.used]
        terms = self._lexicon.fold(subject)
        telling = tuple(t for t in terms if t.words[0] not in FRAME_WORDS or len(t.words) > 1)
        if not telling and len(words) <= _BRIEFLY:
            telling = tuple(terms)  # "people": one word of asking can be the subject after all
        named = self.topics.named(terms)
        topic, alias = named if named else (None, ())
        near = tuple(t for t in self.topics.near(telling) if t != topic)
        bare = topic is not None and {t.key for t in telling} <= {t.key for t in alias}
        detail = bool(words) and words[0].word in _DETAIL
        speakers = _speakers(words, telling)
        return Question(
            text,
            _subject(telling),
            telling,
            mention.papers,
            mention.all,
            topic,
            near,
            bare,
            detail,
            speakers,
            alias,
            tuple(corrections),
        )

    def papers_named(self, text: str) -> list[str]:
        """Ids of the papers that a name given to a command means, best first; one where it is sure."""
        words, _ = self._spell(tokens(clean(text)), shouted=shouting(text))
        return self.papers.resolve(words)

    def _spell(self, words: Sequence[Token], shouted: bool) -> tuple[list[Token], list[tuple[str, str]]]:
        read: list[Token] = []
        corrections: list[tuple[str, str]] = []
        for n, token in enumerate(words):
            if token.word == "us" and self._means_country(words, n, shouted):
                read.append(replace(token, word="us.", stem="us."))
                continue
            known = token.word in STOP_WORDS or token.word in FRAME_WORDS
            right = () if known else self._speller.correct(token.word)
            if right:
                corrections.append((token.word, " ".join(right)))
            read.extend(Token(w, stem(w), token.start, token.end) for w in right or (token.word,))
        return read, corrections

    def _means_country(self, words: Sequence[Token], n: int, shouted: bool) -> bool:
        """Whether "us" in small letters is the US: "the us", or "us troops"; never "tell us about"."""
        if not self._speller.knows("us."):
            return False
        after = words[n + 1].word if n + 1 < len(words) else None
        before = words[n - 1].word if n else None
        return before == "the" or shouted or (after is not None and after not in STOP_WORDS)


def _speakers(words: Sequence[Token], terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms before "say" and its like, or after "according"."""
    said = next((w for w in words if w.word in _SAYING), None)
    if said is None:
        return ()
    after = said.word == "according"
    return tuple(t for t in terms if (t.start > said.start) == after)


def _subject(terms: Sequence[Term]) -> str:
    return " ".join(w[:-1].upper() if w.endswith(".") else w for t in terms for w in t.words)
