"""The phrases of a paper that may name something: runs of words of which none is known to be no part of a name.

Noun phrases without a tagger (after Justeson & Katz 1995): words of grammar, common verbs, adverbs and
adjectives that only compare end a run, as does a mark between words. What an author calls something stands
without its neighbours now and then, so it is counted how often a phrase ends where its run does, and begins
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from briefs.compiler.english.grammar import AUXILIARIES
from briefs.compiler.english.naming import BREAKING, HOLLOW, LABELS, adverb
from briefs.text import fold, words

LONGEST = 4  # words of a name
_PIECE = re.compile(r"^(\W*)(\w(?:\S*\w)?)(.*)$", re.S)
_PLAIN = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*|[A-Z]+&[A-Z]+|(?:[A-Z]\.)+[A-Z]")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_POSSESSIVE = re.compile(r"['’]s?$")
_MIXED = re.compile(r"[^\W\d_].*[A-Z]|^[A-Z]+s?$")  # WordNet, mRNA, WSD
_REMEMBERED = 100_000  # pieces of text
# What is cited is no part of the sentence, and who is cited is nobody it speaks of.
_CITED = re.compile(r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]]")
_AUTHOR = re.compile(
    r"([A-Z][\w'’-]+)(?:,? (?:and|&) ([A-Z][\w'’-]+)|,? et al\b\.?)(?:,? \(?\d{4})?"
    r"|([A-Z][\w'’-]+)(?: ?\(|, )(?:19|20)\d\d"
)
_BEFORE_NOUNS = frozenset("a an the its their his her our my your".split())
_BEFORE_VERBS = AUXILIARIES | frozenset("to they we i he she it who not".split())


# A phrase where it stands: as written, whether with the first word of the sentence, whose capital tells nothing,
# and whether it begins where its run of words does, and ends there.
Phrase = tuple[str, bool, bool, bool]


class Part(IntEnum):
    """What part a word may have in a name."""

    NONE = 0
    INNER = 1  # none at its end
    END = 2
    ALONE = 3  # by itself, if it is a name: an acronym, a word with a capital, one with a hyphen in it


class Piece(NamedTuple):
    """What stands between two spaces: a word, and the marks around it."""

    text: str
    keys: tuple[str, ...]  # stems, stop words left out
    part: Part
    opens: bool  # a mark parts it from the word before
    closes: bool
    word: str  # folded
    name: bool  # it has a capital
    calls: str = ""  # a "noun" or a "verb" as the next word, if it does
    first: bool = False  # of its sentence


class _Pieces(dict[str, Piece]):
    """Pieces of text as they are written, filled as they are met."""

    def __missing__(self, piece: str) -> Piece:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[piece] = read = _read(piece)
        return read


def _read(piece: str) -> Piece:
    match = _PIECE.match(piece)
    if match is None:
        return Piece("", (), Part.NONE, True, True, "", False)
    before, text, after = match.groups()
    if _INITIALS.fullmatch(text + after):
        after = ""
    word = _word(text)
    return (
        word
        if not (before or after)
        else word._replace(opens=bool(before), closes=bool(after) or word.closes)
    )


@lru_cache(maxsize=_REMEMBERED)
def _word(written: str) -> Piece:
    """A word without the marks around it; what follows a possessive is another name."""
    own = _POSSESSIVE.search(written)
    text = written[: own.start()] if own else written
    low, cut, name = fold(text), words(text), text[0].isupper()
    keys = tuple([key for _, key in cut if key])
    part = _part(text, low, len(cut), name) if keys else Part.NONE
    calls = "noun" if low in _BEFORE_NOUNS else "verb" if low in _BEFORE_VERBS else ""
    return Piece(text, keys, part, False, bool(own), low, name, calls)


def _part(text: str, low: str, words: int, name: bool) -> Part:
    if not any(map(str.isalpha, text)) or low in LABELS or not _PLAIN.fullmatch(text):
        return Part.NONE
    mixed = len(text) > 1 and _MIXED.search(text) is not None
    if not mixed and (len(low) < 3 or text[0].isdigit() or (not name and _idle(low))):
        return Part.NONE
    if mixed or name:
        return Part.ALONE if not _idle(low) and low not in HOLLOW else Part.END
    if low in HOLLOW or low.endswith("ed"):
        return Part.INNER
    return Part.ALONE if words > 1 else Part.END


def _idle(low: str) -> bool:
    return low in BREAKING or adverb(low)


PIECES = _Pieces()


def pieces(sentence: str) -> list[Piece]:
    """The pieces of a sentence, what it cites left out; the first one, if it is a plain word, without its capital."""
    if "(" in sentence or "[" in sentence:
        sentence = _CITED.sub(" ; ", sentence)
    written = sentence.split()
    cut = list(map(PIECES.__getitem__, written))
    if cut and cut[0].name and cut[0].part and not _MIXED.search(cut[0].text):
        cut[0] = PIECES[written[0].lower()]._replace(text=cut[0].text, first=True)
    return cut


def phrases(cut: Iterable[Piece]) -> Iterator[Phrase]:
    """The phrases in the pieces of a sentence that may name something, each time they stand there."""
    run: list[Piece] = []
    for piece in cut:
        if run and (piece.opens or not piece.part):
            if len(run) > 1 or run[0].part is Part.ALONE:
                yield from _of(run)
            run = []
        if piece.part:
            run.append(piece)
            if piece.closes:
                yield from _of(run)
                run = []
    if run:
        yield from _of(run)


def _of(run: list[Piece]) -> Iterator[Phrase]:
    """The phrases of a run."""
    ends = len(run)
    while ends and run[ends - 1].part is Part.INNER:
        ends -= 1
    texts = [piece.text for piece in run]
    for end in range(1, ends + 1):
        part = run[end - 1].part
        if part is Part.INNER:
            continue
        for start in range(max(0, end - LONGEST), end if part is Part.ALONE else end - 1):
            plain = end - start == 1 and not _MIXED.search(texts[start])
            last = len(run) if plain else ends  # any noun after a single word makes it an adjective
            yield " ".join(texts[start:end]), run[start].first, not start, end == last


@lru_cache(maxsize=_REMEMBERED)
def key_of(text: str) -> str:
    """The key of a phrase: its stems, stop words left out."""
    return " ".join([stem for _, stem in words(text) if stem])


def cited(sentence: str) -> Iterator[str]:
    """The names of authors that a sentence cites, folded."""
    if "(" not in sentence and "et al" not in sentence:
        return
    for match in _AUTHOR.finditer(sentence):
        yield from (fold(name) for name in match.groups() if name)


def uses(cut: Iterable[Piece]) -> Iterator[tuple[str, str]]:
    """The words that stand where a "noun" does, or a "verb", each with which of the two."""
    before = None
    for piece in cut:
        if piece.calls == "noun":
            if before is not None and before.part:
                yield before.word, "verb"
        elif before is not None and before.calls and piece.part and not piece.name:
            yield piece.word, before.calls
        before = None if piece.closes else piece
