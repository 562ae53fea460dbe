from __future__ import annotations

import pytest

from briefs.stance import stance


def sign(text: str) -> int:
    whole = stance(text).whole
    return (whole > 0) - (whole < 0)


@pytest.mark.parametrize(
    ("text", "lean"),
    [
        ("Tariffs help trade.", 1),
        ("Tariffs hurt trade.", -1),
        ("Tariffs do not help trade.", -1),
        ("Tariffs won’t harm trade.", 1),
        ("Several captains questioned the continuing need.", -1),
        ("Little progress can be expected.", -1),
        ("Nobody came.", -1),
        ("The harbour lies in the north.", 0),
        ("If they pull out, a crisis will follow.", 1),
        ("If trade grows, peace will be secure.", 1),
        ("If they withdraw, the towns will prosper.", -1),
    ],
)
def test_a_sentence_leans(text: str, lean: int) -> None:
    assert sign(text) == lean


def test_a_word_is_spoken_of_by_the_words_next_to_it() -> None:
    text = "Captains welcome the quay, and in the country far to the north the mayors reject tariffs."
    said = stance(text)
    assert said.at(text.index("quay")) > 0
    assert said.at(text.index("tariffs")) < 0
    assert said.at(text.index("country")) == 0
