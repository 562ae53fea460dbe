from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.alignment import Fit, changes, fit
from briefs.answers import Change
from briefs.units import units

WORDS = st.lists(st.sampled_from("trade grew and ports were never quite full".split()), max_size=12)


@pytest.mark.parametrize(
    ("claimed", "source", "found"),
    [
        ("b c d", "a b c d e", Fit(3, 1, 4)),
        ("x c d", "a b c d e", Fit(2, 1, 4)),
        ("c d x y", "a b c d e", Fit(2, 2, 5)),
        ("ports where full", "the ports were full then", Fit(3, 1, 4)),
        ("ports quite full", "the ports were not full then", Fit(2, 1, 5)),
        ("x y", "a b", Fit(0, 0, 0)),
        ("", "a b", Fit(0, 0, 0)),
    ],
)
def test_fit(claimed: str, source: str, found: Fit) -> None:
    assert fit(claimed.split(), source.split()) == found


@pytest.mark.parametrize(
    ("claimed", "source", "wanted"),
    [
        ("Ports were full", "ports WERE\nfull", []),
        ("Ports 'were' full", "Ports “were” full", []),
        ("ports are full", "ports were full", [Change("are", "were")]),
        ("ports full", "ports were full", [Change("", "were")]),
        ("ports were so full", "ports were full", [Change("so", "")]),
        (
            "Ports of course were full",
            "Ports, of course, were full",
            [("Ports", "Ports,"), ("course", "course,")],
        ),
        ("full scale war", "full-scale war", [Change("full scale", "full-scale")]),
        ("ports … full", "ports full", [Change("ports …", "ports")]),
        ("(ports) full", "ports full", [Change("(ports)", "ports")]),
        ("ports were quite empty", "ports are full", [Change("were quite empty", "are full")]),
    ],
)
def test_changes(claimed: str, source: str, wanted: list[Change]) -> None:
    assert list(changes(claimed, source)) == [c if isinstance(c, Change) else Change(*c) for c in wanted]


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_there_are_changes_where_there_are_differences_and_they_are_of_the_texts(
    ours: list[str], theirs: list[str]
) -> None:
    claimed, source = " ".join(ours), " ".join(theirs)
    found = changes(claimed, source)
    assert bool(found) is (ours != theirs)
    assert all(change.claimed in claimed and change.source in source for change in found)
    assert all(change.claimed != change.source for change in found)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_no_more_words_fit_than_there_are(ours: list[str], theirs: list[str]) -> None:
    found = fit(ours, theirs)
    assert 0 <= found.first <= found.last <= len(theirs)
    assert found.aligned <= min(len(ours), found.last - found.first)


@given(st.text(max_size=60))
def test_a_text_needs_no_changes_to_be_itself(text: str) -> None:
    assert changes(text, text) == ()
    assert changes("", text) == () or list(units(text))
