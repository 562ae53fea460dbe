import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.search.lexicon import Lexicon, Reading, words

WORDS = {"harbor": [1], "harbour": [0, 2], "hard": [0], "salt": [0, 1], "salty": [2], "wall": [1]}
LEXICON = Lexicon(WORDS)


def read(typed: str) -> list[list[str]]:
    """The words of each reading of each word that the typed one is taken for."""
    spelled = sorted(WORDS)
    return [
        [word for one in readings for word in spelled[one.low : one.high]] for readings in LEXICON.read(typed)
    ]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("Asia/New_York", ["asia", "new", "york"]),
        ("U.S.", ["us"]),
        ("J.F.Kennedy", ["jf", "kennedy"]),
        ("Korea’s", ["koreas"]),
        ("Café", ["cafe"]),
        ("半島の", ["半", "島", "の"]),
        ("한국", ["한", "국"]),
        ("हिन्दी", ["हिनदी"]),
        ("(2004)", ["2004"]),
        ("--", []),
    ],
)
def test_a_token_is_cut_into_words(token: str, expected: list[str]) -> None:
    assert words(token) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("salt", [["salt", "salty"]]),  # the word, then those it begins
        ("har", [["harbor", "harbour", "hard"]]),
        ("wlal", [["wall"]]),
        ("hrabo", [["harbour", "harbor"]]),  # the commoner first
        ("hatrbpour", [["harbour"]]),  # two slips in a long word
        ("harbourwall", [["harbour"], ["wall"]]),
        ("hrad", [["hard"]]),
        ("hr", []),  # too short for a slip
        ("zzzz", []),
    ],
)
def test_a_word_is_read_as_those_it_may_stand_for(typed: str, expected: list[list[str]]) -> None:
    assert read(typed) == expected


def test_the_whole_word_gains_most_and_a_slip_costs_more_than_an_unfinished_word() -> None:
    whole, begun = next(LEXICON.read("salt"))
    (slipped,) = next(LEXICON.read("salr"))[:1]
    assert whole.gain > begun.gain > slipped.gain > 0


def test_a_reading_has_the_rows_of_its_words() -> None:
    (reading,) = next(LEXICON.read("harb"))
    assert list(LEXICON.rows(reading, 10)) == [1, 0, 2]
    assert list(LEXICON.rows(reading, 2)) == [1, 0]
    assert LEXICON.count([reading]) == 3


@given(st.text(max_size=30))
def test_any_word_can_be_read(typed: str) -> None:
    for readings in LEXICON.read(typed):
        assert readings
        assert all(isinstance(one, Reading) and one.low < one.high for one in readings)
