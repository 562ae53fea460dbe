from __future__ import annotations

import pytest
from corpus import handmade

from briefs.imprint import Author, Day, capital, listed, read_author, read_day


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Leonid A. Petrov", Author("Petrov", "Leonid A.")),
        ("Suh, Jae-jung", Author("Suh", "Jae-jung")),
        ("Ludwig van der Rohe", Author("van der Rohe", "Ludwig")),
        ("Martin Luther King Jr.", Author("King", "Martin Luther", "Jr.")),
        ("Martin Luther King, Jr.", Author("King", "Martin Luther", "Jr.")),
        ("King, Martin Luther, Jr.", Author("King", "Martin Luther", "Jr.")),
        ("Henry Adams III", Author("Adams", "Henry", "III")),
        ("Plato", Author("Plato")),
        (
            "Asia-Pacific Center for Security Studies",
            Author("Asia-Pacific Center for Security Studies", body=True),
        ),
        ("Smith & Sons", Author("Smith & Sons", body=True)),
        ("World Bank", Author("World Bank", body=True)),
        ("bell hooks", Author("hooks", "bell")),
        ("", Author("")),
        (",", Author(",")),
    ],
)
def test_names(name: str, author: Author) -> None:
    assert read_author(name) == author


@pytest.mark.parametrize(
    ("given", "initials"),
    [("Leonid A.", "L. A."), ("J.R.R.", "J. R. R."), ("Jean-Paul", "J.-P."), ("Jae-jung", "J."), ("", "")],
)
def test_initials(given: str, initials: str) -> None:
    assert Author("X", given).initials == initials


def test_a_name_as_said_and_as_filed() -> None:
    king = read_author("Martin Luther King Jr.")
    assert king.natural == "Martin Luther King Jr."
    assert king.inverted == "King, Martin Luther, Jr."


@pytest.mark.parametrize(
    ("printed", "year", "day", "label"),
    [
        ("27-29 January 2004", 2004, Day(2004, 1, 27, 29), "January 27–29"),
        ("MAY 26-28, 1998", 1998, Day(1998, 5, 26, 28), "May 26–28"),
        ("May 1st and 2nd, 1999", 1999, Day(1999, 5, 1, 2), "May 1–2"),
        ("3 Sept. 2001", 2001, Day(2001, 9, 3), "September 3"),
        ("February 2004", 2004, Day(2004, 2), "February"),
        ("2004-01-27", 2004, Day(2004, 1, 27), "January 27"),
        ("2004-01", 2004, Day(2004, 1), "January"),
        ("2004-13-01", 2004, Day(2004), ""),
        ("30 May - 2 June 2004", 2004, Day(2004), ""),
        ("Spring 2004", 2004, Day(2004), ""),
        ("27 January 2003", 2004, Day(2004), ""),
        (None, 2004, Day(2004), ""),
        ("27 January 2004", None, Day(None), ""),
    ],
)
def test_dates(printed: str | None, year: int | None, day: Day, label: str) -> None:
    read = read_day(handmade("a", ["One."], date=printed, year=year))
    assert (read, read.label) == (day, label)


def test_lists_have_no_loose_ends() -> None:
    assert listed(None, "Town  Hall\n", "", "Ulan Bator") == "Town Hall, Ulan Bator"
    assert capital("conference\u00a0paper") == "Conference paper"
    assert capital(None) == ""
