"""A reported view that runs on: what follows "in this view …" is still somebody's view, not the author's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefs.compiler.quotation import running
from briefs.compiler.references import references
from briefs.models import Kind, Lean, Passage, Place, Sentence

# A speaker who is only pointed at: whoever "this view" or "this individual" is stands further up.
_POINTING = re.compile(r"(?:this|that|these|those|they)\b(?!-)|it was ", re.I)
# What they hold, and the author need not: "they found" may be a fact.
_OPINION = re.compile(
    r"\b(?:argu(?:e|es|ed)|assert(?:s|ed)?|belie(?:f|ves?|ved)|claim(?:s|ed)?|contend(?:s|ed)?|fear(?:s|ed)?|fe(?:el|els|lt)"
    r"|hop(?:e|es|ed)|insist(?:s|ed)?|maintain(?:s|ed)?|saw|sees?|th(?:ink|inks|ought)|views?|viewed)\b",
    re.I,
)
# Here the author takes the word again.
_OWN = re.compile(
    r"(?:although|but|despite|for (?:example|instance)|however|in contrast|nevertheless|nonetheless|while|yet)\b"
    r"|.*\b(?:I|we|our|my|us|this (?:article|chapter|paper|report|section|study))\b",
    re.I | re.S,
)
_MOST = 4  # riders: one more than a line of its own may have, as a view has a line that names it


def carried(passages: Sequence[Passage]) -> list[Passage]:
    """The passages with each line of a view that runs on reported, and leaning on the one that names its speaker.

    A view runs on from a line whose speaker, who is only pointed at, holds an opinion. It ends with the
    paragraph, and at a line that has a speaker or a reference of its own, turns ("However"), or says "we".
    What leans on such a line takes over what that line leans on. What heads an item of a list is said by
    whoever says what announces the list.
    """
    leaning: dict[Place, Sentence] = {}
    announced = {passage.lead_in for passage in passages if passage.lead_in is not None}
    voices: dict[int, str | None] = {}
    made = []
    for passage in passages:
        closed = _closed(_listed(passage, voices), leaning)
        if passage.number in announced and closed.sentences:
            voices[passage.number] = closed.sentences[-1].reported
        made.append(closed)
    return made


def _listed(passage: Passage, voices: Mapping[int, str | None]) -> Passage:
    """The passage with its items said by whoever announces them, where they name nobody themselves."""
    voice = voices.get(passage.lead_in) if passage.lead_in is not None else None
    if voice is None:
        return passage
    heads = len(passage.sentences) if passage.kind is Kind.LIST else 1
    said = [
        replace(sentence, reported=sentence.reported or voice) if number < heads else sentence
        for number, sentence in enumerate(passage.sentences)
    ]
    return replace(passage, sentences=tuple(said))


def _closed(passage: Passage, leaning: dict[Place, Sentence]) -> Passage:
    made = []
    for sentence, was in zip(_carry(passage), passage.sentences, strict=True):
        leaders = [leaning[r] for r in sentence.riders if r in leaning]
        riders = sentence.riders
        if leaders:
            riders = tuple(sorted({*riders, *(r for leader in leaders for r in leader.riders)}))
        if len(riders) > _MOST or any(leader.lean is Lean.LOST for leader in leaders):
            sentence = replace(sentence, lean=Lean.LOST, riders=())  # noqa: PLW2901 - what becomes of it
        elif leaders:
            sentence = replace(sentence, riders=riders)  # noqa: PLW2901
        if sentence is not was and sentence != was:
            leaning[Place(passage.number, sentence.number)] = sentence
        made.append(sentence)
    return passage if tuple(made) == passage.sentences else replace(passage, sentences=tuple(made))


def _carry(passage: Passage) -> Iterator[Sentence]:
    view: Sentence | None = None
    quoting: str | None = None  # whose words a quotation that runs on is in
    for sentence, quoted in zip(passage.sentences, running(passage), strict=True):
        quoting = sentence.reported or (quoting if quoted else None)
        if sentence.reported is not None:
            points = sentence.lean in (Lean.HARD, Lean.LOST) and _POINTING.match(sentence.reported)
            holds = points and _OPINION.search(sentence.text)
            view = replace(sentence, reported=_named(passage, sentence)) if holds else None
        elif quoted:
            yield sentence if quoting is None else replace(sentence, reported=quoting)
            continue
        elif view is not None and (_OWN.match(sentence.text) or next(references(sentence.text), None)):
            view = None
        if view is None or sentence.reported is not None:
            yield sentence
        else:
            yield _leaning(passage.number, sentence, view)


def _named(passage: Passage, sentence: Sentence) -> str | None:
    """Whom "this individual" means: the speaker of a line of the paragraph that is shown before it, if one has any."""
    shown = [passage.sentences[r.sentence - 1] for r in sentence.riders if r.paragraph == passage.number]
    names = [s.reported for s in reversed(shown) if s.reported and not _POINTING.match(s.reported)]
    return names[0] if names else sentence.reported


def _leaning(paragraph: int, sentence: Sentence, view: Sentence) -> Sentence:
    riders = tuple(sorted({*sentence.riders, *view.riders, Place(paragraph, view.number)}))
    if Lean.LOST in (sentence.lean, view.lean) or len(riders) > _MOST:
        return replace(sentence, lean=Lean.LOST, riders=(), reported=view.reported)
    return replace(sentence, lean=Lean.HARD, riders=riders, reported=view.reported)
