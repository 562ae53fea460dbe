"""Dates as papers print them: "27-29 January 2004", "MAY 26-28, 1998", "February 2004", "2004-01-27"."""

from __future__ import annotations

import re

from briefs.records import dataclass

_NAMES = "january february march april may june july august september october november december".split()
_SEASONS = "spring|summer|autumn|fall|winter"
_MONTH = rf"(?:{'|'.join(f'{n[:3]}(?:{n[3:]})?' for n in _NAMES)}|sept)\b\.?"
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?(?:[-–—/&]|to|and)\s?\d{1,2}(?:st|nd|rd|th)?)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"""(?<![\w-])(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)
    | (?:{_DAYS}\s(?:{_MONTH}\s?[-–—]\s?{_DAYS}\s)?)?{_MONTH},?\s?{_YEAR}
    | {_MONTH}\s{_DAYS}(?:\s?[-–—]\s?{_MONTH}\s{_DAYS})?,?\s{_YEAR}
    | (?:{_SEASONS})\s{_YEAR}
    | {_YEAR}
    )(?![\w-])""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTH_NAME = re.compile(_MONTH, re.IGNORECASE)
_FOUR = re.compile(_YEAR)


@dataclass(frozen=True, slots=True)
class Date:
    """A date as printed, where it stands in the text it was found in, and what it says."""

    text: str
    start: int
    end: int
    year: int
    month: int | None

    @property
    def bare(self) -> bool:
        """Whether it is a year and nothing else."""
        return len(self.text) == 4

    @property
    def label(self) -> str | None:
        """Month and year for an "as of": "Jan 2004"; None where the date names no month."""
        return None if self.month is None else f"{_NAMES[self.month - 1][:3].capitalize()} {self.year}"


def dates(text: str) -> list[Date]:
    """The dates of a text in order, a bare year among them."""
    return [_read(match) for match in _DATE.finditer(text)]


def _read(match: re.Match[str]) -> Date:
    printed = " ".join(match.group().split())
    year = int(_FOUR.findall(printed)[-1 if match["iso"] is None else 0])
    if match["iso"]:
        return Date(printed, match.start(), match.end(), year, int(printed[5:7]))
    name = _MONTH_NAME.search(printed)
    if name is None:
        return Date(printed, match.start(), match.end(), year, None)
    if printed.isupper():
        printed = _MONTH_NAME.sub(lambda m: m.group().capitalize(), printed)
    number = 1 + next(i for i, n in enumerate(_NAMES) if n.startswith(name.group()[:3].casefold()))
    return Date(printed, match.start(), match.end(), year, number)
