"""The one place words are cut: folding, tokens, stems, stop words.

Papers and questions pass through the same functions, so that what is indexed and what is asked agree.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain

import Stemmer

from briefs.forms import base
from briefs.records import dataclass

_QUOTES = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "`": "'",
        "´": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
    }
    | dict.fromkeys("‐‑‒–—―−", "-")
)
# Format characters (zero-width, bidi, soft hyphen, tags) and controls other than white space carry no words.
_INVISIBLE = re.compile(
    r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# A dotted abbreviation (U.S., i.e.), or letters and digits with apostrophes inside.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d{1,3}(?:,\d{3})+(?![\d,])|[^\W_]+(?:['’`][^\W_]+)*")
BRACKETS = re.compile(r"\([^()]*\)")  # what is said in passing
_POSSESSIVE = re.compile(r"'s$")

STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are aren't as at be because been before being
    below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down
    during each else ever few for from further get gets got had hadn't has hasn't have haven't having he her
    here hers herself him himself his how however i if in into is isn't it its itself just let like may me
    might more most much must my myself no nor not now of off on once only onto or other our ours ourselves
    out over own per rather same shall she should shouldn't so some such than that the their theirs them
    themselves then there these they this those though through thus to too toward towards under until up upon
    us very was wasn't we were weren't what when where whether which while who whom whose why will with
    within without won't would wouldn't yet you your yours yourself i'm it's that's there's what's who's isnt
    dont doesnt didnt cant wont whats whos thats""".split()
)

_stemmer = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its folded form, its stem, and where it stands in the text as given."""

    word: str
    stem: str
    start: int
    end: int


def collapse(text: str) -> str:
    """The text on one line: every run of white space (no-break spaces too) is one space."""
    return " ".join(text.split())


def clean(text: str) -> str:
    """What a person typed, without control and invisible characters, NFKC, on one line."""
    return collapse(_CONTROL.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))))


def fold(text: str) -> str:
    """The text for comparing: NFKC, straight quotes and dashes, no diacritics, case folded, on one line."""
    if text.isascii():  # most texts, and ten times as fast
        return collapse(text.replace("`", "'").casefold())
    flat = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text).translate(_QUOTES))
    bare = "".join(c for c in flat if not unicodedata.combining(c))
    return collapse(unicodedata.normalize("NFKC", bare).translate(_QUOTES).casefold())


def shouting(text: str) -> bool:
    """Whether the text is written in capitals throughout, so that its capitals say nothing."""
    return text.isupper() and len(text) > 4


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball (English) stem of a folded word, irregular forms and British spelling taken back first."""
    return str(_stemmer.stemWord(base(word)))


@lru_cache(maxsize=65536)
def _folded(surface: str, shouted: bool) -> str:
    word = fold(surface).replace(",", "")
    if "." in word:
        word = word.replace(".", "")
        return f"{word}." if word in STOP_WORDS else word
    if surface.isupper() and not shouted and len(word) > 1 and word in STOP_WORDS:
        return f"{word}."  # the US, the WHO: a name, kept apart from the pronoun
    return _POSSESSIVE.sub("", word)


def tokens(text: str) -> list[Token]:
    """The words of a text in order; a capitalised acronym that looks like a stop word is ``us.``."""
    shouted = shouting(text)
    found = []
    for match in _WORD.finditer(text):
        word = _folded(match.group(), shouted)
        if word:
            found.append(Token(word, stem(word), *match.span()))
    return found


class _Read(dict[str, tuple[tuple[str, str], ...]]):
    """Pieces of text as they are written, each with its folded words and their stems, filled as they are met."""

    def __init__(self, shouted: bool) -> None:
        self._shouted = shouted

    def __missing__(self, piece: str) -> tuple[tuple[str, str], ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = [word for each in _WORD.findall(piece) if (word := _folded(each, self._shouted))]
        read = tuple([(word, "" if word in STOP_WORDS else stem(word)) for word in found])
        if len(piece) <= _LONGEST:
            self[piece] = read
        return read


_REMEMBERED = 100_000  # pieces
_LONGEST = 40  # characters of a piece worth remembering
_quiet, _loud = _Read(shouted=False), _Read(shouted=True)


def words(text: str) -> list[tuple[str, str]]:
    """The folded words of a text with their stems, a stop word without: ``tokens`` at a tenth of its cost."""
    known = _loud if shouting(text) else _quiet
    return list(chain.from_iterable(map(known.__getitem__, text.split())))


@lru_cache(maxsize=4096)  # the same sentences are compared again and again
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text without its stop words."""
    return tuple([t.stem for t in tokens(text) if t.word not in STOP_WORDS])
