"""The papers of an open store, each read when it is first asked for and kept for a while."""

from __future__ import annotations

from collections import OrderedDict

from briefs.errors import UnknownNameError
from briefs.models import Paper
from briefs.store.store import Store

_KEPT = 64  # papers
_NAMED = 5  # in an error


class Shelf:
    """Whole papers by id; ``heads`` are all papers in the order of the index, without their passages."""

    def __init__(self, store: Store, heads: tuple[Paper, ...]) -> None:
        self.heads = heads
        self._store = store
        self._number = {paper.id: n for n, paper in enumerate(heads)}
        self._kept: OrderedDict[str, Paper] = OrderedDict()

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

    async def at(self, number: int) -> Paper:
        """The paper of this number, whole."""
        return await self.paper(self.heads[number].id)

    async def all(self) -> tuple[Paper, ...]:
        """All papers, whole."""
        return tuple([await self.paper(head.id) for head in self.heads])
