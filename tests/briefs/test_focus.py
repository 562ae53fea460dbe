from hypothesis import given
from hypothesis import strategies as st

from briefs.focus import relevance

LINES = ["salt ship quay", "bridge toll", "salt price", "quay wall", "council vote"]


def near(asked: str, lines: list[str]) -> list[float]:
    return relevance([line.split() for line in lines], frozenset(asked.split()))


def test_a_sentence_that_holds_what_is_asked_is_nearest() -> None:
    scores = near("bridge", LINES)
    assert scores.index(max(scores)) == 1


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    scores = near("salt vote", LINES)
    assert scores[4] > scores[2]


def test_a_place_that_is_about_it_beats_a_word_in_passing() -> None:
    place = ["salt duty rose", "salt duty fell", "salt duty stayed", "salt duty paid"]
    lines = ["salt duty once", *["council vote"] * 40, *place]
    scores = near("salt duty", lines)
    assert min(scores[-4:]) > scores[0]


def test_nothing_asked_is_near_to_nothing() -> None:
    assert near("", LINES) == [0.0] * len(LINES)
    assert near("plague", LINES) == [0.0] * len(LINES)
    assert near("salt", []) == []


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=6)), st.frozensets(st.sampled_from("abcd")))
def test_nearness_is_a_share_of_the_best(lines: list[list[str]], asked: frozenset[str]) -> None:
    scores = relevance(lines, asked)
    assert all(0.0 <= score <= 1.0 for score in scores)
    held = any(asked & set(line) for line in lines)
    assert (max(scores, default=0.0) == 1.0) == held
