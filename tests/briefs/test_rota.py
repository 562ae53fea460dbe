from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.models import Place
from briefs.rota import PERIOD, Entry, Turn, rota

ENTRIES = st.lists(st.tuples(st.sets(st.integers(0, 9), max_size=3), st.booleans()), max_size=40)
POOLS = st.lists(ENTRIES, min_size=1, max_size=6)


def pools(made: list[list[tuple[set[int], bool]]]) -> list[list[Entry]]:
    return [
        [Entry(Place(n, 1), tuple(sorted(topics)), prized) for n, (topics, prized) in enumerate(each, 1)]
        for each in made
    ]


def single(*topics: int) -> list[Entry]:
    return [Entry(Place(n, 1), (topic,)) for n, topic in enumerate(topics, 1)]


@settings(deadline=None)
@given(POOLS)
def test_each_line_comes_once_for_a_topic_of_its_own(made: list[list[tuple[set[int], bool]]]) -> None:
    given = pools(made)
    found = rota(given)
    assert Counter((t.paper, t.place) for t in found) == Counter(
        (n, e.place) for n, p in enumerate(given) for e in p
    )
    topics = {(n, e.place): e.topics for n, p in enumerate(given) for e in p}
    assert all(t.topic in topics[t.paper, t.place] or t.topic is None for t in found)


@settings(deadline=None)
@given(POOLS)
def test_papers_are_never_far_from_their_time(made: list[list[tuple[set[int], bool]]]) -> None:
    given = pools(made)
    found = rota(given)
    for paper, pool in enumerate(given):
        came = [day for day, turn in enumerate(found) if turn.paper == paper]
        due = [(n + 0.5) * len(found) / len(pool) for n in range(len(pool))]
        slack = len(found) / max(1, len(pool)) + len(given)  # a turn, and that of each other paper before it
        assert all(abs(day + 0.5 - at) <= slack + 1 for day, at in zip(came, due, strict=True))


@settings(deadline=None)
@given(POOLS)
def test_a_topic_comes_again_when_all_have_come_or_out_of_turn(
    made: list[list[tuple[set[int], bool]]],
) -> None:
    given = pools(made)
    left = Counter(topic for pool in given for entry in pool for topic in entry.topics)
    topics = {(n, e.place): e.topics for n, p in enumerate(given) for e in p}
    shown: set[int] = set()
    for turn in rota(given):
        if not {topic for topic, count in left.items() if count} - shown:
            shown = set()
        if turn.topic is not None and turn.at:
            assert turn.topic not in shown
            shown.add(turn.topic)
        left.subtract(topics[turn.paper, turn.place])


def test_topics_take_turns_though_one_has_most_lines() -> None:
    found = rota([single(0, 0, 0, 0, 1), single(0, 0, 2, 0, 0)])
    assert {t.topic for t in found[:3]} == {0, 1, 2} and [(t.at, t.of) for t in found[:3]] == [
        (1, 3),
        (2, 3),
        (3, 3),
    ]


def test_a_paper_that_is_due_is_not_held_up_by_topics() -> None:
    found = rota([single(*range(12)), single(20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20)])
    assert 11 <= Counter(t.paper for t in found[:12])[0] + 5 <= 13
    assert any(t.topic == 20 and t.at == 0 for t in found[:12])


def test_lines_with_no_topic_take_no_turn() -> None:
    found = rota([[Entry(Place(1, 1), ()), Entry(Place(2, 1), ())]])
    assert found == [Turn(0, Place(1, 1), None), Turn(0, Place(2, 1), None)]


def test_what_is_prized_comes_within_the_period_and_apart() -> None:
    entries = [Entry(Place(n, 1), (n % 30,), n > 90) for n in range(1, 97)]
    came = [day for day, turn in enumerate(rota([entries])) if turn.place.paragraph > 90]
    assert len(came) == 6 and came[-1] < PERIOD
    assert all(later - earlier >= PERIOD // 6 for earlier, later in pairwise(came))


def test_no_papers_no_turns() -> None:
    assert rota([]) == rota([[], []]) == []
