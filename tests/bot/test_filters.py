"""What templates print of years and speakers."""

from corpus import handmade

from bot.filters import speaking, years
from briefs.models import Kind, Lean, Place
from briefs.quotes import group
from briefs.source import source

PAPER = handmade(
    "a",
    ["Some say this:"],
    ["It began in the 1990s and ended in 2001."],
    ["Trade grew."],
    marks={(2, 1): {"years": (1990, 2001), "lean": Lean.HARD, "riders": (Place(1, 1),)}},
    passages={2: {"kind": Kind.ITEM, "lead_in": 1}},
)


def test_a_decade_is_no_year() -> None:
    assert years((1990, 2001), group(PAPER, Place(2, 1)).quotes) == ["1990s", "2001"]


def test_who_speaks_in_a_paragraph_is_told_by_it_and_by_what_announces_it() -> None:
    assert [quote.text for quote in speaking(source(PAPER, 2))] == [
        "Some say this:",
        "It began in the 1990s and ended in 2001.",
    ]
    assert [quote.text for quote in speaking(source(PAPER, 3))] == ["Trade grew."]
