"""One paper, from its bytes to all that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from briefs import readers
from briefs.compile import lists, sentences, voice
from briefs.compile.gaps import gaps
from briefs.compile.lean import lean
from briefs.compile.metadata import metadata
from briefs.compile.overrides import Overrides
from briefs.compile.salience import salience
from briefs.compile.slug import slug
from briefs.compile.structure import layout, outline
from briefs.models import Kind, Paper, Passage, Place, Sentence

__all__ = ["compile_paper", "outline"]


def compile_paper(file: str, data: bytes, overrides: Overrides | None = None) -> Paper:
    """The compiled paper, equal for equal bytes and overrides. PaperError where it cannot be read."""
    text = readers.read(file, data)
    known = overrides or Overrides(slug(PurePosixPath(file).stem))
    cut = layout(file, text)
    about = metadata(cut, file, known)
    passages = lean([_with_sentences(text, passage) for passage in cut.passages])
    weights = salience(passages, about.title, cut.sections)
    passages = [_weighted(passage, weights) for passage in passages]
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
        furniture=cut.furniture,
        gaps=gaps(passages),
    )


def _with_sentences(text: str, passage: Passage) -> Passage:
    if passage.kind is Kind.LIST:
        spans = lists.items(text, passage.start, passage.end)
    else:
        spans = sentences.split(text, passage.start, passage.end)
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


def _weighted(passage: Passage, weights: Mapping[Place, float]) -> Passage:
    weighed = (
        replace(s, salience=weights.get(Place(passage.number, s.number), 0.0)) for s in passage.sentences
    )
    return replace(passage, sentences=tuple(weighed))
