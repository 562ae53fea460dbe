"""Who wrote a paper, where its text says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefs.compiler.institutions import names_institution
from briefs.compiler.shape import SMALL, words
from briefs.text import fold

_INITIAL = r"(?:[^\W\d_]\.[ -]?){1,3}"
_PARTICLES = frozenset("van von der den de del della di da dos du la le bin ibn al el ter ten".split())
_PARTICLE = rf"(?:{'|'.join(sorted(_PARTICLES))})\s"
_WORD = r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))+"
_SENIORITY = r"(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
_NAME = rf"(?:{_INITIAL}\s?|{_WORD}\s){{1,3}}(?:{_INITIAL}\s?)?(?:{_PARTICLE}){{0,2}}{_WORD}{_SENIORITY}"
_TITLE = (
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sir|Dame|Amb|Ambassador|Gen|LtG|Col|Capt|Adm|Rev|Hon)\b\.?\s)*"
)
_TITLES = re.compile(_TITLE)
_PERSON = re.compile(rf"{_TITLE}({_NAME})(?=$|[\s,;:.(&*†‡0-9¹²³])")
_MARKS = re.compile(r"[\s\d*†‡§¹²³⁴-⁹,]+$")  # of footnotes
_DEGREE = re.compile(r",?\s(?:Ph\.?D|D\.?Phil|M\.?D|M\.?A|M\.?Sc|Esq)\b\.?")
_SURE = re.compile(r"\b[^\W\d_]\.|\s(?:and|&)\s|;|^(?:Dr|Prof|Mr|Mrs|Ms)\b|,\s(?:Ph\.?D|M\.?D)\b|[\d*†‡]$")
_BY = re.compile(
    r"[*_]*(?:(?:written|prepared|compiled|posted|edited)\s)?by:?\s+|[*_]*authors?\s?:\s*", re.IGNORECASE
)
_AFTER = re.compile(r"\s(?:[|·•–—]|(?:on|at|in)\s)")  # "by A. Lee on May 3": what follows the names
_AND = re.compile(r"\s*(?:,\s*(?:and|&)\s|;|\s(?:and|&)\s|,)\s*")
_WORK = (
    r"(?:report|paper|article|essay|study|brief|briefing|memo|analysis|piece|chapter|commentary|document|summary"
    r"|text)"
)
_CREDIT = re.compile(
    rf"(?:this|the)\s(?:[\w-]+\s)?{_WORK}\s(?:was|is|has\sbeen)\s(?:written|prepared|authored|compiled|drafted)\sby\s",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:professor|fellow|director|counsell?or|research\w*|analyst|editor|journalist|lecturer|president|minister"
    r"|ambassador|scholar|student|candidate|author|writer|scientist|officer|chair\w*|associate|assistant|advis[eo]r"
    r"|specialist|economist|historian|coordinator|reader|dean|founder|head|member|consultant|secretary|engineer"
    r"|attorney|correspondent|columnist|diplomat|expert|manager|partner)"
)
_INTRODUCED = re.compile(
    rf"(?:^|(?<=[.;]\s)){_TITLE}({_NAME}),?\s(?:is|was|serves\sas|works\sas)\s(?:[\w'’-]+\s){{0,5}}?{_ROLE}\b",
    re.IGNORECASE,
)
_AUTHOR_TITLE = re.compile(rf"({_NAME}):\s+(?=\S)")
_LONGEST_NOTE = 3000  # characters


def people(text: str) -> tuple[str, ...]:
    """The persons that a list of names starts with, titles left out: "Dr. A. Lee and B. Ray, Harvard"."""
    found: list[str] = []
    for piece in _AND.split(text.strip("*_ \t")):
        match = _PERSON.match(piece.strip())
        if match is None or not _like_name(match.group(1)) or names_institution(piece):
            break
        found.append(_name(match.group(1)))
    return tuple(found)


def byline(line: str) -> tuple[str, ...]:
    """The authors that a line "by …" names."""
    match = _BY.match(line[:400])
    if match is None:
        return ()
    return people(_AFTER.split(line[match.end() : 400].split("(", maxsplit=1)[0], maxsplit=1)[0])


def names(line: str, ordinary: Callable[[str], bool]) -> tuple[str, ...]:
    """The persons of a line that is nothing but names; ``ordinary`` tells the words that names never are."""
    found = [word for word in words(line) if len(word) > 1 and word not in _PARTICLES and word != "and"]
    if len(line) > 200 or any(ordinary(word) or word.casefold() in SMALL for word in found):
        return ()
    pieces = [_MARKS.sub("", piece) for piece in _AND.split(_DEGREE.sub("", line).strip("*_ \t"))]
    pieces = [piece for piece in pieces if piece]
    people_ = people("; ".join(pieces))
    whole = [_TITLES.sub("", piece) for piece in pieces]
    return people_ if [_name(piece) for piece in whole] == list(people_) else ()


def surely_names(line: str) -> bool:
    """Whether a line of names shows that it is one, by initials, titles, degrees or an "and"."""
    return _SURE.search(line) is not None


def credit(text: str) -> tuple[str, ...]:
    """The authors that a paragraph "This report was written by …" names."""
    match = _CREDIT.match(text)
    return people(text[match.end() : match.end() + 200]) if match else ()


def introduced(text: str) -> tuple[str, ...]:
    """The persons that a closing note introduces: "Jane Doe is Counselor to …"."""
    found = (match.group(1) for match in _INTRODUCED.finditer(text[:_LONGEST_NOTE]))
    return tuple(_name(name) for name in found if _like_name(name))


def author_and_title(line: str) -> tuple[str, str] | None:
    """The halves of a line "A. Author: The Title of the Paper"; an initial tells an author from a topic."""
    match = _AUTHOR_TITLE.match(line[:300])
    if match is None or not re.match(_INITIAL, match.group(1)):
        return None
    return _name(match.group(1)), line[match.end() :]


def merge(found: Sequence[str]) -> tuple[str, ...]:
    """Each person once, under the fullest form of the name: "J. Doe" is "Jane Doe"."""
    merged: list[str] = []
    for name in found:
        same = next((n for n, other in enumerate(merged) if same_person(name, other)), None)
        if same is None:
            merged.append(name)
        elif len(name) > len(merged[same]):
            merged[same] = name
    return tuple(merged)


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: the same surname, and first names that do not disagree."""
    first, second = fold(one).replace(".", " ").split(), fold(other).replace(".", " ").split()
    if not first or not second or first[-1] != second[-1]:
        return False
    pairs = zip(first[:-1], second[:-1], strict=False)
    return all(a.startswith(b) or b.startswith(a) for a, b in pairs)


def _name(text: str) -> str:
    return " ".join(text.split()).rstrip(",")


def _like_name(name: str) -> bool:
    parts = name.split()
    return len(parts) <= 6 and all(part[0].isupper() or part in _PARTICLES for part in parts)
