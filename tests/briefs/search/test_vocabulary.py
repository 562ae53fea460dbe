"""The words of a corpus are looked up in the list as it is written, and near ones are all found."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from briefs.search.vocabulary import Vocabulary, find_line

WORDS = st.dictionaries(st.text("abcé1'.", min_size=1, max_size=9), st.integers(1, 10_000), max_size=60)
ALL = sorted("".join(letters) for n in (4, 5, 6) for letters in product("abc", repeat=n))


def written(words: dict[str, int]) -> bytes:
    return "\n".join(f"{word}\t{count}" for word, count in sorted(words.items())).encode()


@given(WORDS, st.text("abcé1'.\t\n", max_size=9))
def test_a_word_has_its_count(words: dict[str, int], other: str) -> None:
    vocabulary = Vocabulary(written(words))
    assert {word: vocabulary.count(word) for word in words} == words
    assert vocabulary.count(other) == words.get(other, 0)


def test_a_long_list_is_searched_by_halves() -> None:
    words = {word: n for n, word in enumerate(ALL, start=1)}
    vocabulary = Vocabulary(written(words))
    assert {word: vocabulary.count(word) for word in words} == words
    assert not any(vocabulary.count(word) for word in ("a", "aaa", "abcabca", "d", "ccccccc", ""))


def test_a_line_is_found_by_its_end() -> None:
    lines = b"\nab\nabc\nb\n"
    assert [find_line(lines, word, b"\n") is not None for word in ("ab", "abc", "b", "a", "bc", "c")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


@settings(max_examples=60)
@given(st.text("abcd", min_size=4, max_size=7))
def test_all_words_one_slip_away_are_near(word: str) -> None:
    found, _ = Vocabulary(written(dict.fromkeys(ALL, 1))).near(word)
    one = [other for other in ALL if OSA.distance(word, other) <= 1]
    assert [near.word for near in found if near.slips <= 1] == one
    assert all(near.slips == OSA.distance(word, near.word) <= 2 for near in found)


def test_two_slips_at_the_start_are_found_where_both_ends_hold() -> None:
    found, more = Vocabulary(written({"layer": 7, "player": 1})).near("lloyer")
    assert "layer" not in [near.word for near in found]
    assert [(near.word, near.count, near.slips) for near in more] == [("layer", 7, 2)]


@pytest.mark.parametrize(("text", "found"), [("northkorea", ["no", "north"]), ("nor", ["no"]), ("xno", [])])
def test_words_a_text_begins_with(text: str, found: list[str]) -> None:
    vocabulary = Vocabulary(written({"no": 5, "north": 4, "northern": 3, "korea": 2}))
    assert [word for word, _ in vocabulary.beginnings(text)] == found


def test_the_corpus_is_measured() -> None:
    vocabulary = Vocabulary(written({"a": 10, "b": 1, "c": 1}))
    assert (vocabulary.total, vocabulary.once) == (12, 2)


def test_an_empty_corpus_has_no_words() -> None:
    vocabulary = Vocabulary(b"")
    assert (vocabulary.count("a"), vocabulary.total, list(vocabulary.near("word"))) == (0, 0, [[], []])
