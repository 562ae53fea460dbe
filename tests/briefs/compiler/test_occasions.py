"""Events and publications are read from the lines that name them."""

import pytest

from briefs.compiler.occasions import Occasion, issue, masthead, presented, published


def seen(found: Occasion | None) -> tuple[str | None, ...]:
    assert found is not None
    return found.event, found.venue, found.publisher, found.date.text if found.date else None


@pytest.mark.parametrize(
    ("text", "event", "venue", "date"),
    [
        (
            "Presented at the international conference Peace, Trade and Fish in the North, "
            "Centre for Harbours, Honolulu, 27-29 January 2004.",
            "Peace, Trade and Fish in the North", "Centre for Harbours, Honolulu", "27-29 January 2004",
        ),
        (
            'From a paper presented at a conference on "New Ways: Focus on Fish," May 26-28, 2005, '
            "Moscow, Russia, co-organized by the Board. Ann Lee is Counselor.",
            "New Ways: Focus on Fish", "Moscow, Russia", "May 26-28, 2005",
        ),
        (
            "Paper prepared for the 12th Annual Meeting of the Fishery Society, Boston, May 2003",
            "12th Annual Meeting of the Fishery Society", "Boston", "May 2003",
        ),
        ("Delivered at a workshop on nets (Oslo)", "nets", None, None),
    ],
)  # fmt: skip
def test_an_event_is_read(text: str, event: str, venue: str | None, date: str | None) -> None:
    assert seen(presented(text)) == (event, venue, None, date)


@pytest.mark.parametrize("text", ["The gift was presented to the town.", "He read a paper.", ""])
def test_other_lines_name_no_event(text: str) -> None:
    assert presented(text) is None


def test_a_publication_is_read() -> None:
    found = published("Published in The Korea University Newsletter (February 2004)")
    assert seen(found) == (None, None, "The Korea University Newsletter", "February 2004")
    assert published("It was published in The News") is None


def test_a_masthead_has_its_event_above_the_date_and_its_place_beside() -> None:
    found = masthead(["SECURITY IN", "NORTHEAST ASIA", "MAY 26-28, 1998 HONOLULU, HAWAII"])
    assert seen(found) == ("SECURITY IN NORTHEAST ASIA", "HONOLULU, HAWAII", None, "May 26-28, 1998")
    assert masthead(["SECURITY IN 1998"]) is None


def test_an_issue_of_a_journal_is_read() -> None:
    found = issue(["Journal of Fish", "Vol. 12, No. 3 (Autumn 2011), pp. 45-61"])
    assert seen(found) == (None, None, "Journal of Fish", "Autumn 2011")
    assert issue(["Journal of Fish", "Autumn 2011"]) is None
