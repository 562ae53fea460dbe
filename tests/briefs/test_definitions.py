from __future__ import annotations

import pytest

from briefs.definitions import definitions, is_abbreviation

DEFINING = [
    ("The Harbour Trade Council (HTC) met in May.", "HTC", "Harbour Trade Council"),
    (
        "They founded the Organization for Salt and Security in Europe (OSSE).",
        "OSSE",
        "Organization for Salt and Security in Europe",
    ),
    ("It uses conditional random fields (CRFs).", "CRFs", "conditional random fields"),
    ("The HTC (Harbour Trade Council) met in May.", "HTC", "Harbour Trade Council"),
    ("This state of things is called “harbour peace”.", "harbour peace", ""),
    ("A so-called “balance of salt” holds.", "balance of salt", ""),
    ("We use what is known as tidal pricing.", "tidal pricing", ""),
    ("We define tidal pricing as the price at high water.", "tidal pricing", ""),
    ("Tidal pricing refers to the price at high water.", "Tidal pricing", ""),
    ("By tidal pricing we mean the price at high water.", "tidal pricing", ""),
    ("A tide table is a list of hours that captains keep.", "tide table", ""),
]
SILENT = [
    "Please refer to the second table.",
    "Shown are the towns that have a quay.",
    "The x-axis denotes the years.",
    "The towns signed (in May) an agreement.",
    "The function p(F) is estimated from counts (see Table 2).",
    "Smith (1998) met Jones (JR).",
    "This is called a failure by many.",
    "It is a matter that nobody knows.",
    "The goal is a peace that lasts.",
    "They were called to the harbour in Table 1.",
    "Probably only one town is a place which has a quay.",
    "x = y + z is called (A).",
]


@pytest.mark.parametrize(("text", "term", "expansion"), DEFINING)
def test_a_definition_is_found(text: str, term: str, expansion: str) -> None:
    assert [(found.term, found.expansion) for found in definitions(text)] == [(term, expansion)]


@pytest.mark.parametrize("text", SILENT)
def test_what_defines_nothing_gives_nothing(text: str) -> None:
    assert list(definitions(text)) == []


def test_what_only_says_a_kind_is_not_certain() -> None:
    (found,) = definitions("A tide table is a list of hours that captains keep.")
    assert not found.certain


@pytest.mark.parametrize(
    ("word", "abbreviated"), [("USIP", True), ("NPs", True), ("A", False), ("1998", False), ("Smith", False)]
)
def test_an_abbreviation_is_mostly_capitals(word: str, abbreviated: bool) -> None:
    assert is_abbreviation(word) is abbreviated
