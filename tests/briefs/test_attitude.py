"""Where a sentence stands on a thing: only the plainest constructions are read, all else has no attitude."""

import pytest

from briefs.attitude import Manner, attitudes
from briefs.models import Name
from briefs.search.terms import Lexicon

LEXICON = Lexicon([Name("north", ("North Town",)), Name("south", ("South Town",))])
FERRY = [("night", "ferri")]


def read(text: str) -> list[tuple[Manner, bool]]:
    """The attitudes of a text on the night ferry."""
    return [(attitude.manner, attitude.favours) for attitude in attitudes(text, LEXICON, FERRY)]


@pytest.mark.parametrize(
    ("text", "manner", "favours"),
    [
        ("The night ferry will continue.", Manner.FATE, True),
        ("The night ferry will continue to have a place in the harbour.", Manner.FATE, True),
        ("The night ferry will not remain in the harbour.", Manner.FATE, False),
        ("The night ferry won’t be tolerated.", Manner.VIEW, False),
        ("The night ferry in the old harbour will be maintained.", Manner.FATE, True),
        ("The night ferry must be discontinued.", Manner.FATE, False),
        ("Some captains questioned the continuing need for the night ferry.", Manner.VIEW, False),
        ("Some captains opposed the withdrawal of the night ferry.", Manner.VIEW, True),
        ("Both towns have supported the night ferry.", Manner.VIEW, True),
        ("Both towns do not support the night ferry.", Manner.VIEW, False),
        ("North Town should withdraw the night ferry.", Manner.FATE, False),
    ],
)
def test_a_plain_attitude_is_read(text: str, manner: Manner, favours: bool) -> None:
    assert read(text) == [(manner, favours)]


@pytest.mark.parametrize(
    "text",
    [
        "The night ferry is late.",
        "The night ferry will continue to shrink.",  # what goes on is something else
        "The night ferry will remain in doubt.",
        "The night ferry captains will continue.",  # not the ferry
        "The captains of the night ferry will continue.",
        "The night ferry will end the quarrel.",
        "They opposed the plan to buy a night ferry.",  # not the ferry either
        "They supported the night ferry captains.",
        "The supporters of the night ferry met.",
        "They plan to end the night ferry.",  # an aim is no fact
        "It is a night ferry, and the towns will remain.",
        "They welcomed the ferry at night.",
        "Dogs were not tolerated on the night ferry.",
    ],
)
def test_what_is_not_plain_has_no_attitude(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("The night ferry won't be tolerated by North Town or South Town.", {"@north", "@south"}),
        ("North Town rejected the night ferry.", {"@north"}),
        ("South Town slept, and North Town rejected the night ferry.", {"@north"}),
        ("The night ferry will continue.", set()),
    ],
)
def test_whose_attitude_it_is(text: str, agents: set[str]) -> None:
    (attitude,) = attitudes(text, LEXICON, FERRY)
    assert attitude.agents == agents


def test_the_modal_word_tells_a_forecast_from_a_demand() -> None:
    texts = ("The night ferry will continue.", "The night ferry must continue.", "The night ferry continues.")
    assert [s.modal for text in texts for s in attitudes(text, LEXICON, FERRY)] == ["will", "should", ""]
