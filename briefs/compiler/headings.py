"""Headings, told by their form: lines that stand alone, and those run in with their first sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from itertools import pairwise

from briefs.compiler.lists import marker
from briefs.compiler.sections import NUMBERING, bare, role, summary_run_in
from briefs.compiler.shape import SMALL, Shape, stops, title_case, words
from briefs.readers.block import Form

_RUN_IN = re.compile(
    r"[*_]{0,3}([^\s.:?!*_][^.:?!*_\r\n]{2,70})[*_]{0,3}([.:?])[*_]{0,3}[ \t\u00a0\r\n]+(?=[\"'“‘(]?[^\W\d_])"
)
_INNER_STOP = re.compile(r"[^\W\d_]{3,}[.!?]\s+[^\W\d_a-z]")
_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|map|chart|photo|box|source|note)s?\s*(?:\d[\d.]*|[A-Z])?\s*[:.]", re.IGNORECASE
)
_NUMERAL = re.compile(r"[IVXLC]{1,7}\.?")
_LABEL = re.compile(r"([^\W\d_][^:\r\n]{0,38}):\s")
_VOICE = re.compile(r"[^\W\d_a-z][^\d_a-z:]*|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Hon|Rev)\.?\s[^\W\d_][\w.'’ -]*")
_SPOKEN = 0.25  # of the blocks of a transcript open with a label
_ASKING = frozenset(
    """who what when where why which how is are was were do does did can could will would should has have may
    might""".split()
)
_LONGEST = 100  # characters of a heading
_MOST_WORDS = 14
_CHAIN = 3  # headings in a row; more of them are a list or a poem


def could_be_heading(shape: Shape) -> bool:
    """Whether a block has the form of a heading: one short line that is no sentence, item or caption."""
    if shape.block.form is not Form.TEXT:
        return shape.block.form is Form.HEADING
    text = shape.text
    if len(shape.lines) > 1 or len(text) > _LONGEST or len(shape.words) > _MOST_WORDS or not shape.lettered:
        return False
    if _CAPTION.match(text) or _INNER_STOP.search(text[_numbering(text) :]):
        return False
    if marker(text) is not None and not NUMBERING.match(text):
        return False
    if _NUMERAL.fullmatch(text):
        return True
    if text[-1] in ":：?？؟":
        return role(text) is not None or title_case(shape.words)
    if text[-1] == "." and NUMBERING.match(text):
        return role(text) is not None or title_case(words(bare(text))) or len(words(bare(text))) == 1
    return (
        not stops(text) and text[-1] not in ",;-–—" and not text[0].islower() and text[0] not in "\"“'‘([*|>"
    )


def headings(shapes: Sequence[Shape], kept: Sequence[int], removed: Set[int]) -> set[int]:
    """Which of the kept blocks are headings: a few in a row at most, with text under them.

    Where the format marks headings, only those are.
    """
    if any(shapes[i].block.form is Form.HEADING for i in kept):
        return {i for i in kept if shapes[i].block.form is Form.HEADING}
    items, speakers = _counted(shapes, kept), labels(shapes[i] for i in kept)
    found: set[int] = set()
    chain: list[int] = []
    for i in kept:
        if could_be_heading(shapes[i]) and i not in items and label(shapes[i].text) not in speakers:
            chain.append(i)
            continue
        found.update(chain if len(chain) <= _CHAIN else chain[-1:])
        chain = []
    if chain and chain[-1] + 1 in removed:  # what stood under them was furniture
        found.update(chain[-_CHAIN:])
    return found


def labels(shapes: Iterable[Shape]) -> set[str]:
    """The labels that open more than one block, and all who speak in a transcript."""
    found = Counter(label(shape.text) for shape in shapes)
    return {each for each, times in found.items() if each and times > 1} | voices(found.elements())


def voices(found: Iterable[str]) -> frozenset[str]:
    """Who speaks in a transcript, from the labels of all its blocks, "" where a block has none.

    Labels are in capitals or begin with a title; two must speak, one of them twice, in a quarter of the blocks.
    """
    every = Counter(found)
    speakers = {each: times for each, times in every.items() if _VOICE.fullmatch(each)}
    spoken = sum(speakers.values())
    transcript = len(speakers) > 1 and spoken > len(speakers) and spoken >= every.total() * _SPOKEN
    return frozenset(speakers) if transcript else frozenset()


def label(text: str) -> str:
    """What stands before a colon at the start of a text: a speaker, or a heading run in."""
    match = _LABEL.match(text[:50])
    return match.group(1) if match else ""


def run_in(text: str, ordinary: Callable[[str], bool]) -> tuple[str | None, int]:
    """The heading run in at the start of a paragraph, if any, and where the paragraph goes on after it.

    A heading is in title case, of two to eight words, and a sentence follows it. ``ordinary`` tells whether
    the paper also writes a word in small letters: a heading has such a word, a name or a speaker has none.
    """
    summary = summary_run_in(text)
    if summary is not None:
        return summary
    match = _RUN_IN.match(text[:120])
    if match is None or not text[match.end() : match.end() + 2].lstrip("\"'“‘(")[:1].isupper():
        return None, 0
    title, stop = match.groups()
    found = words(title)
    if not 2 <= len(found) <= 8 or not title_case(found) or "," in title:
        return None, 0
    if found[-1].casefold() in SMALL or len(found[-1]) == 1:  # it goes on, or ends with an initial
        return None, 0
    if stop == "?" and found[0].casefold() in _ASKING:
        return None, 0
    if not any(ordinary(word) for word in found if word.casefold() not in SMALL):
        return None, 0
    return title + ("?" if stop == "?" else ""), match.end()


def _numbering(text: str) -> int:
    match = NUMBERING.match(text)
    return match.end() if match else 0


def _counted(shapes: Sequence[Shape], kept: Sequence[int]) -> set[int]:
    """The blocks whose numbers count on from the block before or to the block after: items of a list."""
    numbers = [mark.number if (mark := marker(shapes[i].text)) else None for i in kept]
    found: set[int] = set()
    for at, (one, two) in enumerate(pairwise(numbers)):
        if one is not None and two is not None and two == one + 1:
            found.update(kept[at : at + 2])
    return found
