"""Where a sentence stands on a thing it names: for it or against it, and whether it goes on or ends.

Read from word order alone, so only the plainest constructions are read at all: the thing is what is tolerated,
questioned, ended, or what continues. All else has no attitude.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from briefs.models import Topic
from briefs.records import dataclass
from briefs.search.terms import Lexicon, Term
from briefs.text import STOP_WORDS, Token, stem, tokens, words

Phrase = tuple[str, ...]  # keys that stand next to one another


class Manner(StrEnum):
    """What kind of attitude it is."""

    VIEW = "view"  # somebody accepts the thing, or does not
    FATE = "fate"  # the thing goes on, or does not


@dataclass(frozen=True, slots=True)
class Attitude:
    """What one clause says of the thing."""

    manner: Manner
    favours: bool  # accepted or going on, all negations reckoned in
    agents: frozenset[str]  # keys of the names of those who accept, end …
    modal: str  # "will", "should", "can", or empty
    subject: bool  # the thing is the grammatical subject
    thing: tuple[int, int]  # where it stands


_FOR = frozenset("accept tolerate welcome support approve favour favor endorse embrace advocate".split())
_AGAINST = frozenset(
    "reject oppose resist question doubt refuse prohibit forbid ban condemn denounce dispute".split()
)
_KEPT = frozenset("maintain retain preserve sustain continue keep".split())
_ENDED = frozenset(
    "end stop discontinue abolish terminate abandon cancel remove dismantle halt scrap withdraw".split()
)
_LASTS = frozenset("continue remain stay persist".split())  # of itself
_LEAVES = frozenset("cease vanish disappear withdraw".split())
_VERBS = {verb: stem(verb) for verb in _FOR | _AGAINST | _KEPT | _ENDED | _LASTS | _LEAVES}
_STEMS = {own: verb for verb, own in sorted(_VERBS.items())}
_PAST = frozenset("withdrew withdrawn kept forbade forbidden".split())
# A third person that is a plural noun as well says nothing.
_PLURALS = frozenset("supports favours favors questions doubts bans disputes ends stops stays".split())
_NOUNS = {
    **dict.fromkeys("withdrawal removal abolition termination cessation end".split(), False),
    **dict.fromkeys("continuation maintenance preservation retention continuing continued".split(), True),
}
# What may stand between a verb and the thing: "questioned the continuing need for the presence of …".
_STANDING_FOR = frozenset(
    """presence need existence role use deployment idea notion principle value necessity importance rationale
    legitimacy the a an any all its their of for in""".split()
)
_PREPOSITIONS = frozenset("of in on to from for with at by between against".split())
_MODALS = {
    **dict.fromkeys(("will", "shall", "won't"), "will"),
    **dict.fromkeys(("should", "must", "ought", "shouldn't", "mustn't"), "should"),
    **dict.fromkeys(("can", "cannot", "can't"), "can"),
}
_BEING = frozenset("be been being is are was were".split())
_HELPERS = frozenset("has have had do does did also still even longer".split())
_NEGATIONS = frozenset("not never no cannot neither nor without".split())
# After a verb that says of itself that the thing lasts: nothing may follow that it would be about.
_LASTING = frozenset("in on at there until after even beyond as for".split())
_EXISTING = frozenset("have play exist serve operate function matter remain stay".split())
_UNEASY = frozenset("doubt question risk dispute danger decline limbo crisis".split())
_CLAUSE = re.compile(
    r"[,;:()—–]|\b(?:and|but|that|which|who|whom|whose|because|although|though|while|whereas|since|so)\b",
    re.I,
)
_REACH = 5  # words


def phrases(topic: Topic, lexicon: Lexicon) -> list[Phrase]:
    """The phrases by which a line may name a topic."""
    return sorted({tuple([t.key for t in lexicon.terms(term)]) for term in topic.terms if " + " not in term})


def attitudes(text: str, lexicon: Lexicon, things: Iterable[Phrase]) -> Iterator[Attitude]:
    """What each clause of a sentence says of a thing, given as the phrases it goes by."""
    terms = lexicon.terms(text)
    spans = sorted({span for phrase in things for span in _spans(phrase, terms)})
    if not spans:
        return
    read = tokens(text)
    bounds = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    for start, end in spans:
        left = max(at for at in bounds if at <= start)
        right = min(at for at in bounds if at >= end)
        before = [token for token in read if left <= token.start < start]
        after = [token for token in read if end <= token.start < right]
        if after and after[0].word not in STOP_WORDS and _verb(after[0].word, after[0].stem) is None:
            continue  # "US troops" is not the US
        found = _as_subject(before, after, (start, end), text, terms) or _as_object(
            before, after, (start, end), terms
        )
        if found:
            yield found


@lru_cache(maxsize=8192)  # most sentences have no such verb, and the same ones are compared again and again
def takes(text: str) -> bool:
    """Whether a sentence has a verb that may take an attitude."""
    return any(_verb(word, own) is not None for word, own in words(text))


def modals(text: str) -> frozenset[str]:
    """The kinds of its modal words: what will be, should be, can be."""
    return frozenset(_MODALS[word] for word, _ in words(text) if word in _MODALS)


def _spans(phrase: Phrase, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    keys = tuple([term.key for term in terms])
    for at in range(len(keys) - len(phrase) + 1):
        if keys[at : at + len(phrase)] == phrase:
            yield terms[at].start, terms[at + len(phrase) - 1].end


def _as_subject(
    before: Sequence[Token], after: Sequence[Token], thing: tuple[int, int], text: str, terms: Sequence[Term]
) -> Attitude | None:
    """Of "the troops won't be tolerated by …", "the troops will continue to have a role"."""
    if not _PREPOSITIONS.isdisjoint([token.word for token in before[-2:]]):
        return None
    words = [token.word for token in after]
    at = first = next((n for n, word in enumerate(words[:_REACH]) if _auxiliary(word)), 0)
    if first and words[0] not in _PREPOSITIONS:
        return None
    while at < len(words) and (_auxiliary(words[at]) or words[at] in _HELPERS or words[at].endswith("ly")):
        at += 1
    verb = _verb(after[at].word, after[at].stem) if at < len(words) else None
    if verb is None:
        return None
    group, rest = words[first:at], words[at + 1 :]
    modal = next((_MODALS[word] for word in group if word in _MODALS), "")
    agents = frozenset[str]()
    if _BEING.isdisjoint(group):
        goes, manner = _lasts(verb, rest), Manner.FATE
    else:
        goes = _passive(after[at].word, verb, rest)
        manner = Manner.VIEW if verb in _FOR | _AGAINST else Manner.FATE
        agents = _by(rest, after[at].end, text, terms)
    return None if goes is None else Attitude(manner, goes is not _denied(group), agents, modal, True, thing)


def _passive(word: str, verb: str, rest: Sequence[str]) -> bool | None:
    if rest[:1] == ["to"] or not (word.endswith("ed") or word in _PAST):
        return None
    if verb in _FOR | _KEPT:
        return True
    return False if verb in _AGAINST | _ENDED else None


def _lasts(verb: str, rest: Sequence[str]) -> bool | None:
    """Whether a verb without object says that its subject lasts, given what follows."""
    if verb not in _LASTS | _LEAVES or not _UNEASY.isdisjoint(rest[:3]):
        return None
    to_exist = rest[:1] == ["to"] and not _EXISTING.isdisjoint(rest[1:2])
    return verb in _LASTS if not rest or rest[0] in _LASTING or to_exist else None


def _as_object(
    before: Sequence[Token], after: Sequence[Token], thing: tuple[int, int], terms: Sequence[Term]
) -> Attitude | None:
    """Of "some question the continuing need for the troops", "they opposed the withdrawal of the troops"."""
    words, favours = [token.word for token in before], True
    at = len(words) - 1
    while at >= 0 and (words[at] in _STANDING_FOR or words[at] in _NOUNS):
        favours = favours is _NOUNS.get(words[at], True)
        at -= 1
    direct = _PREPOSITIONS.isdisjoint(words[at + 1 : at + 2])  # not "tolerated in the harbour"
    verb = (
        _verb(before[at].word, before[at].stem) if at >= 0 and direct and _finite(words[: at + 1]) else None
    )
    if verb not in _FOR | _AGAINST | _KEPT | _ENDED or [t.word for t in after[:1]] == ["to"]:
        return None
    group = words[max(0, at - _REACH) : at]
    favours = (favours is (verb in _FOR | _KEPT)) is not _denied(group)
    manner = Manner.VIEW if verb in _FOR | _AGAINST else Manner.FATE
    clause = (t for t in terms if before[0].start <= t.start < before[at].start)
    agents = frozenset(t.key for t in clause if t.key.startswith("@"))
    modal = next((_MODALS[word] for word in reversed(group) if word in _MODALS), "")
    return Attitude(manner, favours, agents, modal, False, thing)


def _verb(word: str, own: str) -> str | None:
    """The verb of which a word with a stem of its own is a form; a noun or an adjective of the stem is none."""
    verb = _STEMS.get(own)
    formed = word.endswith("ed") or word in _PAST or word in _VERBS
    third = word.endswith("s") and word[:-1] in _VERBS and word not in _PLURALS
    return verb if formed or third else None


def _finite(words: Sequence[str]) -> bool:
    """Whether the last of some words, a verb, asserts: by its form, or by a helper before it."""
    verb, previous = words[-1], words[-2:-1]
    if any(_auxiliary(word) or word in _HELPERS for word in previous):
        return True
    return verb not in _VERBS and _STANDING_FOR.isdisjoint(previous)


def _auxiliary(word: str) -> bool:
    return word in _MODALS or word in _BEING or _denies(word)


def _denies(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def _denied(group: Sequence[str]) -> bool:
    return sum(map(_denies, group)) % 2 == 1


def _by(rest: Sequence[str], end: int, text: str, terms: Sequence[Term]) -> frozenset[str]:
    """The names after "by", to the end of the sentence or what stands for it."""
    if rest[:1] != ["by"]:
        return frozenset()
    stop = min((at for mark in ";:—" if (at := text.find(mark, end)) > 0), default=len(text))
    return frozenset(t.key for t in terms if t.key.startswith("@") and end <= t.start < stop)
