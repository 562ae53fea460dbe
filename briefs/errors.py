"""One family of errors; each carries a sentence for people and a hint what to do."""

from __future__ import annotations


class BriefError(Exception):
    """Something a person can mend: ``sentence`` says what is wrong, ``hint`` what to do."""

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


class SeedsError(BriefError):
    """The folder of papers, or papers.toml or topics.toml in it, cannot be used."""


class PaperError(BriefError):
    """One paper cannot be read; the others can."""


class UnknownNameError(BriefError, KeyError):
    """No paper or topic of an open store goes by an id."""


class StoreError(BriefError):
    """The store cannot be opened, read or written."""
