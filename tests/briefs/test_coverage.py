from hypothesis import given
from hypothesis import strategies as st

from briefs.coverage import cover

SAID = [
    "ban the cars",
    "ban all cars",
    "ban cars here",
    "raise the fares",
    "raise fares again",
    "plant trees",
]


def chosen(texts: list[str], weights: list[float] | None = None) -> list[int]:
    return list(cover([text.split() for text in texts], weights or [1.0] * len(texts)))


def test_each_point_is_made_once_before_any_is_made_twice() -> None:
    first = chosen(SAID)[:3]
    assert {SAID[n].split()[0] for n in first} == {"ban", "raise", "plant"}


def test_the_point_most_others_make_comes_first() -> None:
    assert SAID[chosen(SAID)[0]].startswith("ban")


def test_a_heavy_text_comes_before_what_many_say() -> None:
    assert chosen(SAID, [1, 1, 1, 1, 1, 9])[0] == 5


def test_what_is_said_already_covers_nothing_more() -> None:
    assert chosen(["ban cars", "ban cars"]) == [0]
    assert chosen([]) == []


@given(st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=5), max_size=12))
def test_every_text_is_covered_in_the_end(texts: list[list[str]]) -> None:
    order = list(cover(texts, [1.0] * len(texts)))
    assert len(set(order)) == len(order)
    assert all(any(set(texts[n]) & set(text) for n in order) for text in texts)
