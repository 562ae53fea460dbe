"""Dates are read as papers print them."""

import pytest

from briefs.compiler.dates import dates


@pytest.mark.parametrize(
    ("text", "printed", "year", "label"),
    [
        ("Honolulu, 27-29 January 2004.", "27-29 January 2004", 2004, "Jan 2004"),
        ("MAY 26-28, 1998 HONOLULU", "May 26-28, 1998", 1998, "May 1998"),
        ("on May 26–28, 2005, in Moscow", "May 26–28, 2005", 2005, "May 2005"),
        ("30 May - 2 June 2011", "30 May - 2 June 2011", 2011, "May 2011"),
        ("May 30 - June 2, 2011", "May 30 - June 2, 2011", 2011, "May 2011"),
        ("the 3rd and 4th: 3rd June 1999", "3rd June 1999", 1999, "Jun 1999"),
        ("(Feb. 2004)", "Feb. 2004", 2004, "Feb 2004"),
        ("Sept 12, 2001", "Sept 12, 2001", 2001, "Sep 2001"),
        ("Sep.2003", "Sep.2003", 2003, "Sep 2003"),
        ("2016-05-09", "2016-05-09", 2016, "May 2016"),
        ("Autumn 2011", "Autumn 2011", 2011, None),
        ("(1998)", "1998", 1998, None),
    ],
)
def test_a_date_is_read(text: str, printed: str, year: int, label: str | None) -> None:
    (date,) = dates(text)
    assert (date.text, date.year, date.label) == (printed, year, label)


@pytest.mark.parametrize(
    "text", ["room 20041", "the 1998-99 season", "maybe later", "$1,998", "may 2", "x2004"]
)
def test_other_figures_are_none(text: str) -> None:
    assert [date for date in dates(text) if not date.bare] == []


def test_several_dates_stand_in_order() -> None:
    text = "From May 1998 to 2004"
    assert [(date.text, text[date.start : date.end]) for date in dates(text)] == [
        ("May 1998", "May 1998"),
        ("2004", "2004"),
    ]
