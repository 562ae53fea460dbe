"""Who speaks in a sentence, how sure it is, and which years it names: read from its words alone."""

from __future__ import annotations

import re

from briefs.compiler.english.grammar import small, stretch
from briefs.compiler.english.reporting import quoted, speaker
from briefs.compiler.reading import Reading
from briefs.compiler.references import references

_HEDGE = re.compile(
    r"\b(?:would\s+likely|may|might|could|likely|unlikely|perhaps|possibly|probably|maybe|appear(?:s|ed)?"
    r"|seem(?:s|ed|ingly)?|apparently|presumably|arguably|potentially|conceivably)\b",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"\b(?:will|must|cannot|can\s+not|can['’]t|won['’]t|shall|should|never|always|needs?\s+to|ought\s+to"
    r"|ha(?:s|ve)\s+to|certainly|surely|undoubtedly|inevitably|definitely)\b",
    re.IGNORECASE,
)
# A word at least of each hedge and of each flat claim.
_HEDGING = frozenset(
    """may might could likely unlikely perhaps possibly probably maybe appear appears appeared seem seems seemed
    seemingly apparently presumably arguably potentially conceivably""".split()
)
_FLATTENING = frozenset(
    """will must cannot can won shall should never always need needs ought certainly surely undoubtedly
    inevitably definitely""".split()
)
_QUOTES = re.compile('["“]')
_HAVING = frozenset(("has", "have"))
_OWNED = r"the|an?|its|their|his|her|our|my|your|own|of|at"
_WILL = re.compile(rf"\b(?:{_OWNED}|political|free|good|popular)\s+\Z", re.IGNORECASE)
_MIGHT = re.compile(rf"\b(?:{_OWNED}|military|economic|industrial|national|naval)\s+\Z", re.IGNORECASE)
# "the likely future" says which, "it is likely to" says how surely.
_WHICH = re.compile(
    rf"\b(?:{_OWNED}|what|which|any|some)\s+(?:more\s+|most\s+|less\s+|least\s+)?\Z", re.IGNORECASE
)
_SURELY = re.compile(r"\s+(?:to|that)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?P<year>1[5-9]\d\d|20\d\d)(?!\d)(?:\s?[-–—/]\s?(?P<to>\d\d)(?!\d))?")
_UNITS = "|".join(
    """bn bp copies deaths dollars euros examples families feet g genes hectares hours households hz kb
    kilometers kilometres km m men meters metres mg miles million ml mm nm nt pages participants patients
    people percent persons refugees rpm seconds sentences soldiers students tokens tonnes tons troops units
    women words workers yards""".split()
)
_COUNTED = re.compile(
    rf"[.,]\d|\s-?\d|\s?%|['’]?(?!s\b|[a-d]\b)[^\W\d_]|\s(?:{_UNITS})\b"
    r"|-(?:foot|km|man|member|mile|page|strong|ton|word|year)"
)
_NUMBERED = re.compile(
    r"(?:[$€£¥#=_]\s?|\d[.,:]|(?<!\d)\d{1,3}-|\d{5,}-|\d\s|[^\W\d]|(?:\A|\D)/"
    r"|\b(?:nos?|numbers?|pp?|pages?|resolutions?|room|rule|flight|route|form|iso|rfc|unscr)\.?\s)\Z",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:\b[A-Z][a-z]+\.?\s\d{1,2},?\s?|\b\d{1,2}\.\s?\d{1,2}\.|\b\d{1,2}-\d{1,2}-)\Z")
_ABOUT = re.compile(
    r"\b(?:about|almost|approximately|at least|more than|nearly|only|over|roughly|some|up to)\s\Z",
    re.IGNORECASE,
)
_THINGS = re.compile(r"\s[a-z]+s\b")
_WINDOW = 24  # characters around a number that tell whether it is a year


def reported(sentence: Reading) -> str | None:
    """The sentence's own words for who is speaking; None where the author speaks.

    Reported are the views of people and texts ("most observers", "a scholar from Shanghai"), and what states
    are said to have said; what they want or think is taken for the author's judgement.
    """
    said_by = speaker(sentence.words)
    if said_by is None and _QUOTES.search(sentence.line):
        said_by = quoted(sentence.words)
    return stretch(sentence.text, said_by) if said_by else None


def hedges(sentence: Reading) -> tuple[str, ...]:
    """The words that weaken the claim, in small letters, in order, each once."""
    return () if _HEDGING.isdisjoint(sentence.said) else _marks(_HEDGE, sentence.text)


def flat(sentence: Reading) -> tuple[str, ...]:
    """The words that make the claim flat, in small letters, in order, each once."""
    if _FLATTENING.isdisjoint(sentence.said) and not _has_to(sentence):
        return ()
    return _marks(_FLAT, sentence.text)


def _has_to(sentence: Reading) -> bool:
    if _HAVING.isdisjoint(sentence.said):
        return False
    line = small(sentence.line)
    return "has to" in line or "have to" in line


def years(sentence: str) -> tuple[int, ...]:
    """The years (1500 to 2099) in the sentence, sorted; of a range its ends, of a decade its first year.

    The years of references, "(Miller, 2009)", date a book and no event: they are left out.
    """
    if "1" not in sentence and "2" not in sentence:
        return ()
    found: set[int] = set()
    sentence = _without_references(sentence)
    for match in _YEAR.finditer(sentence):
        before = sentence[max(0, match.start() - _WINDOW) : match.start()]
        after = sentence[match.end("year") : match.end("year") + _WINDOW]
        if _is_year(before, after):
            year = int(match["year"])
            found.add(year)
            if match["to"] and int(match["to"]) > year % 100:
                found.add(year - year % 100 + int(match["to"]))
    return tuple(sorted(found))


def is_question(sentence: str) -> bool:
    """Whether the sentence asks."""
    return sentence.rstrip("\"'”’»)]*_ \t\n\u00a0").endswith(("?", "？", "؟"))


def _without_references(sentence: str) -> str:
    """The sentence with blanks where its references stand."""
    kept, at = [], 0
    for start, end in references(sentence):
        kept += [sentence[at:start], " " * (end - start)]
        at = end
    return "".join((*kept, sentence[at:]))


def _marks(pattern: re.Pattern[str], sentence: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for match in pattern.finditer(sentence):
        written = match.group()
        low = " ".join(written.lower().split())
        noun = low in ("will", "may", "might") and _is_noun(sentence, match.start(), written)
        if not noun and not (low in ("likely", "unlikely") and _is_attribute(sentence, match)):
            found[low] = None
    return tuple(found)


def _is_noun(sentence: str, start: int, written: str) -> bool:
    """Whether "will", "may" or "might" is a noun or a name here, or asks: "Will the North …?"."""
    before = sentence[max(0, start - _WINDOW) : start]
    return written[0].isupper() or (_MIGHT if written == "might" else _WILL).search(before) is not None


def _is_attribute(sentence: str, match: re.Match[str]) -> bool:
    """Whether "likely" stands before a noun and tells which one is meant."""
    before = sentence[max(0, match.start() - _WINDOW) : match.start()]
    return _WHICH.search(before) is not None and not _SURELY.match(sentence, match.end())


def _is_year(before: str, after: str) -> bool:
    """Whether a number of four digits is a year, and no amount and no part of another number."""
    if _COUNTED.match(after) or (_NUMBERED.search(before) and not _DAY.search(before)):
        return False
    return not (_ABOUT.search(before) and _THINGS.match(after))
