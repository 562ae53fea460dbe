"""A word that points out of its sentence."""

from __future__ import annotations

from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class Pointer:
    """What points at something the sentence does not say itself."""

    at: int  # which word of the sentence
    noun: str | None = None  # "announcement" in "This announcement"
    several: bool = False  # a bare "they"
    count: int = 1  # how many sentences it may take to say it: "those two points" are two
