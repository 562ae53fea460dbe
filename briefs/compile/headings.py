"""Headings: lines that stand alone, and those run in with their first sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set

from briefs.compile.lists import marker
from briefs.compile.shape import SMALL, Shape, title_case, words
from briefs.models import Part
from briefs.readers.block import Form

_NUMBERING = re.compile(
    r"(?:(?i:chapter|section|part)\s+(?:\d{1,3}|[IVXLCivxlc]{1,6})[.:)]?(?:\s+[–—-])?"
    r"|\d{1,2}(?:\.\d{1,2}){0,4}[.):]?|(?:[IVXLC]{1,6}|[A-Z])[.)])\s+(?=\S)"
)
_SUMMARY = re.compile(
    r"(?:abstract|(?:executive\s)?summary|synopsis|highlights|in\sbrief|at\sa\sglance|key\s(?:findings|points|messages|takeaways)"
    r"|main\s(?:findings|points)|summary\sof\s(?:the\s)?(?:findings|conclusions|recommendations))",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"""(?:(?:selected\s|select\s|list\sof\s)?(?:references|bibliography|works\scited|literature(?:\scited)?|sources|further\sreading)
    |(?:end|foot)notes|acknowledge?ments?|(?:list\sof\s)?(?:participants|attendees|contributors|signatories|delegates)
    |funding|(?:author|authors'?)\s(?:contributions|information|biograph(?:y|ies))|conflicts?\sof\sinterest|competing\sinterests
    |data\savailability(?:\sstatement)?|disclosures?|index)""",
    re.VERBOSE | re.IGNORECASE,
)
_BACK_AT_END = re.compile(
    r"(?:about\s(?:the|this|us|our)\b.{0,60}|notes|contacts?|credits|biograph(?:y|ies))", re.IGNORECASE
)
_OPENING = re.compile(
    r"(?:introduction|background|preface|foreword|prologue|overview|contents|table\sof\scontents)",
    re.IGNORECASE,
)
_KNOWN_RUN_IN = re.compile(rf"({_SUMMARY.pattern})\s*[:.—–-]\s*(?=\S)", re.IGNORECASE)
_RUN_IN = re.compile(r"([^\s.:?!][^.:?!\r\n]{2,70})([.:?])[ \t\u00a0\r\n]+(?=[\"'“‘(]?[^\W\d_])")
_QUESTION = frozenset(
    "who what when where why which how is are was were do does did can could will would should has have may might".split()
)
_LONGEST = 100  # characters of a heading
_MOST_WORDS = 14
_CHAIN = 3  # headings in a row; more of them are a list or a poem


def bare(title: str) -> str:
    """A heading without its number and its colon."""
    return _NUMBERING.sub("", title, count=1).rstrip(" :.").strip() or title


def named_part(title: str) -> Part | None:
    """The part that a heading opens by its name alone, if it does."""
    name = bare(title)
    if _SUMMARY.fullmatch(name):
        return Part.SUMMARY
    return Part.BACK if _BACK.fullmatch(name) else None


def ends_paper(title: str) -> bool:
    """Whether a heading opens back matter if nothing of the body follows: "About the Seminar", "Notes"."""
    return _BACK_AT_END.fullmatch(bare(title)) is not None


def opens(title: str) -> bool:
    """Whether a heading is one that papers open with, and never a title."""
    name = bare(title)
    return bool(_OPENING.fullmatch(name)) or named_part(title) is not None


def could_be_heading(shape: Shape) -> bool:
    """Whether a block has the form of a heading: one short line that is no sentence, item or label."""
    text = shape.text
    if shape.block.form is not Form.TEXT:
        return shape.block.form is Form.HEADING
    if not shape.single or len(text) > _LONGEST or len(shape.words) > _MOST_WORDS or not shape.lettered:
        return False
    if text[-1] in ".,;!…。" and not text.endswith("..."):
        return False
    found = marker(text)
    if found is not None and found.number is None and not _NUMBERING.match(text):
        return False
    if text[-1] in ":：":
        return named_part(text) is not None or title_case(shape.words)
    if text[-1] in "?？؟":
        return len(shape.words) <= 8
    return not text[0].islower() and text[0] not in "\"“'‘([*|>"


def headings(shapes: Sequence[Shape], start: int, removed: Set[int]) -> set[int]:
    """Which blocks from ``start`` on are headings: short lines, few in a row, with text under them."""
    found: set[int] = set()
    chain: list[int] = []
    kept = [i for i in range(start, len(shapes)) if i not in removed]
    numbered = {i: m.number for i in kept if (m := marker(shapes[i].text)) and m.number is not None}
    previous: dict[int, int] = dict(zip(kept[1:], kept, strict=False))
    following: dict[int, int] = dict(zip(kept, kept[1:], strict=False))
    for i in kept:
        counted = i in numbered and (
            numbered.get(previous.get(i, -1)) == numbered[i] - 1
            or numbered.get(following.get(i, -1)) == numbered[i] + 1
        )
        if could_be_heading(shapes[i]) and not counted:
            chain.append(i)
            continue
        if len(chain) <= _CHAIN:
            found.update(chain)
        elif chain:
            found.update(j for j in chain if shapes[j].block.level or named_part(shapes[j].text))
            found.add(chain[-1])
        chain = []
    found.update(j for j in chain if shapes[j].block.level)
    return found


def summary_run_in(text: str) -> str | None:
    """The heading of a summary that is run in with its first sentence: "Executive Summary: …"."""
    match = _KNOWN_RUN_IN.match(text[:80])
    return match.group(1) if match else None


def run_in(text: str, ordinary: Callable[[str], bool]) -> tuple[str, int] | None:
    """The heading run in at the start of a paragraph, and where the paragraph goes on after it.

    ``ordinary`` tells whether the paper also writes a word in small letters: names are not headings.
    """
    known = _KNOWN_RUN_IN.match(text[:80])
    if known is not None:
        return known.group(1), known.end()
    match = _RUN_IN.match(text[:120])
    if match is None or not text[match.end() : match.end() + 2].lstrip("\"'“‘(")[:1].isupper():
        return None
    label, stop = match.group(1), match.group(2)
    found = words(label)
    if (
        not 2 <= len(found) <= 8
        or not title_case(found)
        or "," in label
        or found[-1].casefold() in SMALL
        or len(found[-1]) == 1
    ):
        return None
    if stop == "?" and found[0].casefold() in _QUESTION:
        return None
    if not any(ordinary(w.casefold()) for w in found if w.casefold() not in SMALL):
        return None
    return label + ("?" if stop == "?" else ""), match.end()
