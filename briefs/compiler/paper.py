"""One paper, from its bytes to all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from briefs.compiler.reading import Reading, read
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
    spans = [_spans(text, passage) for passage in cut.passages]
    readings = [[read(text[start:end]) for start, end in each] for each in spans]
    passages = [_with_sentences(*each) for each in zip(cut.passages, spans, readings, strict=True)]
    missing = gaps(passages, cut.illustrated)
    leaning = lean(passages, readings, {gap.paragraph for gap in missing}, about.title)
    passages = turns(carried(leaning))
    weights = salience(passages, readings, about.title, cut.sections)
    passages = _judged(passages, weights, twins(passages, readings))
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
        gaps=missing,
    )


def _spans(text: str, passage: Passage) -> list[tuple[int, int]]:
    """Where the sentences of a passage stand, or its items where it is a list."""
    split = lists.items if passage.kind is Kind.LIST else sentences.split
    return split(text, passage.start, passage.end)


def _with_sentences(
    passage: Passage, spans: Sequence[tuple[int, int]], readings: Sequence[Reading]
) -> Passage:
    every = enumerate(zip(spans, readings, strict=True), 1)
    return replace(passage, sentences=tuple([_sentence(n, *span, reading) for n, (span, reading) in every]))


def _sentence(number: int, start: int, end: int, reading: Reading) -> Sentence:
    return Sentence(
        number,
        start,
        end,
        reading.text,
        reported=voice.reported(reading),
        years=voice.years(reading.text),
        hedges=voice.hedges(reading),
        flat=voice.flat(reading),
        question=voice.is_question(reading.text),
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
