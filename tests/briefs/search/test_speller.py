"""Unknown words are read as the nearest known one; known and English words are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.search.spelling import Speller

WORDS = {
    "armistice": 3, "peace": 20, "petrov": 1, "nuclear": 30, "refugees": 2, "report": 9, "north": 40, "korea": 60,
    "strait": 1, "visual": 1, "sections": 4, "multipolar": 1, "sinuijiu": 1, "reunification": 9,
}  # fmt: skip
SPELLER = Speller("\n".join(f"{w}\t{n}" for w, n in sorted(WORDS.items())).encode())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("armistise", "armistice"),
        ("petrof", "petrov"),
        ("nucular", "nuclear"),
        ("mutlipolar", "multipolar"),
        ("refugess", "refugees"),
        ("raport", "report"),
        ("stait", "strait"),
        ("sinuiju", "sinuijiu"),
        ("reunificaton", "reunification"),
    ],
)
def test_a_slip_is_read_as_the_word_meant(typed: str, read: str) -> None:
    assert SPELLER.correct(typed) == (read,)


@pytest.mark.parametrize("word", ["usual", "sanctions", "place", "weather", "sister"])
def test_an_english_word_is_never_corrected(word: str) -> None:
    assert SPELLER.correct(word) == ()


@pytest.mark.parametrize("word", sorted(WORDS))
def test_a_word_of_the_corpus_is_never_corrected(word: str) -> None:
    assert SPELLER.correct(word) == ()


def test_joined_words_are_parted() -> None:
    assert SPELLER.correct("northkorea") == ("north", "korea")


@pytest.mark.parametrize("word", ["thaad", "un", "2018", "ramen"])
def test_what_is_near_nothing_stays(word: str) -> None:
    assert SPELLER.correct(word) == ()


@given(st.text(max_size=30))
def test_a_correction_is_made_of_known_words(word: str) -> None:
    assert all(w in WORDS for w in SPELLER.correct(word))
