"""Which lines are chosen: the best, and none that says again what another says."""

from collections.abc import Sequence

import pytest
from corpus import handmade

from briefs.models import Kind, Lean, Place
from briefs.select import LONGEST, SHORTEST, candidates, pick, quotable

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
    assert chosen([SAID, AGAIN], [OTHER], count=3) == [Place(1, 1), Place(2, 1), Place(1, 2)]


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
