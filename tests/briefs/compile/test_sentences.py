"""Tests of briefs.compile.sentences."""

from __future__ import annotations

from briefs.compile.sentences import split


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Dr. L. A. Petrov met Mr. Kim in the U.S. The U.S.-China talks went on."
    assert [text[a:b] for a, b in split(text, 0, len(text))] == [
        "Dr. L. A. Petrov met Mr. Kim in the U.S.",
        "The U.S.-China talks went on.",
    ]
