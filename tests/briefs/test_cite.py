from __future__ import annotations

from typing import Any

import pytest
from corpus import handmade, shipped

from briefs.cite import STYLES, reference

TALK: dict[str, Any] = {
    "title": "The Way Out: Between War and Peace",
    "authors": ("Leonid A. Petrov",),
    "year": 2004,
    "date": "27-29 January 2004",
    "event": "Talks on Talks",
    "venue": "Asia Center, Honolulu",
    "kind": "conference paper",
}


def cited(style: str, **facts: Any) -> str:
    return reference(handmade("a", ["One."], **(TALK | facts)), style).text


def test_apa() -> None:
    assert cited("apa") == (
        "Petrov, L. A. (2004, January 27–29). The Way Out: Between War and Peace [Conference paper]. "
        "Talks on Talks, Asia Center, Honolulu."
    )


def test_chicago() -> None:
    assert cited("chicago") == (
        "Petrov, Leonid A. “The Way Out: Between War and Peace.” Conference paper presented at "
        "Talks on Talks, Asia Center, Honolulu, January 27–29, 2004."
    )


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("apa", "Alone. (n.d.)."),
        ("chicago", "“Alone.” n.d."),
        ("bibtex", "@misc{a,\n  title = {{Alone}}\n}"),
        ("ris", "TY  - GEN\nID  - a\nTI  - Alone\nER  - "),
    ],
)
def test_a_title_is_enough(style: str, text: str) -> None:
    nothing = dict.fromkeys(("year", "date", "event", "venue", "kind"))
    assert cited(style, title="Alone", authors=(), **nothing) == text


def test_the_year_stands_alone_where_no_day_is_known() -> None:
    assert "(2004)." in cited("apa", date=None)
    assert cited("chicago", date=None).endswith("Honolulu, 2004.")


def test_several_authors() -> None:
    two = ("Ada Lovelace", "Martin Luther King Jr.")
    assert cited("apa", authors=two).startswith("Lovelace, A., & King, M. L., Jr. (2004")
    assert cited("chicago", authors=two).startswith("Lovelace, Ada, and Martin Luther King Jr. “The")
    three = (*two, "Institute for Peace")
    assert cited("apa", authors=three).startswith("Lovelace, A., King, M. L., Jr., & Institute for Peace. (")
    assert cited("chicago", authors=three).startswith(
        "Lovelace, Ada, Martin Luther King Jr., and Institute for Peace. “"
    )


def test_a_crowd_of_authors_is_cut_as_the_styles_say() -> None:
    crowd = tuple(f"Ann Author{letter}" for letter in "abcdefghijklmnopqrstuvwxy")
    assert "Authors, A., … Authory, A. (2004" in cited("apa", authors=crowd)
    assert "Ann Authorg, et al. “" in cited("chicago", authors=crowd)


def test_marks_of_the_title_are_not_doubled() -> None:
    assert "“Who Leads?” Conference" in cited("chicago", title="Who Leads?")
    assert cited("apa", title="Who Leads?", kind=None, authors=()).startswith("Who Leads? (2004")
    assert "“The ‘Balance’ of 'Terror'.”" in cited("chicago", title='The “Balance” of "Terror"')


def test_a_kind_that_is_no_paper_is_only_named() -> None:
    assert "” Conference report, Talks on Talks, " in cited("chicago", kind="conference report")


def test_no_other_style() -> None:
    with pytest.raises(ValueError, match="mla"):
        cited("mla")


@pytest.mark.parametrize("style", STYLES)
def test_the_shipped_papers_are_cited_with_author_and_year(style: str) -> None:
    for paper in shipped().values():
        text = reference(paper, style).text
        assert paper.authors[0].split()[-1] in text
        assert str(paper.year) in text
