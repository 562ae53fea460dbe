"""The papers of an open store, whole or in part, read when they are first asked for and kept for a while."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace

from briefs.errors import UnknownNameError
from briefs.models import Paper, Passage
from briefs.store.store import Store

_KEPT = 64  # papers
_PASSAGES = 512  # passages kept; more would give the garbage collector much to look through
_NAMED = 5  # in an error


class Shelf:
    """Papers by id and passages by row; ``heads`` are all papers in their order, without their passages."""

    def __init__(self, store: Store, papers: Sequence[tuple[Paper, int]]) -> None:
        self.heads = tuple([head for head, _ in papers])
        self._firsts = [first for _, first in papers]
        self._store, self._total = store, len(store.engine)
        self._number = {paper.id: n for n, paper in enumerate(self.heads)}
        self._kept: OrderedDict[str, Paper] = OrderedDict()
        self._passages: OrderedDict[int, Passage] = OrderedDict()

    def place(self, row: int) -> tuple[int, int]:
        """The number of the paper that has the passage of this row, and its paragraph."""
        number = bisect_right(self._firsts, row) - 1
        return number, row - self._firsts[number] + 1

    def row(self, number: int, paragraph: int) -> int:
        """The row of a paragraph of the paper of this number."""
        return self._firsts[number] + paragraph - 1

    def rows(self, id: str) -> range:
        """The rows of a paper's passages; UnknownNameError where there is none of this id."""
        number = self.number(id)
        ends = [*self._firsts[number + 1 : number + 2], self._total]
        return range(self._firsts[number], ends[0])

    async def passages(self, rows: Sequence[int]) -> list[Passage]:
        """The passages of these rows, in their order."""
        kept = {row: self._passages[row] for row in rows if row in self._passages}
        missing = [row for row in dict.fromkeys(rows) if row not in kept]
        found = dict(zip(missing, await self._store.passages(missing), strict=True)) if missing else {}
        self._passages.update(found)
        while len(self._passages) > _PASSAGES:
            self._passages.popitem(last=False)
        return [kept[row] if row in kept else found[row] for row in rows]

    async def excerpts(self, rows: Sequence[int]) -> list[Paper]:
        """The papers of these rows, each with no more passages than a quote of that one needs."""
        wanted = list(zip(rows, await self.passages(rows), strict=True))
        leaders = {row: self._leaders(row, passage) for row, passage in wanted}
        every = sorted({leader for found in leaders.values() for leader in found})
        led = dict(zip(every, await self.passages(every), strict=True))
        return [
            replace(
                self.heads[self.place(row)[0]],
                passages=tuple(
                    sorted([passage, *(led[n] for n in leaders[row])], key=lambda each: each.number)
                ),
            )
            for row, passage in wanted
        ]

    def _leaders(self, row: int, passage: Passage) -> set[int]:
        """The rows of other passages that sentences of this one lean on."""
        paragraphs = {rider.paragraph for sentence in passage.sentences for rider in sentence.riders}
        return {row + paragraph - passage.number for paragraph in paragraphs - {passage.number}}

    def number(self, id: str) -> int:
        """The place of a paper in the order of the index; UnknownNameError where there is none of this id."""
        if id not in self._number:
            known = ", ".join(list(self._number)[:_NAMED])
            raise UnknownNameError(f"No paper has the id {id!r}.", f"There are: {known}.")
        return self._number[id]

    def head(self, id: str) -> Paper:
        """A paper without its passages; UnknownNameError where there is none of this id."""
        return self.heads[self.number(id)]

    async def paper(self, id: str) -> Paper:
        """A paper, whole; UnknownNameError where there is none of this id."""
        if id not in self._kept:
            self._kept[id] = await self._store.paper(self.head(id).id)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(id)
        return self._kept[id]

    async def all(self) -> tuple[Paper, ...]:
        """All papers, whole."""
        return tuple([await self.paper(head.id) for head in self.heads])
