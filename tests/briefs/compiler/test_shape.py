"""The form of a block shows whether it reads as sentences."""

import pytest

from briefs.compiler.shape import reads_as_prose, shape, small_words, stops, title_case, words
from briefs.readers.block import Block


@pytest.mark.parametrize(
    "text",
    [
        "The catch fell by half in one year.",
        "He asked: “Who would have known it?”",
        "It doubled after each storm.[12]",
        "most of the words of this long line are small and it goes on for more than twenty-five words "
        "without any stop at its end since somebody forgot it",
        "这是一个没有空格的段落，它讲述了一个很长的故事。",
        "هذا نص طويل باللغة العربية.",
    ],
)
def test_sentences_read_as_prose(text: str) -> None:
    assert reads_as_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Catch",
        "From Vicious Circle to Virtuous Cycle.",
        "Dr. Ann Lee\nProfessor\nTown College",
        "12 14 16.",
        "",
        "第一章",
    ],
)
def test_titles_and_entries_do_not(text: str) -> None:
    assert not reads_as_prose(text)


@pytest.mark.parametrize(
    "text", ["done.", "done.”", "done?)", "Done:", "done.[3]", "done.7", "done.¹²", "完了。", "done.*"]
)
def test_a_stop_may_be_followed_by_quotes_and_notes(text: str) -> None:
    assert stops(text)


def test_a_title_leaves_small_words_small() -> None:
    assert title_case(words("Roles for China and the United States"))
    assert not title_case(words("Roles for the states"))
    assert not title_case(words("Roles"))


def test_names_are_never_written_small() -> None:
    ordinary = small_words("The lopez@mail.example of Ann Lee is a trade-off, and www.vries.example too.")
    assert [word for word in ("Mail", "Trade-off", "lopez", "Lee", "vries", "The") if ordinary(word)] == [
        "Trade-off"
    ]


def test_lines_keep_their_numbers() -> None:
    text = "x\r\nOne \r\n two\rthree"
    found = shape(text, Block(3, len(text), 2, 4))
    assert found.numbered_lines == ((2, "One"), (3, "two"), (4, "three"))
