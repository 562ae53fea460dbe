"""Tests of briefs.compiler.english.clauses."""

from __future__ import annotations

import pytest

from briefs.compiler.english.clauses import named_after, subject
from briefs.compiler.english.grammar import words
from briefs.compiler.english.speakers import Standing


@pytest.mark.parametrize(
    ("sentence", "verb", "phrase", "standing"),
    [
        ("In Lima most experts from Peru also say so", "say", "most experts from Peru", Standing.SPEAKER),
        ("One scholar, who has seen Lima, would say so", "say", "One scholar", Standing.SPEAKER),
        ("Experts, nevertheless, say so", "say", "Experts", Standing.SPEAKER),
        ("While Lima waits, Prof. Kim says so", "says", "Prof. Kim", Standing.PERSON),
        ("Mary Smith says so", "says", "Mary Smith", Standing.PERSON),
        ("The United Nations says so", "says", "The United Nations", Standing.ACTOR),
        ("Trade fell, or so they say", "say", "they", Standing.SOMEBODY),
        ("Many of the experts say so", "say", "Many of the experts", Standing.SPEAKER),
    ],
)
def test_subject(sentence: str, verb: str, phrase: str, standing: Standing) -> None:
    found = words(sentence)
    speaker = subject(found, [w.text for w in found].index(verb))
    assert speaker is not None
    assert (" ".join(found[at].text for at in speaker.words), speaker.standing) == (
        phrase.replace(".", ""),
        standing,
    )


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("It is easy to say so", "say"),
        ("Experts were described so", "described"),
        ("Say so", "Say"),
        ("Hard-liners who say so", "say"),
        ("I say so", "say"),
        ("This says so", "says"),
        ("A paper by experts of note and it says so", "says"),
    ],
)
def test_no_subject_that_speaks(sentence: str, verb: str) -> None:
    found = words(sentence)
    assert subject(found, [w.text for w in found].index(verb)) is None


def test_a_phrase_runs_to_the_next_mark() -> None:
    found = words("according to one scholar from Lima, trade fell")
    speaker = named_after(found, 2)
    assert speaker is not None
    assert speaker.words == range(2, 6)
