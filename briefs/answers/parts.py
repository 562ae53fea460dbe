"""What answers are made of: a quote with those it leans on."""

from __future__ import annotations

from briefs.models import Quote
from briefs.records import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked result: riders first, then the quote that matched."""

    paper: str
    score: float
    quote: Quote
    riders: tuple[Quote, ...] = ()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The riders and the quote, in reading order."""
        return (*self.riders, self.quote)


@dataclass(frozen=True, slots=True)
class Group:
    """A sentence with its riders, to be shown together or not at all."""

    quotes: tuple[Quote, ...]

    @property
    def main(self) -> Quote:
        """The quote the others ride with."""
        return self.quotes[-1]
