"""Papers for tests: made by hand, sentence by sentence, and the shipped ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from briefs.models import Kind, Paper, Part, Passage, Section, Sentence

SEEDS = Path(__file__).parents[1] / "seeds"


def handmade(
    id: str,
    *paragraphs: Sequence[str],
    marks: Mapping[tuple[int, int], Mapping[str, Any]] | None = None,
    passages: Mapping[int, Mapping[str, Any]] | None = None,
    **facts: Any,
) -> Paper:
    """A paper of these sentences; ``marks`` are further facts of a sentence, ``passages`` of a paragraph."""
    made, at = [], 0
    for number, texts in enumerate(paragraphs, 1):
        start, sentences = at, []
        for n, text in enumerate(texts, 1):
            more = (marks or {}).get((number, n), {})
            sentences.append(Sentence(n, at, at + len(text), text, **more))
            at += len(text) + 1
        known = {"part": Part.BODY, "kind": Kind.PROSE} | dict((passages or {}).get(number, {}))
        whole = " ".join(texts)
        made.append(
            Passage(
                number=number,
                start=start,
                end=start + len(whole),
                text=whole,
                sentences=tuple(sentences),
                **known,
            )
        )
        at += 1
    described: dict[str, Any] = {
        "file": f"{id}.txt",
        "sha256": "",
        "title": "A Paper",
        "authors": ("Ada Author",),
        "year": 1999,
        "date": None,
        "month": None,
        "event": None,
        "venue": None,
        "kind": None,
        "nicknames": (),
        "fields": (),
        "sections": (Section(1, "First Things", Part.BODY, 1),),
    }
    return Paper(id=id, passages=tuple(made), **(described | facts))


def source(paper: Paper) -> str:
    """The source file of a handmade paper."""
    return "\n\n".join(passage.text for passage in paper.passages)


@cache
def shipped() -> dict[str, Paper]:
    """The papers that come with the project, by id."""
    from briefs.compiler.paper import compile_paper
    from briefs.compiler.seeds import find

    seeds = find(SEEDS).papers
    return {seed.id: compile_paper(seed.file, seed.path.read_bytes(), seed.overrides) for seed in seeds}
