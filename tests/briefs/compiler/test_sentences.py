"""Tests of briefs.compiler.sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.compiler.sentences import split


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text, 0, len(text))]


ONE = [
    "The lessons of the war are three in number: 1. Trade and ports matter.",
    "The U.S.-China talks and the U.S. Congress went on.",
    "Mr. Kim met Prof. Hamm and Dr. Lee vs. Gen. Oh.",
    "It grew, e.g. in Seoul, i.e. the capital, cf. Busan, etc. for years.",
    "See Fig. 3, No. 5, Vol. II, p. 7 and Sec. 4 of the paper.",
    "A meeting in Sep.2003 and one on Sept. 11 ended well.",
    "L. A. Petrov and George W. Bush and J.-P. Sartre met.",
    "It rose by 3.5 per cent, or 1,998.25 in all.",
    'He asked "What now?" and left.',
    "It is wrong (Smith et al. 2003) to say so.",
    "Write to a.b@example.org or see http://example.org/A.Page?x=Yes.Now today.",
    "The plan (see Annex A. It is long) was dropped.",
    "The system.out file and np.array call differ.",
    "1. Use current tensions to build trust.",
    "He wrote of the ... United States at war.",
    'The "Yahoo! answer" went unread.',
    "The Washington, D.C. office closed.",
    "Apple Inc. of California grew.",
    "… and so on…",
    "全部完成",
]


@pytest.mark.parametrize("text", ONE)
def test_stays_whole(text: str) -> None:
    assert cut(text) == [text]


TWO = [
    ("They met in the U.S.", "The next day it rained."),
    ("It was a reform.", "“Enough,” he said."),
    ('He called it "reform."', "Nobody agreed."),
    ("It is “dependent on the latter….", "Security can be had.”"),
    ("He waited...", "Nobody came."),
    ("(This is an aside.)", "The text goes on."),
    ("It ended (badly).", "It began again."),
    ("A New Opportunity?", "Participants see progress."),
    ("Stop!", "Who goes there?"),
    ("It is known.[12]", "More is not."),
    ("It is known. [12]", "More is not."),
    ("It is known [12, 13].", "More is not."),
    ("It was written in 2003.", "45 people read it."),
    ("The answer is no.", "Nobody asked."),
    ("They sell gas, oil, etc.", "Prices rose."),
    ("He died in World War I.", "The war went on."),
    ("She has a Ph.D.", "The degree helps."),
    ("It rained — hard.", "— So it did."),
    ("Der Krieg ist aus.", "Österreich feiert."),
    ("\u00a0It rained.\u00a0", "\u00a0It poured.\u00a0"),
]


@pytest.mark.parametrize("pair", TWO)
def test_ends_once(pair: tuple[str, str]) -> None:
    assert cut(" ".join(pair)) == [part.strip() for part in pair]


def test_a_sentence_may_follow_without_a_space() -> None:
    assert cut("This is the end.Next comes more.") == ["This is the end.", "Next comes more."]


def test_the_number_of_a_note_stays_with_its_sentence() -> None:
    assert cut("It was a reform.12 The next failed.") == ["It was a reform.12", "The next failed."]


def test_a_quotation_of_several_sentences_is_split() -> None:
    assert cut('He said: "I came. I saw." Then he left.') == ['He said: "I came.', 'I saw."', "Then he left."]


def test_wide_stops_need_no_space() -> None:
    assert cut("这是第一句。这是第二句！真的吗？") == ["这是第一句。", "这是第二句！", "真的吗？"]
    assert cut("「はい。」と言った。次です。") == ["「はい。」と言った。", "次です。"]


def test_blank_lines_and_bullets_end_a_sentence() -> None:
    assert cut("No stop\n\nNew block\n• One item\n• Two items") == [
        "No stop",
        "New block",
        "• One item",
        "• Two items",
    ]


def test_the_lines_of_a_list_are_apart() -> None:
    assert cut("1. Soft landing\n2. Implosion\n3. Explosion") == [
        "1. Soft landing",
        "2. Implosion",
        "3. Explosion",
    ]


def test_hard_wrapped_lines_are_not() -> None:
    assert cut("The text is\nwrapped at Dr.\nKim's wish.\nIt goes on.") == [
        "The text is\nwrapped at Dr.\nKim's wish.",
        "It goes on.",
    ]


def test_offsets_count_from_the_start_of_the_text() -> None:
    assert split("One. Two. Three. Four.", 5, 16) == [(5, 9), (10, 16)]


def test_nothing_but_space_has_no_sentence() -> None:
    assert split(" \n\u00a0\t ", 0, 5) == []


PIECES = st.sampled_from(
    [
        *"U.S. Dr. the The Korea . ... … ? ! ” “ ( ) [12] [ ] 12 3.5 • 1. 2) No. Fig.".split(),
        *"。 」 か 漢 A I a. e.g.".split(),
        *"' ’ - — * _ x Sep.2003 end.Next reform.12 Mr. etc. a@b.c \"".split(),
        *("\n", "\n\n", "\t", "\u00a0"),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text()


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(0, 3), st.integers(0, 3))
def test_covers_everything_once_in_order_and_again_the_same(text: str, front: int, back: int) -> None:
    start = min(front, len(text))
    end = max(start, len(text) - back)
    at = start
    for left, right in split(text, start, end):
        assert at <= left < right <= end
        assert not text[at:left].strip()
        assert text[left:right] == text[left:right].strip()
        assert split(text, left, right) == [(left, right)]
        at = right
    assert not text[at:end].strip()


@pytest.mark.parametrize(
    "unit", ["a. ", "(a. B", ". ", "U.S. The ", "1. a\n", "。 ", "[1]. B", "a.b", "A\n\n"]
)
def test_a_long_text_of_stops_is_no_trap(unit: str) -> None:
    """Each takes a blink where the time grows with the length, and minutes where it grows with its square."""
    text = unit * (60_000 // len(unit))
    spans = split(text, 0, len(text))
    kept = "".join("".join(text[start:end].split()) for start, end in spans)
    assert kept == "".join(text.split())
