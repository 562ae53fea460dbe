"""Lines about a paper are told from its title and its text."""

import pytest

from briefs.compiler.about import tells_about


@pytest.mark.parametrize(
    "line",
    [
        "by Leonid A. Petrov",
        "*Posted in opinion.*",
        "Presented at a workshop in Oslo",
        "Paper prepared for the Harbour Board",
        "Held at the Town Hall, 4 October 2012",
        "Published in The Newsletter (February 2004)",
        "This article first appeared in The Net",
        "Vol. 12, No. 3",
        "MAY 26-28, 1998 HONOLULU, HAWAII",
        "Honolulu, 27-29 January 2004",
        "Oslo, 3 May 1968, Town Hall",
        "Version 3, 29 June 2007",
        "Conference Report",
        "Working Paper No. 17",
        "a.lee@board.example",
        "https://board.example/fish",
    ],
)
def test_lines_about_a_paper(line: str) -> None:
    assert tells_about(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The Events of May 1968",
        "From May 1968 to Our Days",
        "Held in Common",
        "Given in Marriage: A Story of the Coast",
        "Published Works and Lost Ones",
        "Accepted Truths",
        "The Report of the Board",
        "Fish and Fishery in 1998",
        "Working Papers of a Lost Board",
    ],
)
def test_titles_are_none(line: str) -> None:
    assert not tells_about(line)
