"""Where a sentence defines a term: by the forms in which English does, few enough to be sure.

The forms are the defining patterns of Hearst (1992) and of dictionaries; abbreviations are found on their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.abbreviations import abbreviations
from briefs.records import dataclass
from briefs.text import STOP_WORDS, collapse

_QUOTED = r"[\"“‘']([^\"”’“‘\n]{2,50})[\"”’']"
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&./-]{1,9}")
_CALLED = re.compile(
    r"(?<!so-)\b(?:called|known as|termed|referred to as|dubbed)\s+(?:an?\s+|the\s+)?",
    re.I,
)
_SO_CALLED = re.compile(rf"\bso-called\s+{_QUOTED}(?:\s+or\s+{_QUOTED})?", re.I)
_NAMED = re.compile(
    rf"(?:{_QUOTED}|((?!of\b)(?:(?!in\b|on\b|by\b|for\b|at\b|and\b)[\w-]+\s+){{0,3}}[\w-]+)(?=\s*[.,;:(]|\s+and\b|$))"
)
_DEFINED = re.compile(
    r"(?P<term>(?:(?!in\b|on\b|by\b|for\b|at\b|and\b)[\w’'-]+\s+){0,3}?[\w’'-]+)(?:\s+\([^()]*\))?\s*,?\s+"
    r"(?:refers? to|(?:is|are|can be|may be) (?:formally )?(?:defined (?:as|to be)|understood as)|denotes?"
    r"|stands? for)\b",
    re.I,
)
_WE_DEFINE = re.compile(
    r"\b(?:we|I)\s+(?:\w+ly\s+)?define\s+(?:an?\s+|the\s+)?(?P<term>(?:[\w-]+\s+){0,4}?[\w-]+)"
    r"(?:\s+\([^()]*\))?\s+(?:as|to be)\b",
    re.I,
)
_BY_WE_MEAN = re.compile(
    rf"\bby\s+(?:{_QUOTED}|((?:[\w-]+\s+){{0,4}}?[\w-]+))\s*,?\s+(?:we|I)\s+mean\b", re.I
)
_KIND_OF = re.compile(
    r"(?P<term>(?:[\w-]+\s+){0,3}?[\w-]+)(?:\s+\([^()]*\))?\s+(?:is\s+an?|are)\s+(?!\w+ly\b|often\b|not\b)"
    r"(?:[\w-]+\s+){1,6}?(?:that|which|in which|where|whose|whereby|consisting of)\b"
)
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.I)
_OPENING = re.compile(r"(?:an?\s+)?", re.I)
# Words that open no term: what follows speaks of something said before, or of nothing in particular.
_NO_TERM = frozenset(
    """the this that these those it its they their there here he she his her we our i you your one ones some many
    most several few all any each every both either neither such other others another same following above
    former latter first second third next last what which who whom whose how when where why if as since because
    although though while but and or so thus hence also however moreover not no only even in on at by for from
    with to of between among during after before under over into then now table figure section equation
    example examples work paper approach result results problem goal aim idea reason purpose contribution
    number note notation set part subset function symbol member please see shown x-axis y-axis""".split()
)
_LONGEST_TERM = 45  # characters


@dataclass(frozen=True, slots=True)
class Found:
    """A term that a sentence defines, as the sentence writes it."""

    term: str
    certain: bool  # the form defines and does nothing else
    expansion: str = ""


def definitions(text: str) -> Iterator[Found]:
    """The terms that a sentence defines."""
    for known in abbreviations(text):
        if is_abbreviation(known.short):
            yield Found(known.short, True, collapse(known.long))
    for match in _SO_CALLED.finditer(text):
        yield from (Found(_bare(t), True) for t in match.groups() if t and _is_term(_bare(t)))
    for match in _CALLED.finditer(text):
        named = _NAMED.match(text, match.end())
        if named and _is_term(term := _bare(named[1] or named[2])):
            yield Found(term, True)
    for pattern in (_WE_DEFINE, _BY_WE_MEAN):
        for match in pattern.finditer(text):
            term = next(group for group in match.groups() if group)
            if _is_term(term):
                yield Found(collapse(term), True)
    start = _ARTICLE.match(text)
    defined = _DEFINED.match(text, start.end() if start else 0)
    if defined and _is_term(defined["term"]):
        yield Found(collapse(defined["term"]), True)
        return
    opening = _OPENING.match(text)
    kind = _KIND_OF.match(text, opening.end() if opening else 0)
    if kind and _is_term(kind["term"]):
        yield Found(collapse(kind["term"]), False)


def is_abbreviation(word: str) -> bool:
    """Whether a word looks like one: USIP, NPs, ToT; not A, 1998 or Smith."""
    if not _SHORT.fullmatch(word):
        return False
    capitals = sum(character.isupper() for character in word)
    return capitals >= 2 and 2 * capitals >= sum(character.isalpha() for character in word)


def _bare(term: str) -> str:
    return collapse(term).rstrip(" .,;:")


def _is_term(text: str) -> bool:
    words = collapse(text).split(" ")
    return (
        len(text) <= _LONGEST_TERM
        and all(character.isalnum() or character in " -’'/&." for character in collapse(text))
        and words[0].casefold() not in _NO_TERM
        and not words[0].endswith("ly")
        and words[-1].casefold() not in STOP_WORDS
        and sum(character.isalpha() for character in text) >= 3
        and not any(word.casefold() in _VERBS for word in words)
    )


_VERBS = frozenset(
    "is are was were be been has have had can could will would may might must should do does did".split()
)
