"""What the form of a block shows, before anything is known about what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from briefs.readers.block import BLANK, Block, lines
from briefs.records import dataclass

_SAMPLE = 600  # characters: the form of a paragraph shows in its first lines
_WORD = re.compile(r"[^\W_]+(?:['’.&/-][^\W_]+)*")
_STOP = re.compile(r"""[.!?…:;。！？؟۔।]["'”’»)\]*_]*(?:\[\^?\d{1,3}\]|\d{1,3}|[¹²³⁴-⁹]+)?$""")
_SMALL_WORD = re.compile(r"[^\w@./]([^\W\d_A-Z](?:[a-z]+|[^\W\d_]+|-+)+)(?![@/]|\.\w)")  # not in an address
_LINE_BREAK = re.compile(r"[\r\n]")
# Words that a title in title case leaves small.
SMALL = frozenset(
    """a an and as at but by de der des du en for from in into la le nor of off on or over per than the to und
    up upon v via vs with""".split()
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A block with its text, its lines, its first words, and whether it reads as sentences."""

    block: Block
    text: str
    lines: tuple[str, ...]
    words: tuple[str, ...]
    prose: bool

    @property
    def lettered(self) -> bool:
        """Whether it has a letter at all."""
        return any(c.isalpha() for c in self.text)

    @property
    def numbered_lines(self) -> tuple[tuple[int, str], ...]:
        """Its lines with their numbers in the file."""
        return tuple(enumerate(self.lines, self.block.line))


def shape(text: str, block: Block) -> Shape:
    """The shape of one block of a text."""
    inside = text[block.start : block.end]
    found = words(inside[:_SAMPLE])
    return Shape(block, inside, _lines(inside), tuple(found), _prose(inside, found))


def _lines(text: str) -> tuple[str, ...]:
    """The lines of a block as they are seen."""
    if text and not _LINE_BREAK.search(text):
        return (text.strip(BLANK),)
    return tuple([text[line.left : line.right] for line in lines(text)])


def words(text: str) -> list[str]:
    """The words of a text as written."""
    return _WORD.findall(text)


def stops(text: str) -> bool:
    """Whether the text ends as a sentence or an announcement does, closing quotes and note marks aside."""
    return _STOP.search(text[-20:]) is not None


def title_case(found: Sequence[str]) -> bool:
    """Whether every word that a title would capitalise is capitalised, and there are at least two."""
    proper = [w for w in found if w.casefold() not in SMALL]
    return (
        len(proper) >= 2 and not any(w[0].islower() for w in proper) and any(w[0].isupper() for w in proper)
    )


def reads_as_prose(text: str) -> bool:
    """Whether the text is at least one whole sentence, or long enough to be nothing else."""
    return _prose(text, words(text[:_SAMPLE]))


def _prose(text: str, found: Sequence[str]) -> bool:
    """Whether a text with these first words reads as prose."""
    initials = [word[0] for word in found]
    low = sum(map(str.islower, initials))
    cased = low + sum(map(str.isupper, initials))
    if cased < len(found) / 2:  # a script without capitals, perhaps without spaces, or figures
        letters = sum(c.isalpha() for c in text[:_SAMPLE])
        return letters >= 40 or (letters >= 8 and stops(text))
    if len(found) >= 25:
        return low >= 0.5 * cased
    return len(found) >= 5 and low >= 0.4 * cased and stops(text)


def small_words(text: str) -> Callable[[str], bool]:
    """A test whether a text somewhere writes a word in small letters; what it never does so are names."""

    @lru_cache(maxsize=1)
    def found() -> frozenset[str]:
        return frozenset(_SMALL_WORD.findall(f"\n{text}"))

    return lambda word: word.casefold() in found()
