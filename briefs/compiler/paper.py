"""One paper, from its bytes to all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from briefs import readers
from briefs.compiler import lists, sentences, voice
from briefs.compiler.duplicates import twins
from briefs.compiler.gaps import gaps
from briefs.compiler.lean import lean
from briefs.compiler.metadata import metadata, unread
from briefs.compiler.overrides import Overrides
from briefs.compiler.salience import salience
from briefs.compiler.structure import layout, outline
from briefs.compiler.turns import turns
from briefs.compiler.views import carried
from briefs.errors import PaperError
from briefs.models import Kind, Paper, Passage, Place, Sentence

__all__ = ["compile_paper", "outline"]


def compile_paper(file: str, data: bytes, overrides: Overrides | None = None) -> Paper:
    """The compiled paper, equal for equal bytes and overrides. PaperError where it cannot be read."""
    text = readers.read(file, data)
    known = overrides or Overrides(PurePosixPath(file).stem)
    cut = layout(file, text)
    if not cut.passages:
        raise PaperError(
            f"{file} has no paragraph of text.", "Add the text of the paper, or remove the file."
        )
    about = metadata(cut, file, known)
    passages = carried(lean([_with_sentences(text, passage) for passage in cut.passages]))
    passages = turns(passages)
    weights = salience(passages, about.title, cut.sections)
    passages = _judged(passages, weights, twins(passages))
    return Paper(
        id=known.id,
        file=file,
        sha256=sha256(data).hexdigest(),
        title=about.title,
        authors=about.authors,
        year=about.year,
        date=about.text("date"),
        month=about.month,
        event=about.text("event"),
        venue=about.text("venue"),
        kind=about.text("kind"),
        nicknames=(*known.nicknames, *known.numbers),
        fields=about.fields,
        sections=cut.sections,
        passages=tuple(passages),
        furniture=tuple(sorted((*cut.furniture, *unread(cut, about)), key=lambda each: each.first_line)),
        gaps=gaps(passages, cut.illustrated),
    )


def _with_sentences(text: str, passage: Passage) -> Passage:
    """The passage with its sentences, or with its items where it is a list."""
    split = lists.items if passage.kind is Kind.LIST else sentences.split
    spans = split(text, passage.start, passage.end)
    return replace(passage, sentences=tuple(_sentence(n, text, *span) for n, span in enumerate(spans, 1)))


def _sentence(number: int, text: str, start: int, end: int) -> Sentence:
    words = text[start:end]
    return Sentence(
        number,
        start,
        end,
        words,
        reported=voice.reported(words),
        years=voice.years(words),
        hedges=voice.hedges(words),
        flat=voice.flat(words),
        question=voice.is_question(words),
    )


def _judged(
    passages: Iterable[Passage], weights: Mapping[Place, float], same: Mapping[Place, Place]
) -> list[Passage]:
    """The passages with each sentence's salience and twin filled in."""
    filled = []
    for passage in passages:
        places = [(Place(passage.number, sentence.number), sentence) for sentence in passage.sentences]
        judged = (replace(s, salience=weights.get(at, 0.0), twin=same.get(at)) for at, s in places)
        filled.append(replace(passage, sentences=tuple(judged)))
    return filled
