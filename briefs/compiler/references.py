"""References in the text, "(Miller, 2009; Lee 2011a)" and "Miller (2009)": their years date no event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.text import STOP_WORDS

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_BRACKETED = re.compile(r"\(([^()]{4,300})\)")
_WORKS = re.compile(
    rf"(?<![\w-]){_YEAR}(?:,?\s(?:pp?|ch|chap)\.\s?\d[\d–-]*|:\s?\d[\d–-]*|,\s{_YEAR})*\s*", re.IGNORECASE
)
_SEE = re.compile(
    r"\s*(?:(?:see(?:\salso)?|cf\.|e\.g\.,?|for\s(?:example|instance),?|also|(?:quoted|cited)\sin)\s)*",
    re.IGNORECASE,
)
_NAME = r"[^\W\d_a-z][\w'’.-]*"
_NAMED = re.compile(rf"(?:(?P<before>\S+)\s)?{_NAME}(?:\s(?:et\sal\.?|(?:and|&)\s{_NAME}))?\s\Z")
_BETWEEN = re.compile(r";|(?<=\d),(?=\s[^\W\d_a-z])|(?<=\d[a-z]),(?=\s[^\W\d_a-z])")
_OTHERS = re.compile(r"\bet\sal\.?,?\s\Z")
_UNBRACKETED = re.compile(
    rf"(?:\bet\sal\.?,?\s|(?P<paged>{_NAME},?\s))(?P<year>{_YEAR})(?(paged),\spp?\.\s?\d|\b)"
)
_JOINING = frozenset("and & et al al. de der van von of the".split())
_PLACING = frozenset(
    "the a an of in at on from to for since until after before during near this that".split()
)
_SEASONAL = re.compile(
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter",
    re.IGNORECASE,
)
_MOST_WORDS = 8  # of the authors in a reference
_WINDOW = 80  # characters before a bracket in which its author stands


def references(sentence: str) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence that refer to works, as (start, end) offsets, in order."""
    last = 0
    for start, end in sorted((*_bracketed(sentence), *_unbracketed(sentence))):
        if start >= last:
            yield start, end
            last = end


def _unbracketed(sentence: str) -> Iterator[tuple[int, int]]:
    """The years after "et al.", and those with a page: "Lee et al. 2009", "Lee 2009, p. 4"."""
    for named in _UNBRACKETED.finditer(sentence):
        yield named.span("year")


def _bracketed(sentence: str) -> Iterator[tuple[int, int]]:
    for bracket in _BRACKETED.finditer(sentence):
        if _WORKS.fullmatch(bracket.group(1)):
            if _authored(sentence[max(0, bracket.start() - _WINDOW) : bracket.start()]):
                yield bracket.span()
            continue
        at = bracket.start(1)
        for piece in _BETWEEN.split(bracket.group(1)):
            if _names_work(piece):
                yield at, at + len(piece)
            at += len(piece) + 1


def _names_work(piece: str) -> bool:
    """Whether a piece of a bracket is names with a year, "see Lee and Cho, 2009, p. 4", and no month with one."""
    works = _WORKS.search(piece)
    if works is None or works.end() < len(piece):
        return False
    see = _SEE.match(piece)
    found = piece[see.end() if see else 0 : works.start()].replace(",", " ").split()
    if not 0 < len(found) <= _MOST_WORDS or found[0] == "the" or not any(word[0].isupper() for word in found):
        return False
    if any(_SEASONAL.fullmatch(word.rstrip(".")) for word in found):
        return False
    return all(word in _JOINING or (word[0].isupper() and not word[-1].isdigit()) for word in found)


def _authored(before: str) -> bool:
    """Whether one surname, or two, stand before a bracket: a longer name is an event's, "the Joint Accord"."""
    if _OTHERS.search(before):
        return True
    named = _NAMED.search(before)
    if named is None:
        return False
    word = named["before"]
    if word is None or word.casefold() in _PLACING:
        return word is None
    return not word[0].isupper() or word.casefold() in STOP_WORDS  # "As Miller (2009) says"
