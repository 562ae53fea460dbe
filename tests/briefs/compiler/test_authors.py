"""Authors are found in bylines, names alone on a line, credits and closing notes."""

import pytest

from briefs.compiler.authors import author_and_title, byline, credit, introduced, merge, names, same_person
from briefs.compiler.shape import small_words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("by Leonid A. Petrov", ("Leonid A. Petrov",)),
        ("By Dr. Ann Lee and Prof. J. de Vries", ("Ann Lee", "J. de Vries")),
        ("Author: Ann Lee; Ben Ray", ("Ann Lee", "Ben Ray")),
        ("Written by: Ann Lee, Harvard University", ("Ann Lee",)),
        ("*by Ann O’Neill*", ("Ann O’Neill",)),
        ("by the sea", ()),
        ("by Leonid", ()),
        ("standby Ann Lee", ()),
    ],
)
def test_a_byline_names_authors(line: str, expected: tuple[str, ...]) -> None:
    assert byline(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Maria K. Lopez and Jan de Vries", ("Maria K. Lopez", "Jan de Vries")),
        ("Ann Lee1, Ben Ray2*", ("Ann Lee", "Ben Ray")),
        ("Ann Lee, PhD", ("Ann Lee",)),
        ("Vicious Circles", ()),  # the paper writes these words in small letters too
        ("Ann Lee of the Town", ()),
        ("By Ann Lee", ()),
        ("A. B. Carter", ("A. B. Carter",)),
        ("A line of plain prose", ()),
    ],
)
def test_a_line_of_names_is_nothing_but_names(line: str, expected: tuple[str, ...]) -> None:
    assert names(line, small_words("in vicious circles round the town")) == expected


def test_a_credit_names_the_author_and_not_the_affiliation() -> None:
    text = "This report was written by Christopher B. Johnstone, a Research Fellow at the Center."
    assert credit(text) == ("Christopher B. Johnstone",)
    assert credit("The report was written by committee.") == ()
    assert credit("In May this report was written by Ann Lee.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Dashdorj Bayarkhuu is Counselor to the ministry.",
        "From a paper read in May. Dr. Dashdorj Bayarkhuu is a senior research fellow in Moscow.",
    ],
)
def test_a_closing_note_introduces_the_author(text: str) -> None:
    assert introduced(text) == ("Dashdorj Bayarkhuu",)


@pytest.mark.parametrize(
    "text", ["Since the town is a member of the board, it pays.", "North Korea is a country."]
)
def test_ordinary_sentences_introduce_nobody(text: str) -> None:
    assert introduced(text) == ()


def test_an_author_before_a_title_has_an_initial() -> None:
    assert author_and_title("D. Bayarkhuu: Mongolian Perspectives") == (
        "D. Bayarkhuu",
        "Mongolian Perspectives",
    )
    assert author_and_title("North Korea: The Way Ahead") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("D. Bayarkhuu", "Dashdorj Bayarkhuu", True),
        ("Dashdorj Bayarkhuu", "Bayarkhuu", True),
        ("José Núñez", "J. Nunez", True),
        ("D. Bayarkhuu", "Anna Bayarkhuu", False),
        ("D. Bayarkhuu", "D. Petrov", False),
    ],
)
def test_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(one, other) is same_person(other, one) is same


def test_each_person_is_named_once_and_fully() -> None:
    assert merge(["D. Bayarkhuu", "Ann Lee", "Dashdorj Bayarkhuu"]) == ("Dashdorj Bayarkhuu", "Ann Lee")
