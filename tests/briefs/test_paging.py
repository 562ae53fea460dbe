from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefs.paging import paged


@given(st.lists(st.integers(1, 50)), st.integers(1, 5), st.integers(1, 100))
def test_the_pages_together_are_the_list(sizes: list[int], most: int, room: int) -> None:
    _, _, pages = paged(sizes, 1, most, int, room)
    together = [size for page in range(1, pages + 1) for size in paged(sizes, page, most, int, room)[0]]
    assert together == sizes


@given(st.lists(st.integers(1, 50), min_size=1), st.integers(1, 5), st.integers(1, 100), st.integers(1, 60))
def test_a_page_keeps_to_its_room_unless_one_thing_needs_more(
    sizes: list[int], most: int, room: int, page: int
) -> None:
    shown, _, _ = paged(sizes, page, most, int, room)
    assert 0 < len(shown) <= most
    assert sum(shown) <= room or len(shown) == 1


def test_a_page_beyond_the_last_is_the_last() -> None:
    assert paged("abcde", 9, 2, lambda _: 1) == (("e",), 3, 3)
    assert paged("", 1, 2, lambda _: 1) == ((), 1, 1)
