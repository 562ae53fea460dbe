"""A card as blocks: its lines as a reader sees them, each quote line with the quotes it shows."""

from __future__ import annotations

from collections.abc import Iterator

from bot.console.card import Line, Shape, Span, read, visible
from bot.model import Reply
from briefs.models import Quote
from briefs.records import dataclass
from briefs.text import collapse

Run = tuple[Quote, ...]  # quotes that follow each other in the source: one line, one citation

_QUOTING = (Shape.QUOTE, Shape.NEIGHBOUR)


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a card; ``run`` is empty where it quotes nothing."""

    line: Line
    run: Run = ()

    @property
    def shape(self) -> str:
        """What the line is, as templates ask for it: "quote", "small", "heading" …"""
        return self.line.shape.name.lower()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words of the line, without the marks of a neighbour."""
        if self.line.shape is not Shape.NEIGHBOUR:
            return self.line.spans
        return (Span(_bare(self.line.text)),)

    @property
    def rider(self) -> bool:
        """Whether it is shown only because the next line needs it."""
        return bool(self.run) and all(quote.rider for quote in self.run)


def parts(reply: Reply) -> list[list[Block]]:
    """The blocks of a reply that the gate has verified, parted where its card has an empty line."""
    found: list[list[Block]] = [[]]
    for block in _blocks(reply):
        if block.line.spans:
            found[-1].append(block)
        elif found[-1]:
            found.append([])
    return [part for part in found if part]


def _blocks(reply: Reply) -> Iterator[Block]:
    waiting = list(reversed(reply.quotes))
    for line in read(reply.text):
        yield Block(line, _run(waiting, line) if line.shape in _QUOTING else ())


def _run(waiting: list[Quote], line: Line) -> Run:
    """The quotes of a line, taken from those waiting (the next one last): as many as its length tells."""
    length = len(_bare(line.text) if line.shape is Shape.NEIGHBOUR else line.text)
    run = [waiting.pop()]
    while len(" ".join(visible(collapse(quote.text)) for quote in run)) < length:
        run.append(waiting.pop())
    return tuple(run)


def _bare(text: str) -> str:
    return text.removeprefix("‹ ").removesuffix(" ›")
