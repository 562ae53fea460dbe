"""Unknown words are read as the known ones they are likeliest slips for; known and English words are left alone."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.search.spelling import Speller

WORDS = {
    "armistice": 3, "peace": 20, "petrov": 1, "nuclear": 30, "refugees": 2, "report": 9, "north": 40, "korea": 60,
    "strait": 1, "visual": 1, "sections": 4, "multipolar": 1, "sinuijiu": 1, "reunification": 9,
}  # fmt: skip


def speller(words: Mapping[str, int]) -> Speller:
    return Speller("\n".join(f"{w}\t{n}" for w, n in sorted(words.items())).encode())


SPELLER = speller(WORDS)
# A long corpus, in which one word of two hundred is new.
RARE = {f"rare{a}{b}{c}": 1 for a in "bcdfg" for b in "aeiou" for c in "klmnpqrstvwxz"}
LONG = speller(RARE | {"the": 65_000, "flow": 1500, "layer": 1500})


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


@pytest.mark.parametrize("word", ["player", "lawyer", "flew"])
def test_an_english_word_is_left_alone_where_its_neighbour_is_rare(word: str) -> None:
    assert speller({"the": 65_000, "layer": 20, "flow": 20} | RARE).correct(word) == ()


def test_a_long_corpus_that_lacks_an_english_word_takes_it_for_a_slip_of_a_far_commoner_one() -> None:
    assert LONG.correct("lyer") == ("layer",)
    assert LONG.correct("floe") == ("flow",)
    assert LONG.correct("fluid") == ()


def test_a_short_corpus_never_doubts_english() -> None:
    assert speller({"flow": 3000, "the": 60_000}).correct("floe") == ()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("northkorea", ("north", "korea")),
        ("sixpartytalks", ("six", "party", "talks")),
        ("partytalks", ("party", "talks")),
    ],
)
def test_words_run_together_are_parted(typed: str, read: tuple[str, ...]) -> None:
    words = WORDS | {"six": 8, "party": 9, "talks": 20, "six.": 1, "part": 2, "ytalks": 1}
    assert speller(words).correct(typed) == read


@pytest.mark.parametrize(
    ("first", "second", "read"),
    [
        ("nuc", "lear", "nuclear"),
        ("a", "rmistice", "armistice"),
        ("multi", "polar", "multipolar"),  # English, but not of the corpus
        ("north", "korea", None),  # known as they are
        ("pea", "cex", None),
        ("in", "formation", None),  # may be meant
        ("of", "fice", None),  # no word of the corpus
    ],
)
def test_halves_of_a_word_are_joined(first: str, second: str, read: str | None) -> None:
    assert speller(WORDS | {"information": 5, "in": 50}).joined(first, second) == read


@pytest.mark.parametrize(
    ("typed", "words", "read"),
    [
        ("gusrs", {"gusts": 5, "guars": 5}, "gusts"),  # t is beside r
        ("mantenance", {"maintenance": 2, "mundane": 50}, "maintenance"),
        ("bounrary", {"boundary": 300, "bounary": 1}, "boundary"),  # a slip of the corpus' own
        ("pyonyang", {"pyongyang": 4}, "pyongyang"),
        ("piongyang", {"pyongyang": 4}, "pyongyang"),
        ("lloyer", {"layer": 100, "lawyer": 1}, "layer"),  # both slips at the start
        ("abuot", {"about": 90, "abbot": 3}, "about"),
    ],
)
def test_the_likeliest_slip_is_believed(typed: str, words: dict[str, int], read: str) -> None:
    assert speller(words).correct(typed) == (read,)


@pytest.mark.parametrize("name", ["thaad", "tokyo", "hanoi"])
def test_a_strange_name_is_not_the_commonest_word_near_it(name: str) -> None:
    assert speller(RARE | {"that": 5000, "took": 9, "have": 900}).correct(name) == ()


@pytest.mark.parametrize("word", ["studys", "hasing", "refugess"])
def test_a_form_that_is_no_english_is_a_slip(word: str) -> None:
    assert not SPELLER.english(word)


@pytest.mark.parametrize("word", ["viscosities", "stiffnesses", "axially", "normals", "colour", "color"])
def test_forms_of_english_words_are_english(word: str) -> None:
    assert SPELLER.english(word)


@pytest.mark.parametrize("word", ["thaad", "un", "2018", "ramen"])
def test_what_is_near_nothing_stays(word: str) -> None:
    assert SPELLER.correct(word) == ()


@given(st.text(max_size=30))
def test_a_correction_is_made_of_known_words(word: str) -> None:
    assert all(w in WORDS for w in SPELLER.correct(word))
