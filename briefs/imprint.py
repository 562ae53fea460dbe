"""The parts of a reference: names of people, dates as printed, and lines without loose ends."""

from __future__ import annotations

import re

from briefs.models import Paper
from briefs.records import dataclass
from briefs.text import collapse

MONTHS = "January February March April May June July August September October November December".split()
_MONTH = re.compile(rf"\b({'|'.join(m[:3] for m in MONTHS)})[a-z]*\b", re.IGNORECASE)
_ISO = re.compile(r"\b\d{4}-(0[1-9]|1[0-2])(?:-(\d\d))?\b")
_DAYS = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:[-–—]|to|and)\s*(\d{1,2})(?:st|nd|rd|th)?)?\b(?![-\d])"
)
_SUFFIX = re.compile(r"(?:jr|sr)\.?|i{2,3}|iv|v", re.IGNORECASE)
# Names of bodies are made of common words; names of people are not.
_BODY = re.compile(
    r"\b(?-i:of|for|and|the|on)\b|&|\d|\b(?:association|bank|cent(?:er|re)|college|commission|committee|council"
    r"|department|federation|foundation|group|inc|institute|ministry|office|society|union|university)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Author:
    """A person, or a body with only a family name."""

    family: str  # with its particle: "van der Berg"
    given: str = ""
    suffix: str = ""  # "Jr.", "III"
    body: bool = False

    @property
    def initials(self) -> str:
        """ "L. A." of "Leonid A."; "J.-P." of "Jean-Paul", but "J." of "Jae-jung" (APA 7, 9.8)."""
        words = re.sub(r"(?<=\.)(?=[^\W\d_])", " ", self.given).split()
        return " ".join(_initial(word) for word in words)

    @property
    def natural(self) -> str:
        """The name as one says it."""
        name = f"{self.given} {self.family}".strip()
        return f"{name} {self.suffix}".strip()

    @property
    def inverted(self) -> str:
        """The name as one files it: "King, Martin Luther, Jr."."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


def read_author(name: str) -> Author:
    """The parts of a name, written "Given Family" or "Family, Given"."""
    name = collapse(name)
    if _BODY.search(name):
        return Author(name, body=True)
    parts = [part.strip() for part in name.split(",") if part.strip()]
    suffix = parts.pop() if len(parts) > 1 and _SUFFIX.fullmatch(parts[-1]) else ""
    if len(parts) > 1:
        return Author(parts[0], " ".join(parts[1:]), suffix)
    words = parts[0].split() if parts else [name]
    if len(words) > 2 and not suffix and _SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():  # a particle: van, de la, bin
        first -= 1
    return Author(" ".join(words[first:]), " ".join(words[:first]), suffix)


def _initial(word: str) -> str:
    parts = [part for part in re.split(r"[-‐‑]", word) if part]
    kept = [part for n, part in enumerate(parts) if not n or not part[0].islower()]
    return "-".join(f"{part[0]}." for part in kept)


@dataclass(frozen=True, slots=True)
class Day:
    """When a paper was given, as far as it says so."""

    year: int | None
    month: int | None = None
    first: int | None = None
    last: int | None = None

    @property
    def label(self) -> str:
        """ "January 27–29", "February", or nothing."""
        if self.month is None:
            return ""
        days = "–".join(str(day) for day in (self.first, self.last) if day is not None)
        return f"{MONTHS[self.month - 1]} {days}".strip()


def read_day(paper: Paper) -> Day:
    """When the paper says it was given, read in English; only its year where the date disagrees."""
    printed = paper.date or ""
    if paper.year is None or str(paper.year) not in printed:
        return Day(paper.year)
    if iso := _ISO.search(printed):
        return Day(paper.year, int(iso[1]), int(iso[2]) if iso[2] else None)
    names = _MONTH.findall(printed)
    if len(names) != 1:  # none, or a span over two months
        return Day(paper.year)
    month = 1 + next(n for n, name in enumerate(MONTHS) if name[:3].casefold() == names[0].casefold())
    days = _DAYS.search(printed)
    first, last = (int(d) if d else None for d in days.groups()) if days else (None, None)
    return Day(paper.year, month, first, last)


def listed(*parts: str | None) -> str:
    """What there is of the parts, with commas."""
    return ", ".join(one_line(part) for part in parts if part and part.strip())


def one_line(text: str | None) -> str:
    """The text on one line; nothing for None."""
    return collapse(text or "")


def capital(text: str | None) -> str:
    """The text on one line, beginning with a capital."""
    flat = one_line(text)
    return flat[:1].upper() + flat[1:]
