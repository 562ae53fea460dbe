"""Lines are cut as every system ends them, and blank is what nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.readers.block import BLANK, line_number, lines, strip


def test_lines_end_as_every_system_ends_them() -> None:
    text = "One\r\n two \rthree\n\nfive"
    assert [(line.number, text[line.start : line.end]) for line in lines(text)] == [
        (1, "One"), (2, " two "), (3, "three"), (4, ""), (5, "five"),
    ]  # fmt: skip
    assert [text[line.left : line.right] for line in lines(text)] == ["One", "two", "three", "", "five"]
    assert [line.blank for line in lines(text)] == [False, False, False, True, False]


def test_a_stretch_of_text_has_lines_of_its_own() -> None:
    assert [(line.number, line.start) for line in lines("One\ntwo\nthree", 5, 11)] == [(1, 5), (2, 8)]
    assert list(lines("")) == []


@pytest.mark.parametrize(("offset", "number"), [(0, 1), (3, 1), (5, 2), (7, 2), (8, 3), (9, 3)])
def test_an_offset_stands_on_a_line(offset: int, number: int) -> None:
    assert line_number("One\r\nab\rxyz", offset) == number


@given(st.text(alphabet=BLANK[:8] + "\u200bab", max_size=12))
def test_what_nobody_sees_is_stripped(text: str) -> None:
    left, right = strip(text, 0, len(text))
    assert text[left:right] == text.strip(BLANK)
    assert text[:left].strip(BLANK) == text[right:].strip(BLANK) == ""
