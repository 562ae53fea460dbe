from __future__ import annotations

import re
from typing import Any

import pytest
from corpus import handmade, shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.exchange import bibtex, key, ris
from briefs.imprint import read_author
from briefs.models import Paper


def paper(id: str = "author-1999", **facts: Any) -> Paper:
    return handmade(id, ["One."], **facts)


def as_bibtex(made: Paper) -> str:
    return bibtex(made, [read_author(name) for name in made.authors])


def as_ris(made: Paper) -> str:
    return ris(made, [read_author(name) for name in made.authors])


def test_a_conference_paper_in_bibtex() -> None:
    made = paper(
        title="The Way Out",
        authors=("Ada Lovelace", "Institute for Peace", "Henry Adams III"),
        date="27-29 January 1999",
        event="Talks on Talks",
        venue="Honolulu",
        kind="conference paper",
    )
    assert as_bibtex(made).splitlines() == [
        "@inproceedings{lovelace1999-author1999,",
        "  author = {Lovelace, Ada and {Institute for Peace} and Adams, III, Henry},",
        "  title = {{The Way Out}},",
        "  booktitle = {Talks on Talks},",
        "  address = {Honolulu},",
        "  note = {Conference paper, 27--29 January 1999},",
        "  year = {1999},",
        "  month = jan",
        "}",
    ]


def test_a_conference_paper_in_ris() -> None:
    made = paper(title="The\nWay Out", date="27-29 January 1999", event="Talks", kind="conference paper")
    assert as_ris(made).splitlines() == [
        "TY  - CPAPER",
        "ID  - author1999",
        "AU  - Author, Ada",
        "TI  - The Way Out",
        "PY  - 1999",
        "DA  - 1999/01/27/",
        "T2  - Talks",
        "M3  - Conference paper",
        "ER  - ",
    ]


@pytest.mark.parametrize(
    ("kind", "bibtex_type", "ris_type"),
    [
        ("PhD thesis", "phdthesis", "THES"),
        ("Working paper", "techreport", "RPRT"),
        ("conference report", "inproceedings", "CPAPER"),
        ("journal article", "article", "JOUR"),
        ("book chapter", "incollection", "CHAP"),
        ("essay", "misc", "GEN"),
        (None, "misc", "GEN"),
    ],
)
def test_kinds(kind: str | None, bibtex_type: str, ris_type: str) -> None:
    made = paper(kind=kind)
    assert as_bibtex(made).startswith(f"@{bibtex_type}{{")
    assert as_ris(made).startswith(f"TY  - {ris_type}\n")


def test_nothing_is_said_of_what_is_not_known() -> None:
    made = paper("untitled", title="Alone", authors=(), year=None)
    assert as_bibtex(made) == "@misc{untitled,\n  title = {{Alone}}\n}"
    assert as_ris(made) == "TY  - GEN\nID  - untitled\nTI  - Alone\nER  - "


def test_special_characters_are_escaped_and_accents_are_kept() -> None:
    entry = as_bibtex(paper(title=r"R&D: 50% of $5_000 {#1} ~ é ^ \x"))
    assert (
        r"{{R\&D: 50\% of \$5\_000 \textbraceleft{}\#1\textbraceright{} "
        r"\textasciitilde{} é \textasciicircum{} \textbackslash{}x}}" in entry
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_title_leaves_braces_balanced_and_lines_whole(title: str) -> None:
    made = paper(title=title, event=title, kind="conference paper")
    depth = 0
    for character in re.sub(r"\\[&%$#_]", "", as_bibtex(made)):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in as_ris(made).split("\n"))


@pytest.mark.parametrize(
    ("id", "authors", "year", "wanted"),
    [
        ("petrov-2004", ("Leonid Petrov",), 2004, "petrov2004"),
        ("petrov-2004-b", ("Leonid Petrov",), 2004, "petrov2004b"),
        ("004", ("Leonid Petrov",), 2004, "petrov2004-004"),
        ("report", (), 2004, "report"),
        ("muller", ("Jörg Müller",), None, "muller"),
        ("x", ("김정은",), 2004, "2004-x"),
    ],
)
def test_keys(id: str, authors: tuple[str, ...], year: int | None, wanted: str) -> None:
    assert key(paper(id, authors=authors, year=year)) == wanted


def test_the_shipped_papers_have_plain_keys() -> None:
    assert {key(p) for p in shipped().values()} == {"bayarkhuu2005", "johnstone1998", "petrov2004"}
