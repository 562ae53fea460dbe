"""What becomes of a claimed quote."""

from __future__ import annotations

from enum import StrEnum

from briefs.models import Quote
from briefs.records import dataclass


class Verdict(StrEnum):
    """What became of a claimed quote."""

    EXACT = "exact"
    NEAR = "near"
    STITCHED = "stitched"
    WRONG_PAPER = "wrong paper"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between what was claimed and what the paper says; either side may be empty."""

    claimed: str
    source: str


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A claimed quote beside the source."""

    claimed: str
    verdict: Verdict
    quotes: tuple[Quote, ...]  # the true words: one, or the pieces of a stitched quote
    changes: tuple[Change, ...] = ()
    credited: str | None = None  # the paper the person named
    also: tuple[Quote, ...] = ()  # further places with the same words


@dataclass(frozen=True, slots=True)
class QuoteChecks:
    """What became of each quotation in a text."""

    text: str
    checks: tuple[QuoteCheck, ...]  # in the order of the text; empty where nothing in it is quoted
    found: int  # quotations in the text, checked or not
