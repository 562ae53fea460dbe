"""Names of people and bodies in a sentence, told by what stands around them: precision before recall.

A person is told by a title, a role, initials, a clause with "who", or a Korean given name; a body by a word such as
Institute or Ministry. An author with a year is a reference, and no person that a paper speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.records import dataclass
from briefs.text import STOP_WORDS

_SPACE = r"[ \u00a0]+"
_CAPITAL = r"(?:[A-Z][\w]*[a-z]\w*(?:['’](?!s\b)\w+)?(?:-\w+)*)"
_INITIAL = r"(?:[A-Z]\.)"
_PARTICLE = r"(?:de|del|der|van|von|bin|al|la)"
_NAME = rf"{_CAPITAL}(?:{_SPACE}(?:{_PARTICLE}{_SPACE})*(?:{_CAPITAL}|{_INITIAL})){{0,4}}"
_ANY_NAME = rf"(?:{_INITIAL}{_SPACE}?)*{_NAME}(?:,{_SPACE}(?:Jr\.?|Sr\.?|II|III|IV)\b)?"
_TITLE = (
    r"(?:Dr|Prof|Mr|Mrs|Ms|Gen|Lt|Col|Maj|Capt|Adm|Amb|Sen|Rep|Gov|Rev|Hon|St)\.?|LtG"
    r"|Sir|Dame|Professor|President|Premier|Chancellor|Ambassador|Senator|Congressman|Congresswoman|Governor"
    r"|Colonel|Captain|Admiral|Lieutenant|Archbishop|Emperor|Chairman|Chairwoman|(?:[A-Z]\w+ )?(?:Minister|Secretary)"
)
_ROLE = (
    "leader|president|minister|secretary|chairman|director|professor|scholar|analyst|author|economist|historian"
    "|philosopher|linguist|physicist|mathematician|sociologist|psychologist|researcher|scientist|diplomat|general"
    "|officer|fellow|dictator|dean|advisor|adviser|consultant|founder|chair|colleague|colleagues|senator|chancellor"
    "|engineer|lawyer|journalist|poet|novelist|biologist|chemist|physician|ambassador|commander|representative"
)
# Titles that are words of other names as well: "the General Inquirer", "King Lear".
_RANK = "General|Major|Judge|Justice|Bishop|Cardinal|Pope|King|Queen|Prince|Princess|Lord|Lady"
_TITLED = re.compile(rf"\b(?:(?:{_TITLE}){_SPACE})+(?P<name>{_ANY_NAME})")
_RANKED = re.compile(
    rf"\b(?:{_RANK}){_SPACE}(?P<name>{_CAPITAL}(?:{_SPACE}(?:{_CAPITAL}|{_INITIAL})){{1,3}})"
)
_IS_TITLE = re.compile(rf"(?:{_TITLE}|{_RANK}){_SPACE}")
_ROLED = re.compile(rf"\b(?:{_ROLE}){_SPACE}(?P<name>{_CAPITAL}(?:{_SPACE}(?:{_CAPITAL}|{_INITIAL})){{1,3}})")
_INITIALED = re.compile(rf"(?P<name>{_CAPITAL}{_SPACE}(?:{_INITIAL}{_SPACE}?){{1,3}}{_CAPITAL})")
_CLAUSED = re.compile(rf"(?P<name>{_CAPITAL}(?:{_SPACE}(?:{_CAPITAL}|{_INITIAL})){{0,3}}),{_SPACE}who\b")
_APPOSED = re.compile(
    rf"(?P<name>{_CAPITAL}(?:{_SPACE}(?:{_CAPITAL}|{_INITIAL})){{1,3}}),{_SPACE}"
    rf"(?:(?:an?|the|then|former){_SPACE}(?:[\w.-]+{_SPACE}){{0,3}}|(?:[A-Z][\w.-]*{_SPACE}){{0,3}})"
    rf"(?i:{_ROLE})\b(?!{_SPACE}[A-Z])"
)
# A Romanised syllable of a given name: "Jong-il", "Su-hoon"; no English suffix ends so.
_GIVEN = (
    r"[A-Z][a-z]{1,5}-(?!to\b|in\b|on\b|up\b|wide\b|type\b|like\b)"
    r"[bcdghjklmnprstwy]{0,3}[aeiouy]{1,3}(?:ng|[nklmh])?\b(?![-'])"
)
_KOREAN = re.compile(
    rf"(?P<name>(?<![\w-])[A-Z][a-z]{{1,5}}{_SPACE}{_GIVEN}|(?<![\w-]){_GIVEN}{_SPACE}[A-Z][a-z]{{1,5}}\b)(?![\w-])"
)
_INTRODUCING = (_TITLED, _RANKED, _ROLED, _CLAUSED, _APPOSED)
_ROLES = _ROLE.split("|")
_REFERENCE = re.compile(
    r"(?:['’]s)?(?:,? et al| and [A-Z][\w-]+|, [A-Z][\w-]+)*\.?,?\s*[(\[]?\s*(?:1[89]|20)\d\d"
)
_GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+")
_DEMONYM = re.compile(r"(?:ese|ans?|ish|s)$")
_HEAD = (
    "Academy|Agency|Association|Authority|Bank|Bureau|Center|Centre|Chamber|College|Command|Commission|Committee"
    "|Congress|Consortium|Corporation|Council|Court|Department|Directorate|Federation|Forum|Foundation|Fund|Hospital"
    "|Institute|Institution|Laboratory|Laboratories|League|Library|Ministry|Museum|Nations|Office|Organisation"
    "|Organization|Parliament|School|Senate|Society|Union|University"
)
_BODY_WORD = r"(?:[A-Z][\w’'.&/-]*[\w])"
_BODY = re.compile(
    rf"(?<![\w-]){_BODY_WORD}(?:{_SPACE}(?:(?:of|for|on(?!{_SPACE}\w+day\b)|in|and|de){_SPACE}(?:the{_SPACE})?)?{_BODY_WORD})+"
)
_OWNER = re.compile(
    rf"[\w-]+['’]s{_SPACE}|(?:[\w-]+{_SPACE})*(?i:{_ROLE}){_SPACE}(?:of|for|at|to){_SPACE}(?:the{_SPACE})?"
)
_FIRST = re.compile(rf"\w+{_SPACE}")
_IS_HEAD = re.compile(rf"(?:{_HEAD})$")
_ALIAS = re.compile(rf"{_SPACE}?\(([A-Z][A-Za-z-]{{1,9}})\)")
_AND = re.compile(rf"{_SPACE}and{_SPACE}(?:the{_SPACE})?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in a text."""

    name: str
    start: int
    end: int
    body: bool
    titled: bool = False  # with a title or role: it introduces whom it names
    alias: str = ""  # the abbreviation that follows it in brackets


def mentions(text: str) -> list[Mention]:
    """The people and bodies a text names, in order; of names within each other the longest."""
    found = [*_bodies(text), *_persons(text)]
    found.sort(key=lambda m: (m.start - m.end, not m.titled, m.start, m.body))
    kept: list[Mention] = []
    for mention in found:
        if not any(mention.start < k.end and k.start < mention.end for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _persons(text: str) -> Iterator[Mention]:
    for pattern in _promising(text):
        for match in pattern.finditer(text):
            name, start = match["name"], match.start("name")
            name, start = _trimmed(name, start)
            end = start + len(name)
            if name and _is_person(name, pattern) and not reference(text, end):
                yield Mention(name, start, end, False, pattern in _INTRODUCING)


def _promising(text: str) -> Iterator[re.Pattern[str]]:
    """The patterns that may match; most sentences hold no role, no "who" and no hyphen."""
    yield from (_TITLED, _RANKED, _INITIALED)
    folded = text.casefold()
    if any(role in folded for role in _ROLES):
        yield from (_ROLED, _APPOSED)
    if ", who" in text:
        yield _CLAUSED
    if "-" in text:
        yield _KOREAN


def _trimmed(name: str, start: int) -> tuple[str, int]:
    """A name without a title, an owner or the word that opens the sentence before it."""
    while cut := _IS_TITLE.match(name) or _OWNER.match(name) or _FIRST.match(name):
        word = cut.group().strip()
        if cut.re is _FIRST and (word.isupper() or word.casefold() not in STOP_WORDS):
            break
        name, start = name[cut.end() :], start + cut.end()
    return name, start


def _is_person(name: str, pattern: re.Pattern[str]) -> bool:
    words = name.replace("\u00a0", " ").split(" ")
    if any(_IS_HEAD.match(word) or word.casefold() in STOP_WORDS for word in words):
        return False
    if pattern is _CLAUSED and (len(words) == 1 and _DEMONYM.search(name)):
        return False
    return words[-1] not in ("Jr", "Jr.")


def _bodies(text: str) -> Iterator[Mention]:
    for match in _BODY.finditer(text):
        start = match.start()
        for part in _parts(match.group()):
            at = text.index(part, start)
            start = at + len(part)
            name, at = _trimmed(part, at)
            if _is_body(name):
                alias = _ALIAS.match(text, at + len(name))
                yield Mention(name, at, at + len(name), True, True, alias[1] if alias else "")


def _parts(run: str) -> list[str]:
    """A run of capitals parted at an "and" that joins two bodies, or a body and something else."""
    parts = [run]
    for joint in _AND.finditer(run):
        left, right = run[: joint.start()], run[joint.end() :]
        if _headed(left) and (_headed(right) or "the" in joint.group().split()):
            return [left, *_parts(right)]
    return parts


def _headed(name: str) -> bool:
    return any(_IS_HEAD.match(word) for word in name.split())


def _is_body(name: str) -> bool:
    """Whether a word such as Institute ends the name, or heads it: "Institute of …", "Center for …"."""
    words = name.split()
    heads = [n for n, word in enumerate(words) if _IS_HEAD.match(word)]
    if len(words) < 2 or not heads:
        return False
    joined = any(n + 1 < len(words) and words[n + 1] in ("of", "for", "on", "in", "de") for n in heads)
    return joined or heads[-1] == len(words) - 1


def reference(text: str, end: int) -> bool:
    """Whether a name that ends here is that of a cited author: "Smith (1998)", "Smith et al., 1998"."""
    return _REFERENCE.match(text, end) is not None


def surname(name: str) -> str:
    """The family name: the first part before a given name such as "Jong-il", else the last."""
    words = [w for w in re.split(r"[ \u00a0]", name.split(",", maxsplit=1)[0]) if w]
    korean = len(words) == 2 and _GIVEN_LAST.fullmatch(words[1]) is not None
    return words[0] if korean else words[-1]
