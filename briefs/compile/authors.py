"""Who wrote a paper, where its text says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.compile.shape import SMALL
from briefs.text import fold

_INITIAL = r"(?:[^\W\d_]\.[ -]?){1,3}"
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|al|el|ter|ten)\s"
_WORD = r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))+"
_NAME = rf"(?:{_INITIAL}\s?|{_WORD}\s){{1,3}}(?:{_INITIAL}\s?)?(?:{_PARTICLE}){{0,2}}{_WORD}(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
_TITLE = r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sir|Dame|Amb|Ambassador|Gen|Col|Capt|Adm|Rev|Hon)\b\.?\s)*"
_PERSON = re.compile(rf"{_TITLE}({_NAME})(?=$|[\s,;:.(&*†‡0-9])")
_BY = re.compile(r"(?:written\s|prepared\s|compiled\s|posted\s)?by:?\s+|authors?\s*:\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*(?:and|&)\s|;|\s(?:and|&)\s|,)\s*")
_WORK = r"(?:report|paper|article|essay|study|brief|briefing|memo|analysis|piece|chapter|commentary|document|summary|text)"
_CREDIT = re.compile(
    rf"(?:this|the)\s(?:[\w-]+\s)?{_WORK}\s(?:was|is|has\sbeen)\s(?:written|prepared|authored|compiled|drafted)\sby\s",
    re.IGNORECASE,
)
_ROLE = (
    r"(?:professor|fellow|director|counsell?or|research\w*|analyst|editor|journalist|lecturer|president|minister|ambassador|scholar|student"
    r"|candidate|author|writer|scientist|officer|chair\w*|associate|assistant|advis[eo]r|specialist|economist|historian|coordinator|reader"
    r"|dean|founder|head|member|consultant|secretary|engineer|attorney|correspondent|columnist|diplomat|expert|manager|partner)"
)
_IS = re.compile(
    rf"(?:^|(?<=[.;]\s)){_TITLE}({_NAME}),?\s(?:is|was|serves\sas|works\sas)\s(?:[\w'’-]+\s){{0,5}}?{_ROLE}\b",
    re.IGNORECASE,
)
_AUTHOR_TITLE = re.compile(rf"({_NAME}):\s+(?=\S)")


def people(text: str) -> tuple[str, ...]:
    """The persons that a list of names starts with, their titles left out: "Dr. A. Lee and B. Ray, Harvard"."""
    found: list[str] = []
    for piece in _AND.split(text.strip()):
        match = _PERSON.match(piece.strip())
        if match is None or not _name_like(match.group(1)):
            break
        found.append(" ".join(match.group(1).split()))
    return tuple(found)


def byline(line: str) -> tuple[str, ...]:
    """The authors that a line "by …" names."""
    match = _BY.match(line)
    return people(line[match.end() :].split("(", maxsplit=1)[0]) if match else ()


def credit(text: str) -> tuple[str, ...]:
    """The authors that a paragraph "This report was written by …" names."""
    match = _CREDIT.match(text)
    return people(text[match.end() : match.end() + 200]) if match else ()


def introduced(text: str) -> tuple[str, ...]:
    """The persons that a closing note introduces: "Jane Doe is Counselor to …"."""
    return tuple(" ".join(m.group(1).split()) for m in _IS.finditer(text[:3000]) if _name_like(m.group(1)))


def author_and_title(line: str) -> tuple[str, str] | None:
    """The two halves of a line "A. Author: The Title of the Paper"; the author needs an initial to be sure."""
    match = _AUTHOR_TITLE.match(line)
    if match is None or not re.match(_INITIAL, match.group(1)):
        return None
    return " ".join(match.group(1).split()), line[match.end() :]


def merge(names: Sequence[str]) -> tuple[str, ...]:
    """Each person once, under the fullest form of the name: "D. Bayarkhuu" is "Dashdorj Bayarkhuu"."""
    merged: list[str] = []
    for name in names:
        same = next((i for i, other in enumerate(merged) if same_person(name, other)), None)
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
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(first[:-1], second[:-1], strict=False))


def _name_like(name: str) -> bool:
    parts = name.split()
    return (
        len(parts) <= 6 and parts[0][0].isupper() and parts[-1][0].isupper() and not SMALL.intersection(parts)
    )
