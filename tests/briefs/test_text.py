"""How words are cut, alike for papers and questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.text import STOP_WORDS, clean, collapse, fold, stem, stems, tokens, words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("“Farmers’ markets”", '"farmers\' markets"'),
        ("security—and", "security-and"),
        ("Kim\u00a0Dae-jung", "kim dae-jung"),
        ("naïve Über", "naive uber"),
        ("six\u200bparty", "sixparty"),
        ("ﬁnal", "final"),
        ("ＴＡＬＫＳ", "talks"),
    ],
)
def test_fold_makes_ways_of_writing_equal(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_tokens_point_at_the_text(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end].strip()


@given(st.text())
def test_clean_leaves_one_line_without_controls(text: str) -> None:
    assert not any(ord(c) < 32 for c in clean(text))


def test_collapse_knows_no_break_spaces() -> None:
    assert collapse(" a \u00a0\n b ") == "a b"


@pytest.mark.parametrize("written", ["the U.S. forces", "the US forces"])
def test_the_us_is_no_pronoun(written: str) -> None:
    assert [t.word for t in tokens(written)] == ["the", "us.", "forces"]


def test_a_shouted_pronoun_stays_one() -> None:
    assert [t.word for t in tokens("TELL US MORE")] == ["tell", "us", "more"]


def test_a_possessive_is_its_word() -> None:
    assert [t.word for t in tokens("Mongolia's fate, Seoul’s terms")] == [
        "mongolia",
        "fate",
        "seoul",
        "terms",
    ]


def test_words_part_at_dashes_and_hyphens() -> None:
    assert [t.word for t in tokens("Seoul—always; Sep.2003")] == ["seoul", "always", "sep", "2003"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wrote", "written"),
        ("shrank", "shrinking"),
        ("broke", "broken"),
        ("crises", "crisis"),
        ("favourable", "favorable"),
        ("denuclearisation", "denuclearization"),
        ("defence", "defense"),
        ("centre", "center"),
        ("programme", "program"),
        ("troops", "troop"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_stems_drop_stop_words() -> None:
    assert stems("what should we do about the troops") == ("troop",)


TALK = st.lists(
    st.sampled_from("the US us U.S. A.B. 1,000 1.5 can't o’clock Seoul's — -- ’ é e\u0301 a_b".split())
)


@given(st.text() | TALK.map(" ".join) | TALK.map("".join))
def test_words_are_those_of_the_tokens(text: str) -> None:
    cut = [(t.word, "" if t.word in STOP_WORDS else t.stem) for t in tokens(text)]
    assert words(text) == cut
    assert words(text.upper()) == [
        (t.word, "" if t.word in STOP_WORDS else t.stem) for t in tokens(text.upper())
    ]
