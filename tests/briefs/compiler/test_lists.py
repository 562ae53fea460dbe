"""List markers, and blocks that are lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.compiler.lists import is_list, items, marker


@pytest.mark.parametrize(
    ("text", "length", "number"),
    [
        ("• a thing", 2, None),
        ("-\u00a0a thing", 2, None),
        ("1. a thing", 3, 1),
        ("12) a thing", 4, 12),
        ("(3) a thing", 4, 3),
        ("[4] Smith 1998", 4, 4),
        ("(iv) a thing", 5, None),
        ("b) a thing", 3, None),
        ("o  a thing", 3, None),
    ],
)
def test_a_marker_is_read(text: str, length: int, number: int | None) -> None:
    found = marker(text)
    assert found is not None
    assert (found.length, found.number) == (length, number)


@pytest.mark.parametrize(
    "text",
    [
        "A. Lee wrote it",
        "1998. The year",
        "2.1 Methods",
        "-5 degrees",
        "3.5 per cent",
        "o mar",
        "— said he",
        "*bold* start",
        "•",
    ],
)
def test_other_beginnings_are_none(text: str) -> None:
    assert marker(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "1. one\n2. two",
        "- one\n- two\n- three",
        "(a) one\n(b) two\n(c) three",
        "1. one\n   goes on\n2. two",
        "- one\ngoes on\n- two",
        "3. three\ngoes on\n4. four",
        "1. one\n   - inner\n   - inner\n2. two",
    ],
)
def test_lines_that_start_with_markers_are_a_list(text: str) -> None:
    assert is_list(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. one",
        "Things:\n- one\n- two",
        "- one\n1. two",
        "1. the year\nthat began in\n7. the month",
        "one\ntwo",
    ],
)
def test_other_blocks_are_none(text: str) -> None:
    assert not is_list(text)


def test_items_leave_their_markers_out() -> None:
    text = "x Soft landing\n2. Implosion\n   of the state\r\n3. Explosion."
    assert [text[a:b] for a, b in items(text, 2, len(text))] == [
        "Soft landing", "Implosion\n   of the state", "Explosion.",
    ]  # fmt: skip


def test_a_list_inside_a_list_belongs_to_its_item() -> None:
    text = "one\n  - inner\n2. two"
    assert [text[a:b] for a, b in items(text, 0, len(text))] == ["one\n  - inner", "two"]


@given(st.text(alphabet="-1.a \n\r\u00a0", max_size=40))
def test_items_are_slices_in_order(text: str) -> None:
    end = 0
    for left, right in items(text, 0, len(text)):
        assert end <= left <= right <= len(text)
        end = right
