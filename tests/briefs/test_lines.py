from __future__ import annotations

import pytest
from corpus import handmade

from briefs.lines import adds, tells

GOOD = (
    "Trade between the two ports has grown in every year since the new quay was opened to ships of all flags."
)


def told(text: str) -> bool:
    paper = handmade("a", [text])
    return tells(paper.passages[0], paper.passages[0].sentences[0])


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"“{GOOD}”",
        f"According to Ada Author (1999), {GOOD[0].lower()}{GOOD[1:]}",
        f"{GOOD[:-1]}, and therefore it will go on growing.",
        f"{GOOD[:-1]}, by 12%.",
        "3.5 million tons of salt went through the two ports in the year before the new quay was opened to ships.",
        f"{GOOD[:-1]}, as the tables of the harbour master show.",
    ],
)
def test_a_whole_sentence_tells(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{GOOD[:-1]}:",
        GOOD[:-1],
        f"on the other side, {GOOD[0].lower()}{GOOD[1:]}",
        f"• {GOOD}",
        f"As Figure 3 shows, {GOOD[0].lower()}{GOOD[1:]}",
        f"{GOOD[:-1]} (see Table IV).",
        f"In this section we show that {GOOD[0].lower()}{GOOD[1:]}",
        f"{GOOD[:-1]}, as described above.",
        f"{GOOD[:-1]}, as given by Eq.",
        f"Ships have no other way in; trade is thus bound to grow here. {GOOD}".replace("; ", " "),
        f"{GOOD[:-1]}, which the harbour?s books tell.",
        f"{GOOD[:-1]} by x_1 tons.",
        f"“{GOOD}",
        f"({GOOD}",
        "In contrast to what was said before, those books of the harbour master show that trade has grown.",
        f"{GOOD} we used the books of the harbour master.",
        f"{GOOD} 2.2 The Books of the Harbour Master.",
    ],
)
def test_what_lacks_something_does_not(text: str) -> None:
    assert not told(text)


def test_a_line_that_adds_to_another_is_known() -> None:
    def sentence(text: str) -> bool:
        return adds(handmade("a", [text]).passages[0].sentences[0])

    assert sentence("The port should also be dredged.")
    assert not sentence("It is not only deep but also wide.")
