"""The most important sentences of any text, without a store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefs.compiler.overrides import Overrides
from briefs.compiler.paper import compile_paper
from briefs.errors import PaperError
from briefs.select import Candidate, candidates, pick
from briefs.text import stems

_NO_LIMIT = 60  # sentences, where only words are counted
_ABOUT = 1.0  # what a sentence gains for holding all words of what is asked


def summarize_text(
    text: str,
    title: str | None = None,
    sentences: int = 5,
    words: int | None = None,
    about: str | None = None,
) -> list[str]:
    """Verbatim sentences of a Markdown text, the most important first; with ``words``, until that many."""
    try:
        paper = compile_paper("text.md", text.encode(), Overrides("text", title=title or "Text"))
    except PaperError:
        return []
    pool = _about(candidates(paper, riders=0), about)
    chosen = pick(pool, sentences if words is None else _NO_LIMIT)
    return list(_until(words, chosen))


def _about(pool: Sequence[Candidate], about: str | None) -> list[Candidate]:
    asked = set(stems(about or ""))
    if not asked:
        return list(pool)
    return [
        Candidate(
            c.paper,
            c.passage,
            c.sentence,
            c.score + _ABOUT * len(asked & set(stems(c.sentence.text))) / len(asked),
        )
        for c in pool
    ]


def _until(words: int | None, chosen: Sequence[Candidate]) -> Iterator[str]:
    count = 0
    for candidate in chosen:
        if words is not None and count >= words:
            return
        count += len(candidate.sentence.text.split())
        yield candidate.sentence.text
