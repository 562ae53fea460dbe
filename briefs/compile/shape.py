"""What the form of a block shows, before anything is known about what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefs.readers.block import BLANK, Block

_SAMPLE = 600  # characters: the form of a paragraph shows in its first lines
_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.&/-](?=[^\W_]))*")
_STOP = re.compile(r"""[.!?…:;。！？؟۔।]["'”’»)\]*_]*(?:\[?\d{1,3}\]?|[¹²³⁴-⁹]+)?$""")
_BREAK = re.compile(r"[\r\n]+")
# Words that a title in title case leaves small.
SMALL = frozenset(
    "a an and as at but by de der des du en for from in into la le nor of off on or over per than the to und up upon v via vs with".split()
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A block with its text, its lines, and whether it reads as sentences."""

    block: Block
    text: str
    lines: tuple[str, ...]
    words: tuple[str, ...]  # of its first lines
    prose: bool

    @property
    def single(self) -> bool:
        """Whether it is one line."""
        return len(self.lines) == 1

    @property
    def lettered(self) -> bool:
        """Whether it has a letter at all."""
        return any(c.isalpha() for c in self.text[:_SAMPLE]) or any(c.isalpha() for c in self.text)


def shapes(text: str, blocks: Sequence[Block]) -> tuple[Shape, ...]:
    """The shape of each block of a text."""
    return tuple(shape(text, block) for block in blocks)


def shape(text: str, block: Block) -> Shape:
    """The shape of one block."""
    inside = text[block.start : block.end]
    lines = tuple(line.strip(BLANK) for line in _BREAK.split(inside))
    return Shape(block, inside, lines, tuple(words(inside[:_SAMPLE])), reads_as_prose(inside))


def words(text: str) -> list[str]:
    """The words of a text as written."""
    return _WORD.findall(text)


def stops(text: str) -> bool:
    """Whether the text ends as a sentence does, a colon and a closing quote or footnote mark included."""
    return _STOP.search(text[-20:]) is not None


def title_case(found: Sequence[str]) -> bool:
    """Whether every word that a title would capitalise is capitalised, at least two of them."""
    proper = [w for w in found if w.casefold() not in SMALL]
    return (
        len(proper) >= 2 and all(not w[0].islower() for w in proper) and any(w[0].isupper() for w in proper)
    )


def reads_as_prose(text: str) -> bool:
    """Whether the text is at least one whole sentence, or long enough to be nothing else."""
    found = words(text[:_SAMPLE])
    if not found:
        return False
    cased = [w for w in found if w[0].isupper() or w[0].islower()]
    if len(cased) < len(found) / 2:  # a script without capitals, perhaps without spaces
        letters = sum(len(w) for w in found)
        return letters >= 40 or (letters >= 8 and stops(text))
    low = sum(w[0].islower() for w in cased) / len(cased)
    if len(found) >= 25:
        return low >= 0.5
    return len(found) >= 5 and stops(text) and low >= 0.4
