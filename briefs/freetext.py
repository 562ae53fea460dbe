"""The most important sentences of any text, without a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefs.compiler.overrides import Overrides
from briefs.compiler.paper import compile_paper
from briefs.coverage import cover
from briefs.errors import PaperError
from briefs.focus import relevance
from briefs.models import Paper, Part, Place
from briefs.select import Candidate, candidates, pick
from briefs.summarize import OWN
from briefs.text import stems

_SALIENT = 0.5  # what salience counts beside nearness to what is asked
# A text of so many paragraphs, nearly all of them one sentence, is a collection of statements without a thread.
_STATEMENTS, _SINGLE = 8, 0.9


def summarize_text(
    text: str,
    title: str | None = None,
    sentences: int = 5,
    words: int | None = None,
    about: str | None = None,
) -> list[str]:
    """Verbatim sentences of a Markdown text, the most important first; with ``words``, until that many.

    With ``about``, those that tell most of it. Of a collection of statements, those that cover most of the others.
    """
    data = text.encode("utf-8", "replace")  # half a surrogate pair is no character
    try:
        paper = compile_paper("text.md", data, Overrides("text", title=title or "Text"))
    except PaperError:
        return []
    pool = [_owned(c) for c in candidates(paper, riders=0) or _all(paper)]
    near = _near(paper, frozenset(stems(about or "")))
    if _collection(paper):
        chosen = _covering(pool, near, sentences, words)
    else:
        weighed = [replace(c, score=near[c.place] + _SALIENT * c.score) for c in pool] if near else pool
        chosen = pick(weighed, sentences) if words is None else pick(weighed, len(pool), words=words)
    return [text[c.sentence.start : c.sentence.end] for c in chosen]


def _owned(candidate: Candidate) -> Candidate:
    """The candidate, scored up where its author has summed up the text with it."""
    own = candidate.passage.part is Part.SUMMARY
    return replace(candidate, score=candidate.score + OWN) if own else candidate


def _all(paper: Paper) -> list[Candidate]:
    """Every sentence of a text that has none fit for a brief: it is short, or a line of talk."""
    return [Candidate(paper, p, s, s.salience) for p in paper.quotable for s in p.sentences]


def _near(paper: Paper, asked: frozenset[str]) -> dict[Place, float]:
    """How near each sentence is to what is asked; empty where nothing is."""
    if not asked:
        return {}
    lines = [(Place(p.number, s.number), s.text) for p in paper.quotable for s in p.sentences]
    scores = relevance([stems(line) for _, line in lines], asked)
    return {place: score for (place, _), score in zip(lines, scores, strict=True)}


def _collection(paper: Paper) -> bool:
    passages = paper.quotable
    single = sum(len(passage.sentences) == 1 for passage in passages)
    return not paper.sections and len(passages) >= _STATEMENTS and single >= _SINGLE * len(passages)


def _covering(
    pool: Sequence[Candidate], near: dict[Place, float], sentences: int, words: int | None
) -> list[Candidate]:
    weights = [1.0 + near.get(c.place, 0.0) for c in pool]
    chosen: list[Candidate] = []
    for n in cover([stems(c.sentence.text) for c in pool], weights):
        if len(chosen) >= sentences if words is None else _length(chosen) >= words:
            break
        chosen.append(pool[n])
    return chosen


def _length(chosen: Sequence[Candidate]) -> int:
    return sum(len(c.sentence.text.split()) for c in chosen)
