"""A list that is announced and does not come is a gap."""

import pytest
from made_up_papers import BAYARKHUU, JOHNSTONE, PETROV, compiled, shipped

from briefs.models import Gap

PROSE = "The catch fell by half in one year. Nobody in the town knows why it did."


def gaps(*blocks: str, name: str = "a.txt") -> list[str]:
    return [gap.text for gap in compiled("\n\n".join(("On Fish", PROSE, *blocks)), name).gaps]


def test_the_shipped_papers_have_one() -> None:
    assert shipped(JOHNSTONE).gaps == (
        Gap(38, "One Chinese participant pointed to at least four common concerns:"),
    )
    assert shipped(PETROV).gaps == shipped(BAYARKHUU).gaps == ()


@pytest.mark.parametrize("after", [(), (PROSE,), ("The Port", PROSE)])
def test_what_is_announced_and_does_not_come_is_a_gap(after: tuple[str, ...]) -> None:
    assert gaps("It fell. There are three reasons:", *after) == ["There are three reasons:"]


@pytest.mark.parametrize(
    "after",
    [("- nets", "- boats", "- weather"), ("1. nets\n2. boats",), ("First, the nets are old.", PROSE)],
)
def test_what_comes_is_none(after: tuple[str, ...]) -> None:
    assert gaps("There are three reasons:", *after) == []


def test_a_colon_before_speech_announces_no_list() -> None:
    assert gaps("The harbour master said:", "Nobody knows why it did. I least of all.") == []


def test_a_table_is_as_good_as_a_list() -> None:
    assert gaps("The following reasons count:", "| a | b |\n|---|---|\n| 1 | 2 |", PROSE, name="a.md") == []
