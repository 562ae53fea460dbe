"""Texts that nobody would type, and some that somebody might: the same ones on every machine.

Kinds take turns, from slips in the papers' own words to pieces of query languages, every script of Unicode,
control characters, and texts as long as a chat allows. Every fourth text is a splice of two.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache

from invented import sentences
from throughput import lines

LONGEST = 4_000  # characters, the most that a chat lets people send
_SPLICED = 4
_MOST_SLIPS = 5
_KEYS = "abcdefghijklmnopqrstuvwxyz"

_QUERY = (
    "AND OR NOT NEAR NEAR/3 NEAR(a,2) + - ~ ~2 ^ ^2.5 * ? : title: body:( ) ( [ ] { } [a TO b] {* TO 9} >= <"
    ' " \\" \' `` “ ” « » \\ \\\\ / // /a.*b/ && || ! = == IN[ ] $ # @ % & ; , . .. … -- — – _ __ | field.name:'
).split(" ")
_SQL = (
    "' OR 1=1 --",
    '"; DROP TABLE passage; --',
    "') UNION SELECT data FROM source --",
    "passage MATCH 'x'",
    'NEAR("a" "b", 5)',
    "%s %d {0} {{ 7*7 }} {% for %}",
    "SELECT * FROM paper WHERE id LIKE '%'",
    "\x00' || char(0) || '",
    "ATTACH DATABASE '/tmp/x' AS y",
)
_ORDERS = (
    "ask search brief summary compare source check papers topics timeline cite daily help health more page 2"
    " 0 -1 999999999999999999999 1e309 NaN --json --store on in by to about and vs 004 ¶6 §3 l:9 @all <@1>"
).split(" ")
_FORMATS = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u115f\u3164\ufe0f\ufe0e\u180e"
_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
_SPACES = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2003\u2028\u2029\u202f\u205f\u3000"
_EMOJI = ("😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏿", "🇰🇷", "🇰🇵", "1️⃣", "❤️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "™", "☠")
_CASED = "İıſßẞﬁﬄŉǰΐΰΣςǅǈΩKÅ①Ⅷ½٣३㊙㍿ﷺ㏂"
# First and last code points: Latin to Cyrillic, Hebrew, Arabic, Indic, Thai, Tibetan, Georgian, Hangul, Ethiopic,
# Cherokee, Khmer, Mongolian, kana, Han, Yi, syllables, surrogates, private use, forms, and beyond the first plane.
_SCRIPTS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x531, 0x58F),
    (0x591, 0x5F4), (0x600, 0x6FF), (0x700, 0x74F), (0x780, 0x7BF), (0x900, 0xDFF), (0xE01, 0xEFF), (0xF00, 0xFFF),
    (0x1000, 0x10FF), (0x1100, 0x11FF), (0x1200, 0x139F), (0x13A0, 0x167F), (0x1780, 0x18AF), (0x1E00, 0x1FFF),
    (0x2000, 0x2BFF), (0x3040, 0x30FF), (0x3130, 0x33FF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xAC00, 0xD7A3),
    (0xD800, 0xDFFF), (0xE000, 0xF8FF), (0xF900, 0xFFFF), (0x10000, 0x11FFF), (0x12000, 0x1BFFF),
    (0x1D400, 0x1D7FF), (0x1F000, 0x1FAFF), (0x20000, 0x2FFFF), (0xE0000, 0xE01EF), (0x10FF00, 0x10FFFF),
)  # fmt: skip


def texts(count: int, seed: int = 200_000) -> Iterator[str]:
    """So many texts."""
    chance = random.Random(seed)  # noqa: S311
    for number in range(count):
        text = KINDS[number % len(KINDS)](chance)
        if chance.randrange(_SPLICED) == 0:
            other = chance.choice(KINDS)(chance)
            text = text[: chance.randint(0, len(text))] + other[chance.randint(0, len(other)) :]
        yield text[:LONGEST]


def _slips(chance: random.Random) -> str:
    words = _words(chance, chance.randint(1, 12))
    for _ in range(chance.randint(0, _MOST_SLIPS)):
        n = chance.randrange(len(words))
        words[n] = _slip(words[n], chance)
    return chance.choice((" ", " ", " ", "", "  ", "-", "_")).join(words)


def _said(chance: random.Random) -> str:
    words = chance.choice(sentences()).split()
    for n in range(len(words)):
        if chance.random() < 0.2:
            words[n] = _slip(words[n], chance)
    return " ".join(words)


def _asked(chance: random.Random) -> str:
    return chance.choice(_questions())


def _operators(chance: random.Random) -> str:
    parts = [*_words(chance, chance.randint(0, 6)), *chance.choices(_QUERY, k=chance.randint(1, 12))]
    chance.shuffle(parts)
    return chance.choice(("", " ")).join(parts)


def _sql(chance: random.Random) -> str:
    return " ".join((*_words(chance, 2), chance.choice(_SQL), *_words(chance, 1)))


def _orders(chance: random.Random) -> str:
    words = [chance.choice(_ORDERS), *chance.choices(_ORDERS, k=chance.randint(0, 4)), *_words(chance, 2)]
    return " ".join(words[: chance.randint(1, len(words))])


def _script(chance: random.Random) -> str:
    first, last = chance.choice(_SCRIPTS)
    return "".join(chr(chance.randint(first, last)) for _ in range(chance.randint(1, 60)))


def _anything(chance: random.Random) -> str:
    return "".join(chr(chance.randint(0, sys.maxunicode)) for _ in range(chance.randint(1, 40)))


def _marked(chance: random.Random) -> str:
    """Words with marks, formats, turns, spaces, cased oddities and emoji between their letters."""
    marks = (
        *_FORMATS,
        *_BIDI,
        *_SPACES,
        *_EMOJI,
        *_CASED,
        *map(chr, range(0x20)),
        "\x7f",
        "\ufffe",
        "\u0301" * 40,
    )
    letters = list(" ".join(_words(chance, chance.randint(1, 6))))
    for _ in range(chance.randint(1, 12)):
        letters.insert(chance.randint(0, len(letters)), chance.choice(marks))
    return "".join(letters)


def _numbers(chance: random.Random) -> str:
    figures = (
        str(chance.randint(0, 2100)),
        f"{chance.randint(-99, 99)}/{chance.randint(0, 12)}/{chance.randint(1900, 2030)}",
        "9" * chance.randint(1, 400),
        f"{chance.random():.17f}e{chance.randint(-999, 999)}",
        f"0x{chance.getrandbits(64):x}",
        f"{chance.randint(1990, 2010)}-{chance.randint(0, 99):02}",
        f"U+{chance.randint(0, 0x10FFFF):04X}",
    )
    return " ".join(chance.choices((*figures, *_words(chance, 2)), k=chance.randint(1, 5)))


def _little(chance: random.Random) -> str:
    return chance.choice(
        ("", " ", "\n", "?", "a", "\x00", "\u200b", "I", "'", '"', "of the", "…", "\ud800", "\ufeff")
    )


def _long(chance: random.Random) -> str:
    """As long as can be: one piece again and again, or ever new ones."""
    kind = chance.randrange(6)
    if kind == 0:
        piece = chance.choice((chr(chance.randint(1, 0xFFFF)), chance.choice(_QUERY), chance.choice(_EMOJI)))
    elif kind == 1:
        piece = f"{_words(chance, 1)[0]} "
    elif kind == 2:
        piece = _words(chance, 1)[0]
    elif kind == 3:
        return "".join(chance.choices(_KEYS + " ", k=LONGEST))
    elif kind == 4:
        return " ".join(_slip(word, chance) for word in _words(chance, LONGEST // 7))
    else:
        return " ".join(_words(chance, LONGEST // 7))
    return (piece * (LONGEST // len(piece) + 1))[: chance.choice((2_999, 3_000, LONGEST))]


KINDS: tuple[Callable[[random.Random], str], ...] = (
    *(_slips, _slips, _said, _asked, _operators, _sql, _orders),
    *(_script, _anything, _marked, _marked, _numbers, _little, _long),
)


def _words(chance: random.Random, count: int) -> list[str]:
    return chance.choices(_vocabulary(), k=count)


def _slip(word: str, chance: random.Random) -> str:
    """A word with a letter added, left out, wrong, or swapped with the next."""
    at = chance.randrange(len(word) + 1)
    letter = chance.choice(_KEYS)
    return chance.choice(
        (
            word[:at] + letter + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
        )
    )


@cache
def _vocabulary() -> tuple[str, ...]:
    return tuple(sorted({word for said in sentences() for word in re.findall(r"\w+", said)}))


@cache
def _questions() -> tuple[str, ...]:
    endless = lines()
    return tuple(next(endless) for _ in range(2_000))
