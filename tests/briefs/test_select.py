"""Which lines are chosen: the best, and none that says again what another says."""

from collections.abc import Sequence

import pytest
from corpus import handmade
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.models import Kind, Lean, Part, Place
from briefs.select import LONGEST, SHORTEST, alike, candidates, pick, quotable
from briefs.text import stems

SAID = "Both towns must agree on a larger set of rules for the use of the quay."
AGAIN = "What is needed, he found, was a wider set of rules for the use of the quay."
OTHER = "Salt is carried over the bridge, which the younger town has never mended."


def chosen(*paragraphs: Sequence[str], count: int = 2) -> list[Place]:
    """The places of the lines picked from these paragraphs; the earlier a sentence, the more salient."""
    places = [(p, s) for p, texts in enumerate(paragraphs, 1) for s in range(1, len(texts) + 1)]
    marks = {place: {"salience": 1 - n / 10} for n, place in enumerate(places)}
    return [c.place for c in pick(candidates(handmade("a", *paragraphs, marks=marks)), count)]


def test_the_most_salient_lines_are_picked() -> None:
    assert chosen([OTHER], [SAID], [AGAIN]) == [Place(1, 1), Place(2, 1)]


def test_a_run_of_words_that_another_paragraph_shares_is_not_said_again() -> None:
    assert chosen([SAID], [AGAIN], [OTHER]) == [Place(1, 1), Place(3, 1)]
    assert chosen([SAID], [AGAIN]) == [Place(1, 1)]


def test_one_thought_carried_on_in_its_paragraph_is() -> None:
    assert chosen([SAID, AGAIN], [OTHER], count=3) == [Place(1, 1), Place(1, 2), Place(2, 1)]


def test_a_long_name_is_no_run_of_words() -> None:
    first = "The Old Harbour Town Salt Company has paid for every repair of the bridge."
    second = "Few remember how the Old Harbour Town Salt Company came by its licence."
    assert len(chosen([first], [second])) == 2


@pytest.mark.parametrize(
    ("text", "marks", "kind", "fit"),
    [
        (OTHER, {}, Kind.PROSE, True),
        ("x" * (SHORTEST - 1), {}, Kind.PROSE, False),
        ("x" * (LONGEST + 1), {}, Kind.PROSE, False),
        ("Short.", {}, Kind.LIST, True),
        ("The towns have named the following three conditions:", {}, Kind.PROSE, False),
        (OTHER, {"lean": Lean.LOST}, Kind.PROSE, False),
        (OTHER, {"lean": Lean.HARD, "riders": (Place(1, 1),)}, Kind.PROSE, True),
        (OTHER, {"lean": Lean.HARD, "riders": (Place(1, 1), Place(1, 2))}, Kind.PROSE, False),
    ],
)
def test_what_may_stand_in_a_brief(text: str, marks: dict[str, object], kind: Kind, fit: bool) -> None:
    passage = handmade("a", [text], marks={(1, 1): marks}, passages={1: {"kind": kind}}).passages[0]
    assert quotable(passage, passage.sentences[0]) is fit


ALIKE = "The younger town has mended the bridge on which it carries its salt to market."


def test_of_two_lines_alike_the_second_comes_late() -> None:
    assert chosen([OTHER], [ALIKE], [SAID], count=3) == [Place(1, 1), Place(3, 1), Place(2, 1)]


def test_what_is_chosen_already_is_not_said_again() -> None:
    said, again, other = candidates(handmade("a", [SAID], [AGAIN], [OTHER]))
    assert pick([again, other], 2, chosen=[said]) == [other]


def test_a_rule_keeps_lines_out() -> None:
    pool = candidates(handmade("a", [SAID], [OTHER]))
    assert pick(pool, 2, allowed=lambda c, _: c.passage.number > 1) == pool[1:]
    assert pick(pool, 2, allowed=lambda _, chosen: not chosen) == pool[:1]


def test_lines_close_to_a_chosen_one_lose_to_those_far_off() -> None:
    marks = {(1, 1): {"salience": 1.0}, (1, 2): {"salience": 0.55}, (3, 1): {"salience": 0.5}}
    paper = handmade("a", [SAID, LINES[0]], ["Short."] * 40, [LINES[1]], marks=marks)
    pool = candidates(paper)
    assert [c.place for c in pick(pool, 2)] == [Place(1, 1), Place(1, 2)]
    assert [c.place for c in pick(pool, 2, crowding=2)] == [Place(1, 1), Place(3, 1)]


@pytest.mark.parametrize(("words", "lines"), [(0, 0), (1, 1), (16, 1), (17, 2), (29, 2), (999, 3)])
def test_lines_are_picked_until_there_are_so_many_words(words: int, lines: int) -> None:
    pool = candidates(handmade("a", [SAID], [OTHER], [ALIKE]))
    assert [len(c.sentence.text.split()) for c in pool] == [16, 13, 15]
    assert len(pick(pool, 3, words=words)) == lines


def test_back_matter_is_never_a_candidate() -> None:
    paper = handmade("a", [SAID], [OTHER], passages={2: {"part": Part.BACK}})
    assert [c.place for c in candidates(paper)] == [Place(1, 1)]


@pytest.mark.parametrize("turn", ["They did not.", "But nobody ever did, and the quay is empty to this day."])
def test_what_the_next_sentence_takes_back_is_no_candidate(turn: str) -> None:
    paper = handmade("a", [SAID, turn])
    assert Place(1, 1) not in [c.place for c in candidates(paper)]
    assert Place(1, 1) in [c.place for c in candidates(paper, turning=True)]


def test_only_the_places_given_are_candidates() -> None:
    paper = handmade("a", [SAID], [OTHER], [ALIKE])
    assert [c.place for c in candidates(paper, [Place(3, 1), Place(1, 1)])] == [Place(1, 1), Place(3, 1)]


VERBS = [(f"{verb}ed", f"{thing}s") for verb, thing in zip(
    ("doubt", "ask", "want", "fear", "expect", "dream", "warn", "learn", "groan"),
    ("whale", "pirate", "tax collector", "king", "comet", "poet", "swallow", "tinker", "glacier"),
    strict=True,
)]  # fmt: skip
LINES = [f"Nobody {verb} that the {thing} would come to the island before spring." for verb, thing in VERBS]


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(len(LINES))), st.lists(st.integers(0, 3), min_size=9, max_size=9))
def test_the_order_of_the_pool_makes_no_difference(order: list[int], salience: list[int]) -> None:
    marks = {(n, 1): {"salience": s / 10} for n, s in enumerate(salience, 1)}
    pool = candidates(handmade("a", *([line] for line in LINES), marks=marks))
    assert pick([pool[n] for n in order], 5) == pick(pool, 5)


sentences = st.lists(st.sampled_from(["salt", "trade", "the", "bridges", "mended"]), max_size=6).map(" ".join)


@given(sentences, sentences)
def test_likeness_goes_both_ways(first: str, second: str) -> None:
    assert alike(first, second) == alike(second, first)
    assert 0 <= alike(first, second) <= 1 + 1e-9
    assert alike(first, first) == pytest.approx(1.0 if stems(first) else 0.0)
