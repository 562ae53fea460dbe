"""What stands against a paragraph, over the shipped papers: hand-made claims with their counters."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from corpus import handmade, shipped
from counters import NONE, PAIRS
from small import corpus

import briefs
from briefs.against import PAGE, counters
from briefs.answers import Counters
from briefs.library import Library

FLOOR = 16  # of the 20 claims


@pytest.fixture(scope="module")
def answers(store: Path) -> dict[tuple[str, int], Counters]:
    async def ask() -> dict[tuple[str, int], Counters]:
        async with briefs.open(store) as library:
            papers = {p.id: p for p in await library.wholes()}
            return {
                claim: await counters(library, papers[claim[0]], claim[1])
                for claim in (*PAIRS, *NONE, ("johnstone-1998", 60))
            }

    return asyncio.run(ask())


def test_a_right_counter_is_among_the_first_three(answers: dict[tuple[str, int], Counters]) -> None:
    hits = sum(
        any(r.group.main.text == _text(at) for r in answers[claim].rivals[:PAGE] for at in right)
        for claim, right in PAIRS.items()
    )
    assert hits >= FLOOR


def _text(at: tuple[str, int, int]) -> str:
    return shipped()[at[0]].passage(at[1]).sentences[at[2] - 1].text


@pytest.mark.parametrize("claim", NONE)
def test_no_line_is_made_up_where_nothing_stands_against(
    answers: dict[tuple[str, int], Counters], claim: tuple[str, int]
) -> None:
    assert answers[claim].rivals == ()
    assert answers[claim].claim.quotes


def test_the_other_side_of_a_report_is_marked(answers: dict[tuple[str, int], Counters]) -> None:
    found = answers["johnstone-1998", 50].rivals
    assert [(r.group.main.citation.paragraph, r.camp) for r in found[:1]] == [(49, True)]
    assert not any(r.camp for r in answers["petrov-2004", 13].rivals)


def test_the_same_words_stand_against_a_line_once() -> None:
    say = "The harbour ferry must be abolished before the winter."
    claim = handmade("claim", ["The harbour ferry must be preserved in the winter."])
    against = handmade("against", [say, say, say], marks={(1, n): {"flat": ("must",)} for n in (1, 2, 3)})
    others = [handmade(f"other{n}", [f"Grain {word} is dear."]) for n, word in enumerate(("barley", "rye"))]
    both = corpus(claim, against, *others)

    async def ask(library: Library) -> Counters:
        return await counters(library, await library.paper("claim"), 1)

    assert [r.group.main.text for r in both.run(ask).rivals] == [say]


def test_no_line_is_shown_twice(answers: dict[tuple[str, int], Counters]) -> None:
    for found in answers.values():
        shown = [(q.paper, q.start) for r in found.rivals for q in r.group.quotes]
        assert len(shown) == len(set(shown))


def test_back_matter_claims_nothing(answers: dict[tuple[str, int], Counters]) -> None:
    assert answers["johnstone-1998", 60].total == 0
