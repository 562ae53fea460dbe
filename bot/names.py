"""What can be named in a line: papers, topics and the values of settings, found while they are being typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.options import Kind
from bot.shorthand import Shorthand
from bot.state.models import Setting, Visibility
from bot.zones import zones
from briefs.models import Paper, Topic
from briefs.search.complete import Completer, Row


class Names:
    """What the papers and topics of a library go by, and what else a surface completes."""

    def __init__(self, papers: Sequence[Paper], topics: Sequence[Topic]) -> None:
        self.shorthand = Shorthand([*(p.id for p in papers), *(t.id for t in topics)])
        self._completers: dict[str, Completer] = {
            Kind.PAPER: Completer(paper_rows(papers)),
            Kind.TOPIC: Completer(topic_rows(topics)),
            Kind.THEME: Completer([*topic_rows(topics), *paper_rows(papers)]),
            Setting.ZONE: Completer(zones()),
            Setting.VISIBILITY: Completer([Row(v.value, v.value) for v in Visibility]),
        }

    def complete(self, kind: str, typed: str, limit: int) -> list[Row]:
        """What is most likely meant, the likeliest first; nothing for a kind that has no names."""
        return self._completers[kind].complete(typed, limit) if kind in self._completers else []


def paper_rows(papers: Iterable[Paper]) -> list[Row]:
    """The papers, found by id, title, authors and nicknames."""
    return [Row(p.id, f"{p.name} · {p.title}", (p.id, p.title, *p.authors, *p.nicknames)) for p in papers]


def topic_rows(topics: Iterable[Topic]) -> list[Row]:
    """The topics, found by id, name and aliases."""
    return [Row(t.id, t.name, (t.id, *t.aliases)) for t in topics]
