"""How likely a word is typed as another: a channel model of slips of the finger and of the ear.

After Kernighan, Church & Gale, "A spelling correction program based on a noisy channel model" (1990), with the
four kinds of slips that Damerau (1964) found. Instead of a table of counts it asks in how many ways a slip can
go wrong: to leave a letter out, to swap two, or to type one twice there is one way.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from math import log

SLIP = log(50)  # one word in fifty is mistyped (Kukich 1992 has figures between one and three in a hundred)
# A wrong or additional letter is one of the five or so keys around, or of as many that sound alike, or any.
_ALIKE = log(5)
_OTHER = log(25)
# The first letter is wrong in a few words of a hundred (Yannakoudakis & Fawthrop 1983): a third of its share.
_FIRST = log(3)

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("aeiouy", "ckqsx", "cszx", "gj", "fpv", "bp", "dt", "mn", "vw", "lr")


def cost(typed: str, meant: str) -> float:
    """How unlikely a word is typed as another, as a negative logarithm; the likeliest way counts.

    In which place of the word it goes wrong is left to chance.
    """
    start, end = 0, min(len(typed), len(meant))
    while start < end and typed[start] == meant[start]:
        start += 1
    tail = 0
    while tail < end - start and typed[-1 - tail] == meant[-1 - tail]:
        tail += 1
    return _align(typed, meant, start, tail)


def _align(typed: str, meant: str, start: int, tail: int) -> float:
    """The cheapest way between two words that begin and end alike (Wagner & Fischer 1974, with swaps)."""
    left_out = [SLIP + _at(b) for b in range(start, len(meant) - tail)]
    before: list[float] = []
    row = [0.0, *accumulate(left_out)]
    for a in range(start, len(typed) - tail):
        letter, added = typed[a], _added(typed, a)
        earlier, before, row = before, row, [row[0] + added]
        for j, missing in enumerate(left_out, start=1):
            b = start + j - 1
            way = min(before[j - 1] + _replaced(letter, meant[b], a), before[j] + added, row[j - 1] + missing)
            if earlier and j > 1 and letter == meant[b - 1] and typed[a - 1] == meant[b]:
                way = min(way, earlier[j - 2] + SLIP + _at(a - 1))
            row.append(way)
    return row[-1]


def _replaced(typed: str, meant: str, at: int) -> float:
    if typed == meant:
        return 0
    return SLIP + _at(at) + (_ALIKE if (typed, meant) in _confused() else _OTHER)


def _added(typed: str, at: int) -> float:
    letter, beside = typed[at], typed[max(0, at - 1) : at] + typed[at + 1 : at + 2]
    if letter in beside:
        return SLIP
    alike = any((letter, other) in _confused() for other in beside)
    return SLIP + _at(at) + (_ALIKE if alike else _OTHER)


def _at(place: int) -> float:
    return 0 if place else _FIRST


@cache
def _confused() -> frozenset[tuple[str, str]]:
    """Letters taken for each other: those that sound alike, and those on neighbouring keys."""
    pairs = {(a, b) for sounds in _SOUNDS for a in sounds for b in sounds}
    keys = [(key, row, n) for row, letters in enumerate(_ROWS) for n, key in enumerate(letters)]
    for a, row, n in keys:
        for b, other, m in keys:
            # Each row stands a little to the right of the one above, so that a key touches two of these.
            if (row == other and abs(n - m) == 1) or (other == row + 1 and m in (n - 1, n)):
                pairs |= {(a, b), (b, a)}
    return frozenset(pairs)
