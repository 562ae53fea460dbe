"""What papers and topics go by, for whoever is about to name one."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.models import Paper, Topic
from briefs.search.complete import Row


def paper_rows(papers: Iterable[Paper]) -> list[Row]:
    """The papers, found by id, title, authors and nicknames."""
    return [Row(p.id, f"{p.name} · {p.title}", (p.id, p.title, *p.authors, *p.nicknames)) for p in papers]


def topic_rows(topics: Iterable[Topic]) -> list[Row]:
    """The topics, found by id, name and aliases."""
    return [Row(t.id, t.name, (t.id, *t.aliases)) for t in topics]
