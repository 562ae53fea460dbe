"""How a typed line is cut into words."""

from __future__ import annotations

import pytest

from bot.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lee, and (Kim)?", ["lee", ",", "and", "kim"]),
        ("tl;dr: Lee!", ["tl;dr", ":", "lee"]),
        ("lee,, :kim", ["lee", ",", "kim"]),
        ("the U.S. Army", ["the", "u.s", "army"]),
        ("Müller’s ¶6", ["muller's", "¶", "6"]),
        ("lee - kim", ["lee", "-", "kim"]),
        ("… ?!", []),
        ("", []),
    ],
)
def test_words_are_folded_without_punctuation(text: str, expected: list[str]) -> None:
    assert [word.folded for word in words(text)] == expected


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('say "a b" now', ['"a b"']),
        ("say “a b” now", ["“a b”"]),
        ("say «a b» now", ["«a b»"]),
        ("say 'it isn't so' now", ["'it isn't so'"]),
        ("say ‘it isn’t so’ now", ["‘it isn’t so’"]),
        ("lee's and kim's", []),
        ('a lone " mark', []),
        ("“ open only", []),
    ],
)
def test_a_quotation_is_one_word(text: str, quoted: list[str]) -> None:
    assert [text[word.start : word.end] for word in words(text) if word.quoted] == quoted


def test_words_keep_their_places() -> None:
    text = "(Lee), the U.S.!"
    assert [text[word.start : word.end] for word in words(text)] == ["Lee", ",", "the", "U.S."]
