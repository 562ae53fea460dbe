"""The most important sentences of any text, without a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefs.compiler.overrides import Overrides
from briefs.compiler.paper import compile_paper
from briefs.errors import PaperError
from briefs.models import Paper
from briefs.select import Candidate, candidates, pick
from briefs.text import stems

_ABOUT = 1.0  # what a sentence gains for holding all words of what is asked


def summarize_text(
    text: str,
    title: str | None = None,
    sentences: int = 5,
    words: int | None = None,
    about: str | None = None,
) -> list[str]:
    """Verbatim sentences of a Markdown text, the most important first; with ``words``, until that many."""
    data = text.encode("utf-8", "replace")  # half a surrogate pair is no character
    try:
        paper = compile_paper("text.md", data, Overrides("text", title=title or "Text"))
    except PaperError:
        return []
    pool = _about(candidates(paper, riders=0) or _all(paper), about)
    chosen = pick(pool, sentences) if words is None else pick(pool, len(pool), words=words)
    return [text[c.sentence.start : c.sentence.end] for c in chosen]


def _all(paper: Paper) -> list[Candidate]:
    """Every sentence of a text that has none fit for a brief: it is short, or a line of talk."""
    return [Candidate(paper, p, s, s.salience) for p in paper.quotable for s in p.sentences]


def _about(pool: Sequence[Candidate], about: str | None) -> list[Candidate]:
    asked = set(stems(about or ""))
    if not asked:
        return list(pool)
    return [
        replace(c, score=c.score + _ABOUT * len(asked & set(stems(c.sentence.text))) / len(asked))
        for c in pool
    ]
